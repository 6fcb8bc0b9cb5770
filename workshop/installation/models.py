"""The one row of an installation's settings."""

from typing import Any

from sqlalchemy import CheckConstraint, LargeBinary, Text
from sqlalchemy.orm import Mapped, mapped_column

from ..columns import STRICT, Count, Json, Whole
from ..extensions import db


class Installation(db.Model):
    """`edited` counts how often it was saved, so that nobody writes over what a colleague has said meanwhile.

    `logo` is a PNG that the house has made (`imaging`), `logo_digest` its SHA-256; None and "" where there is none.
    """

    __tablename__ = "installation"
    __table_args__ = (CheckConstraint("id = 1", name="one"), STRICT)

    id: Mapped[int] = mapped_column(Whole, primary_key=True, autoincrement=False)
    facts: Mapped[dict[str, Any]] = mapped_column(Json)
    edited: Mapped[Count]
    logo: Mapped[bytes | None] = mapped_column(LargeBinary, deferred=True)
    logo_digest: Mapped[str] = mapped_column(Text, default="", server_default="")
