"""How many have said something, and what came out."""

from sqlalchemy import and_, bindparam, func, literal, select

from ..ideas.models import Idea
from ..people.models import Participant
from .models import Ballot, Tally, Weight, Weighting

#: Groups behind a tally are told from this many ballots on, so that few people cannot be guessed
BALLOTS_FOR_BREADTH = 5
RANKS = select(Tally.idea, func.rank().over(order_by=Tally.value.desc())).where(
    Tally.workshop_id == bindparam("here"), Tally.weighting == bindparam("which"), Tally.counts == 1
)
_GIVER = and_(Participant.workshop_id == Ballot.workshop_id, Participant.id == Ballot.participant)
_SAYS = and_(Weight.workshop_id == Ballot.workshop_id, Weight.ballot == Ballot.id, Weight.value.is_not(None))
BALLOTS = (
    select(func.count())
    .select_from(Ballot)
    .outerjoin(Participant, _GIVER)
    .where(
        Ballot.workshop_id == bindparam("here"),
        Ballot.weighting == bindparam("which"),
        select(Weight.idea).where(_SAYS).exists(),
        Participant.removed.is_(None),
    )
)


def ballots(session, workshop: int, weighting: int) -> int:
    """How many people said something in a weighting."""
    return session.scalar(BALLOTS, {"here": workshop, "which": weighting})


def any_ballot(session, workshop) -> bool:
    """Has anybody said anything, in whichever weighting?"""
    return any(ballots(session, workshop.id, one.id) for one in workshop.weightings)


def tallied(session, workshop) -> list[tuple[int, int, int]]:
    """(idea, field of action, value in the weighting in hand) of every idea, most first, then in order of entry.

    Before the reveal all have 0.
    """
    told = workshop.in_hand.revealed
    query = (
        select(Idea.id, Idea.field_of_action, Tally.value if told else literal(0))
        .join(Tally, and_(Tally.workshop_id == Idea.workshop_id, Tally.idea == Idea.id))
        .where(Idea.workshop_id == workshop.id, Idea.state == "shown", Tally.weighting == workshop.weighting)
        .order_by(*[Tally.value.desc()] * told, Idea.id)
    )
    return [tuple(row) for row in session.execute(query)]


def ranks(session, weighting: Weighting) -> dict[int, int]:
    """{idea: rank} of every idea that counts; ties share a rank and the next is skipped (1, 2, 3, 3, 5)."""
    here = {"here": weighting.workshop_id, "which": weighting.id}
    return dict(map(tuple, session.execute(RANKS, here)))
