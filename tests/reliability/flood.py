"""A stranger from the hall's own address joins and writes as much as can be; one act at the desk takes it back.

Afterwards the hall joins and writes, and the act is undone and done again.
"""

import asyncio
import random
import time
from collections import Counter

from tests.load.client import Client
from tests.reliability.scenarios import Verdict, scenario
from tests.support.prepared import prepared
from tests.support.server import Server
from tests.support.story import told
from workshop.archive.checking import check_database
from workshop.config import Settings

GUESTS = 20


class Stranger:
    """One program with as many cookies as it wants, that knows no patience: `said` counts what it was answered."""

    def __init__(self, server, code, hands):
        self.server, self.code, self.hands, self.said = server, code, hands, Counter()

    async def floods(self, joins, ideas, seconds):
        """So many joins and ideas, or as many as the time allows; some give points, take part and contribute, too."""
        self.until = time.monotonic() + seconds
        each = max(1, ideas // joins)
        numbers = iter(range(joins))
        await asyncio.gather(*(self._hand(numbers, each) for _ in range(self.hands)))

    async def _hand(self, numbers, each):
        for number in numbers:
            if time.monotonic() > self.until:
                return
            device = await Client(self.server.url, self.code, timeout=30).open()
            try:
                if await self._once(device, [("join_workshop", {"groups": [2]})]):
                    await self._writes(device, number, each)
            finally:
                await device.close()

    async def _writes(self, device, number, each):
        wishes = [("add_idea", {"field_of_action": 1, "title": f"Nonsense {number} {place}"}) for place in range(each)]
        if number % 7 == 0:
            wishes += [("support_idea", {"idea": 1, "supports": True})]
            wishes += [("add_contribution", {"idea": 1, "kind": "concern", "text": f"Nonsense {number}"})]
        for start in range(0, len(wishes), 20):
            await self._once(device, wishes[start : start + 20])

    async def _once(self, device, wishes) -> bool:
        """Sent once and never again; were all saved?"""
        commands = [{"key": f"{random.getrandbits(128):032x}", "name": name, "data": data} for name, data in wishes]
        answers = await device.post(commands)
        if answers is None:
            self.said["turned away"] += len(commands)
            return False
        self.said.update(answer.get("code", "saved") for answer in answers)
        self.said.update(name for (name, _), one in zip(wishes, answers, strict=True) if one["status"] == "saved")
        return all(answer["status"] == "saved" for answer in answers)


class Evening:
    """Guests, a flood, a desk that takes it back, and a hall that then comes in."""

    def __init__(self, server, workshop, chance):
        self.server, self.workshop, self.chance = server, workshop, chance
        self.wrong: Counter = Counter()

    def phone(self) -> Client:
        return Client(self.server.url, self.workshop.code, timeout=60)

    async def guest(self, title):
        """Joins and adds an idea, as a page does it: it waits and tries again where it is busy."""
        phone = await self.phone().open()
        joined = await phone.send("join_workshop", patience=180, groups=[2 + self.chance.randrange(3)])
        added = await phone.send("add_idea", patience=180, field_of_action=1, title=title)
        self.wrong["not let in"] += joined["status"] != "saved"
        self.wrong["not written"] += added["status"] != "saved"
        return phone

    async def told(self, joins, ideas, seconds, honest):
        url = self.server.url
        guests = [await self.guest(f"Of a guest {number}") for number in range(GUESTS)]
        desk = await Client(url, self.workshop.code, "desk", timeout=60).open(f"{url}/link/{self.workshop.links[0]}")
        await desk.changes(0)
        before = self.shown(desk)
        await asyncio.sleep(1)  # moments are told to the second
        stranger = Stranger(self.server, self.workshop.code, hands=16)
        await stranger.floods(joins, ideas, seconds)
        since = await self.first_stranger(desk)
        took = await self.taken_back(desk, since, before)
        started = time.monotonic()
        more = []
        for start in range(0, honest, 50):
            some = range(start, min(start + 50, honest))
            more += await asyncio.gather(*(self.guest(f"Of the hall {number}") for number in some))
        in_time = time.monotonic() - started
        await self.still_as_it_was(desk, guests + more, before, honest)
        for phone in (desk, *guests, *more):
            await phone.close()
        return stranger.said, took, in_time

    @staticmethod
    def shown(desk) -> dict:
        things = desk.store.things.values()
        ideas = [thing for thing in things if thing["kind"] == "idea" and thing["state"] == "shown"]
        return {idea["title"]: (idea["support"], idea["contributions"]) for idea in ideas}

    async def first_stranger(self, desk):
        await desk.changes(0)
        people = [thing for thing in desk.store.things.values() if thing["kind"] == "participant"]
        return min(thing["joined"] for thing in people if thing["id"] > GUESTS)

    async def taken_back(self, desk, since, before) -> float:
        """Removed, undone, removed again: each time everything is there that should be. Seconds of the slowest act."""
        await desk.changes(0)
        flooded, slowest, number = self.shown(desk), 0.0, 0
        for act in ("remove_participants", "undo", "remove_participants"):
            data = {"seq": number} if act == "undo" else {"since": since}
            started = time.monotonic()
            answer = await desk.send(act, **data)
            slowest = max(slowest, time.monotonic() - started)
            self.wrong["acts refused"] += answer["status"] != "saved"
            await desk.changes(0)
            self.wrong["not as it was"] += self.shown(desk) != (flooded if act == "undo" else before)
            number = answer["seq"]
        return slowest

    async def still_as_it_was(self, desk, phones, before, honest):
        await desk.changes(0)
        expected = before | {f"Of the hall {number}": (0, 0) for number in range(honest)}
        self.wrong["not as it was"] += self.shown(desk) != expected
        progress = desk.store.things["progress", 1]
        self.wrong["counted wrongly"] += progress["joined"] != len(phones)
        for phone in phones:
            await phone.changes(0)
        self.wrong["forgotten"] += sum(phone.mine["person"] is None or not phone.mine["ideas"] for phone in phones)


@scenario("flood", "G11")
def flood(folder, seed, long):
    joins, ideas, seconds, honest = (10_000, 100_000, 600, 500) if long else (100, 800, 60, 30)
    workshop = prepared(folder)
    server = Server(folder, quick=True)
    evening = Evening(server, workshop, random.Random(seed))
    try:
        said, took, in_time = told(evening.told(joins, ideas, seconds, honest))
    finally:
        server.stop()
    report = check_database(Settings(data=folder))
    tried = (
        f"{said['join_workshop']:,} joins and {said['add_idea']:,} ideas of a stranger ({said['turned away']:,} turned "
        f"away, {said['too_many']:,} × too many), taken back in {took:.1f} s at most; then {honest} guests came in "
        f"and wrote within {in_time:.0f} s"
    )
    faults = {"broken files": int(report.code != 0), "tracebacks": server.log.count("Traceback")}
    return Verdict(tried, dict(evening.wrong) | faults)
