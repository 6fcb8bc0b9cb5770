"""Messages that wait, go out and have gone: what is said is fixed when the row is written."""

from sqlalchemy import ForeignKey, Index, LargeBinary, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from ..columns import STRICT, At, Count, MaybeAt, No, Optional, Whole, Words, flag_check, one_of
from ..extensions import db

#: `unsure`: it may have arrived or not, and somebody has to look; `copied`: somebody has sent it by hand
STATES = ("waiting", "sending", "sent", "failed", "unsure", "copied", "stopped")


class Outgoing(db.Model):
    """One message to one address.

    `key`: the same one is written once. `handle` is its name in the ledger, `ledger` whose hands it is in while it is
    being sent. `reason` and `error` tell why it has not gone out: a word of ours, and the mail server's own.
    """

    __tablename__ = "outbox"
    __table_args__ = (
        UniqueConstraint("key"),
        one_of("state", *STATES),
        *flag_check("secret"),
        Index("ix_outbox_state", "state", "next_at"),
        Index("ix_outbox_workshop", "workshop_id", "id"),
        STRICT,
    )

    id: Mapped[int] = mapped_column(Whole, primary_key=True)
    key: Mapped[str] = mapped_column(Text)
    workshop_id: Mapped[int | None] = mapped_column(Whole, ForeignKey("workshops.id", ondelete="CASCADE"))
    kind: Mapped[str] = mapped_column(Text)
    language: Mapped[str] = mapped_column(Text)
    to_name: Mapped[Words]
    to_address: Mapped[str] = mapped_column(Text)
    from_name: Mapped[Words]
    reply_to: Mapped[Words]
    unsubscribe: Mapped[Words]
    subject: Mapped[str] = mapped_column(Text)
    text: Mapped[str] = mapped_column(Text)
    html: Mapped[str] = mapped_column(Text)
    ics: Mapped[bytes | None] = mapped_column(LargeBinary)
    ics_method: Mapped[Words]
    secret: Mapped[No]
    message_id: Mapped[str] = mapped_column(Text)
    handle: Mapped[str] = mapped_column(Text)
    created: Mapped[At]
    due: Mapped[At]
    state: Mapped[str] = mapped_column(Text)
    attempts: Mapped[Count]
    next_at: Mapped[At]
    taken_at: Mapped[MaybeAt]
    ledger: Mapped[Optional]
    reason: Mapped[Words]
    error: Mapped[Words]
    sent_at: Mapped[MaybeAt]
