"""What moderators add to the protocol, and whether its result page is open to everybody."""

from sqlalchemy.orm import Mapped, mapped_column

from ..engine.kind import is_never, kind
from ..extensions import db
from .types import STRICT, Json, No, Thing, flag_check


class Publication(Thing, db.Model):
    """At most one row of a workshop, its `id` is 1. `notes`: {section: text}; `indexed`: search engines may list it."""

    __tablename__ = "publications"
    __table_args__ = (*flag_check("was_public", "open", "indexed"), STRICT)

    notes: Mapped[dict] = mapped_column(Json, default=dict)
    open: Mapped[No]
    indexed: Mapped[No]


kind("publication", Publication, desk="notes open indexed", public=is_never)
