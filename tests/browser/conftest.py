"""Chromium, the real server with a prepared evening, and a desk that speaks the wire."""

import re
import secrets
import shutil

import pytest
from playwright.sync_api import expect

from tests.support.browser import Room, chromium
from tests.support.prepared import Preparing
from tests.support.server import Server
from workshop.config import Settings

#: So many halls share a server, one after the other
EVENINGS = 16
#: A computer that is busy with other things as well is slow, not wrong
expect.set_options(timeout=20_000)


@pytest.fixture(scope="session")
def browser():
    with chromium() as browser:
        yield browser


class DeskByWire:
    """A moderator without a screen: commands by HTTP, through a browser's cookies."""

    def __init__(self, room, server, code, link):
        self.context = room.context((1280, 720))
        self._http = self.context.request
        self._base, self.code = f"{server.url}/w/{code}", code
        self._http.get(f"{server.url}/link/{link}")
        page = self._http.get(f"{self._base}/desk").text()
        self._token = re.search(r'name="csrf-token" content="([^"]+)"', page).group(1)

    def do(self, name, /, **data):
        return self.do_all([(name, data)])[0]

    def do_all(self, commands):
        """Many commands, twenty in a request; all of them must be saved."""
        commands = [{"key": secrets.token_hex(16), "name": name, "data": data} for name, data in commands]
        results = []
        for at in range(0, len(commands), 20):
            body, headers = {"commands": commands[at : at + 20]}, {"X-CSRFToken": self._token}
            # a server hangs up on who was silent for long; what was sent then may be sent again: it has keys
            answer = self._http.post(f"{self._base}/commands?as=desk", data=body, headers=headers, max_retries=3)
            results += answer.json()["results"]
        assert [result for result in results if result["status"] != "saved"] == []
        return results

    def things(self, kind):
        things = self._http.get(f"{self._base}/changes?as=desk").json()["things"]
        return [thing for thing in things if thing["kind"] == kind]

    def tallies(self) -> dict[int, tuple[int, int]]:
        """{idea: (points, people)}, as they are when the desk reveals them for a moment."""
        self.do("reveal_weights", revealed=True)
        found = {tally["id"]: (tally["points"], tally["people"]) for tally in self.things("tally")}
        self.do("reveal_weights", revealed=False)
        return found

    def get(self, path):
        return self._http.get(self._base + path)


class Hall:
    """A served evening in *collect*: `room` has the browsers, `desk` the moderator, `url` is what phones open."""

    def __init__(self, browser, server, made):
        self.server, self.id, self.code, self.links = server, made.id, made.code, made.links
        self.room = Room(browser, "127.0.0.1")
        self.url = f"{server.url}/w/{self.code}"
        self.desk = DeskByWire(self.room, server, self.code, made.links[0])

    def desk_page(self):
        """A page that is signed in as the moderator."""
        return self.desk.context.new_page()

    def weighs(self, *titles):
        """Ideas of these titles, and the phase of weighting them."""
        for title in titles:
            self.desk.do("add_idea", field_of_action=1, title=title)
        self.desk.do("open_phase", phase="weight")

    def close(self):
        self.room.close()
        assert self.server.process.poll() is None, self.server.log
        assert self.room.faults == []


def evening(preparing):
    """What every hall begins with."""
    collect = [("open_phase", {"phase": "collect"})]
    return preparing.workshop(collect, title="An evening of samples", language="de", place="Village hall", desks=2)


class House:
    """Servers with many evenings each; a hall gets the next one. What is prepared is made once and copied."""

    def __init__(self, folders):
        self._folders, self._prepared = folders, folders.mktemp("prepared")
        with Preparing(Settings(data=self._prepared)) as preparing:
            self._evenings = [evening(preparing) for _ in range(EVENINGS)]
        self._left, self._server = [], None

    def hall(self, browser) -> Hall:
        if not self._left:
            self.close()
            folder = self._folders.mktemp("house")
            self._server = Server(shutil.copytree(self._prepared, folder, dirs_exist_ok=True), quick=True)
            self._left = list(self._evenings)
        return Hall(browser, self._server, self._left.pop())

    def close(self):
        if self._server:
            self._server.stop()


@pytest.fixture(scope="session")
def house(tmp_path_factory):
    house = House(tmp_path_factory)
    yield house
    house.close()


@pytest.fixture
def hall(browser, house):
    hall = house.hall(browser)
    yield hall
    hall.close()


def own_hall(browser, folder, env: dict | None = None):
    """A hall whose server has nobody else, for what a test does to it."""
    with Preparing(Settings(data=folder)) as preparing:
        made = evening(preparing)
    hall = Hall(browser, Server(folder, env=env, quick=True), made)
    yield hall
    try:
        hall.close()
    finally:
        hall.server.stop()


@pytest.fixture
def lone_hall(browser, tmp_path):
    yield from own_hall(browser, tmp_path)
