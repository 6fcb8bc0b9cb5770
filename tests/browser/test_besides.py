"""What the moderators allow in a phase besides has its control on every phone, and what is written there is saved."""

import pytest
from playwright.sync_api import expect

from tests.browser.steps import arrived, headed, join, see, write_idea

CONTRIBUTIONS = ["add_contribution", "edit_contribution", "withdraw_contribution"]
HEADS = {"welcome": "Willkommen", "weight": "Ideen gewichten", "assign": "Wer übernimmt was?", "close": "Vielen Dank"}


def test_a_moderator_lets_ideas_be_added_while_they_are_weighted(hall):
    first = hall.desk.do("add_idea", field_of_action=1, title="Rufbus")["id"]
    hall.desk.do("open_phase", phase="weight")
    phone = hall.room.phone()
    join(phone, hall.url)
    headed(phone, "Ideen gewichten")
    expect(phone.get_by_role("button", name="Idee hinzufügen")).to_have_count(0)
    page = hall.desk_page()
    page.goto(f"{hall.server.url}/workshops/{hall.id}/edit")
    page.get_by_role("group", name="Gewichten").get_by_label("Ideen hinzufügen").check()
    page.get_by_role("button", name="Speichern").last.click()
    write_idea(phone, "Dorfladen")
    headed(phone, "Ideen gewichten")
    expect(phone.get_by_role("button", name="Ein Punkt mehr für Dorfladen")).to_be_visible()
    assert [idea["title"] for idea in hall.desk.things("idea") if idea["id"] != first] == ["Dorfladen"]


@pytest.mark.parametrize("shown", [False, True])
def test_before_many_ideas_it_stands_above_them(hall, shown):
    hall.desk.do_all(("add_idea", {"field_of_action": 1, "title": f"Idee {number}"}) for number in range(13))
    hall.desk.do("open_phase", phase="weight")
    hall.desk.do("edit_workshop", also_allowed={"weight": ["add_idea"]})
    if shown:
        hall.desk.do("reveal_weights", revealed=True)
    phone = hall.room.phone()
    join(phone, hall.url)
    button = phone.get_by_role("button", name="Idee hinzufügen")
    assert button.bounding_box()["y"] < phone.locator("main li").first.bounding_box()["y"]


@pytest.mark.parametrize("phase", HEADS)
def test_in_every_phase_the_way_to_all_ideas_stands_where_something_can_be_done_with_them(hall, phase):
    hall.desk.do("add_idea", field_of_action=1, title="Rufbus")
    hall.desk.do("open_phase", phase=phase)
    phone = hall.room.phone()
    join(phone, hall.url)
    headed(phone, HEADS[phase])
    expect(phone.get_by_role("button", name="Alle Ideen")).to_have_count(0)
    hall.desk.do("edit_workshop", also_allowed={phase: CONTRIBUTIONS})
    phone.get_by_role("button", name="Alle Ideen").click()
    phone.locator(".fieldrow").first.click()
    phone.get_by_role("button", name="Rufbus").click()
    expect(phone.get_by_role("button", name="Wir machen mit")).to_have_count(0)
    phone.get_by_role("button", name="Ergänzen").click()
    phone.get_by_label("Ihre Ergänzung").fill("Auch am Sonntag")
    phone.get_by_role("button", name="Speichern").click()
    see(phone, "Auch am Sonntag")
    arrived(hall, phone, "contribution")
    assert [one["text"] for one in hall.desk.things("contribution")] == ["Auch am Sonntag"]
