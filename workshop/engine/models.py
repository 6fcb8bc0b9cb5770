"""The journal: what happened, numbered without gaps; the answers given; and what a restore leaves behind."""

from sqlalchemy import LargeBinary
from sqlalchemy.orm import Mapped, mapped_column

from ..columns import STRICT, Bytes, Count, Json, MaybeAt, Optional, Words, one_of
from ..columns import Key as PrimaryKey
from ..extensions import db
from .thing import OfWorkshop


class Change(OfWorkshop, db.Model):
    """A row of the journal. Blanking sets payload, before and salt to NULL and keeps the hashes.

    `before` holds what the command found and what it left: [{"kind", "id", "was", "became"}].
    """

    __tablename__ = "journal"
    __table_args__ = (one_of("actor", "desk", "phone", "helper", "system"), STRICT)

    seq: Mapped[PrimaryKey]
    name: Mapped[Words]
    actor: Mapped[Words]
    at: Mapped[MaybeAt]
    payload: Mapped[Optional]
    before: Mapped[list | None] = mapped_column(Json)
    salt: Mapped[bytes | None] = mapped_column(LargeBinary)
    payload_hash: Mapped[Bytes]
    chain: Mapped[Bytes]


class Key(OfWorkshop, db.Model):
    """A definite answer: the same person, key and content gets it again."""

    __tablename__ = "keys"
    __table_args__ = (STRICT,)

    person: Mapped[bytes] = mapped_column(LargeBinary, primary_key=True)
    key: Mapped[bytes] = mapped_column(LargeBinary, primary_key=True)
    name: Mapped[Words]
    fingerprint: Mapped[Bytes]
    answer: Mapped[dict] = mapped_column(Json)


class Reserved(OfWorkshop, db.Model):
    """Up to `ids` a state that was lost may have given ids out: only the commands that had got them get them back."""

    archived = False
    __tablename__ = "reserved_ids"
    __table_args__ = (STRICT,)

    ids: Mapped[Count]
