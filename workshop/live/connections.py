"""Sockets: who may watch what. A participant's socket accepts `watch` and nothing else."""

import logging

from flask import current_app, request
from flask_socketio import disconnect, emit
from sqlalchemy.exc import SQLAlchemyError

from .. import accounts
from ..addresses import client_address
from ..build import digest
from ..clock import stamp
from ..cookies import PERSON, digest_of
from ..domain.people.mine import member_of
from ..domain.workshops.queries import is_moderator, workshop_by_code
from ..engine.audience import AUDIENCES
from ..engine.frames import asked
from ..errors import Busy
from ..extensions import db, socketio
from ..turns import stand_in_line
from . import sessions
from .broadcast import Broadcaster, News
from .here import Here
from .packet_filter import MOST_BYTES
from .presence import Presence
from .request_guard import RequestGuard
from .websocket_transport import Transport

log = logging.getLogger(__name__)
presence, broadcaster = Presence(), Broadcaster()
here = Here(presence)
#: {connection of a desk: the sign-in that opened it}
sign_ins: dict[str, bytes | None] = {}


class Quiet:
    """The publisher of an app that serves nobody: tests and the command line."""

    def someone_moved(self, workshop: int):
        pass


def init_app(app):
    settings = app.extensions["settings"]
    app.extensions["publisher"] = Quiet()
    app.extensions["here"] = here
    socketio.init_app(
        app,
        async_mode="gevent",
        manage_session=False,
        async_handlers=False,
        cors_allowed_origins=[],
        max_http_buffer_size=MOST_BYTES,
        ping_interval=settings.ping_seconds,
        ping_timeout=settings.ping_seconds * 0.8,
        http_compression=False,
    )
    engine = sessions.server().eio
    engine._async = engine._async | {"websocket": Transport}
    app.wsgi_app = RequestGuard(app.wsgi_app, engine, settings)


@socketio.on("connect")
def connect(auth=None):
    """Everybody may connect; what can be seen is decided by `watch`."""


@socketio.on("watch")
def watch(message=None, *_rest):
    """Start to watch a workshop as phone, wall or desk: the answer is what has changed since the mark.

    Where the database is not to be had, or too many stand in line, the connection ends, and the client asks again.
    """
    try:
        _watch(message)
    except Busy:
        disconnect()
    except SQLAlchemyError as error:
        log.warning("nobody can be let watch: %s", getattr(error, "orig", None) or error)
        disconnect()


def _watch(message):
    wish = _read(message)
    workshop = wish and workshop_by_code(db.session, wish["workshop"])
    moderator = accounts.signed_in()
    moderates = workshop is not None and is_moderator(db.session, workshop.id, moderator)
    if workshop is None or workshop.purged is not None or (workshop.state == "draft" and not moderates):
        emit("refused", {"code": "unknown_workshop"})
        return
    audience = wish["as"]
    if audience == "desk" and not moderates:
        emit("refused", {"code": "not_moderator"})
        return
    if not moderates:
        _wait_for_a_turn(workshop)
    session = sessions.session()
    if session is None:  # it has gone while we were reading
        db.session.rollback()
        return
    _listen(session, workshop.id, audience, moderator)
    _answer(session, News("changes", asked(db.session, workshop, audience, wish["since"], wish["epoch"])))
    emit("here", here.told(db.session, workshop, audience) | {"now": stamp(), "build": digest()})
    current_app.extensions["publisher"].someone_moved(workshop.id)
    db.session.rollback()


def _wait_for_a_turn(workshop):
    """Who has not joined, or asks more than once, stands in line as on every page."""
    digest = digest_of(request.cookies.get(PERSON))
    if presence.of(sessions.connection()) is None and digest and member_of(db.session, workshop.id, digest):
        return
    db.session.rollback()
    stand_in_line(client_address())


def _read(message):
    """The wish as {"workshop", "as", "since", "epoch"}, or None."""
    if not isinstance(message, dict) or set(message) - {"workshop", "as", "since", "epoch"}:
        return None
    code, audience, since = message.get("workshop"), message.get("as", "phone"), message.get("since", 0)
    if not (isinstance(code, str) and code.isascii() and code.isalnum()) or audience not in AUDIENCES:
        return None
    if not isinstance(since, int) or isinstance(since, bool):
        return None
    epoch = message.get("epoch")
    return {
        "workshop": code.upper(),
        "as": audience,
        "since": since,
        "epoch": epoch if isinstance(epoch, str) else None,
    }


def _listen(session: sessions.Session, workshop: int, audience: str, moderator: int | None):
    connection = sessions.connection()
    broadcaster.enter(connection, (workshop, audience), session)
    presence.arrive(connection, workshop, audience, _person(audience, moderator))
    if audience == "desk":
        sign_ins[connection] = accounts.this_sign_in()


def _answer(session: sessions.Session, news: News):
    sessions.server().eio.send_packet(session.sid, news.packet)


def _person(audience, moderator):
    """What presence knows somebody by: the moderator's id, the cookie's digest."""
    return {"desk": moderator, "phone": digest_of(request.cookies.get(PERSON))}.get(audience)


@socketio.on("disconnect")
def gone(_reason=None):
    connection = sessions.connection()
    broadcaster.leave(connection)
    sign_ins.pop(connection, None)
    workshop = presence.leave(connection)
    if workshop is not None:
        current_app.extensions["publisher"].someone_moved(workshop)


@socketio.on("*")
def anything_else(event, *_arguments):
    """Nothing else is listened to."""
    disconnect()
