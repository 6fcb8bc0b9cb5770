"""One loop serves the hall: whoever computes for long gives way, and what many ask for is made once."""

import asyncio
import http.client
import json
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
from workshop.config import Settings
from workshop.engine.command import data_for
from workshop.engine.context import Actor
from workshop.engine.keys import Command
from workshop.engine.perform import perform
from workshop.errors import Busy, Making, Missing
from workshop.newest import Newest, StateKey, forget_all
from workshop.turns import MOST_IN_LINE, SLICE_SECONDS, Line, Turns

IDEAS = 1500
NOW, LATER = (StateKey(1, "epoch", number, b"") for number in (7, 8))


def works(turns, who, slices, through):
    """Without a pause of its own."""
    for _ in range(slices):
        time.sleep(SLICE_SECONDS)
        turns.give_way()
    through.append(who)


def in_a_row(turns, people):
    """How many slices of people who began together others had to wait for at once, after the first of each."""
    seen = []

    def computes():
        for _ in range(10):
            time.sleep(SLICE_SECONDS)
            seen.append("slice")
            turns.give_way()

    jobs = [gevent.spawn(computes) for _ in range(people)]
    while not all(job.ready() for job in jobs):
        gevent.sleep(0)
        seen.append("other")
    later = " ".join(seen).split(" ", people)[people]
    return max(part.count("slice") for part in later.split("other"))


def test_a_long_computation_gives_way_and_two_of_them_are_as_good_as_one():
    alone = Turns()
    assert in_a_row(alone, 1) == 9
    shared = Turns()
    shared.share()
    assert (in_a_row(shared, 1), in_a_row(shared, 5)) == (1, 1)


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


def test_who_computes_does_not_stand_behind_the_strangers_of_a_hundred_places():
    turns, seen = Turns(), []
    turns.share()

    def reads(place):
        turns.stand_in_line(place)
        seen.append(place)

    computing = gevent.spawn(works, turns, "a protocol", 10, [])
    jobs = [gevent.spawn(reads, place) for place in range(100)]
    computing.join()
    assert len(seen) < 50
    gevent.joinall(jobs)


def test_who_computes_for_long_lets_in_who_is_soon_through():
    turns, through = Turns(), []
    turns.share()
    long = gevent.spawn(works, turns, "a protocol", 30, through)
    gevent.sleep(0)
    gevent.spawn(works, turns, "a page", 2, through).join()
    assert through == ["a page"]
    long.join()


def test_who_goes_away_while_it_waits_lets_the_next_one_in():
    line, through = Line(), []

    def passes(who):
        with line:
            through.append(who)

    with line:
        jobs = [gevent.spawn(passes, number) for number in range(3)]
        gevent.sleep(0)
        jobs[0].kill()
    gevent.joinall(jobs)
    assert through == [1, 2]


def test_strangers_are_through_one_after_the_other_and_who_computes_waits_for_none_of_them():
    turns, through = Turns(), []
    turns.share()

    def reads(place):
        turns.stand_in_line(place)
        works(turns, place, 5, through)

    strangers = [gevent.spawn(reads, place) for place in range(10)]
    while not turns._strangers:
        gevent.sleep(0)
    gevent.spawn(works, turns, "participant", 10, through).join()
    assert through.index("participant") < 4
    gevent.joinall(strangers)
    assert [who for who in through if who != "participant"] == list(range(10))


def test_a_line_has_an_end():
    turns = Turns()
    turns.share()
    told = []

    def reads():
        try:
            turns.stand_in_line("flood")
        except Busy:
            told.append("busy")

    with turns._shared.door:
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
    turns._shared.sleep = seen.append
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
    threads = [threading.Thread(target=lambda: got.append(newest.get(NOW, "one", slow))) for _ in range(5)]
    for thread in threads:
        thread.start()
    assert newest.get(NOW, "two", lambda: "small") == "small"
    go.set()
    for thread in threads:
        thread.join()
    assert (made, got) == (["slow"], ["large"] * 5)


def test_what_could_not_be_made_is_tried_again_and_only_the_newest_stay():
    newest, made = Newest(2, most_bytes=10), []

    def fails():
        raise KeyError

    with pytest.raises(KeyError):
        newest.get(NOW, "a", fails)
    for one in ("a", "b", "c", "c", "a"):
        newest.get(NOW, one, lambda one=one: made.append(one) or one)
    assert made == ["a", "b", "c", "a"]
    for one in ("long", "a", "a"):
        newest.get(NOW, one, lambda one=one: made.append(one) or "x" * 8)
    assert made[4:] == ["long"]


