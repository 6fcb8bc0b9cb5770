"""The writer: what it has answered is on the disk, and stands there once."""

import secrets
import sqlite3

import pytest
from sqlalchemy import text

from tests.support.evening import key
from workshop.engine.command import data_for
from workshop.engine.keys import Command
from workshop.engine.perform import perform
from workshop.errors import Busy

FULL = 2


def test_an_answer_is_on_the_disk_before_it_is_given(app):
    with app.extensions["writer"].engine.connect() as connection:
        assert connection.execute(text("PRAGMA synchronous")).scalar_one() == FULL
        assert connection.execute(text("PRAGMA journal_mode")).scalar_one() == "wal"


def test_what_is_deleted_is_overwritten_even_before_the_file_is_written_anew(app, settings):
    words = secrets.token_hex(30)
    with app.extensions["writer"].engine.connect() as connection:
        for statement in ("CREATE TABLE said (words TEXT)", f"INSERT INTO said VALUES ('{words}')", "DELETE FROM said"):
            connection.exec_driver_sql(statement)
            connection.commit()
            found = words.encode() in b"".join(place.read_bytes() for place in settings.data.glob("workshop.sqlite*"))
            assert found == (not statement.startswith("CREATE"))
        connection.connection.driver_connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    assert words.encode() not in (settings.data / "workshop.sqlite").read_bytes()


def limit(app, pages: int):
    """No more room than so many pages, at least those that are there."""
    with app.extensions["writer"].engine.connect() as connection:
        connection.exec_driver_sql(f"PRAGMA max_page_count={pages}")


def test_where_there_is_no_room_the_answer_is_busy_and_later_the_same_keys_are_saved(app, evening):
    idea = data_for("add_idea", {"field_of_action": 1, "title": "An idea", "text": "x" * 1000})
    before, commands = evening.snapshot("desk"), [Command(key(), "add_idea", idea) for _ in range(20)]
    limit(app, 1)
    with pytest.raises(Busy):
        perform(evening.id, evening.desk, commands)
    assert evening.snapshot("desk") == before
    limit(app, 100_000)
    assert {answer["status"] for answer in perform(evening.id, evening.desk, commands)} == {"saved"}


def test_the_table_itself_refuses_a_second_answer_to_a_key(evening, settings):
    evening.join(1)
    again = "INSERT INTO keys SELECT workshop_id, person, key, 'again', fingerprint, answer FROM keys LIMIT 1"
    with sqlite3.connect(settings.data / "workshop.sqlite") as raw, pytest.raises(sqlite3.IntegrityError):
        raw.execute(again)


def test_a_refused_command_leaves_nothing_behind(evening):
    """An undo writes back, then sees that it would tie a knot, and is refused."""
    (first, second, third), _ = evening.weighting()
    evening.do("merge_ideas", into=first, ideas=[second])
    apart = evening.do("unmerge_ideas", idea=first)
    evening.do("merge_ideas", into=third, ideas=[first])
    before = evening.snapshot("desk")
    assert evening.send(evening.desk, "undo", seq=apart["seq"])["code"] == "changed_meanwhile"
    assert evening.snapshot("desk") == before
