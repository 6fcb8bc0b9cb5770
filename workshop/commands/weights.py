"""Giving points. Set-style: "three on this idea", never "one more"."""

import secrets
from typing import Annotated

from pydantic import Field
from sqlalchemy import bindparam, delete, func, insert, or_, select, update

from ..engine.command import command, names
from ..engine.schema import Ref, Schema
from ..errors import Refused
from ..models import Ballot, Change, Idea, Key, Participant, Weight
from . import tallies

HERE, BALLOT = bindparam("here"), bindparam("own")
IDEA = select(Idea.state, Idea.merged_into).where(Idea.workshop_id == HERE, Idea.id == bindparam("wanted"))
OWN_BALLOT = select(Ballot.id, Ballot.given, Ballot.points).where(
    Ballot.workshop_id == HERE, Ballot.participant == bindparam("who")
)
GIVEN = (
    select(Weight.idea, Weight.points, func.coalesce(Idea.merged_into, Idea.id).label("root"))
    .join(Idea, (Idea.workshop_id == Weight.workshop_id) & (Idea.id == Weight.idea))
    .where(Weight.workshop_id == HERE, Weight.ballot == BALLOT)
)
NEW_BALLOT, NEW_WEIGHT = insert(Ballot.__table__), insert(Weight.__table__)
SPEND = (
    update(Ballot.__table__)
    .where(Ballot.workshop_id == HERE, Ballot.id == BALLOT)
    .values(given=Ballot.given + bindparam("more"))
)
_OWN_WEIGHT = update(Weight.__table__).where(
    Weight.workshop_id == HERE, Weight.ballot == BALLOT, Weight.idea == bindparam("wanted")
)
WRITE = _OWN_WEIGHT.values(points=bindparam("now"))
FOLD = _OWN_WEIGHT.values(points=bindparam("now"), folded=bindparam("was"))
READY = (
    update(Participant.__table__)
    .where(Participant.workshop_id == HERE, Participant.id == bindparam("who"))
    .values(ready=bindparam("now"))
)


def ballot_of(act):
    """(id, given, points) of the acting participant's ballot, which is made at the first point."""
    own = {"here": act.workshop.id, "who": act.member.id}
    ballot = act.connection.execute(OWN_BALLOT, own).first()
    if ballot is None:
        number = secrets.randbelow(2**53 - 1) + 1
        row = {"workshop_id": own["here"], "participant": own["who"], "given": 0, "points": act.workshop.points}
        act.connection.execute(NEW_BALLOT, row | {"id": number})
        ballot = act.connection.execute(OWN_BALLOT, own).one()
    return ballot


def _open(act):
    if act.workshop.sealed:
        raise Refused("sealed")
    if act.workshop.revealed:
        raise Refused("revealed")


class SetWeight(Schema):
    idea: Ref
    points: Annotated[int, Field(ge=0, le=1000)]


@command(phone=("weight",), late="weights", ballot=True, nameless=True)
def set_weight(act, data: SetWeight):
    """`points` on an idea and all that was merged into it; the budget holds under the lock and in the table.

    Fewer points are always taken, even if a limit has come down or an idea has come apart in the meantime.
    Everybody does this at once, so it goes past the ORM: some ten short statements, whatever the number of people.
    """
    _open(act)
    here = act.workshop.id
    idea = act.connection.execute(IDEA, {"here": here, "wanted": data.idea}).first()
    if idea is None:
        raise Refused("unknown_thing", kind="idea", id=data.idea)
    if idea.state == "merged":
        raise Refused("idea_merged", into=idea.merged_into)
    ballot = ballot_of(act)
    rows = act.connection.execute(GIVEN, {"here": here, "own": ballot.id}).all()
    family = {row.idea: row.points for row in rows if row.root == data.idea}
    had = sum(family.values())
    if idea.state != "shown" and data.points > had:
        raise Refused("idea_hidden")
    if data.points - had > ballot.points - ballot.given:
        raise Refused("budget_spent", left=ballot.points - ballot.given, points=ballot.points)
    chosen = {row.root for row in rows if row.points and row.root != data.idea}
    if data.points > had and len(chosen) >= act.workshop.ideas_max:
        raise Refused("too_many_ideas", ideas_max=act.workshop.ideas_max)
    if data.points == had:
        return
    _write(act, ballot.id, data.idea, family, data.points)
    given = ballot.given + data.points - had
    act.connection.execute(SPEND, {"here": here, "own": ballot.id, "more": data.points - had})
    tallies.move(act, data.idea, ballot.id, had, data.points)
    _ready(act, given == ballot.points)


