"""Ten thousand registrations as files: ./dev bench registrations --lists.

A real server; a moderator takes the table and the workbook by turns. The first workbook starts the parent of all
children, so it is printed apart. Printed are seconds, and what the server's memory grows by.
"""

import http.cookiejar
import os
import statistics
import tempfile
import time
import urllib.request
from pathlib import Path

from sqlalchemy import insert

from tests.archive.evenings import app_on
from tests.load.__main__ import cpu_and_memory
from tests.support.office import NOW, Office
from tests.support.server import Server
from workshop import accounts
from workshop.domain.registrations.models import Registration
from workshop.engine.perform import carry_work
from workshop.extensions import db

ROWS, ROUNDS, FORMS = 10_000, 7, ("csv", "xlsx")


def guest(workshop: int, number: int) -> dict:
    """One of many, as different from each other as guests are."""
    return {
        "workshop_id": workshop, "id": number, "name": f"Guest {number}", "mail": f"guest.{number}@example.org",
        "phone": "" if number % 3 else "0391 123456", "group": 2 if number % 2 else None, "people": 1 + number % 4,
        "needs": [] if number % 20 else ["step_free"], "wishes": "", "answer": "" if number % 5 else "By bus",
        "named": 0, "language": "de", "state": "registered" if number <= 100 else "waiting", "source": "page",
        "arrived": NOW, "changed": NOW, "confirmed": NOW if number % 2 else None, "came": 0, "nonce": f"n{number}",
        "sought": f"guest {number} guest.{number}@example.org ",
    }  # fmt: skip


def filled(folder: Path, rows: int) -> tuple[int, str]:
    """(a workshop with so many registrations, a link that lets its moderator in)"""
    with app_on(folder):
        ident = Office(places=100).evening.id
        guests = [guest(ident, number) for number in range(1, rows + 1)]
        carry_work(lambda session: session.execute(insert(Registration), guests) and None)
        link = accounts.new_link(1, "desk")
        db.session.rollback()
        return ident, link


def taken(browser, address: str) -> tuple[float, int]:
    """(seconds, bytes) of a file."""
    started = time.monotonic()
    with browser.open(address) as answer:
        content = answer.read()
    return time.monotonic() - started, len(content)


def main():
    with tempfile.TemporaryDirectory() as folder:
        ident, link = filled(Path(folder), ROWS)
        server = Server(Path(folder))
        try:
            browser = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(http.cookiejar.CookieJar()))
            browser.open(f"{server.url}/link/{link}").read()
            address = f"{server.url}/workshops/{ident}/registrations"
            print(f"{ROWS} registrations as files   load of the machine {os.getloadavg()[0]:.1f}")
            _cpu, before = cpu_and_memory(server.process.pid)
            print(f"first workbook   {taken(browser, f'{address}.xlsx')[0]:.2f} s")
            told = {form: [] for form in FORMS}
            for _ in range(ROUNDS):
                for form, runs in told.items():
                    runs.append(taken(browser, f"{address}.{form}"))
            _cpu, after = cpu_and_memory(server.process.pid)
        finally:
            server.stop()
    for form, runs in told.items():
        seconds = [one for one, _many in runs]
        print(f"{form}   {statistics.median(seconds):.2f} s ({min(seconds):.2f} to {max(seconds):.2f})   "
              f"{runs[0][1] / 1000:.0f} kB")  # fmt: skip
    print(f"the server's memory   {before:.0f} MB before, {after:.0f} MB after {ROUNDS} of each")
