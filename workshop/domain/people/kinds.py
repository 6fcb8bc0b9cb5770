"""What is seen of participants: at the desk, as numbers."""

from ...engine.kind import is_never, kind
from .mine import member
from .models import Participant
from .removing import bring_back


def _more(_session, _workshop, rows, _audience, _read):
    return {row.id: {"number": row.id, "removed": row.removed is not None} for row in rows}


kind(
    "participant",
    Participant,
    desk="number groups joined removed muted sheet",
    public=is_never,
    more=_more,
    member=member,
)
#: Many devices removed in one act; no rows of its own
kind("removal", None, bring_back=bring_back)
