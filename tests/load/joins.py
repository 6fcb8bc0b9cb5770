"""What a hall that comes in costs: ./dev bench joins [--people N].

A real server with 300 ideas; N phones, 16 at a time, each load the page, ask for the picture, join and open a socket.
Printed are how long it takes, the server's CPU for each of them, and how many did not get in.
"""

import argparse
import asyncio
import tempfile
import time
from pathlib import Path

from tests.load.client import Client
from tests.load.requests import cpu
from tests.support.prepared import prepared
from tests.support.server import Server

MOST, IDEAS, AT_ONCE = 500, 300, 16


async def hall(url: str, code: str, people: int) -> int:
    """How many did not get in."""
    waiting, phones, failed = asyncio.Semaphore(AT_ONCE), [], []

    async def one(number):
        async with waiting:
            phone = Client(url, code, name=str(number), timeout=60)
            phones.append(phone)
            await phone.open()
            await phone.changes(0)
            answer = await phone.send("join_workshop", groups=[2 + number % 3])
            await phone.watch()
            if answer["status"] != "saved":
                failed.append(answer)

    await asyncio.gather(*(one(number) for number in range(people)))
    await asyncio.gather(*(phone.close() for phone in phones))
    return len(failed)


def main(arguments=None):
    parser = argparse.ArgumentParser(prog="./dev bench joins", description=__doc__.splitlines()[0])
    parser.add_argument("--people", type=int, default=MOST)
    people = min(parser.parse_args(arguments).people, MOST)
    commands = [("open_phase", {"phase": "collect"})]
    commands += [("add_idea", {"field_of_action": 1, "title": f"An idea of usual length, {n}"}) for n in range(IDEAS)]
    with tempfile.TemporaryDirectory() as folder:
        made = prepared(Path(folder), commands)
        server = Server(Path(folder))
        try:
            before, started = cpu(server.process.pid), time.monotonic()
            failed = asyncio.run(hall(server.url, made.code, people))
            lasted, used = time.monotonic() - started, cpu(server.process.pid) - before
        finally:
            server.stop()
    print(f"{people} phones into a room with {IDEAS} ideas: {lasted:.1f} s, CPU {used / people * 1000:.1f} ms each")
    print(f"did not get in: {failed}")


if __name__ == "__main__":
    main()
