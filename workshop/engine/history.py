"""What the desk has done, as the list from which it is taken back tells it."""

import json

from sqlalchemy import select

from .command import COMMANDS
from .kind import KINDS
from .models import Change
from .undo import undo

#: Under these names a payload has words that say what it was about
WORDS = ("title", "name", "text", "phase")


def history(session, workshop: int, limit: int = 50) -> list[Change]:
    """The last things the desk did, newest first."""
    query = select(Change).where(Change.workshop_id == workshop, Change.actor == "desk")
    return list(session.scalars(query.order_by(Change.seq.desc()).limit(limit)))


def title_of(session, row: Change) -> str:
    """A few words of what the row was about: what its command declares, else from the payload, else the thing's own."""
    declared, payload = COMMANDS.get(row.name), _payload(row)
    told = declared.told(session, row, payload) if declared and declared.told else None
    if told is not None:
        return told
    for name in WORDS:
        if payload.get(name):
            return payload[name]
    thing = next(((entry["kind"], entry["id"]) for entry in row.before or ()), None)
    return title_of_thing(session, row.workshop_id, *thing) if thing else ""


def title_of_thing(session, workshop: int, kind: str, ident: int) -> str:
    """What a thing is called now; empty for what has no words of its own."""
    known = KINDS.get(kind)
    if known is None or known.title is None:
        return ""
    thing = session.get(known.model, (workshop, ident))
    return getattr(thing, known.title) if thing else ""


def undone_by(row: Change) -> int | None:
    """The number of the row that this one has taken back, or None."""
    return _payload(row).get("seq") if row.name == undo.__name__ else None


def taken_back(rows: list[Change]) -> set[int]:
    """The numbers of those rows, newest first, that do not hold any more: what was taken back and not brought back."""
    found: set[int] = set()
    for row in rows:
        undone = undone_by(row)
        if undone is not None and row.seq not in found:
            found.add(undone)
    return found


def _payload(row) -> dict:
    return json.loads(row.payload or "{}")
