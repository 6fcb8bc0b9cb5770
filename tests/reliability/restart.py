"""A restart in a full hall: every phone comes back by itself and shows what is, within ten seconds."""

import asyncio
import time

from tests.load.client import Client
from tests.reliability.scenarios import Verdict, scenario
from tests.support.prepared import prepared
from tests.support.server import Server
from tests.support.story import told

SECONDS = 10
OUTAGE = 2


async def hall(server, workshop, number):
    """Phones that have joined and watch, a wall and a desk."""
    phones = [Client(server.url, workshop.code, name=f"phone {n}") for n in range(number)]
    wall, desk = Client(server.url, workshop.code, "wall"), Client(server.url, workshop.code, "desk")
    for start in range(0, number, 25):
        some = phones[start : start + 25]
        await asyncio.gather(*(phone.open() for phone in some))
        await asyncio.gather(*(phone.send("join_workshop", groups=[2]) for phone in some))
        await asyncio.gather(*(phone.watch() for phone in some))
    await wall.open()
    await desk.open(f"{server.url}/link/{workshop.links[0]}")
    await asyncio.gather(wall.watch(), desk.watch())
    return phones, wall, desk


async def fresh_pictures(screens):
    fresh = {}
    for screen in {screen.role: screen for screen in screens}.values():
        fair = Client(screen.base, screen.code, screen.role)
        fair._session = screen._session
        await fair.changes(0)
        fresh[screen.role] = fair.store.snapshot
    return fresh


async def story(server_of, workshop, number):
    """(seconds until all screens were exact, screens that were not after SECONDS)."""
    phones, wall, desk = await hall(server_of[0], workshop, number)
    screens = [*phones, wall, desk]
    try:
        await phones[0].send("add_idea", field_of_action=1, title="Before the restart")
        server_of[0].kill()
        await asyncio.sleep(OUTAGE)
        old = server_of[0]
        server_of[0] = await asyncio.to_thread(Server, old.data, port=old.port, quick=True)
        back = time.monotonic()
        await desk.send("add_idea", field_of_action=1, title="After the restart")
        fresh = await fresh_pictures(screens)
        while True:
            wrong = sum(screen.store.snapshot != fresh[screen.role] for screen in screens)
            took = time.monotonic() - back
            if not wrong or took > SECONDS:
                return took, wrong
            await asyncio.sleep(0.05)
    finally:
        await asyncio.gather(*(screen.close() for screen in screens))


@scenario("restart", "G4")
def restart(folder, seed, long):
    number = 500 if long else 50
    workshop = prepared(folder)
    server_of = [Server(folder, quick=True)]
    try:
        took, wrong = told(story(server_of, workshop, number))
    finally:
        server_of[0].stop()
    tried = f"{number} phones, wall and desk, {OUTAGE} s without a server; all exact {took:.1f} s after it was back"
    return Verdict(tried, {"screens not exact": wrong, "tracebacks": server_of[0].log.count("Traceback")})
