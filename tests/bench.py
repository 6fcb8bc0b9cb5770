"""Ratios, in one interleaved run: ./dev bench [NAME …]; without a name the first three.

writer  CPU and time of a weight: committed in groups of 64 against one commit each.
frames  time of a frame: one change against the whole snapshot, and from the cache.
change  time of one idea for three audiences, in a small and in a large room.
requests  CPU of everyday requests beside one that does nothing: see tests/load/requests.py.
calls   how many calls of functions everyday requests take: see tests/load/calls.py.
joins   how long a hall takes to come in, and the CPU of each: see tests/load/joins.py.
registrations  how long a thousand take to register, and ten thousand as files: see tests/load/registrations.py.
first   seconds to a phone's first question on slow networks: see tests/load/first.py.
taps    how long a tap takes on a slow phone with many ideas: see tests/load/taps.py.
load    python -m tests.load with the arguments that follow.
live    CPU per delivered frame against yardsticks: see tests/live/bench.py.
protocol  the PDF by sort of child and by number of ideas, and the phones beside it: see tests/export/bench.py.
"""

import itertools
import os
import platform
import statistics
import sys
import tempfile
import time
from datetime import date
from pathlib import Path

ROUNDS, WEIGHTS = 5, 320


def spread(values) -> str:
    """Median, lowest and highest."""
    return f"{statistics.median(values):8.2f}   ({min(values):.2f} to {max(values):.2f})"


def evening(folder, ideas=24, people=64):
    """An app with an open weighting."""
    from tests.support.evening import Evening
    from workshop import accounts, create_app
    from workshop.config import Settings
    from workshop.migrating import upgrade

    settings = Settings(data=Path(folder))
    upgrade(settings)
    app = create_app(settings)
    context = app.app_context()
    context.push()
    accounts.add_moderator("one@example.org", "One")
    made = Evening()
    return app, made, *made.weighting(ideas, people)


def weights(made, ideas, people, numbers):
    """Jobs that give a point or take it back, a new key each."""
    from tests.support.evening import key
    from workshop.engine.command import data_for
    from workshop.engine.keys import Command
    from workshop.engine.writer import Job

    jobs = []
    for number in itertools.islice(numbers, WEIGHTS):
        person, idea = people[number % len(people)], ideas[number % 5]
        points = number // len(people) % 2
        jobs.append(
            Job(
                person,
                [Command(key(), "set_weight", data_for("set_weight", {"idea": idea, "points": points}))],
                made.id,
            )
        )
    return jobs


def writer():
    with tempfile.TemporaryDirectory() as folder:
        app, made, ideas, people = evening(folder)
        carry_out, numbers = app.extensions["writer"].carry_out, itertools.count()
        grouped, single, cpu_grouped, cpu_single = [], [], [], []
        for _ in range(ROUNDS):
            for size, times, cpus in ((64, grouped, cpu_grouped), (1, single, cpu_single)):
                jobs = weights(made, ideas, people, numbers)
                started, cpu = time.perf_counter(), time.process_time()
                for start in range(0, len(jobs), size):
                    carry_out(jobs[start : start + size])
                times.append((time.perf_counter() - started) / len(jobs) * 1000)
                cpus.append((time.process_time() - cpu) / len(jobs) * 1000)
                assert all(job.results[0]["status"] == "saved" for job in jobs)
        print(f"weight, groups of 64        ms {spread(grouped)}   CPU ms {spread(cpu_grouped)}")
        print(f"weight, one commit each     ms {spread(single)}   CPU ms {spread(cpu_single)}")
        ratios = [one / many for one, many in zip(single, grouped, strict=True)]
        print(f"one commit each / groups       {spread(ratios)}")
        app.extensions["writer"].close()


def frames():
    from workshop.engine.changes import changes
    from workshop.engine.frames import Frames
    from workshop.extensions import db

    with tempfile.TemporaryDirectory() as folder:
        app, made, _ideas, _people = evening(folder)
        kept, figures = Frames(), {"whole snapshot": [], "one change": [], "from the cache": []}
        for _ in range(ROUNDS):
            workshop = made.workshop
            tries = (
                ("whole snapshot", lambda: changes(db.session, workshop, 0, "desk")),  # noqa: B023
                ("one change", lambda: changes(db.session, workshop, workshop.seq - 1, "desk")),  # noqa: B023
                ("from the cache", lambda: kept.get(db.session, workshop, "desk", 0)),  # noqa: B023
            )
            for name, call in tries:
                call()
                started = time.perf_counter()
                for _ in range(20):
                    call()
                figures[name].append((time.perf_counter() - started) / 20 * 1000)
        for name, values in figures.items():
            print(f"frame, {name:<16}     ms {spread(values)}")
        ratio = [whole / one for whole, one in zip(figures["whole snapshot"], figures["one change"], strict=True)]
        print(f"whole snapshot / one change     {spread(ratio)}")
        app.extensions["writer"].close()


def change():
    """One idea, of a small and of a large room, that somebody has just joined: read and encoded for three audiences."""
    from workshop.engine.audience import AUDIENCES
    from workshop.engine.frames import Frames
    from workshop.extensions import db

    rooms, figures = {}, {"50 ideas, 50 people": [], "500 ideas, 1,000 people": []}
    with tempfile.TemporaryDirectory() as small, tempfile.TemporaryDirectory() as large:
        for name, folder, size in zip(figures, (small, large), ((50, 50), (500, 1000)), strict=True):
            app, made, ideas, people = evening(folder, *size)
            made.do("open_phase", phase="discuss")
            for number, person in enumerate(people):
                made.saved(person, "support_idea", idea=ideas[number % len(ideas)], supports=True)
            made.do("edit_idea", idea=ideas[0], title="Just changed")
            rooms[name] = app, made
        for _ in range(ROUNDS):
            for name, (app, made) in rooms.items():
                with app.app_context():
                    workshop = made.workshop
                    started = time.perf_counter()
                    for _ in range(50):
                        kept, reads = Frames(), {}
                        for audience in AUDIENCES:
                            kept.get(db.session, workshop, audience, workshop.seq - 1, reads)
                    figures[name].append((time.perf_counter() - started) / 50 * 1000)
        for name, values in figures.items():
            print(f"one idea, {name:<24} ms {spread(values)}")
        ratio = [many / few for few, many in zip(*figures.values(), strict=True)]
        print(f"large room / small room        {spread(ratio)}")
        for app, _made in rooms.values():
            app.extensions["writer"].close()


def main():
    wish, *rest = sys.argv[1:] or ["all"]
    machine = f"{platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}"
    print(f"{date.today()}   {machine}   median (lowest to highest of {ROUNDS})")
    if wish == "load":
        from tests.load.__main__ import main as load

        sys.argv[1:] = rest
        load()
    if wish == "requests":
        from tests.load.requests import main as requests

        requests()
    if wish == "calls":
        from tests.load.calls import main as calls

        calls()
    if wish == "joins":
        from tests.load.joins import main as joins

        joins(rest)
    if wish == "registrations":
        from tests.load.registrations import main as registrations

        registrations(rest)
    if wish == "first":
        from tests.load.first import main as first

        first()
    if wish == "taps":
        from tests.load.taps import main as taps

        taps()
    if wish == "live":
        from tests.live.bench import main as live

        live(rest)
    if wish == "protocol":
        from tests.export.bench import main as protocol

        protocol(rest)
    if wish in ("all", "writer"):
        writer()
    if wish in ("all", "frames"):
        frames()
    if wish in ("all", "change"):
        change()


if __name__ == "__main__":
    main()
