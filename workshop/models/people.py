"""Who is in a workshop: moderators who run it, and participants.

A participant is somebody with a phone, known by a number and a digest of the cookie, never by a name.
"""

from sqlalchemy import ForeignKey, Index, LargeBinary, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from ..engine.kind import is_never, kind
from ..extensions import db
from .types import STRICT, At, No, Number, OfWorkshop, Thing, Values, Whole, flag_check


class Participant(Thing, db.Model):
    """`breadth_group` is the group that counts for breadth, or None; `groups` are ids of the workshop's groups.

    `removed` is the number of the removal that took this person out, `apart` tells people apart whom removals have
    told apart since the weighting began (`commands/removing.py`).
    """

    __tablename__ = "participants"
    __table_args__ = (
        UniqueConstraint("workshop_id", "person"),
        *flag_check("ready", "was_public"),
        Index("ix_participants_seq", "workshop_id", "seq"),
        STRICT,
    )

    person: Mapped[bytes] = mapped_column(LargeBinary)
    groups: Mapped[Values]
    breadth_group: Mapped[Number]
    ready: Mapped[No]
    joined: Mapped[At]
    removed: Mapped[Number]
    apart: Mapped[int] = mapped_column(Whole, default=0, server_default=text("0"))


class Membership(OfWorkshop, db.Model):
    """A moderator may run this workshop."""

    __tablename__ = "memberships"
    __table_args__ = (STRICT,)

    moderator: Mapped[int] = mapped_column(Whole, ForeignKey("moderators.id"), primary_key=True, autoincrement=False)


kind("participant", Participant, desk="number groups joined removed", public=is_never)
