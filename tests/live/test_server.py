"""The real server: news reach every screen, and what was answered "saved" survives a power cut."""

import asyncio
import json
import re
import secrets
import sqlite3
import subprocess
import sys

import aiohttp
import pytest

from tests.load.client import Client
from tests.support.server import Server
from tests.support.story import told as told_story
from workshop.commands.journal import first_link, next_link, payload_hash

CLIENTS = 20


def prepared(folder) -> tuple[str, int]:
    """A workshop in *collect* in the folder's database, made by a program that has ended; its code and a field."""
    program = """
import sys
from workshop import create_app, accounts
from workshop.config import Settings
from tests.support.evening import Evening
app = create_app(Settings(data=sys.argv[1]))
with app.app_context():
    accounts.add_moderator("one@example.org", "One", administrator=True)
    evening = Evening()
    evening.do("open_phase", phase="collect")
    print(evening.workshop.code, evening.fields[0], accounts.new_link(1, "desk"))
"""
    done = subprocess.run([sys.executable, "-c", program, str(folder)], capture_output=True, text=True, check=True)
    code, field, link = done.stdout.split()
    return code, int(field), link


async def joined(server, code, number):
    clients = [await Client(server.url, code, name=str(n)).open() for n in range(number)]
    answers = await asyncio.gather(*(client.send("join_workshop", groups=[2]) for client in clients))
    assert {answer["status"] for answer in answers} == {"saved"}
    return clients


def test_every_screen_hears_of_an_idea_and_ends_with_the_same_picture(tmp_path):
    first = Server(tmp_path)
    first.stop()
    code, field, link = prepared(tmp_path)
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
            assert screen.store.picture == fresh.store.picture
            await screen.close()

    try:
        told_story(story())
    finally:
        server.stop()


async def storm(server_of, code, field, kills, log):
    """20 phones add ideas and write down what was answered, while the server is killed again and again."""
    clients = await joined(server_of[0], code, CLIENTS)
    stop = asyncio.Event()

    async def busy(client):
        number = 0
        while not stop.is_set():
            number += 1
            title, key = f"{client.name}-{number}", secrets.token_hex(16)
            answer = await client.send("add_idea", key=key, field_of_action=field, title=title)
            if answer["status"] == "saved":
                log.append((title, answer["id"], answer["seq"]))
            else:
                assert answer["code"] == "too_many"
                return

    async def killer():
        for _ in range(kills):
            goal = len(log) + 60
            while len(log) < goal:
                await asyncio.sleep(0.005)
            old = server_of[0]
            old.kill()
            server_of[0] = await asyncio.to_thread(Server, old.data, port=old.port)
        goal = len(log) + 60
        while len(log) < goal:
            await asyncio.sleep(0.005)
        stop.set()

    await asyncio.gather(killer(), *(busy(client) for client in clients))
    for client in clients:
        await client.close()


def examine(folder, log):
    """Everything that was answered is there, once; the journal has no gap and its chain holds."""
    with sqlite3.connect(folder / "workshop.sqlite") as raw:
        ideas = dict(raw.execute("SELECT id, title FROM ideas"))
        rows = raw.execute(
            "SELECT seq, name, actor, payload, salt, payload_hash, chain FROM journal ORDER BY seq"
        ).fetchall()
        uid, seq, head = raw.execute("SELECT uid, seq, chain FROM workshops").fetchone()
    titles = list(ideas.values())
    assert [entry for entry in log if ideas.get(entry[1]) != entry[0]] == []
    assert sorted(titles) == sorted(set(titles))
    assert [row[0] for row in rows] == list(range(1, seq + 1))
    chain = first_link(uid)
    for number, name, actor, payload, salt, hashed, kept in rows:
        assert payload_hash(salt, payload) == hashed
        chain = next_link(chain, number, name, actor, hashed)
        assert chain == kept
    assert chain == head


def kill_and_examine(folder, kills):
    Server(folder).stop()
    code, field, _link = prepared(folder)
    server_of, log = [Server(folder)], []
    try:
        told_story(storm(server_of, code, field, kills, log))
    finally:
        server_of[0].stop()
    examine(folder, log)
    return len(log)


def test_what_was_answered_saved_survives_three_power_cuts(tmp_path):
    assert kill_and_examine(tmp_path, 3) >= 240


@pytest.mark.demand
def test_what_was_answered_saved_survives_any_number_of_power_cuts(tmp_path, request):
    kills = int(request.config.getoption("--kills"))
    print(kills, "power cuts,", kill_and_examine(tmp_path, kills), "answers, none lost, none twice")


def test_a_socket_from_another_site_is_refused_and_a_participants_socket_accepts_only_watch(tmp_path):
    Server(tmp_path).stop()
    code, _field, _link = prepared(tmp_path)
    server = Server(tmp_path)
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
    server = Server(tmp_path)
    try:
        done = subprocess.run(
            [sys.executable, "-m", "workshop", "serve", "--port", str(server.port), "--data", str(tmp_path)],
            capture_output=True,
            text=True,
        )
    finally:
        server.stop()
    assert (done.returncode, "Choose" in done.stderr or "choose another port" in done.stderr) == (1, True)
    assert "Traceback" not in done.stderr


def test_the_first_administrator_gets_a_link_once(tmp_path):
    import urllib.request

    server = Server(tmp_path)
    try:
        page = urllib.request.urlopen(server.said["link"]).read().decode()
        assert re.search(r'name="password"', page)
        assert json.loads(urllib.request.urlopen(f"{server.url}/healthz").read()) == {"ok": True}
    finally:
        server.stop()
