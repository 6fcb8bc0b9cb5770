"""Sending what is due: taken in one transaction, said to the mail server outside of any, written down in the next."""

import threading
from collections.abc import Callable, Iterator
from datetime import timedelta

from flask import Flask, current_app
from sqlalchemy import and_, or_, select, update

from .. import jobs, purging
from ..clock import now
from ..engine.perform import carry_work
from ..threads import off_the_loop
from .addresses import Unwritable
from .courier import Courier, Outcome
from .ledger import Ledger
from .message import Letter, letter
from .models import Outgoing
from .outbox import SENDING

BATCH = 50
#: Minutes until the next attempt; afterwards every hour, for three days in all
BACK_OFF = (1, 5, 15, 60)
MOST_ATTEMPTS = len(BACK_OFF) + 71
#: What nobody has tried to send for so long is no news any more: there was no mail server
LAPSES = timedelta(days=7)
GONE = {"text": "", "html": "", "ics": None}


class Sending:
    """One at a time in this process; who asks meanwhile is served by the one that is at it."""

    def __init__(self):
        self._lock, self._running, self._asked = threading.Lock(), False, False
        self.stopping = False

    def run(self, once: Callable):
        with self._lock:
            self._asked = True
            if self._running:
                return
            self._running = True
        try:
            while self._goes_on():
                once(lambda: self.stopping)
        finally:
            self._running = False

    def _goes_on(self) -> bool:
        with self._lock:
            asked, self._asked = self._asked, False
            self._running = asked
            return asked


def init_app(app: Flask):
    app.extensions["mail"] = Sending()


def stop(app: Flask):
    """The message in hand is the last one."""
    app.extensions["mail"].stopping = True


def send_due():
    """Send everything that is due, unless there is no mail server."""
    if current_app.extensions["settings"].smtp_host:
        current_app.extensions["mail"].run(_send)


def _send(stopping):
    settings = current_app.extensions["settings"]
    ledger = Ledger(settings.data)
    with ledger.held() as mine:
        while mine and not stopping():
            rows = _take(ledger.name)
            if not rows:
                break
            courier = Courier(settings, ledger, stopping)
            _write_down(ledger.name, off_the_loop(courier.deliver, _letters(rows, settings.mail_from)))
            if courier.is_away:
                break


def _letters(rows, mail_from) -> Iterator[Letter | Outcome]:
    """Made one after the other by who sends them: each takes milliseconds."""
    for row in rows:
        try:
            yield letter(row, mail_from)
        except Unwritable:
            yield Outcome(row.id, "failed", "address")


def _take(ledger: str) -> list[Outgoing]:
    """What is due, taken by nobody else; and what this computer had in hand when its server died.

    Who holds the ledger is the only one that has anything in hand with it.
    """
    taken: list[Outgoing] = []

    def work(session):
        moment = now()
        lapsed = and_(Outgoing.state == "waiting", Outgoing.attempts == 0, Outgoing.due < moment - LAPSES)
        session.execute(update(Outgoing).where(lapsed).values(state="failed", reason="lapsed"))
        due = and_(Outgoing.state == "waiting", Outgoing.next_at <= moment)
        left = and_(Outgoing.state == "sending", Outgoing.ledger == ledger)
        query = select(Outgoing).where(or_(due, left)).order_by(Outgoing.next_at, Outgoing.id).limit(BATCH)
        taken[:] = session.scalars(query.with_for_update(skip_locked=True))
        for row in taken:
            row.state, row.ledger, row.taken_at = "sending", ledger, moment

    carry_work(work)
    return taken


def _write_down(ledger: str, outcomes: list[Outcome]):
    def work(session):
        own = Outgoing.ledger == ledger, Outgoing.state == "sending"
        query = select(Outgoing).where(*own, Outgoing.id.in_([outcome.ident for outcome in outcomes]))
        there = {row.id: row for row in session.scalars(query.with_for_update())}
        for outcome in outcomes:
            if outcome.ident in there:
                _become(session, there[outcome.ident], outcome)

    carry_work(work)


def _become(session, row, outcome):
    row.ledger = None
    if outcome.state == "untouched":
        row.state = "waiting"
        return
    row.reason, row.error = outcome.reason, outcome.error
    if outcome.state == "again":
        row.attempts += 1
        row.state = "failed" if row.attempts >= MOST_ATTEMPTS else "waiting"
        row.next_at = now() + timedelta(minutes=minutes_after(row.attempts))
        return
    row.state = outcome.state
    if outcome.state == "sent":
        row.sent_at = now()
        forget_text(session, row)


def minutes_after(attempts: int) -> int:
    """How long to wait after so many attempts."""
    return BACK_OFF[min(attempts, len(BACK_OFF)) - 1]


def forget_text(session, row):
    """What lets somebody in is not kept when it is gone; the files forget it with the next tidying."""
    if row.secret:
        for name, nothing in GONE.items():
            setattr(row, name, nothing)
        purging.owe(session.connection())


jobs.every(jobs.MINUTE, SENDING, send_due)
