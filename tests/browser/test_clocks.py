"""Somebody sets the clock of a device while a screen is open: what is stored and shown is the server's time."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from playwright.sync_api import expect

from tests.browser.steps import headed, join, word_of, write_idea

pytestmark = pytest.mark.browser
SET = """ms => {
    const Right = globalThis.Date;
    globalThis.Date = class extends Right {
        constructor(...given) { given.length ? super(...given) : super(Right.now() + ms); }
        static now() { return Right.now() + ms; }
    };
}"""
WRONG = {"seven minutes fast": 7 * 60_000, "three hours slow": -3 * 3_600_000}


@pytest.fixture(params=WRONG)
def wrong(request, hall):
    """Milliseconds by which a clock is set. Socket.IO then misses its pings, and may ask with an old session."""
    hall.room.expected.append("400 (Bad Request)")
    return WRONG[request.param]


def ends_in(hall, **ahead):
    """The phase *collect* with an end."""
    ends = (datetime.now(UTC) + timedelta(**ahead)).replace(microsecond=0)
    hall.desk.do("open_phase", phase="collect", ends=ends.isoformat())
    return ends


def test_the_desk_holds_the_time_that_is_left_at_the_server(hall, wrong):
    desk = hall.desk_page()
    desk.goto(hall.url + "/desk")
    ends = ends_in(hall, minutes=10)
    hold = desk.get_by_role("button", name="Anhalten")
    expect(hold).to_be_visible()
    desk.evaluate(SET, wrong)
    before = (ends - datetime.now(UTC)).total_seconds()
    hold.click()
    expect(desk.get_by_role("button", name="Weiterlaufen")).to_be_visible()
    after = (ends - datetime.now(UTC)).total_seconds()
    expect(desk.locator(".bar")).to_contain_text("Rückgängig")
    paused = hall.desk.things("workshop")[0]["paused"]
    assert after - 1 <= paused <= before + 1
    began = datetime.now(UTC)
    desk.get_by_role("button", name="Weiterlaufen").click()
    expect(hold).to_be_visible()
    hall.desk.things("workshop")
    expect(desk.locator(".bar")).to_contain_text("Rückgängig")
    resumed = datetime.fromisoformat(hall.desk.things("workshop")[0]["phase_ends"])
    assert abs((resumed - began).total_seconds() - paused) < 10


def test_the_wall_shows_the_minutes_that_are_left_at_the_server(hall, wrong):
    ends_in(hall, minutes=9, seconds=50)
    wall = hall.room.wall()
    wall.goto(hall.url + "/wall")
    left = wall.locator(".topline .right")
    expect(left).to_have_text("noch 10 Minuten")
    wall.evaluate(SET, wrong)
    hall.desk.do("add_idea", field_of_action=1, title="Drawn once more")
    expect(wall.get_by_text("Drawn once more").first).to_be_visible()
    assert left.inner_text() == "noch 10 Minuten"


def test_a_phone_says_since_when_something_is_saved_by_the_clock_of_the_server(hall, wrong):
    phone = hall.room.phone()
    join(phone, hall.url)
    phone.evaluate(SET, wrong)
    began = datetime.now(UTC)
    write_idea(phone, "Rufbus am Abend")
    word = word_of(phone, "Rufbus am Abend")
    expect(word).to_contain_text("gespeichert")
    possible = {moment.astimezone(ZoneInfo("Europe/Berlin")).strftime("%H:%M") for moment in (began, datetime.now(UTC))}
    assert word.inner_text().removeprefix("gespeichert ") in possible


def test_a_phone_sums_up_a_minute_before_the_end_at_the_server(hall, wrong):
    phone = hall.room.phone()
    join(phone, hall.url)
    phone.evaluate(SET, wrong)
    hall.desk.do("add_idea", field_of_action=1, title="Rufbus")
    hall.desk.do("open_phase", phase="weight", ends=(datetime.now(UTC) + timedelta(seconds=66)).isoformat())
    headed(phone, "Ideen gewichten")
    began = datetime.now(UTC)
    expect(phone.get_by_role("heading", level=1, name="Ihre 10 Punkte")).to_be_visible(timeout=20_000)
    assert (datetime.now(UTC) - began).total_seconds() > 2
