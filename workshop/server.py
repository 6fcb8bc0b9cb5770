"""The server: gevent's own, with the time-outs that it lacks."""

import sys

import gevent
from gevent.pywsgi import WSGIServer
from geventwebsocket.handler import WebSocketHandler

#: Every call into SQLite lets go of Python's lock; with the usual 5 ms the loop would wait that long each time
SWITCH_SECONDS = 0.0005
HEAD_SECONDS = 10
IDLE_SECONDS = 5


class PatientHandler(WebSocketHandler):
    """A client has ten seconds for a request's head and may be idle for five between two requests."""

    _requests = 0

    def read_requestline(self):
        with gevent.Timeout(IDLE_SECONDS if self._requests else HEAD_SECONDS, False):
            self._requests += 1
            return super().read_requestline()
        return b""

    def read_request(self, raw_requestline):
        with gevent.Timeout(HEAD_SECONDS, False):
            return super().read_request(raw_requestline)
        return False

    def log_request(self):
        """No log of addresses."""


def application_for(settings=None):
    """The WSGI application with its batching writer and its publisher running."""
    from . import commands, create_app, live

    sys.setswitchinterval(SWITCH_SECONDS)
    app = create_app(settings)
    commands.serve_batches(app)
    live.start(app)
    return app


def listen(app, host: str, port: int) -> WSGIServer:
    """A listening server; raises OSError if the port is busy. `server.server_port` is the port."""
    server = WSGIServer((host, port), app, handler_class=PatientHandler, log=None, error_log=None)
    server.init_socket()
    return server
