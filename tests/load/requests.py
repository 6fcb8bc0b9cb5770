"""What the everyday requests cost the server: its CPU, each beside a request that does nothing.

`./dev bench requests`: a real server with 24 ideas and 64 people; connections are kept, as browsers keep them. Every
round sends the same number of each kind, one after the other or with 16 of them in flight, and reads how long the
threads of the server ran (/proc/<pid>/task/*/schedstat, nanoseconds).
"""

import json
import re
import secrets
import selectors
import socket
import statistics
import tempfile
import time
from collections import deque
from http.client import HTTPConnection, HTTPResponse
from itertools import count
from pathlib import Path

from tests.support.prepared import prepared
from tests.support.server import Server

ROUNDS, REQUESTS, PEOPLE, IDEAS, IN_FLIGHT = 5, 160, 64, 24, 16
TOKEN = re.compile(r'name="csrf-token" content="([^"]+)"')
KINDS = ("nothing", "set_weight", "support_idea", "add_idea", "ten weights")


def cpu(pid: int) -> float:
    """Seconds that the threads of a process have run."""
    ran = (one.read_text().split()[0] for one in Path(f"/proc/{pid}/task").glob("*/schedstat"))
    return sum(map(int, ran)) / 1e9


class Phone:
    """One participant with a kept connection."""

    def __init__(self, port: int, code: str):
        self.port, self.code = port, code
        page = HTTPConnection("127.0.0.1", port)
        page.request("GET", f"/w/{code}")
        answer = page.getresponse()
        self.cookies: dict[str, str] = {}
        self._keep(answer)
        self.token = TOKEN.search(answer.read().decode())[1]
        page.close()
        self.socket = None
        self.ask("commands", command("join_workshop", groups=[2]))

    def _keep(self, answer):
        """What an answer sets is sent from then on, as browsers do it."""
        for value in answer.headers.get_all("Set-Cookie") or ():
            name, rest = value.split("=", 1)
            self.cookies[name] = rest.split(";")[0]

    def send(self, path: str, body: dict):
        """One POST on the kept connection, or on a new one if the server has closed it meanwhile."""
        content = json.dumps(body).encode()
        cookie = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
        head = (
            f"POST /w/{self.code}/{path}?as=phone HTTP/1.1\r\nHost: 127.0.0.1:{self.port}\r\nCookie: {cookie}\r\n"
            f"X-CSRFToken: {self.token}\r\nContent-Type: application/json\r\nContent-Length: {len(content)}\r\n\r\n"
        )
        self.sent = path, body
        self.socket.sendall(head.encode() + content)

    def answer(self) -> dict:
        found = HTTPResponse(self.socket, method="POST")
        found.begin()
        self._keep(found)
        content = found.read()
        assert found.status == 200, (self.sent, content)
        return json.loads(content)

    def ask(self, path: str, body: dict) -> dict:
        self.connect()
        self.send(path, body)
        return self.answer()

    def connect(self):
        if self.socket:
            self.socket.close()
        self.socket = socket.create_connection(("127.0.0.1", self.port))
        self.socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)


def command(name: str, /, **data) -> dict:
    return {"commands": [{"key": secrets.token_hex(16), "name": name, "data": data}]}


def bodies(kind: str, ideas: list[int], numbers: count):
    """Requests of a kind without end; each changes something, for a point is given and taken back in turn."""
    for number in numbers:
        idea, turn = ideas[number // PEOPLE % 5], number // (5 * PEOPLE) % 2
        if kind == "nothing":
            yield "nothing", {"commands": []}
        elif kind == "set_weight":
            yield "commands", command(kind, idea=idea, points=1 - turn)
        elif kind == "support_idea":
            yield "commands", command(kind, idea=idea, supports=not turn)
        elif kind == "add_idea":
            yield "commands", command(kind, field_of_action=1, title=f"An idea, number {number}")
        else:
            ten = [command("set_weight", idea=ideas[5 + step % 4], points=step // 4 % 2) for step in range(10)]
            yield "commands", {"commands": [one["commands"][0] for one in ten]}


def sent(phones: list[Phone], wishes, in_flight: int):
    """REQUESTS of them, so many at once; each waits for its answer before the same phone sends again."""
    left, chooser, idle = REQUESTS, selectors.DefaultSelector(), deque(phones)

    def one_more():
        phone = idle.popleft()
        chooser.register(phone.socket, selectors.EVENT_READ, phone)
        phone.send(*next(wishes))

    for _ in range(in_flight):
        one_more()
    while left:
        for event, _ in chooser.select():
            said = event.data.answer()
            assert all(one["status"] == "saved" for one in said.get("results", ())), said
            chooser.unregister(event.fileobj)
            idle.append(event.data)
            left -= 1
            if left >= in_flight:
                one_more()


def spread(values) -> str:
    return f"{statistics.median(values):7.2f}   ({min(values):.2f} to {max(values):.2f})"


def measured(server, code: str) -> dict:
    """{(kind, in flight): [milliseconds of CPU of one request, for each round]}."""
    phones = [Phone(server.port, code) for _ in range(PEOPLE)]
    wishes = [command("add_idea", field_of_action=1, title=f"Idea {number}") for number in range(IDEAS)]
    ideas = [phones[0].ask("commands", wish)["results"][0]["id"] for wish in wishes]
    numbers = {kind: count() for kind in KINDS}
    wishes = {kind: bodies(kind, ideas, numbers[kind]) for kind in KINDS}
    found: dict = {(kind, flight): [] for kind in KINDS for flight in (1, IN_FLIGHT)}
    for _ in range(ROUNDS + 1):
        for kind, flight in found:
            phones = phones[IN_FLIGHT:] + phones[:IN_FLIGHT]
            for phone in phones[:IN_FLIGHT]:
                phone.connect()
            before = cpu(server.process.pid)
            sent(phones[:IN_FLIGHT], wishes[kind], flight)
            time.sleep(0.3)  # what the server still does of it counts, too
            found[kind, flight].append((cpu(server.process.pid) - before) / REQUESTS * 1000)
    return {name: values[1:] for name, values in found.items()}


def main():
    with tempfile.TemporaryDirectory() as folder:
        weighing = {"discuss": ["set_weight"]}
        made = prepared(
            Path(folder),
            [
                ("edit_workshop", {"also_allowed": weighing, "ideas_max": 20, "points": 99}),
                ("open_phase", {"phase": "discuss"}),
            ],
        )
        server = Server(Path(folder), module="tests.support.beside", env={"WORKSHOP_COMMANDS_PER_MINUTE": "1000000"})
        try:
            found = measured(server, made.code)
        finally:
            server.stop()
    for flight in (1, IN_FLIGHT):
        nothing = found["nothing", flight]
        for kind in KINDS:
            values = found[kind, flight]
            ratios = [one / other for one, other in zip(values, nothing, strict=True)]
            print(f"{kind:<13} {flight:>2} in flight   CPU ms {spread(values)}   / nothing {spread(ratios)}")


if __name__ == "__main__":
    main()
