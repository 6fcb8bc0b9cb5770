"""The phases at the desk: a draft opens none, and the list of phases takes nobody along unasked."""

import pytest
from playwright.sync_api import expect

from tests.browser.steps import headed, see
from tests.support.prepared import Preparing
from tests.support.server import Server
from workshop.config import Settings

pytestmark = pytest.mark.browser


def phase(hall):
    return hall.desk.things("workshop")[0]["phase"]


def test_the_list_of_phases_asks_before_it_takes_the_room_along(hall):
    page = hall.desk_page()
    page.goto(f"{hall.url}/desk")
    page.get_by_role("navigation", name="Phasen").get_by_role("button", name="Gewichten").click()
    asked = page.get_by_role("group", name="Die Phase „Gewichten“ für alle öffnen?")
    expect(asked).to_contain_text("Alle Handys und die Leinwand gehen mit.")
    page.keyboard.press("Escape")
    expect(asked).to_have_count(0)
    assert phase(hall) == "collect"
    page.get_by_role("navigation", name="Phasen").get_by_role("button", name="Gewichten").click()
    asked.get_by_role("button", name="Phase öffnen").click()
    headed(page, "Ideen gewichten")
    assert phase(hall) == "weight"


@pytest.fixture
def draft(browser, tmp_path):
    """(desk, wall) of a workshop that nobody has opened."""
    from tests.support.browser import Room

    with Preparing(Settings(data=tmp_path)) as preparing:
        made = preparing.workshop([], opened=False, title="A draft", language="de")
    server, room = Server(tmp_path, quick=True), Room(browser, "127.0.0.1")
    context = room.context((1280, 800))
    desk = context.new_page()
    desk.goto(f"{server.url}/link/{made.links[0]}")
    desk.goto(f"{server.url}/w/{made.code}/desk")
    wall = context.new_page()
    wall.goto(f"{server.url}/w/{made.code}/wall")
    yield desk, wall
    room.close()
    server.stop()


def test_in_a_draft_phases_are_looked_at_and_the_wall_invites_nobody(draft):
    desk, wall = draft
    see(wall, "Dieser Workshop ist noch nicht geöffnet.")
    expect(wall.locator(".qr")).to_have_count(0)
    expect(desk.get_by_role("button", name="Weiter: Sammeln")).to_have_count(0)
    desk.get_by_role("navigation", name="Phasen").get_by_role("button", name="Sammeln").click()
    headed(desk, "Sammeln")
    desk.get_by_role("region", name="Programm und Zeit").get_by_role("link", name="Workshop öffnen").click()
    headed(desk, "Vor dem Öffnen")
