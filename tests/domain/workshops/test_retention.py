"""The day on which a workshop is deleted: calendars, time zones, and what moderators may say."""

from datetime import UTC, date, datetime, timedelta
from types import SimpleNamespace
from zoneinfo import ZoneInfo

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some

from tests.support.evening import key
from workshop.domain.workshops.models import Workshop
from workshop.domain.workshops.retention import (
    default_day,
    deletion_day,
    due_soon,
    limits,
    registrations_day,
    today_in,
)
from workshop.engine.command import data_for
from workshop.engine.keys import Command
from workshop.engine.perform import perform_whole
from workshop.errors import Refused
from workshop.extensions import db
from workshop.installation import Facts
from workshop.retention.steps import WHOLE

ZONES = ("Europe/Berlin", "UTC", "Pacific/Kiritimati", "Pacific/Pago_Pago", "America/St_Johns", "Africa/Casablanca")
MOMENTS = some.datetimes(datetime(2001, 1, 1), datetime(2150, 1, 1), timezones=some.just(UTC))
#: A computer that is busy with other things is slow, not wrong
UNHURRIED = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
DAYS = some.none() | some.dates(date(2000, 1, 1), date(2200, 12, 31)).map(date.isoformat)


def ending(ends: str | datetime, zone="Europe/Berlin", delete_on=None):
    ends = datetime.fromisoformat(ends) if isinstance(ends, str) else ends
    ends = ends if ends.tzinfo else ends.replace(tzinfo=ZoneInfo(zone))
    return SimpleNamespace(ends=ends, time_zone=zone, delete_on=delete_on, purged=None)


@pytest.mark.parametrize(
    ("ends", "months", "day"),
    [
        ("2026-11-22 19:00", 12, "2027-11-22"),
        ("2024-02-29 19:00", 12, "2025-02-28"),
        ("2024-02-29 19:00", 48, "2028-02-29"),
        ("2026-08-31 19:00", 6, "2027-02-28"),
        ("2026-12-31 23:30", 1, "2027-01-31"),
        ("2027-01-01 00:30", 1, "2027-02-01"),
        ("2026-11-22 19:00", 120, "2036-11-22"),
    ],
)
def test_by_default_it_is_the_same_day_so_many_months_later_or_the_last_of_its_month(ends, months, day):
    assert default_day(ending(ends), Facts(retention_months=months)).isoformat() == day


@pytest.mark.parametrize(
    ("zone", "day"),
    [("Europe/Berlin", "2027-11-22"), ("Pacific/Kiritimati", "2027-11-23"), ("Pacific/Pago_Pago", "2027-11-22")],
)
def test_the_day_is_that_of_the_place(zone, day):
    ends = datetime(2026, 11, 22, 19, tzinfo=UTC)
    assert deletion_day(ending(ends, zone), Facts()).isoformat() == day


def test_a_day_begins_at_midnight_there_also_where_the_clocks_have_changed():
    evening = ending("2026-11-22 19:00", delete_on="2027-03-28")
    before = datetime(2027, 3, 27, 22, 59, 59, tzinfo=UTC)
    assert not WHOLE.is_due(evening, Facts(), before)
    assert WHOLE.is_due(evening, Facts(), before + timedelta(seconds=1))
    evening = ending("2026-11-22 19:00", delete_on="2027-07-01")
    assert not WHOLE.is_due(evening, Facts(), datetime(2027, 6, 30, 21, 59, 59, tzinfo=UTC))
    assert WHOLE.is_due(evening, Facts(), datetime(2027, 6, 30, 22, tzinfo=UTC))


