"""Engine.IO's sessions, and what Socket.IO calls them, as far as we use them: the libraries do not tell their types."""

from queue import Queue
from typing import Any, Protocol, cast

from engineio.packet import Packet
from flask import request

from ..extensions import socketio


class Session(Protocol):
    """What connects a phone: long-polling or a WebSocket; `session` is a place for notes of ours."""

    sid: str
    session: dict[str, Any]
    queue: Queue[Packet]
    connected: bool
    upgrading: bool
    upgraded: bool
    closed: bool

    def close(self, wait: bool = True, abort: bool = False) -> None: ...


class Engine(Protocol):
    """Engine.IO's server; `_async` is what its loop is made of."""

    sockets: dict[str, Session]
    ping_timeout: float
    _async: dict[str, Any]

    def send_packet(self, sid: str, packet: Packet, /) -> None: ...


class _Names(Protocol):
    def eio_sid_from_sid(self, sid: str, name: str, /) -> str | None: ...


class Server(Protocol):
    """Socket.IO's server."""

    eio: Engine
    manager: _Names

    def disconnect(self, sid: str) -> None: ...


class _WithServer(Protocol):
    server: Server


class _OfEvent(Protocol):
    sid: str


def server() -> Server:
    """What the extension drives once it belongs to an app."""
    return cast(_WithServer, socketio).server


def connection() -> str:
    """What Socket.IO knows the connection by that the event came from."""
    return cast(_OfEvent, request).sid


def session() -> Session | None:
    """The session of that connection; None once it has gone."""
    engine_id = server().manager.eio_sid_from_sid(connection(), "/")
    return None if engine_id is None else server().eio.sockets.get(engine_id)
