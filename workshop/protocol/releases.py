"""The protocol as it was released."""

from sqlalchemy import select

from ..domain.workshops.models import Workshop
from ..engine.frames import head
from ..newest import Newest
from .models import Publication, Release
from .values import Protocol, Version, read

#: The last versions that somebody has read
_kept = Newest(4)


def released(session, workshop: Workshop, number: int | None = None) -> Protocol | None:
    """The Protocol of version `number` (the newest if None), or None where there is no such version."""
    value = _plain(session, workshop, number)
    return None if value is None else read(Protocol, value)


def released_now(session, workshop: Workshop, number: int | None = None) -> Protocol | None:
    """As `released`, read once for each head of the chain: who was erased is erased there, too. For requests."""
    if number is not None and not 0 < number <= workshop.release:
        return None  # whatever numbers somebody invents, what is there stays in memory
    return _kept.get(head(workshop), number, lambda: released(session, workshop, number))


def _plain(session, workshop, number):
    query = select(Release.protocol).where(Release.workshop_id == workshop.id).order_by(Release.id.desc()).limit(1)
    if number is not None:
        query = query.where(Release.id == number)
    return session.scalar(query)


def has_release(session, workshop: int) -> bool:
    """Was a protocol of it ever released?"""
    return session.scalar(select(Release.id).where(Release.workshop_id == workshop).limit(1)) is not None


def versions(session, workshop: Workshop) -> tuple[Version, ...]:
    """All versions that were released, the oldest first."""
    newest = _plain(session, workshop, None) or {}
    return read(tuple[Version, ...], newest.get("versions", ()))


def publication(session, workshop: Workshop) -> Publication | None:
    """What moderators have decided about the result page; None until they have."""
    return session.scalar(select(Publication).where(Publication.workshop_id == workshop.id))
