"""What was typed on a page of the preparation is not lost by leaving it unasked."""

import re

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.browser


@pytest.fixture
def preparing(hall):
    """(the page on which the workshop is prepared, the questions that the browser has asked)."""
    page, asked = hall.desk_page(), []
    page.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.dismiss()))
    page.goto(f"{hall.url}/desk")
    page.get_by_role("link", name="Workshop bearbeiten").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Workshop vorbereiten")
    return page, asked


def test_who_leaves_with_something_typed_is_asked_and_nothing_is_lost(preparing):
    page, asked = preparing
    subtitle = page.get_by_label("Untertitel")
    subtitle.fill("Am Kanal entlang")
    page.get_by_role("link", name="Pult öffnen").click(no_wait_after=True)
    expect(subtitle).to_have_value("Am Kanal entlang")
    assert asked == ["beforeunload"]


def test_who_has_saved_or_typed_nothing_is_not_asked(preparing):
    page, asked = preparing
    page.get_by_label("Untertitel").fill("Am Kanal entlang")
    page.get_by_role("button", name="Speichern", exact=True).last.click()
    expect(page.get_by_label("Untertitel")).to_have_value("Am Kanal entlang")
    page.get_by_role("link", name="Pult öffnen").click()
    page.wait_for_url(re.compile("/desk$"))
    assert asked == []


def test_what_was_typed_before_a_row_was_added_is_asked_for_too(preparing):
    page, asked = preparing
    page.get_by_label("Untertitel").fill("Am Kanal entlang")
    page.get_by_role("button", name="Handlungsfeld hinzufügen").first.click()
    page.get_by_label("Untertitel").click()
    page.get_by_role("link", name="Pult öffnen").click(no_wait_after=True)
    expect(page.get_by_label("Untertitel")).to_have_value("Am Kanal entlang")
    assert asked == ["beforeunload"]
