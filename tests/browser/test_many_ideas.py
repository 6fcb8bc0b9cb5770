"""Where there are many ideas a phone looks at one field of action and searches while it weighs."""

import pytest
from playwright.sync_api import expect

from tests.browser.steps import headed, join

pytestmark = pytest.mark.browser


@pytest.fixture
def many(hall):
    """A phone before twenty and more ideas in two fields of action, to be weighted."""
    hall.desk.do("add_field_of_action", name="Kanal")
    ideas = ({"field_of_action": 2 - number % 2, "title": f"Idee Nr. {number}", "text": ""} for number in range(20))
    hall.desk.do_all(("add_idea", idea) for idea in ideas)
    hall.desk.do("open_phase", phase="weight")
    phone = hall.room.phone()
    join(phone, hall.url)
    headed(phone, "Ideen gewichten")
    return hall, phone


def titles(phone, place=0):
    return phone.locator("ul.rows").nth(place).locator("button.weighed").all_inner_texts()


def test_field_and_search_leave_ideas_out_survive_a_reload_and_keep_the_chosen_in_reach(many):
    _hall, phone = many
    order = titles(phone)
    phone.get_by_role("button", name="Ein Punkt mehr für Idee Nr. 8").click()
    phone.get_by_label("Suche").fill("nr. 1")
    expect(phone.locator("ul.rows").first.locator("li")).to_have_count(11)
    assert titles(phone) == [title for title in order if title.startswith("Idee Nr. 1")]
    phone.get_by_label("Handlungsfeld").select_option(index=2)
    expect(phone.locator("ul.rows").first.locator("li")).to_have_count(5)
    assert titles(phone, 1) == ["Idee Nr. 8"]
    expect(phone.locator("footer")).to_contain_text("1 von höchstens")
    phone.locator(".budget .state .dot").wait_for()
    phone.reload()
    expect(phone.get_by_label("Suche")).to_have_value("nr. 1")
    assert (len(titles(phone)), titles(phone, 1)) == (5, ["Idee Nr. 8"])
    phone.get_by_role("button", name="Ein Punkt weniger für Idee Nr. 8").click()
    expect(phone.get_by_role("button", name="Ein Punkt mehr für Idee Nr. 8")).to_be_focused()
    phone.get_by_role("button", name="Alle anzeigen").click()
    expect(phone.locator("ul.rows").first.locator("li")).to_have_count(len(order))
    assert titles(phone) == order


def test_a_phone_that_searches_follows_the_evening(many):
    hall, phone = many
    phone.get_by_label("Suche").fill("nichts davon")
    expect(phone.get_by_text("Keine Idee passt dazu.")).to_be_visible()
    hall.desk.do("open_phase", phase="close")
    headed(phone, "Vielen Dank")
    assert hall.room.faults == []
