"""kill -9 at random moments under load: what was answered "saved" is there, once, and the journal is whole."""

import asyncio
import random
import time

from tests.reliability.bots import Room
from tests.reliability.journal import examined
from tests.reliability.scenarios import Verdict, scenario
from tests.support.prepared import prepared
from tests.support.server import Server
from tests.support.story import told

PHONES = 24


class Storm:
    """A room under load whose server is killed and started again on the same port."""

    def __init__(self, server, workshop, seed):
        self.server, self.chance = server, random.Random(seed)
        self.room = Room(server.url, workshop, seed, PHONES)
        self.up, self.over, self.tracebacks = 0.0, False, 0

    async def rage(self, kills: int) -> dict[str, int]:
        try:
            await self.room.enter()
            await self.room.allow_everything()
            calm = lambda: self.over  # noqa: E731
            phones = (self.room.busy(phone, calm) for phone in self.room.phones)
            await asyncio.gather(self._kill(kills), self.room.moderate(calm, pause=0.6), *phones)
            return await self.room.judged()
        finally:
            await self.room.leave()

    async def _kill(self, kills):
        for _ in range(kills):
            await self._light(self.chance.uniform(0.1, 0.6))
            await asyncio.to_thread(self.server.kill)
            self.server = await asyncio.to_thread(Server, self.server.data, port=self.server.port, quick=True)
        await self._light(0.5)
        self.over = True

    async def _light(self, seconds):
        """From the first answer on: a server that has just started is not yet under load."""
        seen = self._answered()
        while self._answered() == seen:
            await asyncio.sleep(0.005)
        started = time.monotonic()
        await asyncio.sleep(seconds)
        self.up += time.monotonic() - started

    def _answered(self):
        return sum(entry.answer is not None for entry in self.room.ledger.entries.values())


@scenario("kill-9", "G1")
def kill_9(folder, seed, long):
    kills = 300 if long else 10
    workshop = prepared(folder, points=20, ideas_max=8)
    storm = Storm(Server(folder, quick=True), workshop, seed)
    try:
        faults = told(storm.rage(kills))
    finally:
        storm.server.stop()
    faults |= examined(folder, storm.room.ledger) | {"tracebacks": storm.server.log.count("Traceback")}
    answered = storm._answered()
    tried = f"{kills} kills under {answered / storm.up:,.0f} commands a second, {answered:,} answered"
    return Verdict(tried, faults)
