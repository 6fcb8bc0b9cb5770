"""One loop serves the hall: whoever computes for long gives way, and what many ask for is made once."""

import asyncio
import http.client
import random
import statistics
import threading
import time
import urllib.request

import aiohttp
import gevent
import pytest

from tests.load.client import Client
from tests.support.evening import key
from tests.support.prepared import prepared
from tests.support.server import Server
from tests.support.story import told
from workshop import close_app, create_app
from workshop.commands import Actor, Command, perform, shape
from workshop.config import Settings
from workshop.errors import Busy, Making, Missing
from workshop.newest import Newest
from workshop.turns import MOST_IN_LINE, SLICE_SECONDS, Turns

IDEAS = 1500


def computes(turns, seconds):
    """For so many seconds, without a pause of its own."""
    ends = time.perf_counter() + seconds
    while time.perf_counter() < ends:
        turns.give_way()


def answered_meanwhile(turns, *computing):
    """How often somebody else has had a turn before all of `computing` were through."""
    answers, jobs = 0, [gevent.spawn(computes, turns, seconds) for seconds in computing]
    while not all(job.ready() for job in jobs):
        gevent.sleep(0)
        answers += 1
    return answers


def test_a_long_computation_gives_way_and_two_of_them_are_as_good_as_one():
    alone = Turns()
    assert answered_meanwhile(alone, 0.1) <= 2
    shared = Turns()
    shared.share()
    assert answered_meanwhile(shared, 0.1) > 5
    assert answered_meanwhile(shared, *[0.1] * 5) > 5


def test_between_two_who_stand_in_line_everybody_else_has_a_turn_and_places_take_turns():
    turns, seen = Turns(), []
    turns.share()

    def reads(place):
        turns.stand_in_line(place)
        seen.append(place)
        time.sleep(0.002)

    jobs = [gevent.spawn(reads, "flood") for _ in range(20)] + [gevent.spawn(reads, "hall") for _ in range(2)]
    while not all(job.ready() for job in jobs):
        gevent.sleep(0)
        if seen[-1:] not in ([], ["phone"]):
            seen.append("phone")
    assert [place for place in seen if place != "phone"][:5].count("hall") == 2
    assert seen.count("phone") == 22
    assert turns._places == {}


def test_a_line_has_an_end():
    turns = Turns()
    turns.share()
    told = []

    def reads():
        try:
            turns.stand_in_line("flood")
        except Busy:
            told.append("busy")

    with turns._line:
        jobs = [gevent.spawn(reads) for _ in range(MOST_IN_LINE + 5)]
        while len(told) < 5:
            gevent.sleep(0)
        assert turns._places["flood"].waiting == MOST_IN_LINE
    turns.stand_in_line("hall")
    gevent.killall(jobs)
    assert told == ["busy"] * 5


def test_a_real_thread_never_gives_way_for_it_holds_nobody_up():
    turns, seen = Turns(), []
    turns.share()
    turns._sleep = seen.append
    time.sleep(2 * SLICE_SECONDS)
    thread = threading.Thread(target=turns.give_way)
    thread.start()
    thread.join()
    assert seen == []
    turns.give_way()
    assert len(seen) == 1


def test_what_many_ask_for_at_once_is_made_once_and_nobody_waits_for_something_else():
    newest, made, go = Newest(2), [], threading.Event()

    def slow():
        made.append("slow")
        go.wait()
        return "large"

    got = []
    threads = [threading.Thread(target=lambda: got.append(newest.get("one", slow))) for _ in range(5)]
    for thread in threads:
        thread.start()
    assert newest.get("two", lambda: "small") == "small"
    go.set()
    for thread in threads:
        thread.join()
    assert (made, got) == (["slow"], ["large"] * 5)


