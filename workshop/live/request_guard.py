"""The front door: what every request must pass before Flask or Engine.IO sees it.

Bodies are read here, whole, within a size and a time. On the socket's path only what a phone says gets in; a foreign
page is refused before any upgrade.
"""

import io
import json
import re
from urllib.parse import parse_qs

import gevent
from werkzeug.wsgi import get_host

from .hosts import Hosts
from .packet_filter import MOST_BYTES, packets
from .websocket_transport import handshake

PATH = "/socket.io/"
BODY_BYTES = 256 * 1024
BODY_SECONDS = 30
#: Files are read after their sender has been asked who it is, by `web/http/request_limits.py` alone and not whole
UPLOAD = re.compile("/workshops/[0-9]+/(pictures|registrations/import)|/settings/logo")
#: No name is longer, and our QR codes have room for as much
HOST_BYTES = 255
RETRY_SECONDS = 5
STATUS = {
    400: "400 Bad Request",
    403: "403 Forbidden",
    405: "405 Method Not Allowed",
    408: "408 Request Timeout",
    413: "413 Content Too Large",
    421: "421 Misdirected Request",
    501: "501 Not Implemented",
    503: "503 Service Unavailable",
}
CODES = {413: "too_large", 421: "other_server", 503: "busy"}
ENDING = [("Connection", "close"), ("Cache-Control", "no-store"), ("X-Content-Type-Options", "nosniff")]
READING, HEALTH = ("GET", "HEAD", "OPTIONS", "TRACE"), "/healthz"


class Refused(Exception):
    """The answer is this status, and the connection ends."""


class Misdirected(Exception):
    """The request asks for a server of another name."""


class RequestGuard:
    """WSGI middleware around everything. `engine` is Engine.IO's server."""

    def __init__(self, inside, engine, settings):
        self._inside, self._engine, self._settings = inside, engine, settings
        self._hosts = Hosts(settings)

    def __call__(self, environ, start_response):
        start_response = self._over_https_only(start_response)
        try:
            session = self._examine(environ)
        except Misdirected:
            return self._send_on(environ, start_response)
        except Refused as refused:
            return _refuse(refused.args[0], start_response)
        if session is None or environ["REQUEST_METHOD"] != "GET":
            return self._inside(environ, start_response)
        session.session["polled"] = True
        try:
            return self._inside(environ, start_response)
        finally:
            session.session["polled"] = False

    def _examine(self, environ):
        """The session that is polled or upgraded, if any."""
        if len(environ.get("HTTP_HOST", "")) > HOST_BYTES or not get_host(environ):
            raise Refused(400)
        if not self._hosts.settle(environ) and environ["PATH_INFO"] != HEALTH:
            raise Misdirected
        if environ["REQUEST_METHOD"] not in READING or environ["PATH_INFO"].startswith(PATH):
            self._check_origin(environ)
        if environ["REQUEST_METHOD"] == "POST" and UPLOAD.fullmatch(environ["PATH_INFO"]):
            _announced(environ)
            return None
        if not environ["PATH_INFO"].startswith(PATH):
            _take_body(environ, BODY_BYTES)
            return None
        body = _take_body(environ, MOST_BYTES)
        return self._check_socket(environ, body)

    def _check_origin(self, environ):
        """What a page of another site sends is refused; what is no browser sends no Origin.

        A page of ours that was opened by http instead of https keeps no cookie: it is told where we are.
        """
        origin = environ.get("HTTP_ORIGIN")
        if origin is None or origin.lower() in environ["workshop.origins"]:
            return
        if self._settings.https and origin.lower() == f"http://{environ['HTTP_HOST']}":
            raise Misdirected
        raise Refused(400)

    def _over_https_only(self, start_response):
        """Behind https every answer says so, a refusal, a file and a socket's, too."""
        if not self._settings.https:
            return start_response

        def start(status, headers, *more):
            return start_response(status, [*headers, ("Strict-Transport-Security", "max-age=31536000")], *more)

        return start

    def _send_on(self, environ, start_response):
        """Who has asked under a name that is not ours is told where we are."""
        if "text/html" not in environ.get("HTTP_ACCEPT", ""):
            return _refuse(421, start_response, {"text": self._whereabouts()})
        headers = [("Content-Type", "text/plain; charset=utf-8"), *ENDING]
        body = self._whereabouts().encode()
        start_response(STATUS[421], [*headers, ("Content-Length", str(len(body)))])
        return [body]

    def _whereabouts(self) -> str:
        if self._settings.public_url:
            return f"Bitte öffnen Sie {self._settings.public_url}\nPlease open {self._settings.public_url}\n"
        return (
            "Unter diesem Namen ist dieser Server nicht bekannt. Wer ihn betreibt, stellt WORKSHOP_PUBLIC_URL ein.\n"
            "This server is not known by this name. Whoever runs it sets WORKSHOP_PUBLIC_URL.\n"
        )

    def _check_socket(self, environ, body):
        query = parse_qs(environ.get("QUERY_STRING", ""))
        transport, sid = query.get("transport"), query.get("sid", [None])
        if query.get("EIO") != ["4"] or transport not in (["polling"], ["websocket"]) or "j" in query or len(sid) > 1:
            raise Refused(400)
        session = self._session(sid[0])
        method, upgrade = environ["REQUEST_METHOD"], transport == ["websocket"]
        if method == "POST" and session and not upgrade:
            self._check_packets(session, body)
        elif method != "GET" or body:
            raise Refused(400)
        elif upgrade:
            environ["workshop.accept"] = handshake(environ)
            if not environ["workshop.accept"] or (session and session.upgrading):
                raise Refused(400)
        elif "HTTP_UPGRADE" in environ or (session and session.session.get("polled")):
            raise Refused(400)
        return session if not upgrade else None

    def _session(self, sid):
        """Engine.IO's open session of this id; None for a new one."""
        if sid is None:
            if len(self._engine.sockets) >= self._settings.sockets:
                raise Refused(503)
            return None
        session = self._engine.sockets.get(sid)
        if session is None or session.closed or session.upgraded or not session.connected:
            raise Refused(400)
        return session

    def _check_packets(self, session, body):
        """Something wrong in it ends the session, so that the client notices and begins anew."""
        if packets(body) is None:
            session.close(wait=False, abort=True)
            raise Refused(400)


