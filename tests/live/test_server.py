"""The real server: news reach every screen, and strangers are kept out."""

import asyncio
import json
import re
import subprocess
import sys

import aiohttp

from tests.load.client import Client
from tests.support.prepared import prepared
from tests.support.server import Server
from tests.support.story import told as told_story


async def joined(server, code, number):
    clients = [await Client(server.url, code, name=str(n)).open() for n in range(number)]
    answers = await asyncio.gather(*(client.send("join_workshop", groups=[2]) for client in clients))
    assert {answer["status"] for answer in answers} == {"saved"}
    return clients


def test_every_screen_hears_of_an_idea_and_ends_with_the_same_picture(tmp_path):
    made = prepared(tmp_path)
    code, field, link = made.code, made.fields[0], made.links[0]
    server = Server(tmp_path)

    async def story():
        phones = await joined(server, code, 5)
        wall = await Client(server.url, code, "wall").open()
        desk = await Client(server.url, code, "desk").open(f"{server.url}/link/{link}")
        screens = [*phones, wall, desk]
        for screen in screens:
            await screen.watch()
        answers = await asyncio.gather(
            *(phone.send("add_idea", field_of_action=field, title=f"Idea {phone.name}") for phone in phones)
        )
        last = max(answer["seq"] for answer in answers)
        for screen in screens:
            async with asyncio.timeout(5):
                while not any(seq >= last for seq in screen.saw):
                    await asyncio.sleep(0.01)
        for screen in screens:
            fresh = Client(server.url, code, screen.role)
            fresh._session = screen._session
            await fresh.changes(0)
            assert screen.store.snapshot == fresh.store.snapshot
            await screen.close()

    try:
        told_story(story())
    finally:
        server.stop()


def test_a_socket_from_another_site_is_refused_and_a_participants_socket_accepts_only_watch(tmp_path):
    code = prepared(tmp_path).code
    server = Server(tmp_path, quick=True)
    address = server.url.replace("http", "ws") + "/socket.io/?EIO=4&transport=websocket"

    async def told(headers, packet):
        """What the server answers to a packet; its status when it has not even begun to speak WebSocket."""
        async with aiohttp.ClientSession() as session:
            try:
                socket = await session.ws_connect(address, headers=headers)
            except aiohttp.WSServerHandshakeError as refused:
                return refused.status
            await socket.receive()
            await socket.send_str("40")
            await socket.receive()
            await socket.send_str(packet)
            async with asyncio.timeout(5):
                return (await socket.receive()).data

    desk = json.dumps(["watch", {"workshop": code, "as": "desk", "since": 0}])
    try:
        assert told_story(told({"Origin": "http://elsewhere.example"}, "")) == 400
        assert told_story(told({"Origin": server.url}, "42" + desk)) == '42["refused",{"code":"not_moderator"}]'
        assert told_story(told({}, '42["set_weight",{"idea":1}]')) == "41"
    finally:
        server.stop()


def test_a_busy_port_is_a_sentence(tmp_path):
    server = Server(tmp_path, quick=True)
    try:
        done = subprocess.run(
            [sys.executable, "-m", "workshop", "serve", "--port", str(server.port), "--data", str(tmp_path / "other")],
            capture_output=True,
            text=True,
        )
    finally:
        server.stop()
    assert (done.returncode, "Choose" in done.stderr or "choose another port" in done.stderr) == (1, True)
    assert "Traceback" not in done.stderr


def test_the_first_administrator_gets_a_link_once(tmp_path):
    import urllib.request

    server = Server(tmp_path, quick=True)
    try:
        page = urllib.request.urlopen(server.said["link"]).read().decode()
        assert re.search(r'name="password"', page)
        assert json.loads(urllib.request.urlopen(f"{server.url}/healthz").read()) == {"ok": True}
    finally:
        server.stop()
