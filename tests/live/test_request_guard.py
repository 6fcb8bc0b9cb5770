"""The front door: how long a request may be, and how long it may take. Its patience is shortened, nothing else."""

import re
from contextlib import contextmanager

import engineio
import pytest
from engineio.socket import Socket
from gevent import socket

from workshop.cli import server
from workshop.config import Settings
from workshop.live import request_guard


def inside(environ, start_response):
    """Whatever has come through the door is told its size."""
    body = b"" if "HTTP_UPGRADE" in environ else environ["wsgi.input"].read()
    start_response("200 OK", [("Content-Length", "6")])
    return [b"%6d" % len(body)]


@pytest.fixture
def engine():
    return engineio.Server(async_mode="gevent")


@pytest.fixture
def port(engine, monkeypatch):
    for place, name in ((request_guard, "BODY_SECONDS"), (server, "HEAD_SECONDS"), (server, "IDLE_SECONDS")):
        monkeypatch.setattr(place, name, 0.3)
    listening = server.listen(request_guard.RequestGuard(inside, engine, Settings()), "127.0.0.1", 0)
    listening.start()
    yield listening.server_port
    listening.stop()


@contextmanager
def saying(port, *parts: bytes):
    with socket.create_connection(("127.0.0.1", port), timeout=5) as connection:
        for part in parts:
            connection.sendall(part)
        yield connection


def answer(port, *parts: bytes) -> tuple[int | None, bytes]:
    """Status and last bytes of the answer; (None, b"") where the connection ends without one."""
    with saying(port, *parts) as connection:
        told = connection.recv(4096)
    found = re.match(rb"HTTP/1.1 (\d+)", told)
    return (int(found[1]), told[-6:]) if found else (None, told)


def post(headers: str) -> bytes:
    return f"POST /any HTTP/1.1\r\nHost: 127.0.0.1\r\n{headers}\r\n\r\n".encode()


def test_a_body_comes_in_whole_with_a_length_and_without(port):
    assert answer(port, post("Content-Length: 9"), b"nine byte", b"s") == (200, b"     9")
    assert answer(port, post("Transfer-Encoding: chunked"), b"5\r\nfive \r\n", b"4\r\nmore\r\n0\r\n\r\n") == (
        200,
        b"     9",
    )


def test_every_answer_on_a_kept_connection_comes_in_one_piece(port):
    with saying(port) as connection:
        for size in (2, 3, 4):
            connection.sendall(post(f"Content-Length: {size}") + bytes(size))
            assert connection.recv(4096).endswith(b"\r\n\r\n%6d" % size)


@pytest.mark.parametrize(
    ("path", "most"), [("/any", request_guard.BODY_BYTES), (request_guard.PATH, request_guard.MOST_BYTES)]
)
def test_a_body_that_is_announced_too_long_is_refused_before_it_comes(port, path, most):
    head = post(f"Content-Length: {most + 1}").replace(b"/any", path.encode())
    assert answer(port, head)[0] == 413


def test_a_body_of_unknown_length_is_read_up_to_its_limit(port):
    most = request_guard.BODY_BYTES
    chunk = b"%x\r\n" % (most + 1) + bytes(most + 1) + b"\r\n"
    assert answer(port, post("Transfer-Encoding: chunked"), chunk)[0] == 413


def test_a_body_that_does_not_come_is_waited_for_so_long(port):
    assert answer(port, post("Content-Length: 9"), b"nine")[0] == 408


@pytest.mark.parametrize(
    ("begun", "status"),
    [(b"", None), (b"GE", None), (b"GET / HTTP/1.1\r\nHo", 400), (b"GET / HTTP/1.1\r\nHost: 127.0.0.1\r\n", 400)],
)
def test_a_head_that_does_not_come_is_waited_for_so_long(port, begun, status):
    assert answer(port, begun)[0] == status


def test_who_says_nothing_more_is_let_go(port):
    with saying(port, b"GET / HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n") as connection:
        assert connection.recv(4096).endswith(b"     0")
        assert connection.recv(4096) == b""


def test_a_head_is_read_up_to_64_kilobytes_however_many_lines_it_has(port):
    lines = [b"X-%d: " % number + b"x" * 30_000 + b"\r\n" for number in range(3)]
    head = b"GET / HTTP/1.1\r\nHost: 127.0.0.1\r\n"
    assert answer(port, head, *lines[:2], b"\r\n")[0] == 200
    assert answer(port, head, *lines, b"\r\n")[0] == 400


@pytest.mark.parametrize("length", ["-1", "+9", "9.0", "\N{SUPERSCRIPT TWO}", "0x9", "9,9"])
def test_a_length_that_is_no_number_is_refused(port, length):
    head = post("Content-Length: LENGTH").replace(b"LENGTH", length.encode("latin-1"))
    assert answer(port, head)[0] == 400


