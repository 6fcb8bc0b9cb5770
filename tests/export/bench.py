"""What the PDF costs: ./dev bench protocol [--rounds 3] [--people 100] [--seconds 10].

First a child that is started anew and one that the warm parent forks, by turns; then the child process by number of
ideas, all sizes in turn in every round. Then phones' answer times against a real server, while a moderator asks for one
draft after another and while nobody does, by turns.
"""

import argparse
import asyncio
import os
import random
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import pikepdf

from tests.export import samples
from tests.load.__main__ import Measured, per_cent
from tests.load.client import PATIENT, Client
from tests.support.prepared import prepared
from tests.support.server import Server
from workshop.config import Settings
from workshop.export.office.office import letter
from workshop.export.pdf import pdf
from workshop.export.processes import children
from workshop.export.processes.warm import Warm

IDEAS = (24, 50, 200, 300, 1000)
MOST_PEOPLE, MOST_SECONDS = 500, 60


def spread(values, form="{:.1f}") -> str:
    """Median, lowest and highest."""
    return f"{form} ({form}–{form})".format(statistics.median(values), min(values), max(values))


def rendered(written: bytes, folder: Path) -> dict:
    """One child process: its CPU and wall seconds, peak MB, and what it made."""
    (folder / "letter").write_bytes(written)
    command = [sys.executable, "-m", "workshop.export.pdf.render", str(folder / "fonts"), "120", "2048"]
    started = time.monotonic()
    with (folder / "letter").open("rb") as letter, (folder / "made.pdf").open("wb") as made:
        child = subprocess.Popen(command, stdin=letter, stdout=made)
        _pid, status, used = os.wait4(child.pid, 0)
    assert status == 0
    with pikepdf.open(folder / "made.pdf") as document:
        pages = len(document.pages)
    return {
        "cpu": used.ru_utime + used.ru_stime, "wall": time.monotonic() - started, "mb": used.ru_maxrss / 1024,
        "pages": pages, "kb": (folder / "made.pdf").stat().st_size / 1024,
    }  # fmt: skip


def used_by(pid: int) -> float:
    """CPU seconds of all children of this process that have ended."""
    parts = Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()
    return (int(parts[13]) + int(parts[14])) / os.sysconf("SC_CLK_TCK")


def starts(rounds: int):
    """The same letters to both sorts of children; the parent's own start is in none of them."""
    documents = {"PDF, 3 ideas": samples.tiny(), "PDF, 50 ideas": samples.many(50)}
    with tempfile.TemporaryDirectory() as folder:
        pages = ("workshop.export.pdf.render", Path(folder), 120, 2048)
        letters = {name: (pages, pdf.letter(protocol, {})) for name, protocol in documents.items()}
        for form in ("docx", "xlsx"):
            written = letter(form, samples.many(50), Settings(data=Path(folder)), {})
            letters[f"{form.upper()}, 50 ideas"] = (("workshop.export.office.office", 120, 2048), written)
        warm = Warm(children._environment())
        warm.run(*pages, written=letters["PDF, 3 ideas"][1], seconds=120)
        sorts = {"anew": (children.child, os.getpid()), "forked": (warm.run, warm._parent.pid)}
        found = {(name, sort): [] for name in letters for sort in sorts}
        for _ in range(rounds):
            for (name, sort), runs in found.items():
                make, pid = sorts[sort]
                command, written = letters[name]
                before, started = used_by(pid), time.monotonic()
                assert make(*command, written=written, seconds=120).returncode == 0
                runs.append((used_by(pid) - before, time.monotonic() - started))
        memory = Path(f"/proc/{warm._parent.pid}/status").read_text().split("VmRSS:")[1].split()[0]
        warm.close()
    print("| document | CPU s, anew | forked | wall s, anew | forked |\n|---|---|---|---|---|")
    for name in letters:
        cells = [[run[which] for run in found[name, sort]] for which in (0, 1) for sort in sorts]
        print(f"| {name} | {' | '.join(spread(cell, '{:.2f}') for cell in cells)} |")
    print(f"the parent: {int(memory) // 1024} MB")


