"""A responsibility, and what phones answered when they were asked for it."""

from sqlalchemy import ForeignKeyConstraint, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from ...columns import STRICT, At, Json, No, Number, Whole, Words, flag_check, one_of
from ...engine.thing import Thing
from ...extensions import db


class Responsibility(Thing, db.Model):
    """`bearer` is {"group": id}, {"organisation": text} or {"open": true}; `answer` is the confirmed answer's id."""

    __tablename__ = "responsibilities"
    __table_args__ = (
        ForeignKeyConstraint(["workshop_id", "measure"], ["measures.workshop_id", "measures.id"]),
        one_of("role", "lead", "partner"),
        one_of("state", "proposed", "accepted", "declined", "withdrawn"),
        *flag_check("by_hand", "print_name", "was_public"),
        STRICT,
    )

    measure: Mapped[int] = mapped_column(Whole)
    role: Mapped[Words]
    bearer: Mapped[dict] = mapped_column(Json)
    state: Mapped[Words]
    by_hand: Mapped[No]
    name: Mapped[Words]
    organisation: Mapped[Words]
    print_name: Mapped[No]
    answer: Mapped[Number]
    at: Mapped[At]


class Answer(Thing, db.Model):
    """A phone's answer. It can be changed until the workshop is closed; `removed` as in `Idea`."""

    __tablename__ = "answers"
    __table_args__ = (
        ForeignKeyConstraint(
            ["workshop_id", "responsibility"], ["responsibilities.workshop_id", "responsibilities.id"]
        ),
        ForeignKeyConstraint(["workshop_id", "participant"], ["participants.workshop_id", "participants.id"]),
        UniqueConstraint("workshop_id", "responsibility", "participant"),
        one_of("answer", "lead", "partner", "no"),
        *flag_check("print_name", "was_public"),
        STRICT,
    )

    responsibility: Mapped[int] = mapped_column(Whole)
    participant: Mapped[int] = mapped_column(Whole)
    answer: Mapped[Words]
    name: Mapped[Words]
    organisation: Mapped[Words]
    print_name: Mapped[No]
    group: Mapped[Number]
    at: Mapped[At]
    removed: Mapped[Number]
