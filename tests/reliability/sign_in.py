"""Sign-in under attack: strangers guess a moderator's password as fast as they can, and its owner gets in."""

import asyncio
import random
import re
import time
from collections import Counter
from pathlib import Path

import aiohttp

from tests.load.client import Client
from tests.reliability.scenarios import Verdict, scenario
from tests.reliability.sockets import resident
from tests.support.prepared import prepared
from tests.support.server import Server
from tests.support.story import told

EMAIL, PASSWORD = "desk1@example.org", "der Satz der Moderation"
TOKEN = re.compile(r'name="csrf-token" content="([^"]+)"')
#: What is looked at in half a minute: six at once, then after 1, 2, 4, 8, 16 seconds
LOOKED_AT = 12
#: Two hashes at a time take 64 MB each, and the program goes on
MEGABYTES = 200


class Browser:
    """One browser that signs in."""

    def __init__(self, url):
        self._url, self.session = url, aiohttp.ClientSession(cookie_jar=aiohttp.CookieJar(unsafe=True))

    async def post(self, path, visit, **form):
        async with self.session.get(self._url + visit) as page:
            form["csrf_token"] = TOKEN.search(await page.text())[1]
        async with self.session.post(self._url + path, data=form, allow_redirects=False) as answer:
            await answer.read()
            return answer.status, int(answer.headers.get("Retry-After", 0))

    async def sign_in(self, password, email=EMAIL):
        return await self.post("/sign-in", "/sign-in", email=email, password=password)

    async def is_in(self) -> bool:
        async with self.session.get(self._url + "/account", allow_redirects=False) as answer:
            return answer.status == 200


async def guesser(url, until, seen, chance):
    browser = Browser(url)
    try:
        while time.monotonic() < until:
            status, _wait = await browser.sign_in(f"geraten {chance.random()}")
            seen[status] += 1
    finally:
        await browser.session.close()


async def evening(server, link, code, seconds, chance):
    """Answers to guesses, how often the owner and a phone were kept out, and the owner's longest way in."""
    seen, faults, longest = Counter(), Counter(), 0
    known = Browser(server.url)
    assert (await known.post(f"/link/{link}", f"/link/{link}", password=PASSWORD, again=PASSWORD))[0] == 302
    phone = await Client(server.url, code).open()
    await phone.send("join_workshop", groups=[2])
    await many_at_once(server.url)
    until = time.monotonic() + seconds
    attack = asyncio.gather(*(guesser(server.url, until, seen, chance) for _ in range(20)))
    while time.monotonic() < until:
        started = time.monotonic()
        await known.post("/sign-out", "/account")
        status, _wait = await known.sign_in(PASSWORD)
        faults["owners kept out"] += status != 302 or not await known.is_in()
        longest = max(longest, time.monotonic() - started)
        answer = await phone.send("add_idea", field_of_action=1, title="While strangers guess")
        faults["phones kept out"] += answer["status"] != "saved"
        await asyncio.sleep(0.5)
    await attack
    faults["owners in a new browser kept out"] += not await new_browser(server.url)
    await known.session.close()
    await phone.close()
    return seen, faults, longest


async def many_at_once(url):
    """Twenty hashes that are asked for in one moment."""
    browsers = [Browser(url) for _ in range(20)]
    await asyncio.gather(*(one.sign_in("geraten", f"nobody{n}@example.org") for n, one in enumerate(browsers)))
    for browser in browsers:
        await browser.session.close()


def peak(server) -> float:
    """The most memory that the server has ever had, in MB."""
    status = Path(f"/proc/{server.process.pid}/status").read_text()
    return int(re.search(r"VmHWM:\s+(\d+) kB", status)[1]) / 1024


async def new_browser(url) -> bool:
    """The owner, in a browser that was never in, waits as long as it is told to, and is in."""
    browser = Browser(url)
    try:
        status, wait = await browser.sign_in(PASSWORD)
        if status == 429:
            await asyncio.sleep(wait)
            status, _wait = await browser.sign_in(PASSWORD)
        return status == 302
    finally:
        await browser.session.close()


@scenario("sign-in", "G14")
def sign_in(folder, seed: int, long: bool) -> Verdict:
    """Twenty connections guess for half a minute, in the suite for five seconds."""
    made = prepared(folder, link="password")
    server = Server(folder, quick=True)
    try:
        before = resident(server)
        seconds = 30 if long else 5
        seen, faults, longest = told(evening(server, made.links[0], made.code, seconds, random.Random(seed)))
        grown = peak(server) - before
        tracebacks = server.log.count("Traceback")
    finally:
        server.stop()
    wrong = dict(faults) | {
        "guesses too many": max(0, seen[200] - LOOKED_AT),
        "MB too much": max(0, round(grown - MEGABYTES)),
        "other answers": seen.total() - seen[200] - seen[429],
        "tracebacks": tracebacks,
    }
    tried = (
        f"20 connections guess for {seconds} s: {seen[200]} looked at, {seen[429]:,} told to wait; the owner in after "
    )
    return Verdict(f"{tried}{longest:.1f} s at most, memory {grown:+.0f} MB at most", wrong)
