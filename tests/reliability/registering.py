"""kill -9 while people register: who has an answer is there once, and there are as many places as there are."""

import asyncio
import random

import aiohttp

from tests.load.registrations import faults
from tests.reliability.scenarios import Verdict, scenario
from tests.support.guests import Guest, browsers, invited, landed
from tests.support.server import Server
from tests.support.story import told

DOORS, PLACES = 8, 40


class Queue:
    """Guests who come one after the other through eight doors, while the server is killed and started again."""

    def __init__(self, server, code, seed):
        self.server, self.chance = server, random.Random(seed)
        self.page = f"{server.url}/i/{code}"
        self.guests: list[Guest] = []
        self.again, self.other_links, self.over = 0, 0, False

    async def come(self, kills: int):
        async with browsers() as shared:
            await asyncio.gather(self._kill(kills), *(self._door(shared) for _ in range(DOORS)))

    async def _kill(self, kills):
        for _ in range(kills):
            seen = self._answered()
            while self._answered() == seen:
                await asyncio.sleep(0.005)
            await asyncio.sleep(self.chance.uniform(0, 0.4))
            await asyncio.to_thread(self.server.kill)
            self.server = await asyncio.to_thread(Server, self.server.data, port=self.server.port, quick=True)
        self.over = True

    def _answered(self) -> int:
        return sum(bool(guest.own) for guest in self.guests)

    async def _door(self, shared):
        while not self.over:
            guest = Guest(shared, self.page, len(self.guests), mail=self.chance.random() < 0.8)
            self.guests.append(guest)
            await self._until(guest.look, 200)
            await self._until(guest.send, 303)
            if self.chance.random() < 0.3:
                await self._twice(guest)

    async def _twice(self, guest):
        """Whoever taps once more gets to the same page."""
        link = guest.own
        await self._until(guest.send, 303)
        self.other_links += guest.own != link

    async def _until(self, asked, status: int):
        """The same again until there is an answer."""
        while True:
            try:
                found = await asked()
            except (aiohttp.ClientError, TimeoutError, ConnectionError):
                found = 0
            if found == status:
                return
            if 0 < found < 500:
                raise AssertionError(f"{found} instead of {status}")
            self.again += 1
            await asyncio.sleep(0.02)


@scenario("registrations", "G1")
def registrations(folder, seed, long):
    kills = 100 if long else 6
    workshop = invited(folder, PLACES)
    queue = Queue(Server(folder, quick=True), workshop.code, seed)
    try:
        told(asyncio.wait_for(queue.come(kills), 30 * kills))
    finally:
        queue.server.stop()
    rows, messages = landed(folder, workshop.id)
    wrong = faults(queue.guests, rows, PLACES)
    written_to = {row.mail for row in rows if row.mail}
    wrong["messages wrong"] = sum(messages[mail] != 1 for mail in written_to) + len(messages.keys() - written_to)
    wrong |= {"other links": queue.other_links, "tracebacks": queue.server.log.count("Traceback")}
    return Verdict(f"{kills} kills while {len(queue.guests):,} registered, {queue.again:,} × asked again", wrong)
