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


def hanging(page, address) -> list[str]:
    """The first answer from there never comes, nor is it refused; all addresses asked for since."""
    asked = []

    def hang(route):
        asked.append(route.request.url)
        if len(asked) > 1:
            route.continue_()

    page.route(address, hang)
    return asked


def until_asked_again(page, asked):
    """Half a minute passes on the page's own clock."""
    with page.expect_request(lambda request: request.url == asked[0]):
        page.clock.fast_forward(31_000)
        page.clock.fast_forward(2_000)


def test_the_evening_arrives_on_a_phone_although_its_snapshot_hung(hall):
    phone = hall.room.phone()
    phone.clock.install()
    asked = hanging(phone, "**/changes?*since=0*")
    phone.goto(hall.url)
    with phone.expect_request("**/changes?*since=0*"):
        phone.get_by_label("Aue", exact=True).check(force=True)
    phone.get_by_role("button", name="Weiter", exact=True).click()
    until_asked_again(phone, asked)
    headed(phone, "Ideen sammeln")


def test_the_wall_has_its_words_although_their_answer_hung(hall):
    wall = hall.room.wall()
    wall.clock.install()
    asked = hanging(wall, "**/words/de.wall.*")
    with wall.expect_request("**/words/de.wall.*"):
        wall.goto(f"{hall.url}/wall")
    until_asked_again(wall, asked)
    expect(wall.locator("#app .scene")).to_be_visible()
