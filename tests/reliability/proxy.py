"""A bad network between clients and the server: one request a connection, each with a fate drawn from a seed.

The nth connection meets the same fate in every run with the same seed and weather; which of them comes nth is up to
the clients. It listens on loopback and runs in a thread of its own, so that a browser test can change the weather.
"""

import asyncio
import contextlib
import itertools
import random
import re
import threading
from dataclasses import dataclass

LOGIN = b"<!doctype html><title>Guest network</title><h1>Welcome! Please accept the terms of this network.</h1>"
LENGTH = re.compile(rb"\r\ncontent-length: *(\d+)", re.IGNORECASE)
HOP = re.compile(rb"\r\nconnection: *[^\r]*", re.IGNORECASE)
UPGRADE = re.compile(rb"\r\nupgrade: *websocket", re.IGNORECASE)
PIECE = 512


def closing(head: bytes) -> bytes:
    """The head of a request or an answer, saying that the connection ends with it."""
    return HOP.sub(b"", head[:-4]) + b"\r\nConnection: close\r\n\r\n"


async def ended(*tasks):
    """Cancel `tasks` and wait until they are over."""
    for task in tasks:
        task.cancel()
    await asyncio.gather(*tasks, return_exceptions=True)


@dataclass(frozen=True)
class Fate:
    """What happens to one connection."""

    swallowed: bool  # the request reaches the server, its answer never comes back
    silent: bool  # and the connection stays open without a word, instead of ending
    torn: float | None  # this share of the request reaches the server, then the connection breaks
    cut: float | None  # this share of the answer comes back, then the connection breaks
    again: float | None  # after so many seconds the request reaches the server a second time
    there: float  # seconds until the request is passed on
    back: float  # seconds until the answer is


@dataclass(frozen=True)
class Weather:
    """Shares are of connections, from 0 to 1."""

    swallowed: float = 0
    torn: float = 0
    cut: float = 0
    doubled: float = 0
    delay: float = 0  # at most so many seconds each way, which puts connections out of their order
    bytes_per_second: float | None = None  # of all connections together, each way
    sockets: bool = True  # False: an upgrade to a WebSocket is refused
    portal: int | None = None  # 200 or 511: every request is answered by a page to log in, with this status
    down: bool = False  # every connection breaks at once

    def fate(self, seed: int, number: int) -> Fate:
        chance = random.Random(f"{seed}/{number}")
        drawn = [chance.random() for _ in range(10)]
        return Fate(
            swallowed=drawn[0] < self.swallowed,
            silent=drawn[1] < 0.1,
            torn=drawn[2] if drawn[3] < self.torn else None,
            cut=drawn[4] if drawn[5] < self.cut else None,
            again=drawn[6] / 2 if drawn[7] < self.doubled else None,
            there=drawn[8] * self.delay,
            back=drawn[9] * self.delay,
        )


FAIR = Weather()


class Link:
    """One direction of a thin line that all connections share."""

    def __init__(self):
        self._free = 0.0

    async def carry(self, writer, data: bytes, rate: float | None):
        for start in range(0, len(data), PIECE):
            piece = data[start : start + PIECE]
            if rate:
                now = asyncio.get_running_loop().time()
                self._free = max(self._free, now) + len(piece) / rate
                await asyncio.sleep(self._free - now)
            writer.write(piece)
            await writer.drain()


