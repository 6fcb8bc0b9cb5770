"""A helper at the table: a ballot for somebody without a phone, and ideas from paper cards."""

import pytest
from playwright.sync_api import expect

from tests.browser.steps import see
from tests.browser.test_accessible import findings

pytestmark = pytest.mark.browser
TITLES = ("Rufbus in den Abend", "Kino im Hof")


@pytest.fixture
def entering(hall):
    hall.weighs(*TITLES)
    page = hall.desk_page()
    page.goto(f"{hall.url}/helper")
    return hall, page


def test_a_helper_enters_a_ballot(entering):
    hall, page = entering
    more = page.get_by_role("button", name=f"+ {TITLES[0]}")
    for _ in range(3):
        more.click()
    page.get_by_label(TITLES[1], exact=True).fill("4")
    see(page, "Noch 3 von 10 Punkten")
    page.get_by_role("button", name="Fertig, Gewichtung speichern").click()
    see(page, "Diese Gewichtung ist gespeichert und abgeschlossen.")
    expect(page.get_by_label(TITLES[0], exact=True)).to_have_value("")
    assert hall.desk.tallies() == {1: (3, 1), 2: (4, 1)}


def test_cards_are_typed_one_after_the_other(entering):
    hall, page = entering
    page.get_by_label("Was auf der Karte steht").fill("Ein Leihrad am Bahnhof")
    page.get_by_label("Village").last.check()
    page.get_by_label("Nummer der Karte").fill("7")
    page.get_by_role("button", name="Projektidee speichern").click()
    see(page, "Karte 7 ist gespeichert.")
    expect(page.get_by_label("Nummer der Karte")).to_have_value("8")
    expect(page.get_by_label("Village").last).to_be_checked()
    assert [(one["title"], one["card"]) for one in hall.desk.things("idea")][-1] == ("Ein Leihrad am Bahnhof", 7)


def test_it_is_accessible_and_fits_a_small_screen(entering):
    hall, page = entering
    hall.desk.do("add_idea", field_of_action=1, title="Donaudampfschifffahrtsgesellschaftskapitänsmütze " * 2)
    page.set_viewport_size({"width": 320, "height": 640})
    page.reload()
    assert findings(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") == 320
