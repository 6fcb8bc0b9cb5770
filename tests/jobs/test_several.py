"""Several servers: they only tell, and `workshop work` does it."""

import os
import shutil
import signal
import socket
import subprocess
import sys

import pytest

from tests.support.mail_server import MailServer
from tests.support.mailing import environment, prepared, sends_both, until
from tests.support.server import Server


def answers(port) -> bool:
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0


@pytest.fixture(scope="module")
def redis(tmp_path_factory):
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    program = shutil.which("redis-server") or shutil.which("valkey-server")
    folder = tmp_path_factory.mktemp("redis")
    words = [program, "--port", str(port), "--bind", "127.0.0.1", "--save", "", "--dir", str(folder)]
    child = subprocess.Popen(words, stdout=subprocess.DEVNULL)
    until(lambda: answers(port))
    yield f"redis://127.0.0.1:{port}/0"
    child.terminate()
    child.wait(10)


@pytest.fixture
def mail_server():
    server = MailServer()
    yield server
    server.stop()


@pytest.mark.parametrize("kind", ["redis", "postgresql"])
def test_what_a_server_is_told_a_worker_does(tmp_path, postgresql, redis, mail_server, kind):
    store = redis if kind == "redis" else postgresql.replace("+psycopg", "")
    env = environment(mail_server, WORKSHOP_DATABASE_URL=postgresql, WORKSHOP_JOBS=store, WORKSHOP_DATA=str(tmp_path))
    found = prepared(tmp_path, postgresql)
    server = Server(tmp_path, env=env, quick=True)
    worker = None
    try:
        command = [sys.executable, "-m", "workshop", "work"]
        worker = subprocess.Popen(
            command, env=os.environ | env, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
        )
        assert worker.stdout.readline() == "Jobs are done here now.\n"
        sends_both(server, mail_server, found)
    finally:
        server.stop()
        if worker:
            worker.send_signal(signal.SIGTERM)
            _out, told = worker.communicate(timeout=15)
    assert (worker.returncode, told, "Traceback" in server.log) == (0, "", False)


def test_beside_a_server_on_sqlite_there_is_nothing_to_work(tmp_path):
    from click.testing import CliRunner

    from workshop.cli import cli

    done = CliRunner().invoke(cli, ["work"], env={"WORKSHOP_DATA": str(tmp_path)})
    assert (done.exit_code, "The server does this itself." in done.stderr) == (1, True)