class Proxy:
    """`with Proxy(port, weather, seed) as proxy`: clients use `proxy.url`; `proxy.weather` may change at any time."""

    def __init__(self, port: int, weather: Weather = FAIR, seed: int = 0):
        self.weather, self.seed = weather, seed
        self.fates: list[Fate] = []
        self._target, self._numbers = port, itertools.count()
        self._there, self._back = Link(), Link()
        self._running: set = set()

    def __enter__(self):
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_forever)
        self._thread.start()
        listening = asyncio.start_server(self._meet, "127.0.0.1", 0, limit=1 << 20, backlog=1024)
        self._server = self._soon(listening).result(5)
        self.port = self._server.sockets[0].getsockname()[1]
        self.url = f"http://127.0.0.1:{self.port}"
        return self

    def __exit__(self, *_):
        self._soon(self._end()).result(5)
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join()
        self._loop.close()

    def _soon(self, work):
        return asyncio.run_coroutine_threadsafe(work, self._loop)

    async def _end(self):
        self._server.close()
        await ended(*self._running)

    def _keep(self, task):
        self._running.add(task)
        task.add_done_callback(self._running.discard)

    def change(self, weather: Weather):
        """Other weather from now on; what is open breaks, as when a phone changes its network."""
        self.weather = weather
        self._soon(self._break()).result(5)

    async def _break(self):
        for task in self._running:
            task.cancel()

    async def _meet(self, reader, writer):
        self._keep(asyncio.current_task())
        weather = self.weather
        fate = weather.fate(self.seed, next(self._numbers))
        self.fates.append(fate)
        try:
            if not weather.down:
                await self._pass(reader, writer, weather, fate)
        except (OSError, asyncio.IncompleteReadError, asyncio.CancelledError):
            pass
        finally:
            writer.transport.abort() if weather.down else writer.close()

    async def _pass(self, reader, writer, weather, fate):
        head = await reader.readuntil(b"\r\n\r\n")
        length = LENGTH.search(head)
        body = await reader.readexactly(int(length.group(1))) if length else b""
        if weather.portal:
            writer.write(b"HTTP/1.1 %d Portal\r\nContent-Type: text/html\r\nContent-Length: %d\r\n" % (
                weather.portal, len(LOGIN)) + b"Connection: close\r\n\r\n" + LOGIN)  # fmt: skip
            await writer.drain()
        elif UPGRADE.search(head):
            await self._tunnel(reader, writer, head, weather, fate)
        else:
            await self._exchange(reader, writer, closing(head) + body, weather, fate)

    async def _exchange(self, reader, writer, request, weather, fate):
        await asyncio.sleep(fate.there)
        if fate.torn is not None:
            request = request[: int(len(request) * fate.torn)]
        if fate.again is not None:
            self._keep(asyncio.create_task(self._once_more(request, fate.again)))
        answer = await self._asked(request, reader, weather, ends=fate.torn is not None)
        if fate.swallowed and fate.silent:
            await reader.read()
        elif not fate.swallowed and fate.torn is None:
            await asyncio.sleep(fate.back)
            whole = answer if fate.cut is None else answer[: int(len(answer) * fate.cut)]
            await self._back.carry(writer, whole, weather.bytes_per_second)

    async def _once_more(self, request, pause):
        await asyncio.sleep(pause)
        with contextlib.suppress(OSError):
            await self._asked(request)

    async def _asked(self, request, client=None, weather=FAIR, ends=False) -> bytes:
        """The server's whole answer; none when the client hangs up first."""
        reader, writer = await asyncio.open_connection("127.0.0.1", self._target)
        try:
            await self._there.carry(writer, request, weather.bytes_per_second)
            if ends:
                return b""
            answer = asyncio.create_task(reader.read())
            gone = asyncio.create_task(client.read(1) if client else asyncio.Event().wait())
            try:
                await asyncio.wait((answer, gone), return_when=asyncio.FIRST_COMPLETED)
            finally:
                await ended(gone, *(() if answer.done() else (answer,)))
            head, end, body = (b"" if answer.cancelled() else answer.result()).partition(b"\r\n\r\n")
            return closing(head + end) + body if end else b""
        finally:
            writer.close()

    async def _tunnel(self, reader, writer, head, weather, fate):
        """A WebSocket: both directions until one ends."""
        if not weather.sockets:
            writer.write(b"HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\nConnection: close\r\n\r\n")
            return
        server_reader, server_writer = await asyncio.open_connection("127.0.0.1", self._target)
        server_writer.write(head)
        ways = ((reader, server_writer, self._there), (server_reader, writer, self._back))
        tasks = [asyncio.create_task(self._flow(*way, weather, fate)) for way in ways]
        try:
            await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
        finally:
            await ended(*tasks)
            server_writer.close()

    async def _flow(self, reader, writer, link, weather, fate):
        """Bytes as they come; a connection that is to be cut ends after some of them."""
        left = None if fate.cut is None else int(fate.cut * 8192)
        while data := await reader.read(PIECE):
            await asyncio.sleep(fate.there / 4)
            await link.carry(writer, data if left is None else data[:left], weather.bytes_per_second)
            if left is not None:
                left -= len(data)
                if left <= 0:
                    return