def sizes(rounds: int):
    runs: dict = {count: [] for count in IDEAS}
    with tempfile.TemporaryDirectory() as folder:
        rendered(pdf.letter(samples.tiny(), {}), Path(folder))
        for _ in range(rounds):
            for count, found in runs.items():
                found.append(rendered(pdf.letter(samples.many(count), {}), Path(folder)))
    print("| ideas | pages | kB | CPU s | wall s | peak MB |\n|---|---|---|---|---|---|")
    for count, found in runs.items():
        cpu, wall, mb = (spread([one[name] for one in found]) for name in ("cpu", "wall", "mb"))
        print(f"| {count} | {found[0]['pages']} | {found[0]['kb']:.0f} | {cpu} | {wall} | {mb} |")
    cpu = {count: statistics.median(one["cpu"] for one in found) for count, found in runs.items()}
    mb = {count: statistics.median(one["mb"] for one in found) for count, found in runs.items()}
    for low, high in ((50, 200), (200, 1000)):
        each = 1000 * (cpu[high] - cpu[low]) / (high - low)
        print(f"from {low} to {high} ideas: {each:.1f} ms and {(mb[high] - mb[low]) / (high - low):.2f} MB an idea")


async def weighting(phones, ideas, seconds) -> list[float]:
    """Every phone gives a point or takes it back about once a second; the answer times."""
    measured, until = Measured(), time.monotonic() + seconds

    async def person(phone):
        points = 0
        while time.monotonic() < until:
            await asyncio.sleep(random.random() * 2)
            points = 1 - points
            await measured.send(phone, "set_weight", idea=ideas[0], points=points)

    await asyncio.gather(*map(person, phones))
    return measured.answers


async def drafts(desk, made: list[int]):
    """One draft after another, each of a workshop that has gone on meanwhile."""
    while True:
        async with desk._session.get(f"{desk.base}/w/{desk.code}/protocol.pdf", timeout=PATIENT) as answer:
            made.append(answer.status)
            await answer.read()


async def evening(server, code, link, wish):
    numbers = range(wish.people)
    phones = await asyncio.gather(*(Client(server.url, code, name=str(number)).open() for number in numbers))
    desk = await Client(server.url, code, "desk").open(f"{server.url}/link/{link}")
    await asyncio.gather(*(phone.send("join_workshop", groups=[2 + place % 3]) for place, phone in enumerate(phones)))
    ideas = []
    for place, phone in enumerate(phones):
        answer = await phone.send("add_idea", field_of_action=1 + place % 3, title=samples.IDEAS[place % 24][1])
        ideas.append(answer["id"])
    await desk.send("open_phase", phase="weight")
    without, beside, made = [], [], []
    for _ in range(wish.rounds):
        without.append(await weighting(phones, ideas, wish.seconds))
        rendering = asyncio.create_task(drafts(desk, made))
        beside.append(await weighting(phones, ideas, wish.seconds))
        if rendering.done():
            rendering.result()
        rendering.cancel()
        await asyncio.wait([rendering])
    assert set(made) == {200}, made
    for name, found in (("without", without), ("while it renders", beside)):
        p99 = [1000 * per_cent(answers, 99) for answers in found]
        p50 = [1000 * per_cent(answers, 50) for answers in found]
        print(f"answers, {name:<17} p50 {spread(p50)} ms   p99 {spread(p99)} ms")
    ratios = [per_cent(one, 99) / per_cent(two, 99) for one, two in zip(beside, without, strict=True)]
    print(f"p99 with / without         {spread(ratios, '{:.2f}')}   {len(made)} drafts of {len(ideas)} ideas")
    for screen in (*phones, desk):
        await screen.close()


def phones(wish):
    with tempfile.TemporaryDirectory() as folder:
        fields = [("add_field_of_action", {"name": f"Field {number}"}) for number in range(3)]
        made = prepared(Path(folder), [*fields, ("open_phase", {"phase": "collect"})])
        server = Server(Path(folder))
        try:
            asyncio.run(asyncio.wait_for(evening(server, made.code, made.links[0], wish), 900))
        finally:
            server.stop()


def main(arguments=None):
    parser = argparse.ArgumentParser(prog="./dev bench protocol", description=__doc__.splitlines()[0])
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--people", type=int, default=100)
    parser.add_argument("--seconds", type=int, default=10, help="of each turn with the phones")
    wish = parser.parse_args(arguments)
    if not (1 <= wish.people <= MOST_PEOPLE and 1 <= wish.seconds <= MOST_SECONDS):
        parser.error(f"at most {MOST_PEOPLE} people and {MOST_SECONDS} seconds")
    print(f"load of the machine: {os.getloadavg()[0]:.1f}")
    starts(wish.rounds)
    sizes(wish.rounds)
    phones(wish)


if __name__ == "__main__":
    main()
