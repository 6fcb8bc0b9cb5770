"""Bad networks: whatever they do to requests and answers, every command counts once and no screen goes wrong."""

import asyncio

from tests.reliability.bots import Room
from tests.reliability.proxy import FAIR, Proxy, Weather
from tests.reliability.scenarios import Verdict, scenario
from tests.support.prepared import prepared
from tests.support.server import Server
from tests.support.story import told

SWALLOWING = Weather(swallowed=0.3, delay=0.02)
FOUL = Weather(swallowed=0.1, torn=0.1, cut=0.1, doubled=0.2, delay=0.1)


async def evening(proxy, workshop, weather, seed, commands, phones):
    """`commands` commands through `weather`: (faults, answered commands, requests sent again)."""
    room = Room(proxy.url, workshop, seed, phones)
    try:
        await room.enter()
        await room.allow_everything()
        proxy.change(weather)

        def enough():
            return len(room.ledger.entries) >= commands

        await asyncio.gather(room.moderate(enough), *(room.busy(phone, enough) for phone in room.phones))
        proxy.change(FAIR)
        faults = await room.judged()
        entries = room.ledger.entries.values()
        return faults, sum(entry.answer is not None for entry in entries), sum(entry.times - 1 for entry in entries)
    finally:
        await room.leave()


def through(folder, seed, weather, commands, phones, words):
    workshop = prepared(folder, points=20, ideas_max=8)
    server = Server(folder, quick=True)
    try:
        with Proxy(server.port, FAIR, seed) as proxy:
            faults, answered, again = told(evening(proxy, workshop, weather, seed, commands, phones))
    finally:
        server.stop()
    faults["tracebacks"] = server.log.count("Traceback")
    return Verdict(f"{answered:,} commands of {phones} phones, {words}; {again:,} sent again", faults)


@scenario("swallowed-answers", "G2")
def swallowed_answers(folder, seed, long):
    commands, phones = (100_000, 40) if long else (2_000, 16)
    return through(folder, seed, SWALLOWING, commands, phones, "30 % of the answers swallowed")


@scenario("foul-network", "G2")
def foul_network(folder, seed, long):
    commands, phones = (20_000, 40) if long else (500, 16)
    words = "requests torn, answers cut and swallowed, requests doubled and out of order"
    return through(folder, seed, FOUL, commands, phones, words)