@UNHURRIED
@given(
    ends=MOMENTS, zone=some.sampled_from(ZONES), chosen=DAYS, months=some.integers(1, 120), weeks=some.integers(1, 520)
)
def test_nothing_is_ever_due_before_the_day_after_the_end_or_kept_for_more_than_ten_years(
    ends, zone, chosen, months, weeks
):
    evening, facts = ending(ends, zone, chosen), Facts(retention_months=months, registration_weeks=weeks)
    whole, registrations = deletion_day(evening, facts), registrations_day(evening, facts)
    first, last = limits(evening)
    end = ends.astimezone(ZoneInfo(zone)).date()
    assert end < first <= registrations <= whole <= last
    assert (last.year - end.year, last.month) == (10, end.month)
    assert not WHOLE.is_due(evening, facts, ends)
    midnight = datetime.combine(whole, datetime.min.time(), ZoneInfo(zone)).astimezone(UTC)
    assert WHOLE.is_due(evening, facts, midnight + timedelta(hours=3))
    assert not WHOLE.is_due(evening, facts, midnight - timedelta(hours=3))


@UNHURRIED
@given(ends=MOMENTS, chosen=some.dates(date(2000, 1, 1), date(2200, 12, 31)))
def test_a_day_within_the_limits_is_taken_as_it_is(ends, chosen):
    evening = ending(ends, delete_on=chosen.isoformat())
    first, last = limits(evening)
    assert (deletion_day(evening, Facts()) == chosen) == (first <= chosen <= last)


def test_registrations_go_after_their_weeks_and_never_outlive_the_workshop():
    assert registrations_day(ending("2026-11-22 19:00"), Facts()).isoformat() == "2026-12-20"
    assert registrations_day(ending("2026-11-22 19:00"), Facts(registration_weeks=1)).isoformat() == "2026-11-29"
    short = ending("2026-11-22 19:00", delete_on="2026-12-01")
    assert registrations_day(short, Facts()).isoformat() == "2026-12-01"


def retained(evening, **data):
    """What moderators said about it has been saved."""
    command = Command(key(), "set_retention", data_for("set_retention", {"keep_protocol": False} | data, wire=False))
    db.session.rollback()
    perform_whole(evening.id, evening.desk, [command])
    db.session.rollback()


def test_moderators_choose_a_day_and_whether_the_protocol_is_kept_also_after_the_release(shared_evening):
    evening, day = (
        shared_evening,
        (today_in(shared_evening.workshop, datetime.now(UTC)) + timedelta(days=90)).isoformat(),
    )
    retained(evening, delete_on=day, keep_protocol=True)
    assert (evening.workshop.delete_on, evening.workshop.keep_protocol) == (day, True)
    evening.do("release_protocol")
    retained(evening)
    assert (evening.workshop.delete_on, evening.workshop.keep_protocol) == (None, False)


@pytest.mark.parametrize("far", [timedelta(0), timedelta(days=-400), timedelta(days=366 * 10)])
def test_a_day_that_has_come_or_is_too_far_away_is_refused_with_those_that_are_possible(shared_evening, far):
    evening = shared_evening
    day = today_in(evening.workshop, datetime.now(UTC)) + far
    with pytest.raises(Refused) as refused:
        retained(evening, delete_on=day.isoformat())
    first, last = limits(evening.workshop)
    tomorrow = today_in(evening.workshop, datetime.now(UTC)) + timedelta(days=1)
    assert (refused.value.code, refused.value.data) == (
        "bad_shape",
        {
            "field": "delete_on",
            "reason": "no_day_between",
            "first": max(first, tomorrow).isoformat(),
            "last": last.isoformat(),
        },
    )


def test_moderators_are_reminded_two_weeks_before_the_nearest_first(app):
    from tests.support.evening import Evening

    late, early = (Evening(opened=False, title=title) for title in ("late", "early"))
    one_year = default_day(late.workshop, Facts())
    retained(early, delete_on=(one_year - timedelta(days=3)).isoformat())
    db.session.rollback()

    def soon(today):
        return [(workshop.title, day) for workshop, day in due_soon(db.session, Facts(), today)]

    assert soon(one_year - timedelta(days=18)) == []
    assert soon(one_year - timedelta(days=17)) == [("early", one_year - timedelta(days=3))]
    both = [("early", one_year - timedelta(days=3)), ("late", one_year)]
    assert soon(one_year - timedelta(days=14)) == both == soon(one_year + timedelta(days=400))
    assert isinstance(due_soon(db.session, Facts(), one_year)[0][0], Workshop)
