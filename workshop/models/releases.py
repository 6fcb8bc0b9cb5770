"""Releases: the protocol as it was when it was released, number by number."""

from sqlalchemy.orm import Mapped, mapped_column

from ..extensions import db
from .types import STRICT, At, Json, Key, OfWorkshop, Words


class Release(OfWorkshop, db.Model):
    """`id` is the number of the version, `protocol` the whole Protocol as plain JSON, `changes` the moderators' words
    on what is new. A row is never changed, save by `erase_person`."""

    __tablename__ = "releases"
    __table_args__ = (STRICT,)

    id: Mapped[Key]
    at: Mapped[At]
    changes: Mapped[Words]
    protocol: Mapped[dict] = mapped_column(Json)
