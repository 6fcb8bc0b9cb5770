"""How many have weighted, and what came out."""

from sqlalchemy import bindparam, func, literal, select

from ..ideas.models import Idea
from ..people.models import Participant
from .models import Ballot, Tally

#: Groups behind a tally are told from this many ballots on, so that few people cannot be guessed
BALLOTS_FOR_BREADTH = 5
RANKS = select(Tally.id, func.rank().over(order_by=Tally.points.desc())).where(
    Tally.workshop_id == bindparam("here"), Tally.counts == 1
)


def ballots(session, workshop) -> int:
    """How many people gave at least one point."""
    giver = (Participant.workshop_id == Ballot.workshop_id) & (Participant.id == Ballot.participant)
    query = select(func.count()).select_from(Ballot).outerjoin(Participant, giver)
    return session.scalar(
        query.where(Ballot.workshop_id == workshop.id, Ballot.given > 0, Participant.removed.is_(None))
    )


def tallied(session, workshop) -> list[tuple[int, int, int]]:
    """(idea, field of action, points) of every idea that counts, most points first, then in order of entry.

    Before the reveal all have 0.
    """
    query = (
        select(Idea.id, Idea.field_of_action, Tally.points if workshop.revealed else literal(0))
        .join(Tally, (Tally.workshop_id == Idea.workshop_id) & (Tally.id == Idea.id))
        .where(Idea.workshop_id == workshop.id, Idea.state == "shown")
        .order_by(*[Tally.points.desc()] * workshop.revealed, Idea.id)
    )
    return [tuple(row) for row in session.execute(query)]


def ranks(session, workshop) -> dict[int, int]:
    """{idea: rank} of every idea that counts; ties share a rank and the next is skipped (1, 2, 3, 3, 5)."""
    return dict(map(tuple, session.execute(RANKS, {"here": workshop.id})))
