"""Before the reveal a moderator who reads everything the desk can read tries to tell who gave which points.

The examiner holds the desk's wire: every frame, polls as fast as it can, drafts in every format, history and pages,
all with clock times. It knows when each phone was in the room and is handed the true ballots; it only has to pair them.
"""

import asyncio
import io
import json
import random
import re
import subprocess
import time
import zipfile
from collections import Counter
from datetime import datetime, timedelta
from itertools import pairwise
from pathlib import Path
from urllib.parse import quote

from tests.load.client import Client
from tests.reliability.scenarios import Verdict, scenario
from tests.support.prepared import prepared
from tests.support.server import Server
from tests.support.story import told

IDEAS, POINTS, PAUSE = 9, 100, 0.25
FORMATS = ("json", "csv", "md", "ics", "xlsx", "docx", "pdf")
#: Formats that are made at once are looked at all the time, the others once everybody has given points
QUICK = ("json", "csv", "md")
COMMANDS = [("add_idea", {"field_of_action": 1, "title": f"Idea {letter}"}) for letter in "ABCDEFGHI"]
COMMANDS += [("open_phase", {"phase": "weight"})]


class Examiner(Client):
    """A desk that keeps whatever it is sent: `seen` is [(moment, where, name, value)], only what has changed."""

    def __init__(self, *arguments):
        super().__init__(*arguments, "desk")
        self.seen: list[tuple] = []
        self.frames_heard: list[tuple[float, list]] = []
        self._known: dict = {}
        self._polling = None

    def note(self, where, values: dict):
        now = time.monotonic()
        for name, value in values.items():
            if self._known.get((where, name)) != value:
                self._known[where, name] = value
                self.seen.append((now, where, name, value))

    def apply(self, frame):
        self.frames_heard.append((time.monotonic(), frame["things"]))
        self.note("wire", {(thing["kind"], thing["id"]): json.dumps(thing) for thing in frame["things"]})
        return super().apply(frame)

    def hears(self, name, body):
        self.note(name, {"all": json.dumps(body)})

    async def get(self, path) -> bytes:
        async with self._session.get(f"{self.base}{path}") as response:
            return await response.read()

    async def look(self, formats):
        """Everything that can be asked for."""
        here = f"/w/{self.code}"
        await self.changes(0)
        self.note("history", {"rows": (await self.get(f"{here}/history?as=desk")).decode()})
        for form in formats:
            self.note("drafts", {form: plain(form, await self.get(f"{here}/protocol.{form}"))})
        for page in (f"{here}/protocol", f"{here}/protocol/wall?preview", "/workshops"):
            self.note("pages", {page: words(await self.get(page))})

    async def poll(self):
        """As fast as it can, with the mark of before, as a screen without a socket does."""
        while True:
            await self.changes()
            await asyncio.sleep(0)

    async def weigh_by_removing(self) -> list[int]:
        """Takes out the last one who came, the last two and so on, each time back again: which of that is possible.

        Moments are told to the second; how many devices there are since a moment is answered for any.
        """
        joined = [thing["joined"] for thing in self.store.things.values() if thing["kind"] == "participant"]
        moment, last = datetime.fromisoformat(min(joined)), datetime.fromisoformat(max(joined)) + timedelta(seconds=1)
        known: dict[int, str] = {}
        while moment <= last:
            told = await self.get(f"/w/{self.code}/devices?as=desk&since={quote(moment.isoformat())}")
            known[json.loads(told)["devices"]] = moment.isoformat()
            moment += timedelta(seconds=0.01)
        possible = []
        for number in sorted(known):
            removal = await self.send("remove_participants", since=known[number])
            if removal["status"] == "saved":
                possible.append(number)
                await self.send("undo", seq=removal["seq"])
        return possible

    # --- what it makes of it ---

    def of_people(self) -> dict[int, float]:
        """{number: when something that is told of this person last moved}."""
        return {name[1]: at for at, where, name, _ in self.seen if where == "wire" and name[0] == "participant"}

    def of_figures(self) -> list[tuple[float, int, int]]:
        """(moment, idea, points more) of every figure beside an idea that rose."""
        before: Counter = Counter()
        rises = []
        for at, where, name, value in self.seen:
            found = {}
            if where == "wire" and name[0] == "tally":
                found = {name[1]: json.loads(value).get("points", 0)}
            elif where == "drafts" and name == "json":
                found = {idea["id"]: idea["points"] for idea in json.loads(value)["ideas"]}
            for idea, points in found.items():
                if points > before[where, idea]:
                    rises.append((at, idea, points - before[where, idea]))
                before[where, idea] = points
        return rises


def plain(form: str, content: bytes) -> str:
    """The text of a file, without the journal's checksum and number, which move with everything that happens."""
    if form in ("xlsx", "docx"):
        parts = zipfile.ZipFile(io.BytesIO(content))
        text = " ".join(parts.read(name).decode("utf-8", "replace") for name in parts.namelist() if "xml" in name)
        return words(text.encode())
    if form == "pdf":
        drawn = subprocess.run(["pdftotext", "-", "-"], input=content, capture_output=True, check=True).stdout
        return words(drawn)
    return content.decode() if form == "json" else words(content)


def words(content: bytes) -> str:
    text = re.sub(r"<[^>]*>", " ", content.decode("utf-8", "replace"))
    return re.sub(r"[0-9a-f]{8,}|\s+", " ", text)


