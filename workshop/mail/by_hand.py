"""What people do with a message: send it themselves, try it again, stop it."""

from datetime import timedelta

from sqlalchemy import select

from ..clock import now
from ..engine.perform import carry_work
from ..errors import Refused
from .models import Outgoing
from .outbox import new_handle, wake_after_commit
from .sending import forget_text

#: A server that has had a message in hand for so long has died, or lost its database
AT_IT = timedelta(hours=1)
#: wish: from which states
WISHES = {
    "copied": ("waiting", "failed", "unsure", "stopped"),
    "again": ("failed", "unsure", "stopped"),
    "stop": ("waiting",),
}


def wishes(row: Outgoing) -> list[str]:
    """What may be done with it now."""
    state = "unsure" if is_lost(row) else row.state
    return [wish for wish, states in WISHES.items() if state in states and (row.text or wish != "again")]


def is_lost(row: Outgoing) -> bool:
    """Has whoever is sending it not been heard of any more?"""
    return row.state == "sending" and row.taken_at is not None and row.taken_at < now() - AT_IT


def carry_out(ident: int, workshop: int | None, wish: str):
    """Refused("unknown_thing") for a message of somebody else's, "changed_meanwhile" where it is too late."""

    def work(session):
        row = session.scalar(
            select(Outgoing).where(Outgoing.id == ident, Outgoing.workshop_id.is_not_distinct_from(workshop))
            .with_for_update()
        )  # fmt: skip
        if row is None:
            raise Refused("unknown_thing")
        if wish not in wishes(row):
            raise Refused("changed_meanwhile")
        _become(session, row, wish)

    carry_work(work)


def _become(session, row, wish):
    row.ledger, row.reason, row.error = None, "", ""
    if wish == "stop":
        row.state = "stopped"
    elif wish == "copied":
        row.state, row.sent_at = "copied", now()
        forget_text(session, row)
    else:
        row.state, row.attempts, row.handle = "waiting", 0, new_handle()
        row.due = row.next_at = now()
        wake_after_commit(session)
