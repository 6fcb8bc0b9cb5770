"""A measure: an idea that is taken on."""

from sqlalchemy import ForeignKeyConstraint
from sqlalchemy.orm import Mapped, mapped_column

from ...columns import STRICT, Optional, Whole, Words, flag_check, one_of
from ...engine.thing import Thing
from ...extensions import db


class Measure(Thing, db.Model):
    """`due` is a date as YYYY-MM-DD, or None."""

    __tablename__ = "measures"
    __table_args__ = (
        ForeignKeyConstraint(["workshop_id", "idea"], ["ideas.workshop_id", "ideas.id"]),
        one_of("state", "shown", "removed"),
        *flag_check("was_public"),
        STRICT,
    )

    idea: Mapped[int] = mapped_column(Whole)
    title: Mapped[Words]
    first_step: Mapped[Words]
    due: Mapped[Optional]
    state: Mapped[Words]