def tells(text: str, sums: set[int]) -> bool:
    """Do more than half of the sums stand in it, as far as they are long enough not to be there by chance?"""
    long = {points for points in sums if points >= 100}
    return 2 * len(long & {int(number) for number in re.findall(r"(?<![\w.])[0-9]{3}(?![\w.])", text)}) > len(long)


class Story:
    """One evening: phones give their points one after the other while the examiner looks."""

    def __init__(self, server, workshop, chance, people):
        self.server, self.workshop, self.chance, self.number = server, workshop, chance, people

    async def told(self) -> Counter:
        url, code = self.server.url, self.workshop.code
        self.examiner = Examiner(url, code)
        await self.examiner.open(f"{url}/link/{self.workshop.links[0]}")
        bystanders = [await Client(url, code, role).open() for role in ("phone", "wall")]
        for screen in (self.examiner, *bystanders):
            await screen.watch()
        phones = [await Client(url, code).open() for _ in range(self.number)]
        for phone in phones:
            await phone.send("join_workshop", groups=[2 + self.chance.randrange(2)])
        await self._settled(phones[-1])
        begun = time.monotonic()
        before = [screen.frames for screen in bystanders]
        polling = asyncio.create_task(self.examiner.poll())
        truth = await self._given(phones)
        told_anything = [screen.frames - had for screen, had in zip(bystanders, before, strict=True)]
        polling.cancel()
        await asyncio.gather(polling, return_exceptions=True)
        await self.examiner.look(FORMATS)
        found = self._verdict(truth, begun) | {"frames to the room": sum(told_anything)}
        scale = sorted({0, *await self.examiner.weigh_by_removing(), len(truth)})
        found |= {"weighed by removing": sum(0 < more - less < 3 for less, more in pairwise(scale))}
        for screen in (self.examiner, *bystanders, *phones):
            await screen.close()
        return Counter(found)

    async def _settled(self, phone):
        """Until the last who joined has been told to the desk."""
        async with asyncio.timeout(20):
            while ("participant", phone.mine["person"]) not in self.examiner.store.things:
                await asyncio.sleep(0.02)
        await self.examiner.look(QUICK)

    async def _given(self, phones) -> dict[int, tuple]:
        """Everybody gives everything, each something else, in an order of chance: {number: ((idea, points) …)}."""
        truth, order = {}, list(phones)
        self.chance.shuffle(order)
        for place, phone in enumerate(order):
            first, second = self.chance.sample(range(1, IDEAS + 1), 2)
            most = self.chance.randrange(51, 99)
            ballot = ((first, most), (second, POINTS - most))
            for idea, points in ballot:
                await phone.send("set_weight", idea=idea, points=points)
            if place % 4 == 3:
                await phone.send("finish_weighting", done=True)
            await asyncio.sleep(PAUSE * self.chance.random())
            await self.examiner.look(QUICK)
            truth[phone.mine["person"]] = tuple(sorted(ballot))
        return truth

    def _verdict(self, truth, begun):
        people = {person: at for person, at in self.examiner.of_people().items() if at > begun}
        rises = [rise for rise in self.examiner.of_figures() if rise[0] > begun]
        sums: Counter = Counter()
        for ballot in truth.values():
            sums.update(dict(ballot))
        return {
            "linked": self._by_time(truth, people, rises),
            "by chance": self._by_chance(truth),
            "told of a person": len(people),
            "figures before the reveal": len(rises),
            "files and pages that tell the sums": sum(
                tells(value, set(sums.values()))
                for at, where, _name, value in self.examiner.seen
                if at > begun and where in ("drafts", "pages", "history")
            ),
        }

    def _by_time(self, truth, people, rises) -> int:
        """Each person gets the ballot whose points moved nearest to the person; right pairs."""
        left, hits = set(truth.values()), 0
        moments = {
            ballot: max((at for at, idea, more in rises if (idea, more) in ballot), default=None) for ballot in left
        }
        for person in sorted(truth, key=lambda one: people.get(one, float("inf"))):
            known = [ballot for ballot in left if moments[ballot] is not None and person in people]
            guess = (
                min(known, key=lambda ballot: abs(moments[ballot] - people[person]))
                if known
                else self.chance.choice(sorted(left))
            )
            hits += truth[person] == guess
            left.discard(guess)
        return hits

    def _by_chance(self, truth) -> int:
        ballots = sorted(truth.values())
        self.chance.shuffle(ballots)
        return sum(truth[person] == ballot for person, ballot in zip(sorted(truth), ballots, strict=True))


@scenario("linking", "G7")
def linking(folder: Path, seed: int, long: bool):
    """Chance names one person of an evening; four standard deviations above it would be a link."""
    evenings, people, chance, found = 12 if long else 1, 20 if long else 10, random.Random(seed), Counter()
    for number in range(evenings):
        place = folder / str(number)
        place.mkdir()
        workshop = prepared(place, COMMANDS, points=POINTS, ideas_max=IDEAS)
        server = Server(place, quick=True)
        try:
            found.update(told(Story(server, workshop, chance, people).told()))
        finally:
            server.stop()
    hits, luck = found.pop("linked"), found.pop("by chance")
    limit = evenings + 4 * evenings**0.5
    tried = (
        f"{evenings} evenings of {people} phones, every byte the desk can read, {hits} of {evenings * people} paired"
        f" (by chance {luck})"
    )
    return Verdict(tried, {"linked": hits if hits > limit else 0} | dict(found))
