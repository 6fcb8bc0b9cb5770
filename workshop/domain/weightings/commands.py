"""Giving points. Set-style: "three on this idea", never "one more"."""

import secrets
from typing import Annotated

from pydantic import Field
from sqlalchemy import BindParameter, bindparam, delete, func, insert, or_, select, update

from ...engine.command import command, names
from ...engine.context import CommandContext
from ...engine.models import Change, Key
from ...engine.schema import Ref, Schema
from ...errors import Refused
from ..ideas.models import Idea
from ..people.models import Participant
from . import tallies
from .models import Ballot, Weight

HERE: BindParameter = bindparam("here")
BALLOT: BindParameter = bindparam("own")
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


def ballot_of(context: CommandContext):
    """(id, given, points) of the acting participant's ballot, which is made at the first point."""
    own = {"here": context.workshop.id, "who": context.member.id}
    ballot = context.connection.execute(OWN_BALLOT, own).first()
    if ballot is None:
        number = secrets.randbelow(2**53 - 1) + 1
        row = {"workshop_id": own["here"], "participant": own["who"], "given": 0, "points": context.workshop.points}
        context.connection.execute(NEW_BALLOT, row | {"id": number})
        ballot = context.connection.execute(OWN_BALLOT, own).one()
    return ballot


def sealed(workshop) -> Refused | None:
    return Refused("sealed") if workshop.sealed else None


def _told(workshop) -> Refused | None:
    return sealed(workshop) or (Refused("revealed") if workshop.revealed else None)


def _ballot(context: CommandContext) -> dict:
    return {"ballot": ballot_of(context).id}


class SetWeight(Schema):
    idea: Ref
    points: Annotated[int, Field(ge=0, le=1000)]


@command(phone=("weight",), unless=_told, late="weights", ballot=True, instead=_ballot)
def set_weight(context: CommandContext, data: SetWeight):
    """`points` on an idea and all that was merged into it; the budget holds under the lock and in the table.

    Fewer points are always taken, even if a limit has come down or an idea has come apart in the meantime.
    Everybody does this at once, so it goes past the ORM: some ten short statements, whatever the number of people.
    """
    here = context.workshop.id
    idea = context.connection.execute(IDEA, {"here": here, "wanted": data.idea}).first()
    if idea is None:
        raise Refused("unknown_thing", kind="idea", id=data.idea)
    if idea.state == "merged":
        raise Refused("idea_merged", into=idea.merged_into)
    ballot = ballot_of(context)
    rows = context.connection.execute(GIVEN, {"here": here, "own": ballot.id}).all()
    family = {row.idea: row.points for row in rows if row.root == data.idea}
    had = sum(family.values())
    if idea.state != "shown" and data.points > had:
        raise Refused("idea_hidden")
    if data.points - had > ballot.points - ballot.given:
        raise Refused("budget_spent", left=ballot.points - ballot.given, points=ballot.points)
    chosen = {row.root for row in rows if row.points and row.root != data.idea}
    if data.points > had and len(chosen) >= context.workshop.ideas_max:
        raise Refused("too_many_ideas", ideas_max=context.workshop.ideas_max)
    if data.points == had:
        return
    _write(context, ballot.id, data.idea, family, data.points)
    given = ballot.given + data.points - had
    context.connection.execute(SPEND, {"here": here, "own": ballot.id, "more": data.points - had})
    tallies.move(context, data.idea, ballot.id, had, data.points)
    _ready(context, given == ballot.points)


def _write(context: CommandContext, ballot, idea, family, points):
    """The sum stands on the survivor; what stood on its parts is set to 0 and remembered."""
    own = {"here": context.workshop.id, "own": ballot}
    if idea not in family:
        row = {"workshop_id": context.workshop.id, "ballot": ballot, "idea": idea, "points": 0}
        context.connection.execute(NEW_WEIGHT, row)
    parts = {part: given for part, given in family.items() if part != idea and given}
    if not parts:
        context.connection.execute(WRITE, own | {"wanted": idea, "now": points})
        return
    context.connection.execute(FOLD, own | {"wanted": idea, "now": points, "was": family.get(idea, 0)})
    for part, given in parts.items():
        context.connection.execute(FOLD, own | {"wanted": part, "now": 0, "was": given})
        tallies.move(context, part, ballot, given, 0)


