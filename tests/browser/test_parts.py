"""A part of the program that is lost on its way is fetched again, as often as it takes."""

import pytest
from playwright.sync_api import expect

from tests.browser.steps import headed

pytestmark = pytest.mark.browser


def losing(page, part) -> list[str]:
    """The first two times that the page asks for this part of the program nothing comes; all addresses asked for."""
    asked = []

    def lose(route):
        asked.append(route.request.url)
        route.abort() if len(asked) < 3 else route.continue_()

    page.route(f"**/js/{part}*", lose)
    return asked


@pytest.fixture
def lossy(hall):
    hall.room.expected += ["ERR_FAILED"]
    return hall


PARTS = ("phone/main.js", "core/store.js", "core/translated.js", "phone/begin.js", "phone/screen.js", "core/outbox.js")


@pytest.mark.parametrize("part", PARTS)
def test_the_evening_arrives_on_a_phone_although_a_part_of_it_was_lost_twice(lossy, part):
    phone = lossy.room.phone()
    asked = losing(phone, part)
    phone.goto(lossy.url)
    phone.get_by_label("Aue", exact=True).check(force=True)
    phone.get_by_role("button", name="Weiter", exact=True).click()
    headed(phone, "Ideen sammeln")
    assert len(asked) >= 3


@pytest.mark.parametrize("part", ["wall/main.js", "wall/views/scenes.js"])
def test_the_wall_draws_itself_although_a_part_of_it_was_lost_twice(lossy, part):
    wall = lossy.room.wall()
    asked = losing(wall, part)
    wall.goto(f"{lossy.url}/wall")
    expect(wall.locator("#app .scene")).to_be_visible()
    assert len(asked) >= 3


@pytest.mark.parametrize("part", ["desk/main.js", "desk/screen.js"])
def test_the_desk_opens_although_a_part_of_it_was_lost_twice(lossy, part):
    desk = lossy.desk_page()
    asked = losing(desk, part)
    desk.goto(f"{lossy.url}/desk")
    headed(desk, "Ideen sammeln")
    assert len(asked) >= 3
