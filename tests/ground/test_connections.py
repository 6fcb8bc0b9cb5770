"""Three kinds of connection: readers only read, one answer sees one moment, only the writer writes the log back."""

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError, IntegrityError

from tests.conftest import app_with
from tests.support.evening import Evening, key
from workshop.config import Settings
from workshop.domain.workshops.queries import workshop_by_id
from workshop.engine.command import data_for
from workshop.engine.keys import Command
from workshop.engine.perform import perform
from workshop.extensions import db
from workshop.migrating import upgrade


def engines(app):
    """{kind of connection: its engine}."""
    return {
        "reader": db.engine, "writer": app.extensions["writer"].engine, "accounts": app.extensions["accounts_engine"]
    }  # fmt: skip


def pragma(engine, name):
    with engine.connect() as connection:
        return connection.exec_driver_sql(f"PRAGMA {name}").scalar()


def test_every_connection_of_sqlite_is_prepared_for_what_it_does(app):
    wanted = {
        "query_only": {"reader": 1, "writer": 0, "accounts": 0},
        "foreign_keys": {"reader": 1, "writer": 1, "accounts": 1},
        "wal_autocheckpoint": {"reader": 0, "writer": 1000, "accounts": 0},
    }
    found = {name: {kind: pragma(engine, name) for kind, engine in engines(app).items()} for name in wanted}
    assert found == wanted


def test_a_reader_cannot_write(evening):
    with pytest.raises(DBAPIError, match="readonly"), db.engine.begin() as reader:
        reader.execute(text("UPDATE workshops SET title = 'Written by a reader'"))
    assert evening.workshop.title == "Sample evening"


def test_a_reader_of_postgresql_cannot_write(tmp_path, postgresql):
    settings = Settings(data=tmp_path, database_url=postgresql, secret_key="sample key for tests", testing=True)
    upgrade(settings)
    with app_with(settings):
        evening = Evening()
        with pytest.raises(DBAPIError, match="read-only transaction"), db.engine.begin() as reader:
            reader.execute(text("UPDATE workshops SET title = 'Written by a reader'"))
        assert evening.workshop.title == "Sample evening"
        db.session.remove()
        db.engine.dispose()


def test_a_row_cannot_refer_to_what_is_not_there(app, evening):
    with pytest.raises(IntegrityError), engines(app)["writer"].begin() as writer:
        writer.execute(text("INSERT INTO memberships (workshop_id, moderator) VALUES (999, 1)"))


def test_two_reads_of_one_answer_see_one_moment(app, evening):
    with app.app_context():
        before = db.session.scalar(text("SELECT title FROM workshops"))
        with engines(app)["writer"].begin() as writer:
            writer.execute(text("UPDATE workshops SET title = 'Changed meanwhile'"))
        assert db.session.scalar(text("SELECT title FROM workshops")) == before
        db.session.rollback()
        assert db.session.scalar(text("SELECT title FROM workshops")) == "Changed meanwhile"


def test_what_was_just_written_is_read_anew(app, evening):
    """A request that has looked, and then lets write, sees what was written."""
    assert workshop_by_id(db.session, evening.id).title == "Sample evening"
    db.session.rollback()
    db.session.scalar(text("SELECT 1 FROM workshops"))
    perform(evening.id, evening.desk, [Command(key(), "edit_workshop", data_for("edit_workshop", {"title": "New"}))])
    assert workshop_by_id(db.session, evening.id).title == "New"
