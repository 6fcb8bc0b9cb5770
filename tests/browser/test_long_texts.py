"""What is pasted is never cut without a word; what screen readers hear adds up."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.steps import headed, join, see

pytestmark = pytest.mark.browser
TOO_LONG = "Bitte kürzen Sie: 315 Zeichen zu viel."


@pytest.fixture
def phone(hall):
    hall.desk.do("add_idea", field_of_action=1, title="Rufbus am Abend")
    phone = hall.room.phone()
    join(phone, hall.url)
    return phone


def paste(page, field, text):
    """As the clipboard does it: what `maxlength` would cut is cut."""
    field.focus()
    page.keyboard.insert_text(text)


def test_a_pasted_contribution_keeps_every_letter_and_says_what_is_too_much(hall, phone):
    hall.desk.do("open_phase", phase="discuss")
    hall.desk.do("show", kind="idea", id=1)
    headed(phone, "Darüber sprechen wir")
    phone.get_by_role("button", name="Ergänzen").click()
    field = phone.get_by_role("textbox", name="Ihre Ergänzung")
    paste(phone, field, "x" * 815)
    expect(field).to_have_value("x" * 815)
    expect(phone.locator("#room")).to_have_text(TOO_LONG)
    phone.get_by_role("button", name="Speichern", exact=True).click()
    expect(phone.locator(".form").get_by_role("alert")).to_have_text(TOO_LONG)
    assert hall.desk.things("contribution") == []
    field.fill("x" * 480)
    expect(phone.locator("#room")).to_have_text("noch 20 Zeichen")
    phone.get_by_role("button", name="Speichern", exact=True).click()
    see(phone, "x" * 480)


def test_a_measure_at_the_desk_keeps_every_letter_and_says_what_is_wrong(hall, phone):
    hall.desk.do("open_phase", phase="assign")
    desk = hall.desk_page()
    desk.goto(f"{hall.url}/desk")
    desk.get_by_role("button", name=re.compile("Rufbus am Abend")).first.click()
    step = desk.get_by_label("Erster Schritt")
    paste(desk, step, "y" * 320)
    expect(step).to_have_value("y" * 320)
    see(desk, "Bitte kürzen Sie: 20 Zeichen zu viel.")
    desk.get_by_role("button", name="Speichern", exact=True).click()
    expect(desk.get_by_role("alert")).to_contain_text("Dieser Text ist zu lang.")
    step.fill("Fragen")
    due = desk.get_by_label(re.compile("Bis wann"))
    due.fill("0021-05-01")
    desk.get_by_role("button", name="Speichern", exact=True).click()
    expect(desk.get_by_role("alert")).to_contain_text("Jahr zwischen 2000 und 2200")
    due.fill("2027-05-01")
    desk.get_by_role("button", name="Speichern", exact=True).click()
    expect(desk.get_by_label("Erster Schritt")).to_have_count(0)
    assert [(one["first_step"], one["due"]) for one in hall.desk.things("measure")] == [("Fragen", "2027-05-01")]


def test_six_ideas_in_a_moment_are_heard_as_six(hall, phone):
    headed(phone, "Ideen sammeln")
    phone.evaluate(
        """() => { const place = document.getElementById("news"), heard = [];
        const hear = () => { heard.push(parseInt(place.textContent)); document.body.dataset.heard = heard.join("+"); };
        new MutationObserver(hear).observe(place, { childList: true }); }"""
    )
    for number in range(6):
        hall.desk.do("add_idea", field_of_action=1, title=f"Idee {number}")
    expect(phone.locator("body")).to_have_attribute(
        "data-heard", re.compile(r"^(6|1\+5|2\+4|3\+3|4\+2|5\+1)$"), timeout=15_000
    )
