"""The front door: how long a request may be, and how long it may take. Its patience is shortened, nothing else."""

import re
from contextlib import contextmanager

import engineio
import pytest
from gevent import socket

from workshop import server
from workshop.config import Settings
from workshop.live import door


def inside(environ, start_response):
    """Whatever has come through the door is told its size."""
    body = environ["wsgi.input"].read()
    start_response("200 OK", [("Content-Length", "6")])
    return [b"%6d" % len(body)]


@pytest.fixture
def port(monkeypatch):
    for place, name in ((door, "BODY_SECONDS"), (server, "HEAD_SECONDS"), (server, "IDLE_SECONDS")):
        monkeypatch.setattr(place, name, 0.3)
    listening = server.listen(door.Door(inside, engineio.Server(async_mode="gevent"), Settings()), "127.0.0.1", 0)
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


@pytest.mark.parametrize(("path", "most"), [("/any", door.BODY_BYTES), (door.PATH, door.MOST_BYTES)])
def test_a_body_that_is_announced_too_long_is_refused_before_it_comes(port, path, most):
    head = post(f"Content-Length: {most + 1}").replace(b"/any", path.encode())
    assert answer(port, head)[0] == 413


def test_a_body_of_unknown_length_is_read_up_to_its_limit(port):
    most = door.BODY_BYTES
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
