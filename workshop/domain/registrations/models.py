"""One registration: up to four people under one name, and a place, a place in the queue, or neither any more."""

from sqlalchemy import CheckConstraint, Index
from sqlalchemy.orm import Mapped, mapped_column

from ...columns import STRICT, At, Count, Json, Key, MaybeAt, No, Number, Optional, Words, flag_check, one_of
from ...engine.thing import OfWorkshop
from ...extensions import db

#: Those with a place; those who may get one; those who have given it up or lost it
SEATED, STATES = ("registered", "offered"), ("registered", "offered", "waiting", "cancelled", "lapsed")
#: Who has typed it in
SOURCES = ("page", "office", "import", "door")


class Registration(OfWorkshop, db.Model):
    """`id` is the order of arrival. `mail` or `phone` may be missing where the office has typed it in.

    `registered` has a place; `offered` was moved up and has until `until` to say yes; `waiting`; `cancelled` by the
    person or the office; `lapsed` lost the place because nobody answered. `confirmed`: since when the address, or the
    person by telephone, is known to be right. `here`: when somebody came, and how many. `reminded`: when somebody was
    told of the day again. `nonce` makes its link one that nobody can guess, also after a restore; `key` is the form it
    was sent with, so that a form sent twice is one. `sought` is what one finds it by. `wishes` and `needs` are health
    data: with consent, and deleted the day after.
    """

    archived = False
    __tablename__ = "registrations"
    __table_args__ = (
        one_of("state", *STATES),
        one_of("source", *SOURCES),
        CheckConstraint("people BETWEEN 1 AND 4", name="people"),
        Index("uq_registrations_key", "workshop_id", "key", unique=True),
        Index("ix_registrations_state", "workshop_id", "state"),
        *flag_check("named"),
        STRICT,
    )

    id: Mapped[Key]
    name: Mapped[Words]
    mail: Mapped[Words]
    phone: Mapped[Words]
    group: Mapped[Number]
    people: Mapped[Count]
    needs: Mapped[list] = mapped_column(Json, default=list)
    wishes: Mapped[Words]
    answer: Mapped[Words]
    named: Mapped[No]
    language: Mapped[Words]
    state: Mapped[Words]
    source: Mapped[Words]
    arrived: Mapped[At]
    changed: Mapped[At]
    confirmed: Mapped[MaybeAt]
    until: Mapped[MaybeAt]
    here: Mapped[MaybeAt]
    reminded: Mapped[MaybeAt]
    came: Mapped[Count]
    nonce: Mapped[Words]
    key: Mapped[Optional]
    sought: Mapped[Words]


class PendingList(OfWorkshop, db.Model):
    """A list that was sent and is still to be looked at: its rows as texts."""

    archived = False
    __tablename__ = "pending_lists"
    __table_args__ = (STRICT,)

    id: Mapped[Key]
    rows: Mapped[list] = mapped_column(Json)
    laid: Mapped[At]
