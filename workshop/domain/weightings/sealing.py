"""Sealing: nothing links a person to a ballot any more, neither in the tables nor in the journal."""

import json
import secrets

from sqlalchemy import bindparam, delete, insert, or_, select, update

from ...engine.command import names
from ...engine.context import CommandContext
from ...engine.models import Change, Key
from ..people.models import Participant
from .models import Ballot, Weight, Weighting
from .paper import paper

#: Rows of the journal that are blanked in one statement
MANY = 500


def cut_off(context: CommandContext, weighting: Weighting):
    """Draw new ballot numbers in random order, forget the persons, blank the journal, drop the keys.

    The ballots of devices that were removed go for good, and so do those on which nothing stands.

    The rows are written anew in the new order, so that neither their place nor their number tells anything. Nor does
    it stay who was ready, and since which number: the one who was not gave the one ballot with points left.
    """
    context.session.flush()
    here = context.workshop.id
    weighting.paper = paper(context.session, weighting)
    _draw_anew(context, weighting)
    if weighting.id == context.workshop.weighting:
        context.session.execute(update(Participant).where(Participant.workshop_id == here).values(ready=False))
    context.noted["blanked"] = context.noted.get("blanked", []) + _blank(context, weighting)
    _drop_answers(context)
    context.set(weighting, sealed=True)
    context.workshop.changed = context.seq


def _draw_anew(context: CommandContext, weighting):
    here = context.workshop.id
    removed = select(Participant.id).where(Participant.workshop_id == here, Participant.removed.is_not(None))
    counts = or_(Ballot.participant.is_(None), Ballot.participant.not_in(removed))
    own = Ballot.workshop_id == here, Ballot.weighting == weighting.id
    whose = select(Ballot.id).where(*own)
    ballots = list(context.session.execute(select(Ballot.id, Ballot.given, Ballot.budget).where(*own, counts)))
    weights = context.session.execute(
        select(Weight.ballot, Weight.idea, Weight.value).where(
            Weight.workshop_id == here, Weight.value.is_not(None), Weight.ballot.in_(whose)
        )
    ).all()
    said = {weight.ballot for weight in weights}
    ballots = [ballot for ballot in ballots if ballot.id in said]
    secrets.SystemRandom().shuffle(ballots)
    context.session.execute(delete(Weight).where(Weight.workshop_id == here, Weight.ballot.in_(whose)))
    context.session.execute(delete(Ballot).where(*own))
    number = _numbers(context, ballots)
    rows = [
        {"workshop_id": here, "id": number[b.id], "weighting": weighting.id, "given": b.given, "budget": b.budget}
        for b in ballots
    ]
    given = [
        {"workshop_id": here, "ballot": number[w.ballot], "idea": w.idea, "value": w.value}
        for w in weights
        if w.ballot in number
    ]
    if rows:
        context.session.execute(insert(Ballot), sorted(rows, key=lambda row: row["id"]))
        context.session.execute(insert(Weight), sorted(given, key=lambda row: (row["ballot"], row["idea"])))


def _numbers(context: CommandContext, ballots) -> dict[int, int]:
    """{old number: new one}, counted on from what no ballot of another weighting has."""
    taken = set(context.session.scalars(select(Ballot.id).where(Ballot.workshop_id == context.workshop.id)))
    free = (number for number in range(1, len(ballots) + len(taken) + 1) if number not in taken)
    return {ballot.id: number for ballot, number in zip(ballots, free, strict=False)}


def _drop_answers(context: CommandContext):
    """What was answered to who gave something, but for rows of the journal that still tell of another weighting.

    A refusal has no number, so nobody knows of which weighting it was: it goes.
    """
    here = context.workshop.id
    ours = Key.workshop_id == here, Key.name.in_(names("ballot"))
    open_rows = select(Change.seq).where(
        Change.workshop_id == here, Change.name.in_(names("ballot")), Change.payload.is_not(None)
    )
    kept = set(context.session.scalars(open_rows))
    if not kept:
        context.session.execute(delete(Key).where(*ours))
        return
    one = Key.__table__.c
    fits = one.workshop_id == here, one.person == bindparam("who"), one.key == bindparam("which")
    gone = [
        {"who": person, "which": key}
        for person, key, answer in context.session.execute(select(Key.person, Key.key, Key.answer).where(*ours))
        if answer.get("seq") not in kept
    ]
    if gone:
        context.connection.execute(delete(Key.__table__).where(*fits), gone)


def _blank(context: CommandContext, weighting) -> list[int]:
    """The numbers of the rows that told of this weighting's ballots: they tell nothing now."""
    rows = select(Change.seq, Change.payload).where(
        Change.workshop_id == context.workshop.id, Change.name.in_(names("ballot")), Change.payload.is_not(None)
    )
    told = [
        row.seq
        for row in context.session.execute(rows.order_by(Change.seq))
        if json.loads(row.payload).get("weighting", 1) == weighting.id
    ]
    blank = {"payload": None, "before": None, "salt": None}
    for start in range(0, len(told), MANY):
        some = Change.seq.in_(told[start : start + MANY])
        context.session.execute(update(Change).where(Change.workshop_id == context.workshop.id, some).values(**blank))
    return told