def _announced(environ) -> tuple[str, str]:
    """(transfer coding, length) of the body, as they stand in the head."""
    coding = environ.get("HTTP_TRANSFER_ENCODING", "").lower()
    if coding not in ("", "chunked"):
        raise Refused(501)
    length = environ.get("CONTENT_LENGTH") or "0"
    if not length.isdigit():
        raise Refused(400)
    return coding, length


def _take_body(environ, most: int) -> bytes:
    """Read the body, at most `most` bytes, and put it back; an upgrade has none."""
    coding, length = _announced(environ)
    if "HTTP_UPGRADE" in environ:
        if coding or int(length):
            raise Refused(400)
        return b""
    if not coding and int(length) > most:
        raise Refused(413)
    if not coding and not int(length):
        return b""
    body = _read(environ["wsgi.input"], most + 1 if coding else int(length))
    if len(body) > most:
        raise Refused(413)
    environ["wsgi.input"] = io.BytesIO(body)
    environ["CONTENT_LENGTH"] = str(len(body))
    environ.pop("HTTP_TRANSFER_ENCODING", None)
    return body


def _read(stream, most: int) -> bytes:
    try:
        with gevent.Timeout(BODY_SECONDS, Refused(408)):
            return stream.read(most)
    except OSError:
        raise Refused(400) from None


def _refuse(status, start_response, more=None):
    body = json.dumps({"code": CODES.get(status, "bad_request")} | (more or {})).encode()
    headers = [("Content-Type", "application/json"), ("Content-Length", str(len(body))), *ENDING]
    headers += [("Retry-After", str(RETRY_SECONDS))] if status == 503 else []
    start_response(STATUS[status], headers)
    return [body]
