"""A project idea, and who takes part in it."""

from sqlalchemy import ForeignKeyConstraint, Index
from sqlalchemy.orm import Mapped, mapped_column

from ...columns import STRICT, At, Key, Number, Optional, Values, Whole, Words, flag_check, one_of
from ...engine.thing import OfWorkshop, Thing
from ...engine.withheld import Withheld
from ...extensions import db


class Idea(Withheld, Thing, db.Model):
    """`author` is a participant's number, None for the desk; `merged_into` is the survivor of a merge.

    `card` is the number on the paper card that somebody entered for its author.
    """

    __tablename__ = "ideas"
    __table_args__ = (
        ForeignKeyConstraint(
            ["workshop_id", "field_of_action"], ["fields_of_action.workshop_id", "fields_of_action.id"]
        ),
        ForeignKeyConstraint(["workshop_id", "merged_into"], ["ideas.workshop_id", "ideas.id"]),
        one_of("state", "shown", "hidden", "withdrawn", "merged"),
        one_of("size", "small", "large"),
        one_of("held", "waiting", "declined"),
        *flag_check("was_public"),
        Index("ix_ideas_seq", "workshop_id", "seq"),
        Index("ix_ideas_author", "workshop_id", "author"),
        Index("ix_ideas_state", "workshop_id", "state"),
        Index("ix_ideas_merged_into", "workshop_id", "merged_into"),
        STRICT,
    )

    field_of_action: Mapped[int] = mapped_column(Whole)
    author: Mapped[Number]
    title: Mapped[Words]
    text: Mapped[Words]
    size: Mapped[Optional]
    groups: Mapped[Values]
    merged_into: Mapped[Number]
    at: Mapped[At]
    card: Mapped[Number]


class Support(OfWorkshop, db.Model):
    """Somebody said "Wir machen mit"."""

    __tablename__ = "supports"
    __table_args__ = (
        ForeignKeyConstraint(["workshop_id", "idea"], ["ideas.workshop_id", "ideas.id"]),
        ForeignKeyConstraint(["workshop_id", "participant"], ["participants.workshop_id", "participants.id"]),
        STRICT,
    )

    idea: Mapped[Key]
    participant: Mapped[Key]
