"""What a restore leaves behind."""

from sqlalchemy.orm import Mapped

from ..extensions import db
from .types import STRICT, Count, OfWorkshop


class Reserved(OfWorkshop, db.Model):
    """Up to `ids` a state that was lost may have given ids out: only the commands that had got them get them back."""

    __tablename__ = "reserved_ids"
    __table_args__ = (STRICT,)

    ids: Mapped[Count]
