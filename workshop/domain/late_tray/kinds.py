"""What is seen of the late tray: at the desk only."""

from sqlalchemy import select

from ...engine.context import CommandContext
from ...engine.kind import is_never, kind
from ..people.models import Participant
from .commands import put
from .models import Late


def _more(session, workshop, rows, _audience, _read):
    told, removed = {}, _removed(session, workshop) if rows else set()
    for row in rows:
        data = row.data
        told[row.id] = {
            "title": data.get("title", ""),
            "text": data.get("text", ""),
            "field_of_action": data.get("field_of_action"),
            "idea": data.get("idea"),
            "people": len(set(data.get("people", ())) - removed),
        }
    return told


def _removed(session, workshop) -> set[int]:
    query = select(Participant.id).where(Participant.workshop_id == workshop.id, Participant.removed.is_not(None))
    return set(session.scalars(query))


def _words(late) -> dict:
    return late.data


def _erase(context: CommandContext, late, said):
    left = late.data | {name: "" for name in said.names if name in late.data}
    state = "dismissed" if late.state == "waiting" else late.state
    context.write_forgetting(late, data=left, state=state)


kind(
    "late",
    Late,
    desk="what title text field_of_action idea group at people state",
    public=is_never,
    more=_more,
    owner="author",
    fresh="waiting",
    gone="dismissed",
    words=_words,
    erase=_erase,
    keep_late=put,
)
