"""Races: many hands at one moment, on one server with SQLite and on two servers that share one PostgreSQL."""

import asyncio
import contextlib
import random
import secrets
from collections import Counter
from dataclasses import dataclass

from tests.load.client import Client
from tests.reliability.scenarios import Verdict, scenario
from tests.support.postgresql import Cluster
from tests.support.prepared import Prepared, prepared
from tests.support.server import Server
from tests.support.story import told
from workshop.archive.checking import check_database
from workshop.config import Settings

IDEAS, POINTS, PHONES, HANDS = 40, 10, 8, 40
COMMANDS = [("add_idea", {"field_of_action": 1, "title": f"Idea {number}"}) for number in range(IDEAS)]
COMMANDS += [("open_phase", {"phase": "collect"}), ("open_phase", {"phase": "weight"})]


@dataclass
class Hall:
    """A workshop in *weight* with 40 ideas, behind one server or two."""

    servers: list[Server]
    workshop: Prepared

    async def phone(self) -> list[Client]:
        """One phone that has joined, on every server: the same cookies, so the same person."""
        first = await Client(self.servers[0].url, self.workshop.code).open()
        assert (await first.send("join_workshop", groups=[2]))["status"] == "saved"
        hands = [first]
        for server in self.servers[1:]:
            hands.append(Client(server.url, first.code))
            hands[-1]._session, hands[-1].token = first._session, first.token
        return hands

    async def desk(self) -> Client:
        url = self.servers[-1].url
        return await Client(url, self.workshop.code, "desk").open(f"{url}/link/{self.workshop.links[0]}")


@contextlib.contextmanager
def hall(folder, url=""):
    """SQLite in the folder, or the PostgreSQL at `url` with two servers; checked as a whole when it is over."""
    settings = Settings(data=folder, database_url=url, secret_key="sample key for tests")
    workshop = prepared(folder, COMMANDS, settings=settings, points=POINTS, ideas_max=100)
    env = {"WORKSHOP_DATABASE_URL": url, "WORKSHOP_SECRET_KEY": settings.secret_key}
    servers = []
    for name in ("one", "two") if url else ("",):
        place = folder / name
        place.mkdir(exist_ok=True)
        servers.append(Server(place, quick=True, env=env))
    try:
        yield Hall(servers, workshop)
    finally:
        for server in servers:
            server.stop()
    report = check_database(settings)
    assert report.code == 0, report.sentences
    assert "".join(server.log for server in servers).count("Traceback") == 0


async def at_once(posts) -> list[dict]:
    """The answers to commands that are all under way at one moment."""
    return list(await asyncio.gather(*posts))


async def last_point(hall, _chance) -> Counter:
    """Forty hands of one person reach for the last point."""
    hands = await hall.phone()
    await hands[0].send("set_weight", idea=1, points=POINTS - 1)
    answers = await at_once(
        hands[number % len(hands)].send("set_weight", idea=number + 1, points=1) for number in range(1, HANDS)
    )
    codes = Counter(answer.get("code", "saved") for answer in answers)
    await hands[0].changes(0)
    given = sum(hands[0].mine["weights"].values())
    await hands[0].close()
    return Counter({"over budget": (codes["saved"] != 1) + (given != POINTS), "other answers": len(codes) - 2})


async def one_key(hall, _chance) -> Counter:
    """One command with one key on many connections at once: one answer, one row."""
    hands = await hall.phone()
    key = secrets.token_hex(16)
    answers = await at_once(hands[n % len(hands)].send("set_weight", key=key, idea=3, points=2) for n in range(HANDS))
    await hands[0].changes(0)
    wrong = {"different answers": len({str(answer) for answer in answers}) - 1}
    wrong["counted twice"] = int(hands[0].mine["weights"] != {"3": 2})
    await hands[0].close()
    return Counter(wrong)


async def closing(hall, chance) -> Counter:
    """Phones fire around the end of the weighting: before its number all count, after it none."""
    phones, desk = [await hall.phone() for _ in range(PHONES)], await hall.desk()
    before, over, said = await tallied(desk), asyncio.Event(), []

    async def fires(hands):
        last = {}
        while not over.is_set() or last.get("code") != "late":
            idea, points = chance.randrange(1, IDEAS), chance.randrange(3)
            last = await chance.choice(hands).send("set_weight", idea=idea, points=points)
            said.append((hands, last))

    async def closes():
        while len(said) < 60:
            await asyncio.sleep(0.005)
        closed = await desk.send("open_phase", phase="assign")
        over.set()
        return closed["seq"]

    end, *_ = await asyncio.gather(closes(), *(fires(hands) for hands in phones))
    given = 0
    for hands in phones:
        await hands[0].changes(0)
        given += sum(hands[0].mine["weights"].values())
    late = {id(hands) for hands, answer in said if answer.get("code") == "late"}
    wrong = {
        "accepted after close": sum(answer["status"] == "saved" and answer["seq"] > end for _, answer in said),
        "points lost or made": abs(await tallied(desk) - before - given),
        "late and not told": abs(sum(thing["people"] for thing in things(desk, "late")) - len(late)),
    }
    for client in (desk, *(hands[0] for hands in phones)):
        await client.close()
    return Counter(wrong)


def things(screen, kind) -> list[dict]:
    return [thing for thing in screen.store.things.values() if thing["kind"] == kind]


async def tallied(desk) -> int:
    """All points, as the desk sees them when it reveals them for a moment."""
    await desk.send("reveal_weights", revealed=True)
    await desk.changes(0)
    points = sum(tally["points"] for tally in things(desk, "tally"))
    await desk.send("reveal_weights", revealed=False)
    return points


async def raced(hall, seed, rounds) -> Counter:
    """Every race so many times; closing comes last, for it ends the weighting."""
    chance, wrong = random.Random(seed), Counter()
    for _ in range(rounds):
        for race in (last_point, one_key):
            wrong.update(await race(hall, chance))
    wrong.update(await closing(hall, chance))
    return wrong


@scenario("races", "G2 G3 G5")
def races(folder, seed, long):
    rounds, wrong, cluster = 25 if long else 1, Counter(), Cluster()
    try:
        for name, url in (("sqlite", ""), ("postgresql", cluster.url)):
            (folder / name).mkdir()
            with hall(folder / name, url) as opened:
                wrong.update(told(raced(opened, seed, rounds)))
    finally:
        cluster.stop()
    tried = f"{rounds} × {HANDS} hands for one point and {HANDS} with one key, {PHONES} phones firing around a close"
    return Verdict(f"{tried}; SQLite, and PostgreSQL with two servers", dict(wrong))
