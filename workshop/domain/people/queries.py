"""How many have done what."""

from sqlalchemy import func, select

from .models import Participant


def codes_used(session, workshop: int) -> int:
    """How many personal codes have been typed; who has which is told nowhere."""
    query = select(func.count()).select_from(Participant)
    return session.scalar(query.where(Participant.workshop_id == workshop, Participant.code.is_not(None)))
