"""Giving points. Set-style: "three on this idea", never "one more"."""

import secrets

from sqlalchemy import bindparam, delete, insert, select, update

from ..errors import Refused
from ..models import Ballot, Change, Idea, Key, Weight
from . import tallies
from .verbs import verb

HERE = bindparam("here")
OWN_BALLOT = select(Ballot).where(Ballot.workshop_id == HERE, Ballot.participant == bindparam("who"))
GIVEN = (
    select(Weight, Idea.merged_into)
    .join(Idea, (Idea.workshop_id == Weight.workshop_id) & (Idea.id == Weight.idea))
    .where(Weight.workshop_id == HERE, Weight.ballot == bindparam("ballot"))
)


def ballot_of(act):
    """The ballot of the acting participant, made at the first point."""
    if act.ballot is None:
        act.ballot = act.session.scalar(OWN_BALLOT, {"here": act.workshop.id, "who": act.participant.id})
    ballot = act.ballot
    if ballot is None:
        ballot = Ballot(
            workshop_id=act.workshop.id, id=secrets.randbelow(2**53 - 1) + 1, participant=act.participant.id
        )
        ballot.given, ballot.points = 0, act.workshop.points
        act.session.add(ballot)
        act.session.flush()
        act.ballot = ballot
    return ballot


def _open(act):
    if act.workshop.sealed:
        raise Refused("sealed")
    if act.workshop.revealed:
        raise Refused("revealed")


@verb
def set_weight(act, data):
    """`points` on an idea and all that was merged into it; the budget holds under the lock and in the table."""
    _open(act)
    idea = act.find("idea", data.idea)
    if idea.state == "merged":
        raise Refused("idea_merged", into=idea.merged_into)
    ballot = ballot_of(act)
    rows = _rows(act, ballot)
    family = {ident: row for ident, (row, root) in rows.items() if root == idea.id}
    had = sum(row.points for row in family.values())
    if idea.state != "shown" and data.points > had:
        raise Refused("idea_hidden")
    if data.points - had > ballot.points - ballot.given:
        raise Refused("budget_spent", left=ballot.points - ballot.given, points=ballot.points)
    chosen = {root for row, root in rows.values() if row.points and root != idea.id}
    if data.points and len(chosen) >= act.workshop.ideas_max:
        raise Refused("too_many_ideas", ideas_max=act.workshop.ideas_max)
    if data.points == had:
        return
    _write(act, ballot, idea, family, data.points)
    given, ballot.given = ballot.given, ballot.given + data.points - had
    tallies.recount(act, idea)
    if bool(given) != bool(ballot.given):
        tallies.one_ballot(act, more=bool(ballot.given))
    _ready(act, ballot.given == ballot.points)


def _rows(act, ballot):
    """{idea id: (weight, root idea's id)} of a ballot."""
    rows = act.session.execute(GIVEN, {"here": act.workshop.id, "ballot": ballot.id})
    return {row.idea: (row, merged_into or row.idea) for row, merged_into in rows}


def _write(act, ballot, idea, family, points):
    """The sum stands on the survivor; what stood on its parts is set to 0 and remembered."""
    own = family.pop(idea.id, None)
    if own is None:
        own = Weight(workshop_id=act.workshop.id, ballot=ballot.id, idea=idea.id, points=0)
        act.session.add(own)
    parts = [row for row in family.values() if row.points]
    if parts:
        own.folded = own.points
        for row in parts:
            row.folded, row.points = row.points, 0
    own.points = points


def _ready(act, ready):
    if act.participant.ready != ready:
        act.participant.ready = ready
        act.touch(act.participant)
        tallies.progress(act)


@verb
def finish_weighting(act, data):
    _open(act)
    _ready(act, data.done)


@verb
def reveal_weights(act, data):
    """A switch, not a phase. `stage` counts the top three that the wall has shown."""
    shown = act.workshop.revealed
    act.set(act.workshop, revealed=data.revealed, stage=data.stage if data.revealed else 0)
    if shown != data.revealed:
        tallies.touch_all(act)


@verb
def seal_weighting(act, data):
    """The one act that cannot be undone: afterwards nothing links a person to points."""
    if act.workshop.sealed:
        return
    if not act.workshop.named:
        cut_off(act)
    act.set(act.workshop, sealed=True)
    act.before.clear()
    tallies.touch_all(act)


def cut_off(act):
    """Draw new ballot numbers in random order, forget the persons, blank the journal, drop the keys.

    The rows are written anew in the new order, so that neither their place nor their number tells anything.
    """
    act.session.flush()
    mine = act.workshop.id
    columns = (Ballot.id, Ballot.given, Ballot.points)
    ballots = act.session.execute(select(*columns).where(Ballot.workshop_id == mine)).all()
    weights = act.session.execute(
        select(Weight.ballot, Weight.idea, Weight.points).where(Weight.workshop_id == mine, Weight.points > 0)
    ).all()
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
    blank = {"payload": None, "before": None, "salt": None}
    act.session.execute(update(Change).where(Change.workshop_id == mine, Change.name == "set_weight").values(**blank))
    act.session.execute(delete(Key).where(Key.workshop_id == mine, Key.name == "set_weight"))


def raise_budget(act, points):
    """More points for everybody; Refused("points_given") where somebody gave more than `points` already."""
    query = select(Ballot.given).where(Ballot.workshop_id == act.workshop.id).order_by(Ballot.given.desc()).limit(1)
    least = act.session.scalar(query) or 0
    if points < least:
        raise Refused("points_given", least=least)
    act.session.execute(update(Ballot).where(Ballot.workshop_id == act.workshop.id).values(points=points))
