"""Sealing leaves points and no way back to people."""

import json
import secrets
import sqlite3
from contextlib import closing

import pytest

PEOPLE = 12


@pytest.fixture
def given(evening, settings):
    """An evening in which everybody gave another number of points; `rows` asks its database."""
    evening.do("edit_workshop", points=PEOPLE)
    (first, *_), people = evening.weighting(people=PEOPLE)
    for number, person in enumerate(people, 1):
        evening.saved(person, "set_weight", _key=secrets.token_hex(16), idea=first, points=number)

    def rows(query):
        with closing(sqlite3.connect(settings.data / "workshop.sqlite")) as raw:
            return raw.execute(query).fetchall()

    evening.rows, evening.folder = rows, settings.data
    return evening


def weights(given, columns):
    return given.rows(f"SELECT {columns} FROM journal WHERE name = 'set_weight' ORDER BY seq")


def test_a_weight_in_the_journal_has_a_ballot_and_neither_a_person_nor_a_time(given):
    assert set(weights(given, "at, before")) == {(None, None)}
    assert [set(json.loads(payload)) for (payload,) in weights(given, "payload")] == [
        {"idea", "points", "weighting", "ballot"}
    ] * 12


def test_ballots_get_numbers_and_an_order_that_tell_nothing(given):
    before = [given.rows(f"SELECT given FROM ballots ORDER BY {order}") for order in ("id", "participant", "rowid")]
    given.do("seal_weighting")
    after = given.rows("SELECT id, given, participant FROM ballots ORDER BY id")
    assert [number for number, *_ in after] == list(range(1, PEOPLE + 1))
    assert {participant for *_, participant in after} == {None}
    told = [(points,) for _, points, _ in after]
    assert sorted(told) == sorted(before[0])
    assert told not in before, "chance does that in three of 479,001,600 evenings"


def test_journal_and_keys_of_weights_are_blank(given):
    given.do("seal_weighting")
    assert set(weights(given, "payload, before, salt")) == {(None, None, None)}
    assert given.rows("SELECT count(*) FROM keys WHERE name = 'set_weight'") == [(0,)]


def test_no_byte_of_the_files_knows_what_was_blanked(given):
    salts = [salt for (salt,) in weights(given, "salt")]
    keys = [key for (key,) in given.rows("SELECT key FROM keys WHERE name = 'set_weight'")]
    assert [text for text in salts + keys if text not in written(given)] == []
    given.do("seal_weighting")
    assert [text for text in salts + keys if text in written(given)] == []


def written(given) -> bytes:
    """Database and log."""
    return b"".join(place.read_bytes() for place in given.folder.glob("workshop.sqlite*"))