def test_what_could_not_be_made_is_tried_again_and_only_the_newest_stay():
    newest, made = Newest(2, most_bytes=10), []

    def fails():
        raise KeyError

    with pytest.raises(KeyError):
        newest.get("a", fails)
    for one in ("a", "b", "c", "c", "a"):
        newest.get(one, lambda one=one: made.append(one) or one)
    assert made == ["a", "b", "c", "a"]
    for one in ("long", "a", "a"):
        newest.get(one, lambda one=one: made.append(one) or "x" * 8)
    assert made[4:] == ["long"]


def fill(folder, fields):
    """As many ideas as it takes, in one transaction."""
    app = create_app(Settings(data=folder))
    with app.app_context():
        texts = [{"field_of_action": fields[0], "title": f"Idea {number}"} for number in range(IDEAS)]
        ideas = [Command(key(), "add_idea", shape("add_idea", data)) for data in texts]
        perform(1, Actor("desk", b"moderator:1", 1), ideas)
    close_app(app)


def test_nobody_waits_for_ever_for_what_somebody_else_makes_and_all_who_wait_hear_that_it_failed():
    newest, begun, go, told = Newest(2), threading.Event(), threading.Event(), []

    def fails():
        begun.set()
        go.wait()
        raise Missing("too long")

    def asks():
        with pytest.raises(Missing) as error:
            newest.get("one", fails, 60)
        told.append(str(error.value))

    first, second = threading.Thread(target=asks), threading.Thread(target=asks)
    first.start()
    begun.wait()
    with pytest.raises(Making):
        newest.get("one", fails, 0.05)
    second.start()
    while newest.waiting < 1:
        time.sleep(0.001)
    go.set()
    first.join()
    second.join()
    assert told == ["too long"] * 2
    assert newest.get("one", lambda: "made") == "made"


@pytest.fixture(scope="module")
def large(tmp_path_factory):
    """A server with a workshop of very many ideas."""
    folder = tmp_path_factory.mktemp("large")
    made = prepared(folder)
    fill(folder, made.fields)
    server = Server(folder)
    browser = urllib.request.build_opener(urllib.request.HTTPCookieProcessor())
    browser.open(f"{server.url}/link/{made.links[0]}").read()
    yield server, browser, f"{server.url}/w/{made.code}"
    server.stop()


@pytest.mark.parametrize("path", ["/protocol.md", "/protocol.json", "/changes?as=desk"])
def test_others_are_answered_while_a_large_protocol_is_made(large, path):
    server, browser, base = large
    other, waits, opened = http.client.HTTPConnection("127.0.0.1", server.port), [], []
    download = threading.Thread(target=lambda: opened.append(browser.open(base + path)))
    download.start()
    while download.is_alive():
        started = time.perf_counter()
        other.request("GET", "/healthz")
        assert other.getresponse().read() == b'{"ok":true}\n'
        waits.append(time.perf_counter() - started)
    other.close()
    opened[0].close()
    assert max(waits) < sum(waits) / 2


def test_strangers_who_read_without_end_wait_for_each_other_and_a_participant_for_none_of_them(large):
    """Both at the same addresses, and from the same one: what is compared is who waits for whom."""
    server, _browser, base = large
    phone = Client(server.url, base.rsplit("/", 1)[1])
    took = {"strangers": [], "participant": []}

    async def reads(who, session, until):
        while not until():
            started = time.perf_counter()
            async with session.get(f"{base}/changes?as=phone&since={random.randrange(IDEAS)}") as answer:
                await answer.read()
            took[who].append(time.perf_counter() - started)

    async def evening():
        await phone.open()
        await phone.send("join_workshop", groups=[2])
        async with aiohttp.ClientSession(connector=aiohttp.TCPConnector(limit=60)) as strangers:
            through = asyncio.gather(
                *(reads("strangers", strangers, lambda: len(took["participant"]) >= 30) for _ in range(40))
            )
            await reads("participant", phone._session, lambda: len(took["participant"]) >= 30)
            await through
        await phone.close()

    told(evening())
    assert statistics.median(took["participant"]) < statistics.median(took["strangers"]) / 3
