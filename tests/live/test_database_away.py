"""PostgreSQL goes and comes back: everybody is told to try again, nothing is lost, and screens go on by themselves."""

import asyncio
import http.client
import json

import pytest

from tests.load.client import Client
from tests.support.postgresql import Cluster
from tests.support.prepared import prepared
from tests.support.server import Server
from tests.support.story import told
from workshop.config import Settings


@pytest.fixture
def hall(tmp_path):
    """(cluster, server, what was prepared): a database of its own that may be switched off."""
    cluster = Cluster()
    made = prepared(tmp_path, settings=Settings(data=tmp_path, database_url=cluster.url))
    server = Server(tmp_path, env={"WORKSHOP_DATABASE_URL": cluster.url}, quick=True)
    yield cluster, server, made
    server.stop()
    cluster.stop()


def asked(server, path):
    """(status, code, Retry-After) of a GET."""
    connection = http.client.HTTPConnection("127.0.0.1", server.port, timeout=30)
    connection.request("GET", path, headers={"Accept": "application/json"})
    answer = connection.getresponse()
    code = json.loads(answer.read()).get("code")
    connection.close()
    return answer.status, code, answer.getheader("Retry-After")


async def until(something, seconds=30):
    async with asyncio.timeout(seconds):
        while not something():
            await asyncio.sleep(0.05)


def test_a_database_that_is_away_is_busy_and_nothing_is_lost(hall):
    cluster, server, made = hall
    reads = [f"/w/{made.code}/changes", f"/w/{made.code}", f"/w/{made.code}/protocol.json", "/healthz"]

    async def story():
        phone = await Client(server.url, made.code).open()
        other = await Client(server.url, made.code).open()
        await phone.send("join_workshop", groups=[2])
        await other.watch()
        before = await phone.send("add_idea", field_of_action=made.fields[0], title="Before")
        await until(lambda: max(other.saw, default=0) >= before["seq"])
        cluster.halt()
        answers = [await asyncio.to_thread(asked, server, path) for path in reads]
        command = {"key": "a" * 32, "name": "add_idea", "data": {"field_of_action": made.fields[0], "title": "While"}}
        unanswered = await phone.post([command])
        statuses = dict(phone.statuses)
        arriving = asyncio.create_task(phone.watch())
        await until(lambda: "nobody can be let watch" in server.log)
        cluster.start()
        again = await phone.send(command["name"], key=command["key"], **command["data"])
        await arriving
        await until(lambda: all(max(one.saw, default=0) >= again["seq"] for one in (phone, other)))
        titles = {thing["title"] for (kind, _id), thing in other.store.snapshot.items() if kind == "idea"}
        for screen in (phone, other):
            await screen.close()
        return answers, unanswered, statuses, again["status"], titles

    answers, unanswered, statuses, again, titles = told(story())
    assert answers == [(503, "busy", "2")] * len(reads)
    assert (unanswered, statuses.get(503), again, titles) == (None, 1, "saved", {"Before", "While"})
    assert "Traceback" not in server.log
