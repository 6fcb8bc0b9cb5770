"""What an operator types while a server runs: the database is whole afterwards and the server has lost nothing."""

import os
import sqlite3
import subprocess
import sys
from contextlib import closing

import pytest

from tests.load.client import Client
from tests.support.server import Server
from tests.support.story import told
from workshop.config import Settings
from workshop.migrating import upgrade

WATCHED = [sys.executable, "-m", "tests.support.watched"]
COMMANDS = {
    "export": ["export", "{code}", "--format", "md", "--output", "{out}/protocol.md", "--data", "{data}"],
    "archive": ["export", "{code}", "--format", "archive", "--output", "{out}/workshop.json", "--data", "{data}"],
    "backup": ["backup", "--to", "{out}/backup.sqlite", "--data", "{data}"],
    "verify": ["verify", "--data", "{data}"],
    "verify of the file": ["verify", "{data}/workshop.sqlite"],
    "migrate": ["migrate", "--data", "{data}"],
    "doctor": ["doctor"],
}


@pytest.fixture(scope="module")
def demo(tmp_path_factory):
    """A fresh demo, watched: it has just filled its database and serves it from the same process."""
    server = Server(tmp_path_factory.mktemp("demo"), "--no-open", program="demo", module="tests.support.watched")
    yield server
    server.stop()


def log_of(server):
    """Which files SQLite's log consists of."""
    return [os.stat(server.data / f"workshop.sqlite-{part}").st_ino for part in ("wal", "shm")]


async def an_idea(server, title):
    phone = await Client(server.url, server.said["code"]).open()
    try:
        await phone.send("join_workshop", groups=[])
        return await phone.send("add_idea", field_of_action=1, title=title)
    finally:
        await phone.close()


@pytest.mark.parametrize("name", COMMANDS)
def test_nothing_of_a_running_servers_database_is_touched(demo, tmp_path, name):
    words = {"code": demo.said["code"], "out": tmp_path, "data": demo.data}
    before = log_of(demo)
    command = [*WATCHED, *(word.format(**words) for word in COMMANDS[name])]
    done = subprocess.run(command, capture_output=True, text=True, timeout=60)
    assert done.returncode == 0, done.stderr
    assert log_of(demo) == before
    assert told(an_idea(demo, f"After {name}"))["status"] == "saved"
    with closing(sqlite3.connect(f"file:{demo.data}/workshop.sqlite?mode=ro", uri=True)) as database:
        assert database.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        kept = database.execute("SELECT count(*) FROM ideas WHERE title = ?", (f"After {name}",)).fetchone()
    assert kept == (1,)


def test_a_demo_that_fills_its_database_never_opens_it_as_a_file(tmp_path):
    server = Server(tmp_path, "--no-open", program="demo", module="tests.support.watched")
    server.stop()
    assert server.log == ""


def refused(*command):
    done = subprocess.run(command, capture_output=True, text=True, timeout=60, stdin=subprocess.DEVNULL)
    return done.returncode, done.stderr


@pytest.mark.parametrize("program", [["serve"], ["demo", "--no-open"]])
def test_a_second_server_on_the_same_folder_is_refused_with_a_sentence(demo, program):
    before = log_of(demo)
    second = [*WATCHED, *program, "--host", "127.0.0.1", "--port", "0", "--data", str(demo.data)]
    assert refused(*second) == (1, f"Error: A server is running on {demo.data}. Stop it first.\n")
    assert log_of(demo) == before


def test_tables_are_not_changed_under_a_running_server(tmp_path):
    upgrade(Settings(data=tmp_path))
    server = Server(tmp_path, quick=True)
    try:
        with closing(sqlite3.connect(tmp_path / "workshop.sqlite")) as database:
            (version,) = database.execute("SELECT version_num FROM alembic_version").fetchone()
            database.execute("UPDATE alembic_version SET version_num = '0001'")
            database.commit()
            answer = refused(*WATCHED, "migrate", "--data", str(tmp_path))
            assert answer == (1, f"Error: A server is running on {tmp_path}. Stop it first.\n")
            database.execute("UPDATE alembic_version SET version_num = ?", (version,))
            database.commit()
    finally:
        server.stop()
