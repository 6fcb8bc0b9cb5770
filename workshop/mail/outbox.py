"""Writing into the outbox, in whatever transaction tells of the same thing; nothing is sent here."""

import secrets
from datetime import datetime
from typing import Any

from sqlalchemy import delete, event, select
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Session

from .. import jobs
from ..clock import now
from ..installation import the_installation
from .calendar import Ics
from .drawing import draw, one_line
from .kinds import KINDS
from .models import Outgoing

INSERT: dict[str, Any] = {"sqlite": sqlite.insert, "postgresql": postgresql.insert}
#: The job that is woken after the commit
SENDING = "mail"


def queue(
    session: Session, kind: str, *, to: tuple[str, str], language: str, workshop: int | None, key: str,
    values: dict[str, Any], ics: Ics | None = None, own_words: str = "", reply_to: str | None = None,
    due: datetime | None = None, secret: bool = False,
) -> bool:  # fmt: skip
    """Write a message, to be sent after the commit, or when it is `due`. False where `key` has been written before.

    `to` is name and address. `secret`: its text is forgotten once it is gone, as it is of kinds that let somebody in.
    """
    told, moment = KINDS[kind].model_validate(values), now()
    drawn = draw(told, language, to[0], own_words, the_installation(session).facts.accent)
    row = {
        "key": key, "workshop_id": workshop, "kind": kind, "language": language, "to_name": one_line(to[0], 80),
        "to_address": to[1].strip(), "from_name": one_line(told.organisers, 80), "reply_to": reply_to or "",
        "unsubscribe": told.unsubscribe, "subject": drawn.subject, "text": drawn.text, "html": drawn.html,
        "ics": ics.content if ics else None, "ics_method": ics.method if ics else "", "secret": secret or told.secret,
        "message_id": secrets.token_hex(16), "handle": new_handle(), "created": moment, "due": due or moment,
        "state": "waiting", "attempts": 0, "next_at": due or moment, "reason": "", "error": "",
    }  # fmt: skip
    insert = INSERT[session.get_bind().dialect.name]
    once = insert(Outgoing.__table__).values(**row).on_conflict_do_nothing(index_elements=["key"])
    is_new = session.scalar(once.returning(Outgoing.id)) is not None
    if is_new:
        wake_after_commit(session)
    return is_new


def new_handle() -> str:
    """A name for the ledger: whoever sends a message again on purpose gives it another one."""
    return secrets.token_hex(12)


def wake_after_commit(session):
    """Whoever sends is told once the rows are there."""
    if not session.info.get(SENDING):
        session.info[SENDING] = True
        event.listen(session, "after_commit", lambda _session: jobs.wake(SENDING), once=True)


def forget(session: Session, workshop: int):
    """Delete every message of a workshop, in the caller's transaction."""
    session.execute(delete(Outgoing).where(Outgoing.workshop_id == workshop))


def has_any(session: Session, workshop: int) -> bool:
    """Is there a message of this workshop, sent or not?"""
    return session.scalar(select(Outgoing.id).where(Outgoing.workshop_id == workshop).limit(1)) is not None