def test_of_a_workshop_the_newest_moment_stays_alone_and_of_another_one_what_there_is():
    newest, made, elsewhere = Newest(9), [], StateKey(2, "epoch", 3, b"")
    for head in (elsewhere, NOW, LATER, NOW, LATER, elsewhere):
        newest.get(head, "page", lambda head=head: made.append(head))
    assert made == [elsewhere, NOW, LATER, NOW]
    assert [head for head, _name in newest._kept] == [LATER, elsewhere]


def test_who_asks_for_a_newer_moment_while_an_older_one_is_made_follows_from_what_there_was_before():
    newest, begun, go = Newest(9, follows=True), threading.Event(), threading.Event()
    newest.get(StateKey(1, "epoch", 6, b""), "told", lambda: "first")

    def slow(before):
        begun.set()
        go.wait()
        return f"{before}, second"

    thread = threading.Thread(target=lambda: newest.get(NOW, "told", lambda: "anew", follow=slow))
    thread.start()
    begun.wait()
    later = newest.get(LATER, "told", lambda: "anew", follow=lambda before: f"{before}, third")
    go.set()
    thread.join()
    assert later == newest.get(LATER, "told", lambda: "anew") == "first, third"


def test_what_is_being_made_while_somebody_is_erased_is_not_kept():
    newest, made = Newest(9), []
    newest.get(NOW, "page", lambda: made.append("before") or forget_all())
    newest.get(NOW, "page", lambda: made.append("after"))
    assert made == ["before", "after"]


def fill(folder, fields):
    """As many ideas as it takes, in one transaction."""
    app = create_app(Settings(data=folder))
    with app.app_context():
        texts = [{"field_of_action": fields[0], "title": f"Idea {number}"} for number in range(IDEAS)]
        ideas = [Command(key(), "add_idea", data_for("add_idea", data)) for data in texts]
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
            newest.get(NOW, "one", fails, 60)
        told.append(str(error.value))

    first, second = threading.Thread(target=asks), threading.Thread(target=asks)
    first.start()
    begun.wait()
    with pytest.raises(Making):
        newest.get(NOW, "one", fails, 0.05)
    second.start()
    while newest.waiting < 1:
        time.sleep(0.001)
    go.set()
    first.join()
    second.join()
    assert told == ["too long"] * 2
    assert newest.get(NOW, "one", lambda: "made") == "made"


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


FLOODS = ["/changes?as=phone&since={since}&epoch={epoch}", "/plain", "/wall", "a socket"]


@pytest.mark.parametrize("flood", FLOODS)
def test_strangers_who_read_without_end_wait_for_each_other_and_a_participant_for_none_of_them(large, flood):
    """All from the same address: what is compared is who waits for whom."""
    server, _browser, base = large
    phone = Client(server.url, base.rsplit("/", 1)[1])
    took = {"strangers": [], "participant": []}

    def over():
        return len(took["participant"]) >= 20

    async def timed(who, asking):
        started = time.perf_counter()
        await asking
        took[who].append(time.perf_counter() - started)

    async def reads(session, path):
        async with session.get(base + path.format(since=random.randrange(1, IDEAS), epoch=phone.store.epoch)) as answer:
            await answer.read()

    async def watches(socket):
        wish = {"workshop": phone.code, "since": random.randrange(1, IDEAS), "epoch": phone.store.epoch}
        await socket.send_str("42" + json.dumps(["watch", wish]))
        while not (await socket.receive_str()).startswith('42["changes"'):
            pass

    async def floods(session):
        if flood.startswith("/"):
            while not over():
                await timed("strangers", reads(session, flood))
            return
        address = server.url.replace("http", "ws") + "/socket.io/?EIO=4&transport=websocket"
        async with session.ws_connect(address, max_msg_size=0) as socket:
            await socket.send_str("40")
            while not over():
                await timed("strangers", watches(socket))

    async def evening():
        await phone.open()
        await phone.send("join_workshop", groups=[2])
        await phone.changes()
        async with aiohttp.ClientSession(connector=aiohttp.TCPConnector(limit=60)) as strangers:
            through = asyncio.gather(*(floods(strangers) for _ in range(20)))
            while not over():
                await timed("participant", reads(phone._session, FLOODS[0]))
            await through
        await phone.close()

    told(evening())
    assert statistics.median(took["participant"]) < statistics.median(took["strangers"]) / 3
