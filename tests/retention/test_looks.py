"""Nothing is deleted early: two looks a day of running time apart, and no phone connected."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import select

from tests.conftest import app_with, settings_in
from tests.support.evening import Evening
from workshop.domain.workshops.models import DeletedWorkshop
from workshop.domain.workshops.queries import workshop_by_id
from workshop.extensions import db
from workshop.retention import look
from workshop.retention.looks import APART_SECONDS, PATIENCE_SECONDS, Now, waiting

HOUR = 3600
#: A year and a day after the evenings of these tests
DUE = Now(datetime(2027, 11, 23, 12, tzinfo=UTC), "first run", 1_000_000)


def later(now: Now, seconds: float, **changes) -> Now:
    """So much time has gone by, on both clocks."""
    gone = {"wall": now.wall + timedelta(seconds=seconds), "running": now.running + int(seconds)}
    return replace(now, **gone | changes)


@pytest.fixture
def told(app):
    """(app, evening): one that is due at DUE."""
    return app, Evening()


def is_there(evening) -> bool:
    db.session.rollback()
    return workshop_by_id(db.session, evening.id) is not None


def looked(app, *looks) -> list[bool]:
    """Was something deleted at each of these looks?"""
    return [bool(look(app, now)) for now in looks]


def test_it_goes_at_the_first_look_that_is_a_day_after_one_at_which_it_was_due(told):
    app, evening = told
    code = evening.workshop.code
    hours = [later(DUE, number * HOUR) for number in range(26)]
    assert looked(app, *hours) == [False] * 24 + [True, False]
    assert not is_there(evening)
    assert [(row.id, row.code) for row in db.session.scalars(select(DeletedWorkshop))] == [(evening.id, code)]


def test_a_look_before_its_day_notes_nothing(told):
    app, evening = told
    early = replace(DUE, wall=datetime(2027, 11, 21, 12, tzinfo=UTC))
    assert looked(app, early, later(early, 40 * HOUR, wall=DUE.wall)) == [False, False]
    assert is_there(evening)


def test_a_clock_set_forward_and_back_again_deletes_nothing(told):
    app, evening = told
    right = replace(DUE, wall=datetime(2026, 12, 1, tzinfo=UTC))
    ahead = later(right, HOUR, wall=DUE.wall)
    back = later(right, 2 * HOUR)
    ahead_again = later(right, 25 * HOUR, wall=DUE.wall)
    back_again = later(right, 26 * HOUR)
    assert looked(app, right, ahead, back, ahead_again, back_again) == [False] * 5
    assert is_there(evening)
    assert waiting(back_again) == []


def test_a_clock_that_jumps_by_a_day_does_not_make_a_day(told):
    app, evening = told
    leap = later(DUE, HOUR, wall=DUE.wall + timedelta(days=3))
    assert looked(app, DUE, leap, later(leap, HOUR)) == [False] * 3
    assert is_there(evening)
    (waits,) = waiting(later(leap, HOUR))
    assert waits[1] == 2 * HOUR


def test_the_time_between_two_runs_of_the_computer_counts_nothing(told):
    app, evening = told
    anew = Now(DUE.wall + timedelta(days=9), "second run", 5 * HOUR)
    assert looked(app, DUE, later(DUE, 20 * HOUR), anew, later(anew, 3 * HOUR)) == [False] * 4
    assert is_there(evening)
    assert looked(app, later(anew, 4 * HOUR)) == [True]


def test_a_running_clock_that_went_back_takes_nothing_away_and_gives_nothing(told):
    app, evening = told
    assert (
        looked(app, DUE, replace(later(DUE, HOUR), running=5), replace(later(DUE, 2 * HOUR), running=6)) == [False] * 3
    )
    assert is_there(evening)


def test_what_moderators_postpone_begins_anew(told):
    from tests.domain.workshops.test_retention import retained

    app, evening = told
    assert looked(app, DUE, later(DUE, 23 * HOUR)) == [False, False]
    retained(evening, delete_on="2028-01-01")
    assert looked(app, later(DUE, 25 * HOUR)) == [False]
    retained(evening)
    assert looked(app, later(DUE, 26 * HOUR), later(DUE, 49 * HOUR), later(DUE, 50 * HOUR)) == [False, False, True]


def test_no_phone_is_disturbed_anywhere_but_no_forgotten_one_keeps_data_for_ever(told):
    app, evening = told
    other = Evening(title="Tonight")
    here = app.extensions["here"]
    here._presence.arrive("a socket", other.id, "phone", b"a person")
    try:
        ripe = later(DUE, APART_SECONDS)
        assert looked(app, DUE, ripe, later(ripe, PATIENCE_SECONDS - 1)) == [False] * 3
        assert is_there(evening)
        here._presence.leave("a socket")
        here._presence.arrive("a wall", other.id, "wall", None)
        here._presence.arrive("a phone", other.id, "phone", None)
        assert looked(app, later(ripe, PATIENCE_SECONDS)) == [True]
    finally:
        for connection in ("a socket", "a wall", "a phone"):
            here._presence.leave(connection)


def test_a_wall_or_a_desk_is_not_waited_for(told):
    app, evening = told
    here = app.extensions["here"]
    here._presence.arrive("a wall", evening.id, "wall", None)
    try:
        assert looked(app, DUE, later(DUE, APART_SECONDS)) == [False, True]
    finally:
        here._presence.leave("a wall")


def test_looks_at_an_installation_without_anything_due_write_nothing_down(tmp_path, empty_database):
    with app_with(settings_in(tmp_path, empty_database)) as app:
        assert look(app) == []
        assert waiting(Now()) == []
