"""Sockets under attack: whatever strangers send, nobody in the room notices, and nothing of it stays."""

import asyncio
import contextlib
import json
import random
import re
import socket
import threading
import time
import urllib.request

from tests.load.client import Client
from tests.reliability.scenarios import Verdict, scenario
from tests.support.prepared import prepared
from tests.support.server import Server
from tests.support.story import told
from tests.support.wire_by_hand import Phone, frame

POLLING = "/socket.io/?EIO=4&transport=polling"
#: Bodies that Engine.IO would take badly
MALFORMED = (
    b"", b"42", b"42[", b"4", b"b", b"bAAAA", b"2", b"5", b"6", b"7", b"99", b"45", b"\xff\xfe", b"d=40", b"\x1e",
    b'42["watch",NaN]', b'451-["x",{"_placeholder":true,"num":0}]', b"4510000000000-[]", b"44", b"43[]", b"40/x,",
    b"42" + b"[" * 9000, b"42[" + b"9" * 9000 + b"]", b"4" * 16385, b"\x1e".join([b"3"] * 17), b"42[1]", b'42["a",1,2]',
    b'42["connect"]', b"0{}", b"42999999999999[]",
)  # fmt: skip


def answer_to(port, request: bytes, seconds=5) -> int | None:
    """The status of the answer to raw bytes; None if the connection ended without one."""
    with socket.create_connection(("127.0.0.1", port), timeout=seconds) as connection:
        with contextlib.suppress(OSError):
            connection.sendall(request)
        found = re.match(rb"HTTP/1.1 (\d+)", _received(connection))
    return int(found[1]) if found else None


def _received(connection) -> bytes:
    try:
        return connection.recv(4096)
    except OSError:
        return b""


def post(path: str, body: bytes, headers: str = "") -> bytes:
    head = f"POST {path} HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: {len(body)}\r\n{headers}\r\n"
    return head.encode() + body


def polling_session(port) -> str:
    with urllib.request.urlopen(f"http://127.0.0.1:{port}{POLLING}", timeout=10) as answer:
        return json.loads(answer.read()[1:])["sid"]


# --- attacks: each gives the answers that were wrong ---


def malformed_posts(port, luck, number):
    """Each is refused, and its session is gone: the client notices."""
    wrong = []
    for _ in range(number):
        sid, body = polling_session(port), luck.choice(MALFORMED)
        path = f"{POLLING}&sid={sid}"
        answers = answer_to(port, post(path, body)), answer_to(port, post(path, b"3"))
        if answers not in ((400, 400), (413, 200)):
            wrong.append((body[:40], answers))
    return wrong


def two_polls_at_once(port, luck, number):
    """The second one is refused."""
    path = f"{POLLING}&sid={polling_session(port)}"
    request = f"GET {path} HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n".encode()
    with socket.create_connection(("127.0.0.1", port)) as first:
        first.sendall(request)
        time.sleep(0.2)
        status = answer_to(port, request)
    return [] if status == 400 else [status]


def giant_frames(port, luck, number):
    """Closed as soon as the head announces them."""
    wrong = []
    for _ in range(number):
        with Phone(port) as phone:
            size = luck.choice((300_000_000, 2**40, 2**62))
            phone.socket.sendall(b"\x81\xff" + size.to_bytes(8, "big") + b"mask" + bytes(4096))
            code = phone.hear_rest(5)
        wrong += [] if code == 1009 else [(size, code)]
    return wrong


def attachments(port, luck, number):
    """A packet that announces 10^9 binary attachments, and binary messages without any."""
    wrong = []
    for _ in range(number):
        with Phone(port) as phone:
            phone.say("40")
            phone.socket.sendall(luck.choice((frame(b"4511000000000-[]"), frame(b"x" * 100, opcode=2))))
            code = phone.hear_rest(5)
        wrong += [] if code == 1003 else [code]
    return wrong


def bodies_without_end(port, luck, number):
    """Chunks for ever, lengths that lie, codings nobody knows: on the socket's path and on every other one."""
    chunked = "POST {} HTTP/1.1\r\nHost: 127.0.0.1\r\nTransfer-Encoding: {}\r\n\r\n"
    wrong = []
    for path in (POLLING, "/w/BBBBBBB/commands", "/sign-in", "/"):
        endless = chunked.format(path, "chunked").encode() + (b"1000\r\n" + b"x" * 4096 + b"\r\n") * 200
        for request, right in (
            (endless, 413),
            (chunked.format(path, "chunked").encode() + b"zzz\r\n", 400),
            (chunked.format(path, "gzip, chunked").encode(), 501),
            (post(path, b"")[:-2].replace(b"Length: 0", b"Length: 300000000") + b"\r\n", 413),
            (post(path, b"", "Content-Length: -1\r\n"), 400),
        ):
            status = answer_to(port, request)
            wrong += [] if status == right else [(path, request[:90], status)]
    return wrong


