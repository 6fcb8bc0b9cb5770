"""Real parts for all tests: SQLite files, the app, the real server."""

import shutil

import pytest

from tests.support.evening import Evening
from tests.support.server import Server


@pytest.fixture(scope="session")
def empty_database(tmp_path_factory):
    """A migrated database without content, made once and copied."""
    from workshop.config import Settings
    from workshop.migrating import upgrade

    folder = tmp_path_factory.mktemp("empty")
    upgrade(Settings(data=folder, secret_key="sample key for tests"))
    return folder / "workshop.sqlite"


@pytest.fixture
def settings(tmp_path, empty_database):
    from workshop.config import Settings

    shutil.copy(empty_database, tmp_path / "workshop.sqlite")
    return Settings(data=tmp_path, secret_key="sample key for tests", testing=True, commands_per_minute=100_000)


@pytest.fixture
def app(settings):
    from workshop import accounts, create_app

    app = create_app(settings)
    with app.app_context():
        for name in ("one", "two", "three"):
            accounts.add_moderator(f"{name}@example.org", f"Moderator {name}")
        yield app
    app.extensions["writer"].close()


@pytest.fixture
def evening(app):
    """An open workshop of moderator 1."""
    return Evening()


@pytest.fixture
def server(tmp_path):
    server = Server(tmp_path)
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
