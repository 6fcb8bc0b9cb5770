"""The protocol as it was released."""

from sqlalchemy import select

from ..models import Publication, Release, Workshop
from .protocol_values import Protocol, Version, read


def released(session, workshop: Workshop, number: int | None = None) -> Protocol | None:
    """The Protocol of version `number` (the newest if None), or None where there is no such version."""
    query = select(Release.protocol).where(Release.workshop_id == workshop.id).order_by(Release.id.desc()).limit(1)
    if number is not None:
        query = query.where(Release.id == number)
    value = session.scalar(query)
    return None if value is None else read(Protocol, value)


def versions(session, workshop: Workshop) -> tuple[Version, ...]:
    """All versions that were released, the oldest first."""
    newest = released(session, workshop)
    return newest.versions if newest else ()


def publication(session, workshop: Workshop) -> Publication | None:
    """What moderators have decided about the result page; None until they have."""
    return session.scalar(select(Publication).where(Publication.workshop_id == workshop.id))
