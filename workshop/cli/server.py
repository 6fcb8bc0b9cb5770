"""The server: gevent's own, with the time-outs and limits that it lacks."""

import errno
import socket
import sys
from http.client import HTTPException

import gevent
from gevent.pywsgi import Input, WSGIHandler, WSGIServer

#: Every call into SQLite lets go of Python's lock; with the usual 5 ms the loop would wait that long each time
SWITCH_SECONDS = 0.0005
HEAD_SECONDS = 10
HEAD_BYTES = 64 * 1024
IDLE_SECONDS = 5
#: Who takes less than a piece of an answer in this time is hung up on
PIECE_BYTES = 64 * 1024
PIECE_SECONDS = 60


class Head:
    """The lines of a head, until they are too much."""

    def __init__(self, stream):
        self._stream, self._left = stream, HEAD_BYTES

    def readline(self, most: int) -> bytes:
        line = self._stream.readline(min(most, self._left))
        self._left -= len(line)
        if not self._left:
            raise ValueError("a head of more than 64 kB")
        return line


class Body(Input):
    """What the application left unread is not read to its end, which may never come: the connection ends."""

    @property
    def is_left(self) -> bool:
        return self.chunk_length != 0 if self.chunked_input else self.position < (self.content_length or 0)

    def _discard(self):
        pass


class PatientHandler(WSGIHandler):
    """A client has ten seconds for a request's head and may be idle for five between two requests."""

    ignored_socket_errors = (*WSGIHandler.ignored_socket_errors, errno.ETIMEDOUT, errno.EHOSTUNREACH, errno.EBADF)
    wsgi_input: Body
    _requests = 0
    _held: bytearray | None = None

    def handle(self):
        try:
            self.socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            super().handle()
        except OSError:
            pass  # the client has gone while it was told that its request was wrong

    def read_requestline(self):
        with gevent.Timeout(IDLE_SECONDS if self._requests else HEAD_SECONDS, False):
            self._requests += 1
            return super().read_requestline()
        return b""

    def read_request(self, raw_requestline):
        try:
            with gevent.Timeout(HEAD_SECONDS, False):
                return super().read_request(raw_requestline) and len(self.headers.get_all("content-length", [])) < 2
        except (HTTPException, LookupError, OSError, ValueError):
            pass
        return False

    def MessageClass(self, stream, seekable):
        return super().MessageClass(Head(stream), seekable)

    def get_environ(self):
        environ = super().get_environ()
        given = self.wsgi_input
        self.wsgi_input = Body(given.rfile, given.content_length, given.socket, given.chunked_input)
        environ["workshop.local"] = self.socket.getsockname()[0]
        if environ["wsgi.input"] is given:
            environ["wsgi.input"] = self.wsgi_input
        return environ

    def handle_one_response(self):
        super().handle_one_response()
        if self.wsgi_input.is_left:
            self.close_connection = True

    def _write_with_headers(self, data):
        """The head and the first piece in one packet: a second one would wait until the client has acknowledged it."""
        self._held = bytearray()
        super()._write_with_headers(data[:PIECE_BYTES])
        together, self._held = self._held, None
        self._sendall(together)
        self._write(data[PIECE_BYTES:])

    def _sendall(self, data):
        if self._held is not None:
            self._held += data
            return
        for start in range(0, len(data), PIECE_BYTES):
            with gevent.Timeout(PIECE_SECONDS, TimeoutError(errno.ETIMEDOUT, "the client does not read")):
                super()._sendall(data[start : start + PIECE_BYTES])

    def log_request(self):
        """No log of addresses."""


def application_for(settings=None, held=None):
    """The WSGI application on current tables, with its batching writer and its publisher running.

    `held` is what `folder.hold_for_server` gave, if the caller has asked for it already. Raises Unusable.
    """
    from .. import create_app, jobs, live
    from ..config import Settings
    from ..data_lock import hold_for_server
    from ..engine import perform
    from ..export.processes.children import keep_warm
    from ..migrating import upgrade
    from ..turns import share

    sys.setswitchinterval(SWITCH_SECONDS)
    settings = settings or Settings()
    held = held or hold_for_server(settings)
    upgrade(settings, held=True)
    app = create_app(settings)
    app.extensions["in_use"] = held
    perform.serve_batches(app)
    live.start(app)
    jobs.start(app)
    share()
    keep_warm()
    return app


def listen(app, host: str, port: int) -> WSGIServer:
    """A listening server; raises OSError if the port is busy. `server.server_port` is the port."""
    server = WSGIServer((host, port), app, handler_class=PatientHandler, log=None, error_log=None)
    server.init_socket()
    return server
