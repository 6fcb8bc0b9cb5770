"""A server that answers every `tick` with one broadcast to all: python -m tests.support.fanout ours|stock.

`ours` tells a Broadcaster of Transports; `stock` is Flask-SocketIO as it comes, on simple-websocket. Prints its port,
serves on loopback until it is ended.
"""

import sys

from gevent import monkey

monkey.patch_all()

import json  # noqa: E402
import time  # noqa: E402

from flask import Flask, request  # noqa: E402
from flask_socketio import SocketIO, emit  # noqa: E402
from gevent.pywsgi import WSGIServer  # noqa: E402

from workshop.cli.server import PatientHandler  # noqa: E402
from workshop.config import Settings  # noqa: E402
from workshop.live.broadcast import Broadcaster, News  # noqa: E402
from workshop.live.request_guard import RequestGuard  # noqa: E402
from workshop.live.websocket_transport import Transport  # noqa: E402

PAD = "x" * 70


def now_told() -> dict:
    at = time.monotonic_ns()
    return {"t0": at, "t1": at, "pad": PAD}


def stock():
    app = Flask("stock")
    socketio = SocketIO(app, async_mode="gevent")

    @socketio.on("tick")
    def tick(_wish):
        emit("b", now_told(), broadcast=True)

    return WSGIServer(("127.0.0.1", 0), app, log=None, error_log=None, backlog=4096)


def ours():
    app, broadcaster = Flask("ours"), Broadcaster()
    socketio = SocketIO(app, async_mode="gevent", async_handlers=False)
    engine = socketio.server.eio
    engine._async = engine._async | {"websocket": Transport}
    app.wsgi_app = RequestGuard(app.wsgi_app, engine, Settings())

    @socketio.on("connect")
    def connect():
        session = engine.sockets[socketio.server.manager.eio_sid_from_sid(request.sid, "/")]
        broadcaster.enter(request.sid, "all", session)

    @socketio.on("disconnect")
    def disconnect(_reason=None):
        broadcaster.leave(request.sid)

    @socketio.on("tick")
    def tick(_wish):
        broadcaster.tell("all", News("b", json.dumps(now_told(), separators=(",", ":")).encode()))

    return WSGIServer(("127.0.0.1", 0), app, handler_class=PatientHandler, log=None, error_log=None, backlog=4096)


if __name__ == "__main__":
    server = {"ours": ours, "stock": stock}[sys.argv[1]]()
    server.start()
    print(server.server_port, flush=True)
    server.serve_forever()
