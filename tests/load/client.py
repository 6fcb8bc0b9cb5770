"""A client that speaks only the wire: HTTP for commands, Engine.IO 4 over a WebSocket for news."""

import asyncio
import json
import random
import re
import secrets
import time
from collections import Counter

import aiohttp

from tests.support.store import Store

PATIENT = aiohttp.ClientTimeout(total=60)
TOKEN = re.compile(r'name="csrf-token" content="([^"]+)"')


class Client:
    """One screen with its own cookies. `role` is phone, wall or desk."""

    def __init__(self, base: str, code: str, role: str = "phone", name: str = "", timeout: float = 15):
        self.base, self.code, self.role, self.name = base, code, role, name
        self.store, self.mine, self.token = Store(), None, ""
        self.saw: dict[int, float] = {}
        self.frames = self.resyncs = 0
        self.statuses: Counter = Counter()
        self.timeout = aiohttp.ClientTimeout(total=timeout)
        self._session = None
        self._listening = None

    async def open(self, link: str | None = None):
        """Load the page (a moderator through a one-time link first) and keep cookies and token."""
        jar = aiohttp.CookieJar(unsafe=True)
        self._session = aiohttp.ClientSession(cookie_jar=jar, timeout=self.timeout)
        if link:
            async with self._session.get(link) as response:
                await response.read()
        page = "" if self.role == "phone" else f"/{self.role}"
        async with self._session.get(f"{self.base}/w/{self.code}{page}") as response:
            text = await response.text()
            if response.status != 200:
                raise RuntimeError(f"{self.role}: {response.status} {text[:200]}")
        self.token = TOKEN.search(text).group(1)
        return self

    async def close(self):
        if self._listening:
            self._listening.cancel()
            await asyncio.gather(self._listening, return_exceptions=True)
        if self._session:
            await self._session.close()

    async def post(self, commands: list[dict]) -> list[dict] | None:
        """The answers, or None when there is none (time-out, 5xx, connection lost): send the same again."""
        try:
            async with self._session.post(
                f"{self.base}/w/{self.code}/commands?as={self.role}",
                json={"commands": commands},
                headers={"X-CSRFToken": self.token},
            ) as response:
                self.statuses[response.status] += 1
                if response.status != 200:
                    return None
                body = await response.json()
        except (aiohttp.ClientError, TimeoutError, OSError):
            return None
        self.mine = body["mine"]
        return body["results"]

    async def send(self, name: str, /, key: str | None = None, patience: float = 60, **data) -> dict:
        """The definite answer to one command, however often it must be sent."""
        command = {"key": key or secrets.token_hex(16), "name": name, "data": data}
        until = time.monotonic() + patience
        while time.monotonic() < until:
            answers = await self.post([command])
            if answers is not None:
                return answers[0]
            await asyncio.sleep(0.05 + random.random() * 0.2)
        raise TimeoutError(f"no answer to {name} in {patience} s")

    async def changes(self, since: int | None = None) -> dict:
        """GET changes, applied to the store."""
        since = self.store.mark if since is None else since
        query = {"as": self.role, "since": str(since), "epoch": self.store.epoch or ""}
        address = f"{self.base}/w/{self.code}/changes"
        async with self._session.get(address, params=query, timeout=PATIENT) as response:
            frame = await response.json()
        if frame["mine"] is not None:
            self.mine = frame["mine"]
        self.apply(frame)
        return frame

    def apply(self, frame: dict) -> bool:
        joined = self.store.apply(frame)
        now = time.monotonic()
        for thing in frame["things"]:
            self.saw.setdefault(thing["seq"], now)
        return joined

    def hears(self, name: str, body: dict):
        """An event came over the socket, whatever it is."""

    async def watch(self):
        """Listen in the background; comes back by itself after a broken connection, as patiently as our pages do."""
        ready = asyncio.Event()
        self._listening = asyncio.create_task(self._listen(ready))
        await asyncio.wait_for(ready.wait(), 30)

    async def _listen(self, ready):
        address = self.base.replace("http", "ws") + "/socket.io/?EIO=4&transport=websocket"
        failures = 0
        while True:
            try:
                async with self._session.ws_connect(address, max_msg_size=0, autoping=True) as socket:
                    failures = 0
                    await self._talk(socket, ready)
            except (aiohttp.ClientError, OSError, TimeoutError):
                pass
            await asyncio.sleep(min(2**failures, 5) * random.uniform(0.5, 1.5))
            failures += 1

    async def _talk(self, socket, ready):
        async for message in socket:
            if message.type is not aiohttp.WSMsgType.TEXT:
                return
            text = message.data
            if text.startswith("0"):
                await socket.send_str("40")
            elif text.startswith("40"):
                wish = {"workshop": self.code, "as": self.role, "since": self.store.mark, "epoch": self.store.epoch}
                await socket.send_str("42" + json.dumps(["watch", wish]))
            elif text.startswith("41"):
                return
            elif text == "2":
                await socket.send_str("3")
            elif text.startswith("42"):
                name, body = json.loads(text[2:])
                self.hears(name, body)
                if name == "changes":
                    self.frames += 1
                    ready.set()
                    if not self.apply(body):
                        self.resyncs += 1
                        await asyncio.sleep(random.random() * 0.2)
                        await self.changes()
