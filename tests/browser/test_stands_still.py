"""The thin line at the top comes and goes without moving what is under the finger."""

import pytest
from playwright.sync_api import expect

from tests.browser.steps import headed, join

pytestmark = pytest.mark.browser
#: Is it what a finger would touch in the middle and at its upper edge, and nothing that lies over it?
SEEN = """(place) => {
  const { left, top, width, height } = place.getBoundingClientRect();
  const found = [1, height / 2].map((down) => document.elementFromPoint(left + width / 2, top + down));
  return found.every((one) => place.contains(one));
}"""


def top(place):
    return place.bounding_box()["y"]


def tap_without_scrolling(button):
    """As a finger taps what it sees; Playwright's own click scrolls where it finds the button covered for a moment."""
    button.dispatch_event("click")


@pytest.mark.parametrize("scrolled", [0, 60])
@pytest.mark.parametrize("size", [(320, 568), (390, 844)])
def test_the_line_without_a_connection_moves_no_button(hall, size, scrolled):
    for number in range(9):
        hall.desk.do("add_idea", field_of_action=1, title=f"Idee {number}")
    hall.desk.do("open_phase", phase="weight")
    phone = hall.room.page(size, has_touch=True)
    join(phone, hall.url)
    headed(phone, "Ideen gewichten")
    more = phone.get_by_role("button", name="Ein Punkt mehr für Idee 2")
    phone.evaluate("far => scrollTo(0, far)", scrolled)
    before = top(more)
    line = phone.get_by_text("Keine Verbindung")
    hall.room.expected.append("ERR_INTERNET_DISCONNECTED")
    phone.context.set_offline(True)
    tap_without_scrolling(phone.get_by_role("button", name="Ein Punkt mehr für Idee 1"))
    expect(line).to_be_in_viewport(ratio=1)
    assert top(more) == before
    phone.context.set_offline(False)
    expect(line).to_have_count(0)
    assert top(more) == before


def test_a_phase_that_ends_moves_no_sentence_that_is_being_written(hall):
    phone = hall.room.page((320, 568), has_touch=True)
    join(phone, hall.url)
    phone.get_by_role("button", name="Idee hinzufügen").click()
    field = phone.get_by_role("textbox", name="Ihre Idee in einem Satz")
    field.fill("Ein Bus am Abend")
    before = top(field)
    hall.desk.do("open_phase", phase="weight")
    line = phone.get_by_text("Das Sammeln ist zu Ende.")
    expect(line).to_be_in_viewport(ratio=1)
    assert top(field) == before
    assert phone.locator("h1").evaluate(SEEN)
    assert phone.get_by_role("button", name="Abbrechen").evaluate(SEEN)
