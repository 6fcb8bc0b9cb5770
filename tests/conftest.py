"""Real parts for all tests: SQLite files, the app, the real server."""

import os
import shutil
from contextlib import contextmanager

import pytest
from jinja2 import BytecodeCache

from tests.support.evening import Evening
from tests.support.server import Server
from tests.support.visitors import Visitors
from workshop import nouns  # noqa: F401 - whatever a test imports alone knows all of them

#: A computer that is busy with other things as well may take its time for a page of paper
os.environ.setdefault("WORKSHOP_PDF_SECONDS", "300")

#: Passwords of apps inside the tests' own process; what the product takes: accounts/test_passwords.py
QUICK_TO_HASH = {"argon2__rounds": 1, "argon2__memory_cost": 8, "argon2__parallelism": 1}


class Compiled(BytecodeCache):
    """Templates as one app has compiled them, for the next app; Jinja asks whether the source is still the same."""

    def __init__(self):
        self._known = {}

    def load_bytecode(self, bucket):
        if bucket.key in self._known:
            bucket.bytecode_from_string(self._known[bucket.key])

    def dump_bytecode(self, bucket):
        self._known[bucket.key] = bucket.bytecode_to_string()


COMPILED = Compiled()


@pytest.fixture(scope="session")
def empty_database(tmp_path_factory):
    """A migrated database without content, made once and copied."""
    from workshop.config import Settings
    from workshop.migrating import upgrade

    folder = tmp_path_factory.mktemp("empty")
    upgrade(Settings(data=folder, secret_key="sample key for tests"))
    return folder / "workshop.sqlite"


def settings_in(folder, empty_database):
    from workshop.config import Settings

    shutil.copy(empty_database, folder / "workshop.sqlite")
    return Settings(data=folder, secret_key="sample key for tests", testing=True, commands_per_minute=100_000)


@contextmanager
def app_with(settings):
    """An app inside its own context, with three moderators."""
    from workshop import accounts, create_app

    app = create_app(settings)
    app.extensions["security"].pwd_context.update(**QUICK_TO_HASH)
    app.jinja_env.bytecode_cache = COMPILED
    with app.app_context():
        for name in ("one", "two", "three"):
            accounts.add_moderator(f"{name}@example.org", f"Moderator {name}")
        yield app
    app.extensions["writer"].close()


@pytest.fixture
def settings(tmp_path, empty_database):
    return settings_in(tmp_path, empty_database)


@pytest.fixture
def app(settings):
    with app_with(settings) as app:
        yield app


@pytest.fixture(scope="module")
def shared_app(tmp_path_factory, empty_database):
    """One app for a whole file of tests."""
    with app_with(settings_in(tmp_path_factory.mktemp("shared"), empty_database)) as app:
        yield app


@pytest.fixture
def shared_evening(shared_app):
    """An evening of the test's own in the app of the whole file: much quicker than `evening`."""
    return Evening()


@pytest.fixture(scope="module")
def shared_visitors(tmp_path_factory, empty_database):
    """Visitors of one evening for a whole file of tests: only for tests that do not get into each other's way."""
    with app_with(settings_in(tmp_path_factory.mktemp("visitors"), empty_database)) as app:
        yield Visitors(app)


@pytest.fixture
def evening(app):
    """An open workshop of moderator 1."""
    return Evening()


@pytest.fixture
def server(tmp_path):
    server = Server(tmp_path, quick=True)
    yield server
    server.stop()


@pytest.fixture(scope="session")
def cluster():
    from tests.support.postgresql import Cluster

    cluster = Cluster()
    yield cluster
    cluster.stop()


@pytest.fixture
def postgresql(cluster):
    """The address of an empty database of its own."""
    import uuid

    from sqlalchemy import create_engine, text

    name = f"t{uuid.uuid4().hex}"
    engine = create_engine(cluster.url, isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        connection.execute(text(f"CREATE DATABASE {name}"))
    yield cluster.url.replace("/postgres", f"/{name}")
    engine.dispose()
