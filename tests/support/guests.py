"""People who register on the public page of a real server, with browsers that keep no cookie."""

import re
import time
from collections import Counter
from typing import NamedTuple

import aiohttp
from sqlalchemy import select

from tests.archive.evenings import app_on, updated
from tests.support.office import Office
from workshop.domain.registrations.models import Registration
from workshop.extensions import db
from workshop.mail.models import Outgoing

KEY = re.compile(r'name="key" type="hidden" value="([^"]+)"')


class Invited(NamedTuple):
    """A workshop that one can register for."""

    id: int
    code: str


class Row(NamedTuple):
    """A registration as it lies in the database at the end."""

    id: int
    name: str
    mail: str
    state: str
    arrived: object


def invited(folder, places: int) -> Invited:
    """One in the folder's database, as a server finds it that starts."""
    with app_on(folder):
        office = Office(places=places)
        return Invited(office.evening.id, office.evening.workshop.code)


def landed(folder, workshop: int) -> tuple[list[Row], Counter]:
    """(registrations in the order of arrival, how many messages there are by address)."""
    with updated(folder):
        kept = (getattr(Registration, name) for name in Row._fields)
        query = select(*kept).where(Registration.workshop_id == workshop).order_by(Registration.id)
        rows = [Row(*row) for row in db.session.execute(query)]
        return rows, Counter(db.session.scalars(select(Outgoing.to_address)))


def browsers() -> aiohttp.ClientSession:
    """What all guests share: connections, and no cookie."""
    jar, connections = aiohttp.DummyCookieJar(), aiohttp.TCPConnector(limit=0)
    return aiohttp.ClientSession(cookie_jar=jar, connector=connections, timeout=aiohttp.ClientTimeout(total=60))


class Guest:
    """`sent`: when the form went off for the first time; `answered`: when it was known to be taken.

    `own` is the path of the own page, "" until then.
    Who has no `mail` leaves a telephone number. `place`: the address that a proxy tells of them.
    """

    def __init__(self, browsers, page: str, number: int, mail: bool = True, place: str = ""):
        self._browsers, self._page = browsers, page
        self.name, self.key, self.own = f"Guest {number}", "", ""
        self.mail = f"guest.{number}@example.org" if mail else ""
        self._contact = self.mail or f"0391 {100_000 + number}"
        self.sent = self.answered = 0.0
        self._told = {"X-Forwarded-For": place} if place else {}

    async def look(self) -> int:
        """Open the page; the status of the answer."""
        async with self._browsers.get(self._page, headers=self._told) as response:
            text = await response.text()
        if response.status == 200:
            self.key = KEY.search(text)[1]
        return response.status

    async def send(self) -> int:
        """Send the form, or the same form again; the status of the answer."""
        form = {"key": self.key, "name": self.name, "contact": self._contact}
        self.sent = self.sent or time.monotonic()
        asked = self._browsers.post(self._page, data=form, headers=self._told, allow_redirects=False)
        async with asked as response:
            await response.read()
        if response.status == 303:
            self.answered = self.answered or time.monotonic()
            self.own = response.headers["Location"]
        return response.status