def heads(port, luck, number):
    """Too long, too many lines, no HTTP at all."""
    lines = b"".join(b"X-%d: y\r\n" % line for line in range(150))
    wrong = []
    for head in (b"X: " + b"y" * 70_000 + b"\r\n", lines, b"X: " + b"y" * 30_000 + b"\r\nZ: " + b"z" * 40_000):
        status = answer_to(port, b"GET / HTTP/1.1\r\nHost: 127.0.0.1\r\n" + head + b"\r\n")
        wrong += [] if status in (400, None) else [(head[:20], status)]
    for line in (b"\x16\x03\x01\x02\x00\r\n\r\n", b"GET / HTTP/1\r\n\r\n", b"GET / HTTP/x.y\r\n\r\n", b"\r\n\r\n"):
        status = answer_to(port, line)
        wrong += [] if status in (400, None) else [(line, status)]
    return wrong


def wrong_handshakes(port, luck, number):
    """Refused before Engine.IO has made a session for them."""
    wrong = []
    changes = ({"Connection": "close"}, {"Origin": "http://elsewhere.example"}, {"Sec-WebSocket-Key": "short"})
    for headers in (*changes, {"Upgrade": "h2c"}, {"Content-Length": "5"}, {"Transfer-Encoding": "chunked"}):
        with Phone(port, headers=headers) as phone:
            wrong += [] if phone.status == 400 else [(headers, phone.status)]
    return wrong


ATTACKS = (
    malformed_posts, two_polls_at_once, giant_frames, attachments, bodies_without_end, heads, wrong_handshakes,
)  # fmt: skip


@contextlib.contextmanager
def slow_heads(port, number):
    """Connections that never finish their request."""
    with contextlib.ExitStack() as stack:
        for _ in range(number):
            connection = stack.enter_context(socket.create_connection(("127.0.0.1", port)))
            connection.sendall(b"GET / HTTP/1.1\r\nHost: ")
        yield


# --- what is looked at ---


def resident(server) -> float:
    """Megabytes of memory of the server."""
    with open(f"/proc/{server.process.pid}/status") as status:
        return int(re.search(r"VmRSS:\s+(\d+)", status.read())[1]) / 1000


def greenlets(server) -> int:
    with urllib.request.urlopen(f"{server.url}/metrics", timeout=10) as answer:
        return int(float(re.search(r"^workshop_greenlets (\S+)", answer.read().decode(), re.M)[1]))


class Witness:
    """A phone of the room that listens all the time: what the desk adds must be on its screen within a second."""

    def __init__(self, server, made):
        self._server, self._made = server, made
        self.phone = Phone(server.port)
        self.phone.watch(made.code)
        self.phone.hear(lambda packet: packet.startswith('42["here"'))
        self.delays: list[float] = []
        self._done = threading.Event()
        self._listening = threading.Thread(target=self._listen)
        self._listening.start()

    def _listen(self):
        while not self._done.is_set() and not self.phone.ended:
            self.phone.hear(lambda _packet: False, 0.02)

    async def open(self):
        link = f"{self._server.url}/link/{self._made.links[0]}"
        self.desk = await Client(self._server.url, self._made.code, "desk").open(link)
        return self

    async def look(self):
        answer = await self.desk.send("add_idea", field_of_action=1, title="Seen?")
        started, mark = time.monotonic(), f'"upto":{answer["seq"]},'
        while not any(mark in packet for packet in self.phone.heard) and time.monotonic() < started + 10:
            await asyncio.sleep(0.005)
        self.delays.append(time.monotonic() - started)

    async def close(self):
        self._done.set()
        self._listening.join()
        await self.desk.close()


@scenario("sockets", "G11")
def sockets(folder, seed: int, long: bool) -> Verdict:
    """All attacks, again and again in the long run, while a phone listens."""
    luck, times, number = random.Random(seed), 10 if long else 1, 100 if long else 30
    made = prepared(folder)
    server = Server(folder, env={"WORKSHOP_PING_SECONDS": "2"})
    wrong: list = []

    async def story():
        witness = await Witness(server, made).open()
        await witness.look()
        before, memory = greenlets(server), resident(server)
        with slow_heads(server.port, 200):
            for _ in range(times):
                for attack in ATTACKS:
                    wrong.extend((attack.__name__, one) for one in attack(server.port, luck, number))
                    await witness.look()
        until = time.monotonic() + 60
        while (left := greenlets(server) - before) > 5 and time.monotonic() < until:
            await asyncio.sleep(0.5)
        await witness.look()
        grown = resident(server) - memory
        await witness.close()
        return witness, max(0, left - 5), grown

    try:
        witness, left, grown = told(story())
    finally:
        server.stop()
    for one in wrong:
        print("not as it should be:", *one)
    tried = f"{len(ATTACKS)} attacks × {times}, 200 slow heads, memory {grown:+.0f} MB"
    late = sum(delay > 1 for delay in witness.delays)
    return Verdict(
        tried,
        {
            "wrong answers": len(wrong),
            "tracebacks": server.log.count("Traceback"),
            "stuck greenlets": left,
            "MB too much": max(0, round(grown - 50)),
            "late frames": late,
            "phones lost": int(witness.phone.ended),
        },
    )