@pytest.mark.parametrize(("said", "status"), [("Transfer-Encoding: gzip", 501), ("Content-Length: -1", 400)])
def test_a_file_is_not_read_here_but_its_head_is(port, said, status):
    head = post("HEAD").replace(b"/any", b"/workshops/1/pictures")
    assert answer(port, head.replace(b"HEAD", b"Content-Length: 4"), b"file") == (200, b"     4")
    assert answer(port, head.replace(b"HEAD", said.encode()))[0] == status


def test_a_body_that_ends_early_is_refused(port):
    with saying(port, post("Content-Length: 9"), b"nine") as connection:
        connection.shutdown(socket.SHUT_WR)
        assert connection.recv(4096).startswith(b"HTTP/1.1 400")


@pytest.mark.parametrize("host", ["", "a b", "x@localhost", "localhost/x", "localhost?x", "localhost" + "." * 300])
def test_a_name_that_is_none_or_too_long_for_a_qr_code_is_refused(port, host):
    assert answer(port, f"GET / HTTP/1.1\r\nHost: {host}\r\n\r\n".encode())[0] == 400


ASKED = "EIO=4&transport=polling"
HANDSHAKE = (
    "Connection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\n"
    "Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\n"
)


def on_the_sockets_path(port, query, method="GET", headers="", body=b""):
    head = f"{method} {request_guard.PATH}?{query} HTTP/1.1\r\nHost: 127.0.0.1\r\n{headers}"
    return answer(port, f"{head}Content-Length: {len(body)}\r\n\r\n".encode(), body)[0]


@pytest.fixture
def session(engine):
    """A phone on long-polling that has been let in before."""
    known = engine.sockets["known"] = Socket(engine, "known")
    known.connected = True
    return known


def test_what_a_phone_asks_on_the_sockets_path_gets_in(port, session):
    assert on_the_sockets_path(port, ASKED) == 200
    assert on_the_sockets_path(port, "EIO=4&transport=websocket", headers=HANDSHAKE) == 200
    assert on_the_sockets_path(port, f"{ASKED}&sid=known") == 200
    assert on_the_sockets_path(port, f"{ASKED}&sid=known", "POST", body=b"3") == 200


@pytest.mark.parametrize(
    "query",
    ["", "transport=polling", "EIO=3&transport=polling", "EIO=4&EIO=4&transport=polling", "EIO=4",
     "EIO=4&transport=ftp", f"{ASKED}&transport=websocket", f"{ASKED}&j=0", f"{ASKED}&sid=known&sid=known",
     f"{ASKED}&sid=unknown"],
)  # fmt: skip
def test_what_no_phone_asks_on_the_sockets_path_does_not_get_in(port, session, query):
    """As a script of another site would ask (`j`), say."""
    assert on_the_sockets_path(port, query) == 400


@pytest.mark.parametrize(
    ("query", "method", "headers", "body"),
    [(ASKED, "POST", "", b"3"), (ASKED, "POST", "", b"wrong"), (ASKED, "GET", "", b"3"), (ASKED, "OPTIONS", "", b""),
     (ASKED, "PUT", "", b""), (f"{ASKED}&sid=known", "DELETE", "", b"3"), (ASKED, "GET", HANDSHAKE, b""),
     (f"{ASKED}&sid=known", "GET", HANDSHAKE, b""), ("EIO=4&transport=websocket", "GET", "", b""),
     ("EIO=4&transport=websocket&sid=known", "POST", "", b"3")],
)  # fmt: skip
def test_a_method_a_body_or_an_upgrade_where_a_phone_has_none_is_refused(port, session, query, method, headers, body):
    assert on_the_sockets_path(port, query, method, headers, body) == 400


@pytest.mark.parametrize("state", [{"closed": True}, {"upgraded": True}, {"connected": False}])
def test_a_session_that_is_over_is_not_asked_any_more(port, session, state):
    vars(session).update(state)
    assert on_the_sockets_path(port, f"{ASKED}&sid=known") == 400


def test_a_session_is_taken_over_by_one_socket_at_a_time(port, session):
    assert on_the_sockets_path(port, "EIO=4&transport=websocket&sid=known", headers=HANDSHAKE) == 200
    session.upgrading = True
    assert on_the_sockets_path(port, "EIO=4&transport=websocket&sid=known", headers=HANDSHAKE) == 400


@pytest.mark.parametrize("body", [b"", b"wrong", b"3\x1ewrong", b"\xff", b"\x1e".join([b"3"] * 17), b"2probe"])
def test_a_post_with_something_wrong_in_it_ends_its_session(port, session, body):
    assert on_the_sockets_path(port, f"{ASKED}&sid=known", "POST", body=b"\x1e".join([b"3"] * 16)) == 200
    assert on_the_sockets_path(port, f"{ASKED}&sid=known", "POST", body=body) == 400
    assert session.closed


@pytest.mark.parametrize("body", ["Content-Length: 9", "Transfer-Encoding: chunked"])
def test_what_asks_for_an_upgrade_has_no_body_wherever_it_asks(port, body):
    assert answer(port, post(f"Connection: Upgrade\r\nUpgrade: websocket\r\n{body}"))[0] == 400
