"""Writing an idea: the way back works, and nothing moves under the finger."""

import pytest
from playwright.sync_api import expect

from tests.browser.steps import headed, join, saved, see, word_of

pytestmark = pytest.mark.browser
ON_THE_PAGE = "element => element.getBoundingClientRect().top + scrollY"


def writing(phone):
    phone.get_by_role("button", name="Idee hinzufügen").click()
    headed(phone, "Ihre Projektidee")


def test_the_first_tap_after_a_reload_while_writing_leads_back(hall):
    phone = hall.room.phone()
    join(phone, hall.url)
    writing(phone)
    phone.get_by_role("textbox", name="Ihre Idee in einem Satz").fill("Rufbus")
    phone.reload()
    headed(phone, "Ideen sammeln")
    phone.get_by_role("button", name="Weiterschreiben").click()
    expect(phone.get_by_role("textbox", name="Ihre Idee in einem Satz")).to_have_value("Rufbus")
    phone.get_by_role("button", name="Abbrechen").click()
    headed(phone, "Ideen sammeln")


def test_a_step_forward_in_the_browser_keeps_no_tap_from_leading_back(hall):
    phone = hall.room.phone()
    join(phone, hall.url)
    writing(phone)
    phone.go_back()
    headed(phone, "Ideen sammeln")
    phone.go_forward()
    writing(phone)
    phone.get_by_role("button", name="Abbrechen").click()
    headed(phone, "Ideen sammeln")


@pytest.mark.parametrize("large", [False, True])
def test_nothing_moves_when_the_answer_comes(hall, large):
    hall.room.expected += ["ERR_FAILED"]
    phone = hall.room.page((320, 568), has_touch=True)
    join(phone, hall.url)
    if large:
        phone.get_by_role("button", name="Anzeige").click()
        phone.get_by_role("button", name="groß", exact=True).click()
        phone.get_by_role("button", name="Zurück").click()
    waits = []
    phone.route("**/commands*", lambda route: waits.append(route))
    writing(phone)
    phone.get_by_role("textbox", name="Ihre Idee in einem Satz").fill("Rufbus")
    phone.get_by_role("button", name="Weiter", exact=True).click()
    phone.get_by_role("button", name="Village").click()
    small, word = phone.get_by_role("button", name="klein"), phone.locator(".statement .state")
    headed(phone, "Ihre Idee ist notiert")
    place = small.evaluate(ON_THE_PAGE)

    def goes_on():
        expect(word).to_have_text("auf diesem Handy")
        assert small.evaluate(ON_THE_PAGE) == place
        waits.pop().continue_()
        saved(word)
        headed(phone, "Ihre Idee ist da")
        assert small.evaluate(ON_THE_PAGE) == place

    goes_on()
    small.click()
    goes_on()


def too_late(hall, phase):
    """A phone whose idea was sent when another phase had begun, and is told where it lies."""
    phone = hall.room.phone()
    join(phone, hall.url)
    writing(phone)
    phone.get_by_role("textbox", name="Ihre Idee in einem Satz").fill("Rufbus")
    hall.desk.do("open_phase", phase=phase)
    expect(phone.locator("#hint")).to_contain_text("an die Moderation senden")
    phone.get_by_role("button", name="Weiter", exact=True).click()
    phone.get_by_role("button", name="Village").click()
    headed(phone, "Ihre Idee liegt bei der Moderation")
    return phone


def test_what_came_late_is_told_without_red_and_becomes_the_idea_that_the_desk_took(hall):
    phone = too_late(hall, "assign")
    phone.get_by_role("button", name="Fertig").click()
    phone.get_by_role("button", name="Ihre Ideen").first.click()
    expect(word_of(phone, "Rufbus")).to_have_class("state wait")
    idea = hall.desk.do("take_late", late=hall.desk.things("late")[0]["id"])["id"]
    saved(word_of(phone, "Rufbus"))
    hall.desk.do("edit_idea", idea=idea, title="Bürgerbus")
    saved(word_of(phone, "Bürgerbus"))
    expect(phone.locator("li.own")).to_have_count(1)


def test_who_still_sees_that_it_came_late_sees_that_it_was_taken_in(hall):
    phone = too_late(hall, "weight")
    idea = hall.desk.do("take_late", late=hall.desk.things("late")[0]["id"])["id"]
    headed(phone, "Ihre Idee ist da")
    saved(phone.locator("main .state"))
    expect(phone.get_by_role("group")).to_have_count(0)  # no question whose answer would be too late
    hall.desk.do("edit_idea", idea=idea, title="Bürgerbus")
    see(phone, "Rufbus")
    headed(phone, "Ihre Idee ist da")
    phone.get_by_role("button", name="Fertig").click()
    headed(phone, "Ideen gewichten")
