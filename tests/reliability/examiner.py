"""An examiner with everything that the program wrote tries to tell who gave which points, after the sealing."""

import hashlib
import json
import random
import secrets
import sqlite3
from collections import Counter
from contextlib import closing
from pathlib import Path

from tests.conftest import app_with
from tests.reliability.scenarios import Verdict, scenario
from tests.support.evening import Evening, phone
from workshop.config import Settings
from workshop.engine.command import data_for
from workshop.engine.journal import canonical
from workshop.engine.keys import Command
from workshop.engine.writer import Job
from workshop.migrating import upgrade

PEOPLE, IDEAS, POINTS = 8, 9, 10


class Sealed:
    """A workshop in which everybody gave other points; `secrets` are the bytes that would tell."""

    def __init__(self, app, folder, chance):
        self.folder, self.evening = folder, Evening(points=POINTS, ideas_max=IDEAS)
        for _ in range(IDEAS):
            self.evening.idea()
        people = list(range(PEOPLE))
        chance.shuffle(people)
        for number in people:
            self.evening.join(number)
        self.evening.do("open_phase", phase="weight")
        chance.shuffle(people)
        app.extensions["writer"].carry_out(self._jobs(people))
        self.truth = self._truth()
        self.secrets = self._secrets()
        assert self.traces() == len(self.secrets), "they stand in the files before the sealing"
        self.evening.do("seal_weighting")

    def _jobs(self, people):
        """Each gives all points, but one, who says "done"; in an order of chance, and some things are refused."""
        jobs = [(who, "set_weight", {"idea": 1 + who, "points": POINTS - 3}) for who in people]
        jobs += [(who, "set_weight", {"idea": IDEAS, "points": 3 if place else 2}) for place, who in enumerate(people)]
        jobs += [(people[0], "finish_weighting", {"done": True}), (people[1], "set_weight", {"idea": 1, "points": 99})]
        return [
            Job(phone(who), [Command(secrets.token_hex(16), name, data_for(name, data))], self.evening.id)
            for who, name, data in jobs
        ]

    def rows(self, query):
        with closing(sqlite3.connect(self.folder / "workshop.sqlite")) as raw:
            return raw.execute(query.format(here=self.evening.id)).fetchall()

    def _truth(self) -> dict:
        """{participant: what the ballot says}"""
        owners = dict(self.rows("SELECT id, participant FROM ballots WHERE workshop_id = {here}"))
        return {owners[ballot]: content for ballot, content in self.ballots().items()}

    def ballots(self) -> dict:
        """{ballot: ((idea, points) …)} in the order of their numbers."""
        found: dict = {}
        query = "SELECT ballot, idea, value FROM weights WHERE workshop_id = {here} AND value > 0"
        for ballot, idea, points in sorted(self.rows(query)):
            found.setdefault(ballot, []).append((idea, points))
        return {ballot: tuple(given) for ballot, given in found.items()}

    def _secrets(self) -> list[bytes]:
        journal = "SELECT salt, payload FROM journal WHERE workshop_id = {here} AND name = 'set_weight'"
        rows = self.rows(journal)
        ballots = {json.loads(payload)["ballot"] for _, payload in rows}
        numbers = [form for ballot in ballots for form in (b'"ballot":%d' % ballot, ballot.to_bytes(8, "big")[-6:])]
        keys = self.rows("SELECT key FROM keys WHERE workshop_id = {here} AND name LIKE '%weight%'")
        return [salt for salt, _ in rows] + numbers + [key for (key,) in keys]

    def traces(self) -> int:
        """How many of the secrets still stand in a file of the folder."""
        files = b"".join(file.read_bytes() for file in self.folder.iterdir() if file.is_file())
        return sum(secret in files for secret in self.secrets)


def by_order(sealed) -> list:
    """Right names in every pairing of an order of the people with an order of the ballots."""
    people = [
        [row[0] for row in sealed.rows(f"SELECT id FROM participants WHERE workshop_id = {{here}} ORDER BY {order}")]
        for order in ("id", "person", "seq, id", "joined", "rowid")
    ]
    ballots = [
        [row[0] for row in sealed.rows(f"SELECT id FROM ballots WHERE workshop_id = {{here}} ORDER BY {order}")]
        for order in ("id", "rowid", "given, id")
    ]
    content = sealed.ballots()
    return [
        sum(sealed.truth[who] == content[ballot] for who, ballot in zip(one, other, strict=True))
        for one in people
        for other in ballots
    ]


def by_readiness(sealed) -> list:
    """Who was ready gave everything: how many does that name, if one guesses among those who remain?"""
    ready = dict(sealed.rows("SELECT id, ready FROM participants WHERE workshop_id = {here}"))
    said = {
        json.loads(payload)["participant"]
        for (payload,) in sealed.rows(
            "SELECT payload FROM journal WHERE workshop_id = {here} AND name = 'finish_weighting' AND payload NOT NULL"
        )
    }
    full = {ballot: sum(points for _, points in given) == POINTS for ballot, given in sealed.ballots().items()}
    named = 0.0
    for person, flag in ready.items():
        kind = None if not any(ready.values()) and not said else bool(flag) and person not in said
        left = [sealed.ballots()[ballot] for ballot, is_full in full.items() if kind is None or is_full == kind]
        named += (sealed.truth[person] in left) / max(1, len(left))
    return [named]


def by_fingerprint(sealed) -> list:
    """Every possible weight hashed and looked for among the stored answers' fingerprints."""
    kept = {bytes(row[0]) for row in sealed.rows("SELECT fingerprint FROM keys WHERE workshop_id = {here}")}
    tries = [
        canonical(["set_weight", {"idea": idea, "points": points}, None])
        for idea in range(1, IDEAS + 1)
        for points in range(100)
    ]
    return [sum(hashlib.sha256(text.encode()).digest() in kept for text in tries)]


@scenario("examiner", "G7")
def examiner(folder: Path, seed: int, long: bool):
    """Chance names one person of a workshop; four standard deviations above it would be a link."""
    workshops, chance, named, traces = 300 if long else 32, random.Random(seed), Counter(), 0
    settings = Settings(data=folder, secret_key="sample key for tests", testing=True)
    upgrade(settings)
    with app_with(settings) as app:
        for _ in range(workshops):
            sealed = Sealed(app, folder, chance)
            traces += sealed.traces()
            for way in (by_order, by_readiness):
                named.update({(way.__name__, place): hits for place, hits in enumerate(way(sealed))})
            named["by_fingerprint"] += sum(by_fingerprint(sealed))
    limit = workshops + 4 * workshops**0.5
    linked = {"linked by fingerprint": named.pop("by_fingerprint")}
    for name in ("by_order", "by_readiness"):
        best = max(hits for (way, _), hits in named.items() if way == name)
        linked[f"linked {name.replace('_', ' ')}"] = int(best) if best > limit else 0
    best = max(named.values()) / workshops
    tried = (
        f"{workshops} sealed workshops of {PEOPLE} people, {len(named)} ways to pair, best {best:.2f} (chance: 1.00)"
    )
    return Verdict(tried, linked | {"traces in files": traces})
