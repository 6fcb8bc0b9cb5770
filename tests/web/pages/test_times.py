"""Start and end as the clocks at the place show them: after midnight, over several days, when clocks are changed."""

import re
from datetime import UTC, datetime, timedelta

import pytest


def test_a_guiding_question_keeps_its_lines(opened):
    assert opened.save(place="Village hall") == 302
    assert opened.field(1).impulse == "First line\nSecond line"
    opened.fields = opened.drawn()
    assert opened.fields["fields-0-impulse"].strip() == "First line\nSecond line"
    assert opened.save(fields__0__impulse="One\r\nTwo\r\n\r\nThree") == 302
    assert opened.field(1).impulse == "One\nTwo\n\nThree"


def moments(opened):
    return tuple(f"{moment:%Y-%m-%d %H:%M}" for moment in (opened.now.starts, opened.now.ends))


@pytest.mark.parametrize(
    ("changes", "ends"),
    [
        ({"starts": "22:00", "ends": "00:30"}, "2026-11-22 23:30"),
        ({"starts": "12:00", "ends": "23:59"}, "2026-11-22 22:59"),
        ({"last_day": "2026-11-23", "ends": "16:00"}, "2026-11-23 15:00"),
        ({"last_day": "2026-11-22", "ends": "20:30"}, "2026-11-22 19:30"),
    ],
)
def test_an_end_after_midnight_and_one_on_another_day(opened, changes, ends):
    assert opened.save(**changes) == 302
    assert moments(opened)[1] == ends
    opened.fields = opened.drawn()
    assert opened.save(place="Village hall") == 302
    assert moments(opened)[1] == ends


@pytest.mark.parametrize(
    ("changes", "at"),
    [
        ({"starts": "19:00", "ends": "17:00"}, "ends"),
        ({"starts": "19:00", "ends": "19:00"}, "ends"),
        ({"last_day": "2026-11-21"}, "last_day"),
        ({"day": "2027-03-28", "starts": "02:30", "ends": "04:00"}, "starts"),
        ({"day": "2027-03-27", "starts": "22:00", "ends": "02:15"}, "ends"),
    ],
)
def test_a_time_that_cannot_be_is_refused_beside_its_field(opened, changes, at):
    before = moments(opened)
    assert opened.save(**changes) == 422
    assert (list(opened.wrong()), moments(opened)) == ([at], before)


def test_an_evening_into_the_night_of_the_change_of_clocks(opened):
    assert opened.save(day="2026-10-24", starts="22:00", ends="03:30") == 302
    assert moments(opened) == ("2026-10-24 20:00", "2026-10-25 02:30")
    opened.fields = opened.drawn()
    assert (opened.fields["last_day"], opened.fields["ends"]) == ("", "03:30")


def test_another_start_of_a_longer_workshop_keeps_its_end(opened):
    opened.others.do("edit_workshop", ends=datetime(2026, 11, 24, 12, tzinfo=UTC))
    opened.fields = opened.drawn()
    assert opened.fields["last_day"] == "2026-11-24"
    assert opened.save(starts="09:00") == 302
    assert moments(opened) == ("2026-11-22 08:00", "2026-11-24 12:00")


def test_a_programme_goes_on_after_midnight(opened):
    changes = {"programme__2__at": "00:10", "programme__2__title": "Farewell"}
    assert opened.save(starts="18:00", ends="00:30", **changes) == 302
    assert [row["title"] for row in opened.now.programme] == ["Welcome", "Ideas", "Farewell"]


@pytest.mark.parametrize(
    ("starts", "ends", "heading"),
    [(-20, 4, "Heute"), (-40, 20, "Heute"), (24, 28, "Geplant"), (-60, -50, "Abgeschlossen")],
)
def test_an_evening_that_goes_on_after_midnight_is_still_todays(opened_alone, starts, ends, heading):
    from workshop.clock import now

    begin, end = (now() + timedelta(hours=hours) for hours in (starts, ends))
    opened_alone.others.do("edit_workshop", starts=begin, ends=end, time_zone="UTC")
    page = opened_alone.visitors.read("moderator", "/workshops").get_data(as_text=True)
    assert heading in re.findall(r'<h2 class="ruled">(\w+)</h2>', page.split("Sample evening")[0])[-1:]
