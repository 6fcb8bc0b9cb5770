"""A field of action: where ideas are collected."""

from sqlalchemy import CheckConstraint
from sqlalchemy.orm import Mapped

from ...columns import STRICT, Count, Words, flag_check, one_of
from ...engine.thing import Thing
from ...extensions import db


class FieldOfAction(Thing, db.Model):
    """`color` is a place in the palette, 0 to 11."""

    __tablename__ = "fields_of_action"
    __table_args__ = (
        one_of("state", "shown", "removed"),
        CheckConstraint("color BETWEEN 0 AND 11", name="color"),
        *flag_check("was_public"),
        STRICT,
    )

    letter: Mapped[Words]
    name: Mapped[Words]
    short_name: Mapped[Words]
    impulse: Mapped[Words]
    color: Mapped[Count]
    position: Mapped[Count]
    state: Mapped[Words]
