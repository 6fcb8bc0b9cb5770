"""Which ideas there are."""

from sqlalchemy import select

from .models import Idea


def all_unmerged(session, workshop: int) -> list[int]:
    """The numbers of all ideas that stand for themselves, also of those that nobody sees."""
    query = select(Idea.id).where(Idea.workshop_id == workshop, Idea.state != "merged")
    return list(session.scalars(query.order_by(Idea.id)))


def candidates(session, workshop, weighting) -> list[Idea]:
    """The ideas that a weighting asks about, in the order of their numbers."""
    query = select(Idea).where(Idea.workshop_id == workshop.id, Idea.state == "shown").order_by(Idea.id)
    return [idea for idea in session.scalars(query) if weighting.asks_about(idea)]


def cards(session, workshop: int, most: int = 12) -> list[Idea]:
    """The last ideas that were entered from paper cards with a number, the latest first."""
    own = Idea.workshop_id == workshop, Idea.card.is_not(None), Idea.state.in_(("shown", "merged"))
    return list(session.scalars(select(Idea).where(*own).order_by(Idea.id.desc()).limit(most)))
