"""Fingers that tap twice: the second tap of a double one meets nothing that it does not mean."""

import re
import time
from datetime import UTC, datetime

import pytest
from playwright.sync_api import expect

from tests.browser.steps import arrived, headed, join, see, word_of_points

pytestmark = pytest.mark.browser


@pytest.fixture
def phone(hall):
    phone = hall.room.phone()
    join(phone, hall.url)
    return phone


def tap_twice(button, then):
    """A double tap whose second half comes when `then` is to be seen."""
    page, box = button.page, button.bounding_box()
    place = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    page.mouse.click(*place)
    expect(then).to_be_visible()
    page.mouse.down(click_count=2)
    page.mouse.up(click_count=2)


def named(page, name):
    return page.get_by_role("button", name=name, exact=True)


def test_an_idea_is_written_and_its_questions_are_seen(hall, phone):
    tap_twice(named(phone, "Idee hinzufügen"), named(phone, "Weiter"))
    expect(phone.locator("#hint")).to_have_class("grey")
    phone.get_by_role("textbox").fill("Ein Bus am Abend")
    named(phone, "Weiter").click()
    small = phone.get_by_role("button", name="klein")
    tap_twice(phone.get_by_role("button", name="Village"), small)
    small.dblclick()
    expect(small).to_have_attribute("aria-pressed", "true")
    tap_twice(named(phone, "Fertig"), named(phone, "Idee hinzufügen"))
    headed(phone, "Ideen sammeln")
    named(phone, "Idee hinzufügen").click()
    phone.get_by_role("textbox").fill("Ein Bus am Morgen")
    tap_twice(named(phone, "Speichern"), named(phone, "Fertig"))
    small.click()
    expect(small).to_have_attribute("aria-pressed", "true")
    named(phone, "Fertig").click()
    expect(phone.locator(".ownrow")).to_have_count(2)


def test_two_taps_before_the_screen_has_changed_are_one(hall, phone):
    named(phone, "Idee hinzufügen").dblclick()
    headed(phone, "Ihre Projektidee")
    named(phone, "Abbrechen").click()
    headed(phone, "Ideen sammeln")


def test_who_takes_part_still_does_and_a_contribution_leads_nowhere_else(hall, phone):
    idea = hall.desk.do("add_idea", field_of_action=1, title="Rufbus")["id"]
    hall.desk.do("open_phase", phase="discuss")
    hall.desk.do("show", kind="idea", id=idea)
    headed(phone, "Darüber sprechen wir")
    tap_twice(named(phone, "Wir machen mit"), named(phone, "Nicht mehr mitmachen"))
    see(phone, "Sie machen mit")
    expect(named(phone, "Nicht mehr mitmachen")).to_be_visible()
    named(phone, "Ergänzen").dblclick()
    phone.get_by_role("textbox", name="Ihre Ergänzung").fill("Auch sonntags")
    tap_twice(named(phone, "Speichern"), named(phone, "Ihre Ideen"))
    arrived(hall, phone, "contribution")
    headed(phone, "Darüber sprechen wir")
    assert [thing["support"] for thing in hall.desk.things("idea")] == [1]


def test_every_tap_on_one_more_point_counts(hall, phone):
    hall.desk.do("add_idea", field_of_action=1, title="Rufbus")
    hall.desk.do("open_phase", phase="weight")
    more = named(phone, "Ein Punkt mehr für Rufbus")
    more.dblclick()
    expect(phone.locator("output")).to_have_text("2")
    more.click(click_count=3)
    expect(phone.locator("output")).to_have_text("5")
    named(phone, "Ein Punkt weniger für Rufbus").dblclick()
    expect(phone.locator("output")).to_have_text("3")
    expect(word_of_points(phone)).to_contain_text("gespeichert")


def time_left(hall) -> tuple[float, bool]:
    """(seconds that are left, are they held?) as the server has it."""
    workshop = hall.desk.things("workshop")[0]
    if workshop["paused"] is not None:
        return workshop["paused"], True
    ends = workshop["phase_ends"]
    return (datetime.fromisoformat(ends) - datetime.now(UTC)).total_seconds() if ends else 0, False


def test_at_the_desk_a_double_click_is_one(hall):
    desk = hall.desk_page()
    desk.goto(f"{hall.url}/desk")
    named(desk, "+ 5 min").dblclick()
    expect(desk.locator(".timer .clock")).to_have_text(re.compile(r"^(9|10):"))
    tap_twice(named(desk, "Anhalten"), desk.get_by_text("Minuten, angehalten"))
    named(desk, "+ 5 min").click()  # what was clicked before is saved before this
    until = time.monotonic() + 60
    while time_left(hall)[0] < 11 * 60:
        assert time.monotonic() < until
        desk.wait_for_timeout(50)
    assert time_left(hall)[1]
