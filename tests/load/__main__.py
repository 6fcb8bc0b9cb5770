"""Load, on demand: python -m tests.load --people 200 --seconds 60, or --replay FILE.

N phones, a wall and a desk speak the wire against a real `workshop serve` at human rhythm: each phone adds an idea or
two, then weights. Or a file of {"t", "who", "do": "idea"|"point", "idea", "text"|"points"} lines is replayed, a person
for each `who`. At the end every screen is compared with a fresh snapshot. Printed: from "saved" to the last screen
(p50, p99), the server's CPU and memory. Loopback only, bounded in people and time.
"""

import argparse
import asyncio
import json
import os
import random
import statistics
import sys
import tempfile
import time
from pathlib import Path

from tests.load.client import Client
from tests.support.prepared import prepared
from tests.support.server import Server

MOST_PEOPLE, MOST_SECONDS = 2000, 600
TICKS = os.sysconf("SC_CLK_TCK")


def cpu_and_memory(pid: int) -> tuple[float, float]:
    """(CPU seconds of the server, its resident memory in MB)."""
    parts = Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()
    pages = int(Path(f"/proc/{pid}/statm").read_text().split()[1])
    return (int(parts[11]) + int(parts[12])) / TICKS, pages * os.sysconf("SC_PAGE_SIZE") / 1e6


class Measured:
    """When each change was answered, so that its way to the last screen can be told."""

    def __init__(self):
        self.saved: dict[int, float] = {}
        self.answers: list[float] = []
        self.refused: dict[str, int] = {}

    async def send(self, client, name, /, **data):
        started = time.monotonic()
        answer = await client.send(name, **data)
        self.answers.append(time.monotonic() - started)
        if answer["status"] == "saved":
            self.saved[answer["seq"]] = time.monotonic()
        else:
            self.refused[answer["code"]] = self.refused.get(answer["code"], 0) + 1
        return answer

    def delays(self, screens) -> list[float]:
        """Seconds from "saved" to the last screen, for every change that all of `screens` saw as a thing's number."""
        delays = []
        for seq, at in self.saved.items():
            seen = [screen.saw.get(seq) for screen in screens]
            if all(seen):
                delays.append(max(0.0, max(seen) - at))
        return delays


def per_cent(values, part):
    return statistics.quantiles(values, n=100)[part - 1] if len(values) > 1 else float("nan")


def spread(seconds) -> str:
    """p50 and p99 in milliseconds."""
    return f"p50 {1000 * per_cent(seconds, 50):.0f} ms   p99 {1000 * per_cent(seconds, 99):.0f} ms"


async def human(client, measured, seconds, desk_ready):
    """One or two ideas in the first third, then ten points, each after a pause as a person makes it."""
    for number in range(random.choice((1, 1, 2))):
        await asyncio.sleep(random.random() * seconds / 3)
        await measured.send(
            client, "add_idea", field_of_action=random.randint(1, 5), title=f"Idea {client.name}-{number}"
        )
    await desk_ready.wait()
    ideas = [thing["id"] for thing in client.store.things.values() if thing["kind"] == "idea"]
    random.shuffle(ideas)
    for place, points in enumerate((3, 3, 2, 1, 1)[: len(ideas)]):
        await asyncio.sleep(random.random() * seconds / 12)
        await measured.send(client, "set_weight", idea=ideas[place], points=points)


async def humans(phones, desk, measured, seconds):
    ready = asyncio.Event()

    async def moderator():
        await asyncio.sleep(seconds / 2)
        await measured.send(desk, "open_phase", phase="weight")
        await asyncio.sleep(2)
        ready.set()

    await asyncio.gather(moderator(), *(human(phone, measured, seconds, ready) for phone in phones))


async def replay(path, phones, desk, measured, speed):
    """The file's actions in their rhythm; points of 0 or 1 per idea, as there."""
    lines = [json.loads(line) for line in Path(path).read_text().splitlines()]
    ideas, started, waiting = {}, time.monotonic(), []
    people = {who: phones[place % len(phones)] for place, who in enumerate(sorted({line["who"] for line in lines}))}
    for line in [line for line in lines if line["do"] == "idea"]:
        answer = await measured.send(people[line["who"]], "add_idea", field_of_action=1, title=line["text"][:120])
        ideas[line["idea"]] = answer["id"]
    await measured.send(desk, "open_phase", phase="weight")
    started = time.monotonic()
    for line in [line for line in lines if line["do"] == "point"]:
        await asyncio.sleep(max(0, line["t"] / speed - (time.monotonic() - started)))
        who = people[line["who"]]
        waiting.append(
            asyncio.create_task(measured.send(who, "set_weight", idea=ideas[line["idea"]], points=line["points"]))
        )
    await asyncio.gather(*waiting)


