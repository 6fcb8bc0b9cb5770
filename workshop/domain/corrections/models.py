"""Corrections: what a participant says is wrong in the protocol, and what the moderators answer."""

from typing import Literal, get_args

from sqlalchemy.orm import Mapped

from ...columns import STRICT, At, No, Number, Words, flag_check, one_of
from ...engine.thing import Thing
from ...extensions import db

Section = Literal["summary", "ideas", "measures", "people", "photos", "proof"]
SECTIONS: tuple[str, ...] = get_args(Section)


class Correction(Thing, db.Model):
    """`author` is the participant's number; an answered one is printed, without its author.

    `removed` as in `Idea`.
    """

    __tablename__ = "corrections"
    __table_args__ = (
        one_of("section", *SECTIONS),
        one_of("state", "waiting", "answered", "dismissed"),
        *flag_check("was_public", "accepted"),
        STRICT,
    )

    section: Mapped[Words]
    text: Mapped[Words]
    author: Mapped[Number]
    state: Mapped[Words]
    reply: Mapped[Words]
    accepted: Mapped[No]
    at: Mapped[At]
    removed: Mapped[Number]
