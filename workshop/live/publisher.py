"""The publisher: a change that finds the room calm goes out at once, what follows after a pause together.

One frame per audience, not one per phone. Once a second (oftener where other servers write) it looks at the journal
itself, so that what another process or the command line has written is told, too.
"""

import json
import logging
import time

import gevent
from sqlalchemy import select
from sqlalchemy.exc import SQLAlchemyError

from .. import accounts
from ..clock import stamp
from ..database import is_sqlite
from ..domain.workshops.models import Workshop
from ..domain.workshops.queries import members
from ..engine.audience import AUDIENCES
from ..engine.frames import encode, frame, is_empty
from ..extensions import db, socketio
from ..signals import changed, signed_out
from .broadcast import News
from .connections import broadcaster, here, presence, sign_ins
from .sessions import server

log = logging.getLogger(__name__)
#: Between two looks at the journal; where other servers write, too, what they do is seen no later
LOOK_SECONDS, LOOK_AT_OTHERS_SECONDS = 1.0, 0.25
HERE_SECONDS = 2.0


def pause_after(telling: float) -> float:
    """Seconds until a busy room is told again: telling takes a fifth of the time, whatever the number of people.

    Never under 0.02 s, so that a phone is not woken oftener than 50 times a second, and never over 0.5 s.
    """
    return min(0.5, max(0.02, 4 * telling))


class Publisher:
    """Keeps, for each workshop and audience, the number up to which it has told."""

    def __init__(self, app):
        self._app = app
        self._told: dict = {}
        self._dirty: set = set()
        self._moved: dict = {}
        self._here_told: dict = {}
        self._busy: set = set()
        self._at_start = self._numbers()
        alone = is_sqlite(app.extensions["settings"].database)
        self._pause = LOOK_SECONDS if alone else LOOK_AT_OTHERS_SECONDS

    def start(self):
        changed.connect(self.something_changed, sender=self._app)
        signed_out.connect(self.someone_signed_out, sender=self._app)
        socketio.start_background_task(self._look)
        socketio.start_background_task(self._here)

    def something_changed(self, _app, ident: int):
        """Called after a commit. Never waits."""
        self._dirty.add(ident)
        self.someone_moved(ident)
        if ident not in self._busy:
            self._busy.add(ident)
            socketio.start_background_task(self._publish, ident)

    def someone_moved(self, workshop: int):
        """Somebody came, went or got ready: told with the next presence."""
        self._moved[workshop] = time.monotonic()

    def someone_signed_out(self, _app, ident: int):
        """The account's desks that are open are cut off, whatever workshop they watch."""
        socketio.start_background_task(self._drop_signed_out)

    def _publish(self, workshop):
        while workshop in self._dirty:
            self._dirty.discard(workshop)
            began = time.perf_counter()
            try:
                self._tell(workshop)
            except SQLAlchemyError as error:
                self._dirty.add(workshop)
                log.warning("workshop %s could not be told: %s", workshop, getattr(error, "orig", None) or error)
            except Exception:
                log.exception("telling workshop %s failed; the next change tries again", workshop)
            gevent.sleep(pause_after(time.perf_counter() - began))
        self._busy.discard(workshop)

    def _tell(self, ident):
        with self._app.app_context():
            workshop = db.session.get(Workshop, ident)
            if workshop is None or workshop.purged is not None:
                self._send_away(ident)
                return
            self._drop_removed(ident)
            reads: dict = {}
            all_news = {(ident, audience): self._news(workshop, audience, reads) for audience in AUDIENCES}
        for room, news in all_news.items():
            if news:
                broadcaster.tell(room, news)

    def _news(self, workshop, audience, reads) -> News | None:
        """An audience with nothing to see gets no frame; the next one starts where the last one ended.

        Who could not take it gets an empty frame that does not join on, and so asks again.
        """
        key = (workshop.id, workshop.epoch, audience)
        since = min(self._told.get(key, self._at_start.get(workshop.id, 0)), workshop.seq)
        if since == workshop.seq:
            return None
        if not broadcaster.has((workshop.id, audience)):
            self._told[key] = workshop.seq  # who comes is told up to there when it begins to watch
            return None
        body = frame(db.session, workshop, audience, since, workshop.epoch, reads)
        if is_empty(body):
            return None
        self._told[key] = workshop.seq
        return News("changes", body, instead=encode(workshop, workshop.seq, []))

    def _drop_removed(self, ident):
        """Who may no longer run the workshop, or is no longer signed in, hears no more of its desk."""
        desks = presence.desks(ident)
        if not desks:
            return
        allowed = set(members(db.session, ident))
        still_in = accounts.still_in([sign_ins.get(connection) for connection, _moderator in desks])
        for connection, moderator in desks:
            if moderator not in allowed or sign_ins.get(connection) not in still_in:
                server().disconnect(connection)

    def _send_away(self, ident):
        """The workshop was deleted: whoever watches asks anew, and is told so."""
        for connection in presence.everybody(ident):
            server().disconnect(connection)
        here.forget(ident)

    def _drop_signed_out(self):
        for ident in presence.workshops():
            with self._app.app_context():
                self._drop_removed(ident)

    def _numbers(self) -> dict:
        """{workshop id: number of its last change}."""
        with self._app.app_context():
            return dict(db.session.execute(select(Workshop.id, Workshop.seq)).all())

    def _look(self):
        known = self._at_start
        while True:
            gevent.sleep(self._pause)
            try:
                numbers = self._numbers()
            except SQLAlchemyError as error:
                log.warning("the journal could not be looked at: %s", getattr(error, "orig", None) or error)
                continue
            for ident in numbers.keys() | known.keys():
                if known.get(ident) != numbers.get(ident):
                    self.something_changed(self._app, ident)
            known = numbers

    def _here(self):
        """Presence, at most once in two seconds, and only where it is another than was told."""
        while True:
            gevent.sleep(HERE_SECONDS)
            moved, self._moved = self._moved, {}
            for ident, at in moved.items():
                try:
                    self._tell_here(ident, at)
                except SQLAlchemyError:
                    self._moved.setdefault(ident, at)
                except Exception:
                    log.exception("telling who is in workshop %s failed; the next change tries again", ident)

    def _tell_here(self, ident, moved):
        with self._app.app_context():
            workshop = db.session.get(Workshop, ident)
            if workshop is None or workshop.purged is not None:
                return
            all_told = {audience: here.told(db.session, workshop, audience) for audience in AUDIENCES}
            if here.looked_at(workshop) < moved:  # who is ready now is looked at later
                self._moved.setdefault(ident, moved)
        for audience, told in all_told.items():
            if self._here_told.get((ident, audience)) != told:
                self._here_told[ident, audience] = told
                broadcaster.tell((ident, audience), News("here", json.dumps(told | {"now": stamp()}).encode()))


def start(app):
    app.extensions["publisher"] = Publisher(app)
    app.extensions["publisher"].start()
