"""A contribution: a comment that develops an idea."""

from sqlalchemy import ForeignKeyConstraint, Index
from sqlalchemy.orm import Mapped, mapped_column

from ...columns import STRICT, At, Number, Whole, Words, flag_check, one_of
from ...engine.thing import Thing
from ...engine.withheld import Withheld
from ...extensions import db


class Contribution(Withheld, Thing, db.Model):
    """`sort` says what it adds; `group` is the author's first group at that moment."""

    __tablename__ = "contributions"
    __table_args__ = (
        ForeignKeyConstraint(["workshop_id", "idea"], ["ideas.workshop_id", "ideas.id"]),
        one_of("sort", "addition", "question", "concern"),
        one_of("state", "shown", "hidden", "withdrawn"),
        one_of("held", "waiting", "declined"),
        *flag_check("was_public"),
        Index("ix_contributions_seq", "workshop_id", "seq"),
        Index("ix_contributions_author", "workshop_id", "author"),
        Index("ix_contributions_state", "workshop_id", "state"),
        Index("ix_contributions_idea", "workshop_id", "idea"),
        STRICT,
    )

    idea: Mapped[int] = mapped_column(Whole)
    author: Mapped[Number]
    group: Mapped[Number]
    sort: Mapped[Words]
    text: Mapped[Words]
    at: Mapped[At]
