"""Places on PostgreSQL: as on SQLite, and two servers that give the last one at the same moment."""

import threading
from collections import Counter

import pytest
from sqlalchemy import create_engine, text

from tests.archive.evenings import app_on
from tests.domain.registrations import test_letters, test_places
from tests.support.office import NOW, Office
from workshop.domain.registrations.arriving import register
from workshop.domain.registrations.data import Said
from workshop.engine.context import Actor
from workshop.engine.writer import Job, Writer

#: Long enough for a computer that is busy with other things as well
PATIENCE = 30


@pytest.fixture
def app(tmp_path, postgresql):
    with app_on(tmp_path, postgresql) as app:
        yield app


def test_places_are_given_as_on_sqlite(app):
    done = [test(app) for name, test in vars(test_places).items() if name.startswith("test_")]
    assert len(done) > 15


def test_messages_are_written_as_on_sqlite(app):
    test_letters.test_who_waits_hears_so_and_of_the_place_that_somebody_has_given_up(test_letters.Writing())


class Servers:
    """Two writers with connections of their own, as two servers on one database have them."""

    def __init__(self, url, workshop: int):
        self.writers, self.workshop = [Writer(url) for _ in range(2)], workshop
        self._engine = create_engine(url)
        self.seen: list = []

    def at_once(self, *tasks):
        """Each of `tasks` by another writer; none goes on before all stand before the workshop."""
        threads = [threading.Thread(target=self._carry, args=one) for one in zip(self.writers, tasks, strict=True)]
        with self._engine.begin() as holding:
            holding.execute(text("SELECT id FROM workshops WHERE id = :id FOR UPDATE"), {"id": self.workshop})
            for thread in threads:
                thread.start()
            self._until_both_wait()
        for thread in threads:
            thread.join(PATIENCE)
        return self.seen

    def _carry(self, writer, work):
        def seen(session):
            self.seen.append(work(session))

        writer.perform(Job(Actor("system", b""), [], work=seen))

    def _until_both_wait(self):
        waiting = text("SELECT count(*) FROM pg_stat_activity WHERE wait_event_type = 'Lock'")
        tries = threading.Event()
        with self._engine.connect().execution_options(isolation_level="AUTOCOMMIT") as watching:
            for _ in range(PATIENCE * 50):
                if watching.scalar(waiting) == len(self.writers):
                    return
                tries.wait(0.02)
        raise AssertionError("they do not wait for each other")

    def close(self):
        for writer in self.writers:
            writer.close()
        self._engine.dispose()


@pytest.fixture
def office(app):
    return Office(places=1)


@pytest.fixture
def servers(office, postgresql):
    servers = Servers(postgresql, office.evening.id)
    yield servers
    servers.close()


def arrival(office, name, key=None):
    said = Said(name=name, mail=f"{name.lower()}@example.org")
    return lambda session: register(session, office.evening.id, said, NOW, office.post, key=key)


def test_of_two_who_register_for_the_last_place_at_the_same_moment_one_gets_it(office, servers):
    seen = servers.at_once(arrival(office, "Ada"), arrival(office, "Bert"))
    assert sorted(seen) == [(1, True), (2, True)]
    assert Counter(office.states().values()) == {"registered": 1, "waiting": 1}


def test_one_form_that_reaches_two_servers_at_the_same_moment_is_one_registration(office, servers):
    seen = servers.at_once(arrival(office, "Ada", "a" * 32), arrival(office, "Ada", "a" * 32))
    assert sorted(seen) == [(1, False), (1, True)]
    assert office.states() == {"Ada": "registered"}


def test_one_person_on_two_phones_at_the_same_moment_is_one_registration(office, servers):
    seen = servers.at_once(arrival(office, "Ada", "a" * 32), arrival(office, "Ada", "b" * 32))
    assert sorted(seen) == [(1, False), (1, True)]
    assert office.states() == {"Ada": "registered"}
