"""Logos and photos: what stands in the protocol, and the files themselves."""

from sqlalchemy import case, select

from .models import Picture

SORTS = ("organiser", "funder", "photo")
ORDER = case({sort: place for place, sort in enumerate(SORTS)}, value=Picture.sort), Picture.position, Picture.id


def _shown(workshop):
    return Picture.workshop_id == workshop.id, Picture.state == "shown"


def rows_of(session, workshop) -> list[Picture]:
    """The pictures that are shown: organisers' logos, funders' logos, photos, each in order. Files are not loaded."""
    return list(session.scalars(select(Picture).where(*_shown(workshop)).order_by(*ORDER)))


def picture_files(session, workshop, pictures) -> dict[str, bytes]:
    """{digest: file} of `pictures` (anything with a `digest`), as far as they are still shown."""
    wanted = {picture.digest for picture in pictures}
    rows = session.execute(select(Picture.digest, Picture.content).where(*_shown(workshop), Picture.digest.in_(wanted)))
    return dict(rows.all())


def picture_file(session, workshop, digest: str, media: str) -> bytes | None:
    """The file with this digest, if it is of this media type and shown."""
    query = select(Picture.content).where(*_shown(workshop), Picture.digest == digest, Picture.media == media)
    return session.scalar(query.limit(1))
