"""Links and sessions: whoever may gets in, nobody else, in whatever order things happen.

The first administrator's account, its owner, and a stranger who has an older link and a copy of the owner's cookie.
After every step each browser is asked whether it is in, and a simple account of who should be says what is right.
"""

import itertools
import random

from tests.conftest import app_with, settings_in
from tests.reliability.scenarios import Verdict, scenario
from tests.support.account_browser import Browser
from workshop.config import Settings
from workshop.migrating import upgrade

STEPS = ("start", "set password", "open old link", "sign out", "change password", "copy cookie")
OWN, NEW, STRANGE = "der eigene lange Satz", "ein neuer langer Satz", "der Satz eines Fremden"


class House:
    """The account and its browsers; `inside` are those that should be in, `copies` who holds whose cookie."""

    def __init__(self, app):
        from workshop import accounts

        self._accounts, self._app, self._id = accounts, app, accounts.first_administrator().id
        self.printed = [accounts.new_link(self._id, "password")]
        self.open, self.password = self.printed[-1], None
        self.browsers = {name: Browser(app) for name in ("owner", "owner at home", "stranger", "thief")}
        self.inside: set = set()
        self.copied_from = None
        self.wrong: list = []

    def start(self):
        """A server starts: it prints a link while no administrator has a password."""
        first = self._accounts.first_administrator()
        if first is not None:
            self.open = self._accounts.new_link(first.id, "password")
            self.printed.append(self.open)

    def set_password(self):
        """The owner follows the newest link that was printed."""
        self._choose("owner", self.printed[-1], OWN)

    def open_old_link(self):
        """A stranger follows the oldest one."""
        self._choose("stranger", self.printed[0], STRANGE)

    def _choose(self, who, token, password):
        let_in = token == self.open
        email = {"email": "root@example.org"} if self.password is None else {}
        answer = self.browsers[who].choose(token, password, **email)
        self._expect(f"{who} follows a link", answer.status_code == 302, let_in)
        if let_in:
            self.open, self.password, self.inside, self.copied_from = None, password, {who}, None

    def sign_out(self):
        self.browsers["owner"].post("/sign-out", "/")
        if "owner" in self.inside:
            self.inside -= {"owner"} | ({"thief"} if self.copied_from == "owner" else set())

    def change_password(self):
        """The owner gets a link of somebody else, and follows it at home."""
        if self.password is not None:
            self.open = self._accounts.new_link(self._id, "password")
            self._choose("owner at home", self.open, NEW)

    def copy_cookie(self):
        """A thief takes the owner's cookie, whatever it is worth."""
        cookie = self.browsers["owner"].cookie
        if cookie:
            self.browsers["thief"].take(cookie)
            self.inside = self.inside - {"thief"} | ({"thief"} if "owner" in self.inside else set())
            self.copied_from = "owner" if "owner" in self.inside else None

    def check(self, done):
        found = {name for name, browser in self.browsers.items() if browser.is_in}
        self._expect(f"after {done}: in", found, self.inside)

    def check_passwords(self, done):
        """Of the passwords that were ever chosen, the last one signs in."""
        fits = [password for password in (OWN, NEW, STRANGE) if Browser(self._app).sign_in(self.email, password)]
        self._expect(f"after {done}: passwords", fits, [self.password] if self.password else [])

    @property
    def email(self):
        return "root@example.org" if self.password else self._accounts.NOBODY_YET

    def _expect(self, what, found, wanted):
        if found != wanted:
            self.wrong.append(f"{what}: {found} instead of {wanted}")


def tried(folder, orders) -> list[str]:
    """What was wrong in any of the orders, each in a house of its own."""
    upgrade(Settings(data=folder / "empty", secret_key="sample key for tests"))
    wrong = []
    for number, order in enumerate(orders):
        place = folder / str(number)
        place.mkdir()
        with app_with(settings_in(place, folder / "empty" / "workshop.sqlite")) as app:
            house = House(app)
            for done, step in enumerate(order, 1):
                getattr(house, step.replace(" ", "_"))()
                house.check(order[:done])
            house.check_passwords(order)
            wrong += house.wrong
    return wrong


@scenario("links-and-sessions", "G14")
def links_and_sessions(folder, seed: int, long: bool) -> Verdict:
    """Every order of the six steps, in the suite some of them."""
    orders = list(itertools.permutations(STEPS))
    if not long:
        orders = random.Random(seed).sample(orders, 12)
    wrong = tried(folder, orders)
    for one in wrong:
        print(one)
    return Verdict(f"{len(orders)} orders of {len(STEPS)} steps", {"wrongly in or out": len(wrong)})
