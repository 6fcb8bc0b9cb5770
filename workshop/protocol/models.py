"""What moderators add to the protocol, who may read its result page, and the protocol as it was released."""

from sqlalchemy.orm import Mapped, mapped_column

from ..columns import STRICT, At, Json, Key, No, Words, flag_check
from ..engine.thing import OfWorkshop, Thing
from ..extensions import db


class Publication(Thing, db.Model):
    """At most one row of a workshop, its `id` is 1. `notes`: {section: text}; `indexed`: search engines may list it."""

    __tablename__ = "publications"
    __table_args__ = (*flag_check("was_public", "open", "indexed"), STRICT)

    notes: Mapped[dict] = mapped_column(Json, default=dict)
    open: Mapped[No]
    indexed: Mapped[No]


class Release(OfWorkshop, db.Model):
    """`id` is the number of the version, `protocol` the whole Protocol as plain JSON, `changes` the moderators' words
    on what is new. A row is never changed, save by `erase_person`."""

    __tablename__ = "releases"
    __table_args__ = (STRICT,)

    id: Mapped[Key]
    at: Mapped[At]
    changes: Mapped[Words]
    protocol: Mapped[dict] = mapped_column(Json)
