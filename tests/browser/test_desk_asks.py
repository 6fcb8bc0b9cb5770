"""The desk asks before it leaves the reveal out or takes a protocol back; the wall names what has landed."""

import pytest
from playwright.sync_api import expect

from tests.browser.steps import give_point, headed, join, see

pytestmark = pytest.mark.browser
TITLES = ("Rufbus am Abend", "Mitfahrbank am Anger", "Bürgerportal für alle")


@pytest.fixture
def weighted(hall):
    """Three ideas with 5, 3 and 2 points, on an open desk."""
    for title in TITLES:
        hall.desk.do("add_idea", field_of_action=1, title=title)
    hall.desk.do("open_phase", phase="weight")
    phone = hall.room.phone()
    join(phone, hall.url)
    for title, points in zip(TITLES, (5, 3, 2), strict=True):
        give_point(phone, title, points)
    expect(phone.locator(".budget .state")).to_contain_text("gespeichert")
    page = hall.desk_page()
    page.goto(f"{hall.url}/desk")
    return page


def onward(page):
    page.get_by_role("button", name="Weiter: Zuständigkeiten").click()


def question(page, name):
    return page.get_by_role("group", name=name)


def test_going_on_without_the_reveal_is_asked_first(hall, weighted):
    onward(weighted)
    asked = question(weighted, "Ohne Aufdecken")
    expect(asked).to_contain_text("Ohne Aufdecken weiter?")
    asked.get_by_role("button", name="Hier bleiben").click()
    expect(asked).to_have_count(0)
    assert [one["phase"] for one in hall.desk.things("workshop")] == ["weight"]
    weighted.get_by_role("button", name="Abschluss", exact=True).click()
    question(weighted, "Ohne Aufdecken").get_by_role("button", name="Ohne Aufdecken weiter: Abschluss").click()
    headed(weighted, "Abschluss")
    assert [one["phase"] for one in hall.desk.things("workshop")] == ["close"]


def test_the_wall_names_each_rank_as_it_lands_and_the_desk_waits_for_the_first(hall, weighted):
    wall = hall.room.wall()
    wall.goto(f"{hall.url}/wall")
    weighted.get_by_role("button", name="Aufdecken", exact=True).click()
    expect(weighted.get_by_role("button", name="Platz 3 zeigen")).to_be_visible()
    for shown, title in enumerate(reversed(TITLES), 1):
        onward(weighted)
        expect(question(weighted, "Ohne Aufdecken")).to_contain_text("die ersten Plätze")
        question(weighted, "Ohne Aufdecken").get_by_role("button", name="Hier bleiben").click()
        weighted.get_by_role("button", name=f"Platz {4 - shown} zeigen").click()
        expect(wall.locator(".ranking .name").first).to_have_text(title)
        expect(wall.locator(".ranking .name")).to_have_count(shown)
    onward(weighted)
    headed(weighted, "Wer übernimmt was?")


def test_sealing_is_confirmed_in_its_own_words(hall, weighted):
    hall.desk.do("reveal_weights", revealed=True)
    for name in ("Gewichtung versiegeln", "Gewichtung versiegeln", "Endgültig versiegeln"):
        weighted.get_by_role("button", name=name, exact=True).click()
    see(weighted, "Die Gewichtung ist versiegelt.")


def test_taking_a_protocol_back_is_asked_first_at_the_desk_and_on_its_page(hall, weighted):
    hall.desk.do("release_protocol")
    weighted.goto(f"{hall.url}/desk")
    back = weighted.get_by_role("button", name="Protokoll zurücknehmen", exact=True)
    back.click()
    question(weighted, "Protokoll zurücknehmen").get_by_role("button", name="Abbrechen").click()
    assert [one["state"] for one in hall.desk.things("workshop")] == ["released"]
    page = hall.desk_page()
    page.goto(f"{hall.url}/protocol")
    page.get_by_text("Protokoll zurücknehmen …").click()
    expect(page.get_by_role("button", name="Zurücknehmen", exact=True)).to_be_visible()
    back.click()
    question(weighted, "Protokoll zurücknehmen").get_by_role("button", name="Zurücknehmen", exact=True).click()
    see(weighted, "Das Protokoll ist wieder ein Entwurf.")
