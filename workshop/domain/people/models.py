"""A participant: somebody with a phone, known by a number and a digest of the cookie, never by a name."""

from sqlalchemy import Index, LargeBinary, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from ...columns import STRICT, At, Flag, No, Number, Values, Whole, flag_check
from ...engine.thing import Thing
from ...extensions import db


class Participant(Thing, db.Model):
    """`breadth_group` is the group that counts for breadth, or None; `groups` are ids of the workshop's groups.

    `code` is the number of the personal code that was typed, `before` the digest of the device that it was used on
    before.
    `removed` is the number of the removal that took this person out, `apart` tells people apart whom removals have
    told apart since the weighting began (`domain/people/removing.py`). `muted`: reads and weights, and adds nothing.
    `sheet`: who has no phone, and weights on the sheet of paper with this number (`domain/sheets/`).
    """

    __tablename__ = "participants"
    __table_args__ = (
        UniqueConstraint("workshop_id", "person"),
        Index("uq_participants_code", "workshop_id", "code", unique=True),
        *flag_check("ready", "was_public", "muted"),
        Index("ix_participants_seq", "workshop_id", "seq"),
        Index("uq_participants_sheet", "workshop_id", "sheet", unique=True),
        STRICT,
    )

    person: Mapped[bytes] = mapped_column(LargeBinary)
    groups: Mapped[Values]
    breadth_group: Mapped[Number]
    ready: Mapped[No]
    joined: Mapped[At]
    code: Mapped[Number]
    before: Mapped[bytes | None] = mapped_column(LargeBinary)
    removed: Mapped[Number]
    sheet: Mapped[Number]
    apart: Mapped[int] = mapped_column(Whole, default=0, server_default=text("0"))
    muted: Mapped[bool] = mapped_column(Flag, default=False, server_default=text("0"))
