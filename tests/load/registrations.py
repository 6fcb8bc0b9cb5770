"""When the newspaper has printed the address: ./dev bench registrations [--people N] [--addresses] [--lists].

A real server; N people, 32 at a time and all behind one address, or each behind another one (as a proxy tells it), open
the page of an invitation with 100 places and send its form. Printed are how long it takes and how long an answer does;
and it is looked whether exactly the first hundred have a place, everybody else waits in the order of arrival, and
nobody is there twice. `--lists` takes ten thousand as files instead.
"""

import argparse
import asyncio
import os
import sys
import tempfile
import time
from collections import Counter
from math import inf
from pathlib import Path

from tests.load import registration_lists
from tests.load.__main__ import spread
from tests.load.requests import cpu
from tests.support.guests import Guest, browsers, invited, landed
from tests.support.server import Server

PEOPLE, MOST, PLACES, AT_ONCE = 1000, 1200, 100, 32


async def rush(page: str, people: int, apart: bool) -> tuple[list[Guest], dict, Counter]:
    """(guests, {"page" and "form": seconds of their answers}, how often each status came).

    `apart`: each has an address of its own.
    """
    waiting, seconds, statuses = asyncio.Semaphore(AT_ONCE), {"page": [], "form": []}, Counter()

    async def timed(name, asked):
        started = time.monotonic()
        statuses[name, await asked] += 1
        seconds[name].append(time.monotonic() - started)

    async def one(guest):
        async with waiting:
            await timed("page", guest.look())
            await timed("form", guest.send())

    async with browsers() as shared:
        guests = [Guest(shared, page, number, place=elsewhere(number) if apart else "") for number in range(people)]
        await asyncio.gather(*(one(guest) for guest in guests))
    return guests, seconds, statuses


def elsewhere(number: int) -> str:
    """The address of one household: of IPv4, for every third of IPv6."""
    return f"2001:db8:{number:x}::1" if number % 3 == 0 else f"10.{number >> 8}.{number & 255}.7"


def faults(guests, rows, places: int) -> dict[str, int]:
    """How often each thing that was promised does not hold; all zero where it does."""
    names, seated = Counter(row.name for row in rows), [row.state == "registered" for row in rows]
    here = {guest.name for guest in guests if guest.own}
    return {
        "lost": len(here - names.keys()),
        "twice": sum(many > 1 for many in names.values()),
        "places wrong": abs(sum(seated) - min(places, len(rows))),
        "passed by": sum(not seat for seat in seated[:places]),
        "neither place nor queue": sum(row.state not in ("registered", "waiting") for row in rows),
        "out of order": out_of_order(guests, rows),
    }


def out_of_order(guests, rows) -> int:
    """How many stand before somebody who had an answer before they sent anything."""
    guest_of, wrong, earliest = {guest.name: guest for guest in guests}, 0, inf
    for row in reversed(rows):
        guest = guest_of[row.name]
        wrong += guest.sent > earliest
        earliest = min(earliest, guest.answered or inf)
    return wrong


def main(arguments=None):
    parser = argparse.ArgumentParser(prog="./dev bench registrations", description=__doc__.splitlines()[0])
    parser.add_argument("--people", type=int, default=PEOPLE, help=f"at most {MOST}, as many as one address may send")
    parser.add_argument("--addresses", action="store_true", help="everybody has an address of the own")
    parser.add_argument("--lists", action="store_true", help="ten thousand registrations as files, nothing else")
    wish = parser.parse_args(arguments)
    if wish.lists:
        return registration_lists.main()
    people = min(wish.people, MOST)
    with tempfile.TemporaryDirectory() as folder:
        workshop = invited(Path(folder), PLACES)
        server = Server(Path(folder), env={"WORKSHOP_TRUSTED_PROXIES": "127.0.0.1"} if wish.addresses else None)
        try:
            before, started = cpu(server.process.pid), time.monotonic()
            story = rush(f"{server.url}/i/{workshop.code}", people, wish.addresses)
            guests, seconds, statuses = asyncio.run(asyncio.wait_for(story, 600))
            lasted, used = time.monotonic() - started, cpu(server.process.pid) - before
        finally:
            server.stop()
        rows, messages = landed(Path(folder), workshop.id)
    states, wrong = Counter(row.state for row in rows), faults(guests, rows, PLACES)
    wrong["messages wrong"] = sum(messages[guest.mail] != 1 for guest in guests if guest.own)
    failed = people - statuses["form", 303]
    servers = sum(many for (_name, status), many in statuses.items() if status >= 500)
    whence = " from as many addresses" if wish.addresses else ""
    print(f"{people} people{whence}, {PLACES} places   {lasted:.1f} s   load now {os.getloadavg()[0]:.1f}")
    print(f"CPU of the server {used / people * 1000:.1f} ms each")
    for name, values in seconds.items():
        print(f"{name}   {spread(values)}")
    print(f"have a place {states['registered']}   wait {states['waiting']}   failed {failed}   5xx {servers}")
    print(" · ".join(f"{count} {name}" for name, count in wrong.items()))
    sys.exit(1 if failed or any(wrong.values()) else 0)


if __name__ == "__main__":
    main()
