"""The invitation to a workshop."""

from .models import Invitation


def invitation_of(session, workshop: int) -> Invitation | None:
    """None where nobody has written one yet."""
    return session.get(Invitation, (workshop, 1))
