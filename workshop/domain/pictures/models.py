"""A picture: a logo of who stands behind the evening, or a photo of it."""

from sqlalchemy import LargeBinary
from sqlalchemy.orm import Mapped, mapped_column

from ...columns import STRICT, Count, Words, flag_check, one_of
from ...engine.thing import Thing
from ...extensions import db


class Picture(Thing, db.Model):
    """`name` is the body whose logo it is, or the photo's caption; width and height are pixels.

    `content` is the file as the house has made it anew (`imaging`), `digest` its SHA-256 in hex digits. The content
    of what is removed is empty. It is loaded only when asked for.
    """

    __tablename__ = "pictures"
    __table_args__ = (
        one_of("sort", "organiser", "funder", "photo"),
        one_of("media", "image/png", "image/jpeg"),
        one_of("state", "shown", "removed"),
        *flag_check("was_public"),
        STRICT,
    )

    sort: Mapped[Words]
    name: Mapped[Words]
    alt: Mapped[Words]
    position: Mapped[Count]
    media: Mapped[Words]
    width: Mapped[Count]
    height: Mapped[Count]
    digest: Mapped[Words]
    content: Mapped[bytes] = mapped_column(LargeBinary, deferred=True)
    state: Mapped[Words]
