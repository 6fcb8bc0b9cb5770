"""What of a weighting was said on paper: told as a part of it, and by idea only where nobody can be guessed."""

from sqlalchemy import and_, func, select

from ..ideas.models import Idea
from ..people.models import Participant
from .models import Ballot, Weight, Weighting
from .queries import BALLOTS_FOR_BREADTH

_OF_SHEET = and_(
    Participant.workshop_id == Ballot.workshop_id,
    Participant.id == Ballot.participant,
    Participant.sheet.is_not(None),
    Participant.removed.is_(None),
)
ROOT = func.coalesce(Idea.merged_into, Idea.id)


def counted(session, weighting: Weighting) -> list[int]:
    """The numbers of the sheets that are counted, in order; of a sealed weighting none: they are no longer kept."""
    query = select(Participant.sheet).join(Ballot, _OF_SHEET).order_by(Participant.sheet)
    return list(session.scalars(query.where(*_own(weighting))))


def paper(session, weighting: Weighting) -> dict | None:
    """{"sheets", "blank", "value", "ideas": {"<idea>": value}} of the sheets counted; None where there are none.

    `blank` sheets say nothing: empty ones and spoiled ones. `ideas` is empty below so many sheets as breadth is told
    from. After sealing it is what was counted then.
    """
    if weighting.sealed:
        return weighting.paper
    sheets = len(counted(session, weighting))
    if not sheets:
        return None
    said = select(ROOT, func.sum(Weight.value), func.count(Weight.ballot.distinct()))
    said = said.select_from(Weight).join(
        Ballot, and_(Ballot.workshop_id == Weight.workshop_id, Ballot.id == Weight.ballot)
    )
    said = said.join(Participant, _OF_SHEET).join(
        Idea, and_(Idea.workshop_id == Weight.workshop_id, Idea.id == Weight.idea)
    )
    said = said.where(*_own(weighting), Weight.value.is_not(None), Idea.state.in_(("shown", "merged"))).group_by(ROOT)
    way = weighting.way
    ideas = {str(idea): way.tallied(int(total), people) for idea, total, people in session.execute(said)}
    marked = select(func.count(Ballot.id.distinct())).join(Participant, _OF_SHEET)
    marked = marked.join(Weight, and_(Weight.workshop_id == Ballot.workshop_id, Weight.ballot == Ballot.id))
    full = session.scalar(marked.where(*_own(weighting), Weight.value.is_not(None)))
    told = ideas if full >= BALLOTS_FOR_BREADTH else {}
    return {"sheets": sheets, "blank": sheets - full, "value": sum(ideas.values()), "ideas": told}


def _own(weighting: Weighting):
    return Ballot.workshop_id == weighting.workshop_id, Ballot.weighting == weighting.id
