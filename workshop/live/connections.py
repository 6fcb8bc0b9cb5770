"""Sockets: who may watch what. A participant's socket accepts `watch` and nothing else."""

import json
from datetime import timedelta

from flask import current_app, request
from flask_socketio import disconnect, emit, join_room, leave_room

from .. import accounts
from ..clock import now
from ..cookies import PERSON, digest_of
from ..extensions import db, socketio
from ..queries.audience import AUDIENCES
from ..queries.changes import workshop_by_code
from ..queries.frames import frame
from ..queries.workshops import is_moderator, people
from .presence import SEEN_SECONDS, Presence

presence = Presence()


class Quiet:
    """The publisher of an app that serves nobody: tests and the command line."""

    def someone_moved(self, workshop: int):
        pass


def init_app(app):
    settings = app.extensions["settings"]
    app.extensions["publisher"] = Quiet()
    socketio.init_app(
        app,
        async_mode="gevent",
        manage_session=False,
        cors_allowed_origins=[settings.public_url.rstrip("/")] if settings.public_url else None,
        max_http_buffer_size=16 * 1024,
        ping_interval=25,
        ping_timeout=20,
        http_compression=False,
        websocket_compression=False,
    )


def room(workshop: int, audience: str) -> str:
    return f"{workshop}:{audience}"


@socketio.on("connect")
def connect(auth=None):
    """Everybody may connect; what can be seen is decided by `watch`."""


@socketio.on("watch")
def watch(message=None):
    """Start to watch a workshop as phone, wall or desk: the answer is what has changed since the mark."""
    wish = _read(message)
    workshop = wish and workshop_by_code(db.session, wish["workshop"])
    moderator = accounts.signed_in()
    moderates = workshop is not None and is_moderator(db.session, workshop.id, moderator)
    if workshop is None or (workshop.state == "draft" and not moderates):
        emit("refused", {"code": "unknown_workshop"})
        return
    audience = wish["as"]
    if audience == "desk" and not moderates:
        emit("refused", {"code": "not_moderator"})
        return
    _forget()
    join_room(room(workshop.id, audience))
    presence.arrive(request.sid, workshop.id, audience, _person(audience, moderator))
    emit("changes", json.loads(frame(db.session, workshop, audience, wish["since"], wish["epoch"])))
    emit("here", told(here(workshop.id), audience))
    current_app.extensions["publisher"].someone_moved(workshop.id)
    db.session.rollback()


def _read(message):
    """The wish as {"workshop", "as", "since", "epoch"}, or None."""
    if not isinstance(message, dict) or set(message) - {"workshop", "as", "since", "epoch"}:
        return None
    code, audience, since = message.get("workshop"), message.get("as", "phone"), message.get("since", 0)
    if not isinstance(code, str) or len(code) > 20 or audience not in AUDIENCES:
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


def _person(audience, moderator):
    """What presence knows somebody by: the moderator's id, the cookie's digest."""
    return {"desk": moderator, "phone": digest_of(request.cookies.get(PERSON))}.get(audience)


def here(workshop: int) -> dict:
    """Presence of a workshop as it is now."""
    return presence.counts(workshop, *people(db.session, workshop, now() - timedelta(seconds=SEEN_SECONDS)))


def told(counts: dict, audience: str) -> dict:
    """What an audience is told about who is here."""
    names = ("count", "connected", "walls", "desks") if audience == "desk" else ("count", "connected")
    return {name: counts[name] for name in names}


@socketio.on("disconnect")
def gone(_reason=None):
    workshop = presence.leave(request.sid)
    if workshop is not None:
        current_app.extensions["publisher"].someone_moved(workshop)


def _forget():
    before = presence.of(request.sid)
    if before:
        leave_room(room(before[0], before[1]))
        presence.leave(request.sid)


@socketio.on("*")
def anything_else(event, *_arguments):
    """Nothing else is listened to."""
    disconnect()