def _write(act, ballot, idea, family, points):
    """The sum stands on the survivor; what stood on its parts is set to 0 and remembered."""
    own = {"here": act.workshop.id, "own": ballot}
    if idea not in family:
        row = {"workshop_id": act.workshop.id, "ballot": ballot, "idea": idea, "points": 0}
        act.connection.execute(NEW_WEIGHT, row)
    parts = {part: given for part, given in family.items() if part != idea and given}
    if not parts:
        act.connection.execute(WRITE, own | {"wanted": idea, "now": points})
        return
    act.connection.execute(FOLD, own | {"wanted": idea, "now": points, "was": family.get(idea, 0)})
    for part, given in parts.items():
        act.connection.execute(FOLD, own | {"wanted": part, "now": 0, "was": given})
        tallies.move(act, part, ballot, given, 0)


def _ready(act, ready):
    """Nobody is told at that moment: the number goes with presence (`live/here.py`)."""
    if act.member.ready != ready:
        act.connection.execute(READY, {"here": act.workshop.id, "who": act.member.id, "now": ready})
        act.workshop.ready += 1 if ready else -1


class FinishWeighting(Schema):
    done: bool


@command(phone=("weight",), ballot=True)
def finish_weighting(act, data: FinishWeighting):
    _open(act)
    _ready(act, data.done)


class RevealWeights(Schema):
    revealed: bool
    stage: Annotated[int, Field(ge=0, le=3)] = 3


@command(desk=True)
def reveal_weights(act, data: RevealWeights):
    """A switch, not a phase. `stage` counts the top three that the wall has shown."""
    shown = act.workshop.revealed
    act.set(act.workshop, revealed=data.revealed, stage=data.stage if data.revealed else 0)
    if shown != data.revealed:
        tallies.touch_all(act)


class SealWeighting(Schema):
    pass


@command(desk=True, purges=True)
def seal_weighting(act, data: SealWeighting):
    """The one act that cannot be undone: afterwards nothing links a person to points."""
    if act.workshop.sealed:
        return
    cut_off(act)
    act.set(act.workshop, sealed=True)
    act.before.clear()
    tallies.touch_all(act)


def cut_off(act):
    """Draw new ballot numbers in random order, forget the persons, blank the journal, drop the keys.

    The ballots of devices that were removed go for good.

    The rows are written anew in the new order, so that neither their place nor their number tells anything. Nor does
    it stay who was ready, and since which number: the one who was not gave the one ballot with points left.
    """
    act.session.flush()
    mine = act.workshop.id
    removed = select(Participant.id).where(Participant.workshop_id == mine, Participant.removed.is_not(None))
    counts = or_(Ballot.participant.is_(None), Ballot.participant.not_in(removed))
    columns = (Ballot.id, Ballot.given, Ballot.points)
    ballots = act.session.execute(select(*columns).where(Ballot.workshop_id == mine, counts)).all()
    kept = {ballot.id for ballot in ballots}
    weights = act.session.execute(
        select(Weight.ballot, Weight.idea, Weight.points).where(Weight.workshop_id == mine, Weight.points > 0)
    ).all()
    weights = [weight for weight in weights if weight.ballot in kept]
    secrets.SystemRandom().shuffle(ballots)
    number = {ballot.id: place for place, ballot in enumerate(ballots, 1)}
    act.session.execute(delete(Weight).where(Weight.workshop_id == mine))
    act.session.execute(delete(Ballot).where(Ballot.workshop_id == mine))
    rows = [{"workshop_id": mine, "id": number[b.id], "given": b.given, "points": b.points} for b in ballots]
    given = [{"workshop_id": mine, "ballot": number[w.ballot], "idea": w.idea, "points": w.points} for w in weights]
    if rows:
        act.session.execute(insert(Ballot), sorted(rows, key=lambda row: row["id"]))
    if given:
        act.session.execute(insert(Weight), sorted(given, key=lambda row: (row["ballot"], row["idea"])))
    act.session.execute(update(Participant).where(Participant.workshop_id == mine).values(ready=False))
    told = Change.name.in_(names("ballot"))
    blank = {"payload": None, "before": None, "salt": None}
    act.session.execute(update(Change).where(Change.workshop_id == mine, told).values(**blank))
    act.session.execute(delete(Key).where(Key.workshop_id == mine, Key.name.in_(names("ballot"))))


def raise_budget(act, points):
    """More points for everybody, or fewer while nobody has given any.

    How many somebody has given is not said: refusals would tell it, one try after the other.
    """
    if points < act.workshop.points and tallies.ballots(act):
        raise Refused("points_given", least=act.workshop.points)
    act.session.execute(update(Ballot).where(Ballot.workshop_id == act.workshop.id).values(points=points))
