"""Two windows of one phone side by side: both tell the truth."""

import pytest
from playwright.sync_api import expect

from tests.browser.steps import give_point, join, see, word_of_points

pytestmark = pytest.mark.browser


@pytest.fixture
def windows(hall):
    """Two windows of a phone that has joined, both to be seen, while ideas are weighed."""
    for title in ("Rufbus", "Dorfladen"):
        hall.desk.do("add_idea", field_of_action=1, title=title)
    left = hall.room.phone()
    with left.expect_response(lambda response: "/commands?as" in response.url):
        join(left, hall.url)
    hall.desk.do("open_phase", phase="weight")
    right = left.context.new_page()
    right.goto(hall.url)
    for window in (left, right):
        see(window, "Noch 10 von 10 Punkten")
        assert window.evaluate("document.visibilityState") == "visible"
    return left, right


def test_points_given_in_one_window_are_there_in_the_other_and_its_next_tap_adds_one(hall, windows):
    left, right = windows
    give_point(left, "Rufbus", 3)
    see(right, "Noch 7 von 10 Punkten")
    expect(word_of_points(right)).to_contain_text("gespeichert")
    give_point(right, "Rufbus")
    for window in windows:
        see(window, "Noch 6 von 10 Punkten")
    expect(word_of_points(left)).to_contain_text("gespeichert")
    assert hall.desk.tallies()[1] == (4, 1)


def test_an_idea_written_in_one_window_stands_in_the_other(hall, windows):
    left, right = windows
    hall.desk.do("open_phase", phase="collect")
    left.get_by_role("button", name="Idee hinzufügen").click()
    left.get_by_role("textbox", name="Ihre Idee in einem Satz").fill("Badesee")
    left.get_by_role("button", name="Weiter", exact=True).click()
    left.get_by_role("button", name="Village").click()
    expect(right.locator(".ownrow", has_text="Badesee")).to_contain_text("gespeichert")