def _ready(context: CommandContext, ready):
    """Nobody is told at that moment: the number goes with presence (`live/here.py`)."""
    if context.member.ready != ready:
        context.connection.execute(READY, {"here": context.workshop.id, "who": context.member.id, "now": ready})
        context.workshop.ready += 1 if ready else -1


class FinishWeighting(Schema):
    done: bool


@command(phone=("weight",), unless=_told, ballot=True)
def finish_weighting(context: CommandContext, data: FinishWeighting):
    _ready(context, data.done)


class RevealWeights(Schema):
    revealed: bool
    stage: Annotated[int, Field(ge=0, le=3)] = 3


def _which_way(_session, _row, payload) -> str:
    return "revealed" if payload.get("revealed") else "hidden"


@command(desk=True, told=_which_way)
def reveal_weights(context: CommandContext, data: RevealWeights):
    """A switch, not a phase. `stage` counts the top three that the wall has shown."""
    shown = context.workshop.revealed
    context.set(context.workshop, revealed=data.revealed, stage=data.stage if data.revealed else 0)
    if shown != data.revealed:
        tallies.touch_all(context)


class SealWeighting(Schema):
    pass


@command(desk=True, purges=True)
def seal_weighting(context: CommandContext, data: SealWeighting):
    """The one act that cannot be undone: afterwards nothing links a person to points."""
    if context.workshop.sealed:
        return
    cut_off(context)
    context.set(context.workshop, sealed=True)
    context.before.clear()
    tallies.touch_all(context)


def cut_off(context: CommandContext):
    """Draw new ballot numbers in random order, forget the persons, blank the journal, drop the keys.

    The ballots of devices that were removed go for good.

    The rows are written anew in the new order, so that neither their place nor their number tells anything. Nor does
    it stay who was ready, and since which number: the one who was not gave the one ballot with points left.
    """
    context.session.flush()
    mine = context.workshop.id
    removed = select(Participant.id).where(Participant.workshop_id == mine, Participant.removed.is_not(None))
    counts = or_(Ballot.participant.is_(None), Ballot.participant.not_in(removed))
    columns = (Ballot.id, Ballot.given, Ballot.points)
    ballots = list(context.session.execute(select(*columns).where(Ballot.workshop_id == mine, counts)))
    kept = {ballot.id for ballot in ballots}
    weights = context.session.execute(
        select(Weight.ballot, Weight.idea, Weight.points).where(Weight.workshop_id == mine, Weight.points > 0)
    ).all()
    weights = [weight for weight in weights if weight.ballot in kept]
    secrets.SystemRandom().shuffle(ballots)
    number = {ballot.id: place for place, ballot in enumerate(ballots, 1)}
    context.session.execute(delete(Weight).where(Weight.workshop_id == mine))
    context.session.execute(delete(Ballot).where(Ballot.workshop_id == mine))
    rows = [{"workshop_id": mine, "id": number[b.id], "given": b.given, "points": b.points} for b in ballots]
    given = [{"workshop_id": mine, "ballot": number[w.ballot], "idea": w.idea, "points": w.points} for w in weights]
    if rows:
        context.session.execute(insert(Ballot), sorted(rows, key=lambda row: row["id"]))
    if given:
        context.session.execute(insert(Weight), sorted(given, key=lambda row: (row["ballot"], row["idea"])))
    context.session.execute(update(Participant).where(Participant.workshop_id == mine).values(ready=False))
    told = Change.name.in_(names("ballot"))
    blank = {"payload": None, "before": None, "salt": None}
    context.session.execute(update(Change).where(Change.workshop_id == mine, told).values(**blank))
    context.session.execute(delete(Key).where(Key.workshop_id == mine, Key.name.in_(names("ballot"))))


def raise_budget(context: CommandContext, points):
    """More points for everybody, or fewer while nobody has given any.

    How many somebody has given is not said: refusals would tell it, one try after the other.
    """
    if points < context.workshop.points and tallies.ballots(context):
        raise Refused("points_given", least=context.workshop.points)
    context.session.execute(update(Ballot).where(Ballot.workshop_id == context.workshop.id).values(points=points))
