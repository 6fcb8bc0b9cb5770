"""One address for the whole room: somebody in it tries wrong codes as fast as can be, and everybody else gets in."""

import asyncio
import random
import time
from collections import Counter

import aiohttp

from tests.load.client import Client
from tests.reliability.scenarios import Verdict, scenario
from tests.support.prepared import prepared
from tests.support.server import Server
from tests.support.story import told

LETTERS = "BCDFGHJKMNPQRTVWXY2346789"


async def guess(server, right, number, a_second, chance, seen):
    """`number` wrong codes, at most `a_second` of them: `seen` counts the answers' statuses."""
    started = time.monotonic()
    async with aiohttp.ClientSession() as session:

        async def one(place):
            await asyncio.sleep(max(0, started + place / a_second - time.monotonic()))
            code = "".join(chance.choices(LETTERS, k=7))
            async with session.get(f"{server.url}/w/{code}") as response:
                seen[response.status if code != right else "right by chance"] += 1

        for start in range(0, number, 50):
            await asyncio.gather(*(one(place) for place in range(start, min(start + 50, number))))


async def arrive(server, code, seconds, chance):
    """A phone opens the page at some moment and joins; is it in?"""
    await asyncio.sleep(chance.random() * seconds)
    phone = await Client(server.url, code).open()
    try:
        answer = await phone.send("join_workshop", groups=[2])
        await phone.changes(0)
        return answer["status"] == "saved" and phone.mine["person"] == answer["id"]
    finally:
        await phone.close()


async def evening(server, code, seed, joins, guesses, seconds):
    chance, seen = random.Random(seed), Counter()
    attack = guess(server, code, guesses, 200, chance, seen)
    arrivals = (arrive(server, code, seconds, chance) for _ in range(joins))
    started = time.monotonic()
    _, *inside = await asyncio.gather(attack, *arrivals)
    return sum(inside), seen, time.monotonic() - started


@scenario("one-address", "G11")
def one_address(folder, seed, long):
    joins, guesses, seconds = (500, 4000, 20) if long else (60, 200, 1)
    workshop = prepared(folder)
    server = Server(folder, quick=True)
    try:
        inside, seen, took = told(evening(server, workshop.code, seed, joins, guesses, seconds))
    finally:
        server.stop()
    tried = (
        f"{joins} joins and {guesses:,} wrong codes from one address in {took:.0f} s"
        f" ({seen[404]} × not found, {seen[429]:,} × too many)"
    )
    other = sum(count for status, count in seen.items() if status not in (404, 429))
    wrong = {"not let in": joins - inside, "guessed": other, "not slowed down": int(not seen[429])}
    return Verdict(tried, wrong | {"tracebacks": server.log.count("Traceback")})