async def exact(screens) -> int:
    """How many screens differ from a fresh snapshot."""
    wrong = 0
    for role in {screen.role for screen in screens}:
        same = [screen for screen in screens if screen.role == role]
        fresh = Client(same[0].base, same[0].code, role)
        fresh._session = same[0]._session
        await fresh.changes(0)
        wrong += sum(screen.store.snapshot != fresh.store.snapshot for screen in same)
    return wrong


async def evening(server, code, link, arguments):
    people, measured = arguments.people, Measured()
    phones = []
    for start in range(0, people, 25):
        some = range(start, min(start + 25, people))
        phones += await asyncio.gather(*(Client(server.url, code, name=str(number)).open() for number in some))
    wall = await Client(server.url, code, "wall").open()
    desk = await Client(server.url, code, "desk").open(f"{server.url}/link/{link}")
    screens = [*phones, wall, desk]
    await asyncio.gather(*(phone.send("join_workshop", groups=[2 + place % 3]) for place, phone in enumerate(phones)))
    for start in range(0, len(screens), 50):
        await asyncio.gather(*(screen.watch() for screen in screens[start : start + 50]))
    await asyncio.sleep(2)
    cpu, _ = cpu_and_memory(server.process.pid)
    started = time.monotonic()
    if arguments.replay:
        await replay(arguments.replay, phones, desk, measured, arguments.speed)
    else:
        await humans(phones, desk, measured, arguments.seconds)
    lasted = time.monotonic() - started
    after, memory = cpu_and_memory(server.process.pid)
    await measured.send(desk, "reveal_weights", revealed=True)
    await asyncio.sleep(3)
    wrong = await exact(screens)
    public, at_desk = measured.delays(screens), measured.delays([desk])
    refused = measured.refused or 0
    frames = statistics.mean(screen.frames for screen in screens)
    asked = sum(screen.resyncs for screen in screens)
    print(f"people {people} + wall + desk    {lasted:.0f} s   {len(measured.answers)} commands   refused {refused}")
    print(f"answer to a command       {spread(measured.answers)}")
    print(f"saved -> last of all      {spread(public)}   ({len(public)} changes everybody sees)")
    print(f"saved -> desk             {spread(at_desk)}")
    print(f"server                    CPU {100 * (after - cpu) / lasted:.1f} % of one core   {memory:.0f} MB")
    print(f"frames per screen         {frames:.0f}   asked again {asked}")
    print(f"screens that differ       {wrong} of {len(screens)}")
    for screen in screens:
        await screen.close()
    return wrong


def main():
    parser = argparse.ArgumentParser(prog="python -m tests.load", description=__doc__.splitlines()[0])
    parser.add_argument("--people", type=int, default=50)
    parser.add_argument(
        "--seconds", type=int, default=60, help="how long the evening lasts; at least 50, to outlast the pings"
    )
    parser.add_argument("--replay", help="a file of actions instead of simulated people")
    parser.add_argument("--speed", type=float, default=10, help="of the replay")
    arguments = parser.parse_args()
    if not (1 <= arguments.people <= MOST_PEOPLE and 1 <= arguments.seconds <= MOST_SECONDS):
        parser.error(f"at most {MOST_PEOPLE} people and {MOST_SECONDS} seconds")
    with tempfile.TemporaryDirectory() as folder:
        points = 100 if arguments.replay else 10
        fields = [("add_field_of_action", {"name": f"Field {number}"}) for number in range(3)]
        phase = ("open_phase", {"phase": "collect"})
        made = prepared(Path(folder), [*fields, phase], points=points, ideas_max=points)
        server = Server(Path(folder))
        try:
            story = evening(server, made.code, made.links[0], arguments)
            wrong = asyncio.run(asyncio.wait_for(story, MOST_SECONDS + 120))
        finally:
            server.stop()
    sys.exit(1 if wrong else 0)


if __name__ == "__main__":
    main()
