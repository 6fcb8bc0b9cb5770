"""What happens to computers: a full disk, a database held by another program, a clock that is wrong."""

import asyncio
import resource
import subprocess
import sys
import time

import aiohttp

from tests.reliability.bots import Room
from tests.reliability.journal import examined
from tests.reliability.scenarios import Verdict, scenario
from tests.support.prepared import prepared
from tests.support.server import Server
from tests.support.story import told

FULL_AT = 64 * 1024  # bytes: beyond this place no file of the server's can be written
HOLD = """
import sqlite3, sys
held = sqlite3.connect(sys.argv[1], isolation_level=None)
held.execute("BEGIN IMMEDIATE")
print("held", flush=True)
sys.stdin.readline()
"""


class Trouble:
    """A room under load, and `trouble(room)`, a story that lets something go wrong and heals it."""

    def __init__(self, folder, seed, phones=8):
        self.folder = folder
        self.workshop = prepared(folder, points=20, ideas_max=8, desks=2)
        self.server = Server(folder, quick=True)
        self.room = Room(self.server.url, self.workshop, seed, phones)
        self.over = False

    def lived_through(self, trouble) -> dict[str, int]:
        """All faults of the ledger, the journal and the log."""
        try:
            faults = told(self._story(trouble))
        finally:
            self.server.stop()
        return faults | examined(self.folder, self.room.ledger) | {"tracebacks": self.server.log.count("Traceback")}

    async def _story(self, trouble):
        try:
            await self.room.enter()
            await self.room.allow_everything()
            calm = lambda: self.over  # noqa: E731
            crowd = [self.room.busy(phone, calm) for phone in self.room.phones]
            missed, *_ = await asyncio.gather(self._troubled(trouble), self.room.moderate(calm, pause=1), *crowd)
            return await self.room.judged() | missed
        finally:
            await self.room.leave()

    async def _troubled(self, trouble):
        try:
            await self.more(100)
            missed = await trouble(self)
            await self.more(100)
            return missed
        finally:
            self.over = True

    @property
    def answered(self) -> int:
        return sum(entry.answer is not None for entry in self.room.ledger.entries.values())

    @property
    def busy(self) -> int:
        """How often 503 was the answer."""
        return sum(phone.statuses[503] for phone in self.room.phones)

    async def more(self, commands: int):
        goal = self.answered + commands
        while self.answered < goal:
            await asyncio.sleep(0.01)

    async def reads(self, seconds: float) -> float:
        """Read for so long what the desk reads; the seconds that the slowest answer took."""
        slowest, until = 0.0, time.monotonic() + seconds
        while time.monotonic() < until:
            started = time.monotonic()
            await self.room.desk.changes()
            slowest = max(slowest, time.monotonic() - started)
            await asyncio.sleep(0.02)
        return slowest

    async def sign_in(self) -> int:
        """The status that a moderator's one-time link is answered with."""
        async with aiohttp.ClientSession() as session:
            link = f"{self.server.url}/link/{self.workshop.links[1]}"
            async with session.get(link, timeout=aiohttp.ClientTimeout(30), allow_redirects=False) as response:
                return response.status


async def full(trouble, refusals):
    """No byte more fits on the disk until `refusals` requests were told "busy"."""
    pid = trouble.server.process.pid
    _, hard = resource.prlimit(pid, resource.RLIMIT_FSIZE)
    resource.prlimit(pid, resource.RLIMIT_FSIZE, (FULL_AT, hard))
    goal = trouble.busy + refusals
    while trouble.busy < goal:
        await asyncio.sleep(0.01)
    slowest, status = await asyncio.gather(trouble.reads(0.5), trouble.sign_in())
    resource.prlimit(pid, resource.RLIMIT_FSIZE, (hard, hard))
    return {"other errors": sum(count for phone in trouble.room.phones for status, count in phone.statuses.items()
                                if status not in (200, 503)) + (status not in (302, 503)),
            "reads over a second": int(slowest > 1)}  # fmt: skip


async def held(trouble, seconds):
    """Another process holds the database's write lock for so long."""
    place = str(trouble.folder / "workshop.sqlite")
    holder = subprocess.Popen([sys.executable, "-c", HOLD, place], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    try:
        await asyncio.to_thread(holder.stdout.readline)
        signing_in = asyncio.create_task(trouble.sign_in())
        slowest = await trouble.reads(seconds)
    finally:
        holder.communicate(b"\n")
    status = await signing_in
    return {"other errors": int(status not in (302, 503)), "reads over three seconds": int(slowest > 3)}


@scenario("disk-full", "G1")
def disk_full(folder, seed, long):
    times = 5 if long else 1
    trouble = Trouble(folder, seed)

    async def again(trouble):
        missed = [await full(trouble, 200 if long else 20) for _ in range(times)]
        return {name: sum(one[name] for one in missed) for name in missed[0]}

    faults = trouble.lived_through(again)
    return Verdict(f"disk full {times} ×, {trouble.busy:,} × busy, {trouble.answered:,} commands answered", faults)


@scenario("database-held", "G1")
def database_held(folder, seed, long):
    trouble, seconds = Trouble(folder, seed), 20 if long else 2
    faults = trouble.lived_through(lambda trouble: held(trouble, seconds))
    return Verdict(f"held for {seconds} s by another process, {trouble.answered:,} commands answered", faults)
