"""Who takes no answer is hung up on; where strangers hold all sockets, phones go on by asking."""

import json
import urllib.error
import urllib.request
from contextlib import contextmanager

import engineio
import gevent
import pytest
from gevent import socket

from tests.load.client import Client
from tests.support.prepared import prepared
from tests.support.server import Server
from tests.support.story import told
from workshop.cli import server as serving
from workshop.config import Settings
from workshop.live import request_guard

POLLING = "/socket.io/?EIO=4&transport=polling"
#: More than the kernel takes for a client that reads nothing
ANSWER = 64 * 1024 * 1024


@contextmanager
def client_of(app):
    """A client, with a small window, of our server and `app`."""
    listening = serving.listen(
        request_guard.RequestGuard(app, engineio.Server(async_mode="gevent"), Settings()), "127.0.0.1", 0
    )
    listening.start()
    with socket.socket() as client:
        client.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
        client.settimeout(10)
        client.connect(("127.0.0.1", listening.server_port))
        client.sendall(b"GET / HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n")
        yield client
    listening.stop()


def read_to_the_end(client) -> int:
    total = 0
    while True:
        try:
            data = client.recv(1024 * 1024)
        except ConnectionResetError:
            return total
        if not data:
            return total
        total += len(data)


def test_who_takes_nothing_of_an_answer_is_hung_up_on(monkeypatch):
    monkeypatch.setattr(serving, "PIECE_SECONDS", 0.3)
    ended = gevent.event.Event()

    class Answer(list):
        def close(self):
            ended.set()

    def app(environ, start_response):
        start_response("200 OK", [("Content-Length", str(ANSWER))])
        return Answer([bytes(ANSWER)])

    with client_of(app) as client:
        assert ended.wait(10)
        assert read_to_the_end(client) < ANSWER


def open_socket(server):
    with urllib.request.urlopen(server.url + POLLING, timeout=10) as answer:
        return answer.status


def refusal(server):
    """(status, seconds after which to try again, code) of a socket too many."""
    with pytest.raises(urllib.error.HTTPError) as refused:
        open_socket(server)
    answer = refused.value
    return answer.code, answer.headers["Retry-After"], json.loads(answer.read())["code"]


def test_where_strangers_hold_all_sockets_a_phone_joins_writes_and_reads(tmp_path):
    made = prepared(tmp_path)
    server = Server(tmp_path, env={"WORKSHOP_SOCKETS": "5"}, quick=True)

    async def evening():
        phone, other = [await Client(server.url, made.code).open() for _ in range(2)]
        for one in (phone, other):
            assert (await one.send("join_workshop", groups=[2]))["status"] == "saved"
        assert (await phone.send("add_idea", field_of_action=1, title="In spite of all"))["status"] == "saved"
        await other.changes()
        shown = [thing["title"] for thing in other.store.snapshot.values() if thing["kind"] == "idea"]
        for one in (phone, other):
            await one.close()
        return shown

    try:
        assert [open_socket(server) for _ in range(5)] == [200] * 5
        assert refusal(server) == (503, "5", "busy")
        assert told(evening()) == ["In spite of all"]
    finally:
        server.stop()
