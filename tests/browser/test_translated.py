"""Guests whose browser translates the page: what changes is seen, nothing freezes, nothing that was typed is lost."""

import pytest
from playwright.sync_api import expect

from tests.browser.steps import join
from tests.support.translator import FONTS, MARKS, MOVED

pytestmark = pytest.mark.browser


@pytest.fixture(params=[FONTS, MARKS], ids=["fonts", "marks"])
def translate(request):
    """Switch the page's translator on."""
    return lambda page: page.evaluate(request.param)


@pytest.fixture(params=[FONTS, MARKS, MOVED], ids=["fonts", "marks", "moved"])
def somehow(request):
    """Switch a translator on that may do anything to a text."""
    return lambda page: page.evaluate(request.param)


def weighing(hall, *titles):
    for title in titles:
        hall.desk.do("add_idea", field_of_action=1, title=title)
    hall.desk.do("open_phase", phase="weight")


def test_every_tap_of_a_translated_phone_is_seen(hall, somehow):
    weighing(hall, "Rufbus", "Badesee")
    phone = hall.room.phone()
    join(phone, hall.url)
    left, given = phone.locator(".left span"), phone.locator("li", has_text="Rufbus").locator("output")
    expect(left).to_have_text("Noch 10 von 10 Punkten")
    somehow(phone)
    expect(left).to_have_text("⟦Noch 10 von 10 Punkten⟧")
    for points in (1, 2, 3):
        phone.get_by_role("button", name="Ein Punkt mehr für Rufbus").click()
        expect(left).to_have_text(f"⟦Noch {10 - points} von 10 Punkten⟧")
        expect(given).to_have_text(f"⟦{points}⟧")
    assert phone.evaluate("document.activeElement.id") == "more-1"
    expect(phone.locator(".budget .state")).to_contain_text("gespeichert")
    for points in (2, 1, 0):
        phone.get_by_role("button", name="Ein Punkt weniger für Rufbus").click()
        expect(left).to_have_text(f"⟦Noch {10 - points} von 10 Punkten⟧")
        expect(given).to_have_text(f"⟦{points}⟧")
    assert phone.evaluate("document.activeElement.id") == "more-1"
    expect(phone.get_by_role("button", name="Ein Punkt weniger für Rufbus")).to_have_count(0)


def test_where_texts_stand_in_fonts_nothing_else_is_drawn_anew(hall):
    weighing(hall, "Rufbus")
    phone = hall.room.phone()
    join(phone, hall.url)
    expect(phone.locator(".left span")).to_have_text("Noch 10 von 10 Punkten")
    phone.evaluate(FONTS)
    phone.evaluate("globalThis.before = document.querySelector('.left span')")
    phone.get_by_role("button", name="Ein Punkt mehr für Rufbus").click()
    expect(phone.locator(".left span")).to_have_text("⟦Noch 9 von 10 Punkten⟧")
    assert phone.evaluate("before.isConnected")


def test_a_translated_phone_follows_the_evening_through_lists_and_screens(hall, translate):
    phone = hall.room.phone()
    join(phone, hall.url)
    translate(phone)
    expect(phone.get_by_role("heading", level=1)).to_have_text("⟦Ideen sammeln⟧")
    count = phone.locator(".fieldrow .count").first
    for n, words in ((1, "⟦1 Idee⟧"), (2, "⟦2 Ideen⟧"), (3, "⟦3 Ideen⟧")):
        hall.desk.do("add_idea", field_of_action=1, title=f"Idee {n}")
        expect(count).to_contain_text(words)
    phone.locator(".fieldrow").first.click()
    rows = phone.locator(".idearow .name")
    expect(rows).to_have_text(["⟦Idee 3⟧", "⟦Idee 2⟧", "⟦Idee 1⟧"])
    hall.desk.do("hide_idea", idea=2)
    expect(rows).to_have_text(["⟦Idee 3⟧", "⟦Idee 1⟧"])
    hall.desk.do("edit_idea", idea=1, title="Idee eins")
    expect(rows).to_have_text(["⟦Idee 3⟧", "⟦Idee eins⟧"])
    hall.desk.do("restore_idea", idea=2)
    expect(rows).to_have_text(["⟦Idee 3⟧", "⟦Idee 2⟧", "⟦Idee eins⟧"])
    rows.last.click()
    hall.desk.do("edit_idea", idea=1, title="Idee eins", text="Mit einem Satz")
    expect(phone.locator(".detail")).to_contain_text("⟦Mit einem Satz⟧")
    hall.desk.do("edit_idea", idea=1, text="")
    expect(phone.locator(".detail")).not_to_contain_text("Mit einem Satz")
    hall.desk.do("open_phase", phase="discuss")
    expect(phone.get_by_role("heading", level=1)).to_have_text("⟦Darüber sprechen wir⟧")
    for ident, title in ((3, "⟦Idee 3⟧"), (1, "⟦Idee eins⟧")):
        hall.desk.do("show", kind="idea", id=ident)
        expect(phone.locator(".talk h2")).to_have_text(title)
    hall.desk.do("show", kind=None, id=None)
    expect(phone.locator(".talk")).to_have_count(0)


def test_what_is_being_typed_on_a_translated_phone_stays_with_its_caret(hall, translate):
    phone = hall.room.phone()
    join(phone, hall.url)
    translate(phone)
    phone.locator(".foot button").click()
    box = phone.locator("#sentence")
    box.fill("Rufbus Abend")
    expect(phone.locator("header .state")).to_have_text("⟦auf diesem Handy⟧")
    box.evaluate("box => box.setSelectionRange(6, 6)")
    hall.desk.do("open_phase", phase="weight")
    expect(phone.locator("#hint")).to_contain_text("⟦Das Sammeln ist zu Ende.⟧")
    expect(phone.locator(".foot button")).to_have_text("⟦Weiter⟧")
    phone.keyboard.type(" am")
    expect(box).to_have_value("Rufbus am Abend")


def test_a_translated_wall_shows_what_is_new(hall, translate):
    wall = hall.room.wall()
    wall.goto(hall.url + "/wall")
    expect(wall.locator(".foot .right")).to_be_visible()
    translate(wall)
    hall.desk.do("add_idea", field_of_action=1, title="Rufbus")
    expect(wall.locator(".newest h2")).to_have_text("⟦Rufbus⟧")
    expect(wall.locator(".foot p").first).to_contain_text("⟦1 Projektidee⟧")
    hall.desk.do("add_idea", field_of_action=1, title="Badesee")
    expect(wall.locator(".foot p").first).to_contain_text("⟦2 Projektideen⟧")
    hall.desk.do("open_phase", phase="discuss")
    hall.desk.do("show", kind="idea", id=1)
    expect(wall.locator(".discuss h1")).to_have_text("⟦Rufbus⟧")
    hall.desk.do("show", kind="idea", id=2)
    expect(wall.locator(".discuss h1")).to_have_text("⟦Badesee⟧")
    hall.desk.do("open_phase", phase="weight")
    expect(wall.locator(".weight h1 b").first).to_have_text("⟦0⟧")


def test_a_translated_desk_shows_what_is_new_and_keeps_what_is_typed(hall, translate):
    desk = hall.desk_page()
    desk.goto(hall.url + "/desk")
    expect(desk.get_by_role("heading", level=1)).to_be_visible()
    translate(desk)
    hall.desk.do("add_idea", field_of_action=1, title="Rufbus")
    row = desk.locator("[data-idea='1']")
    expect(row.locator("b").first).to_have_text("⟦Rufbus⟧")
    row.locator(".row").click()
    row.get_by_role("button", name="Bearbeiten").click()
    title = desk.locator("#idea-1-title")
    title.fill("Rufbus am Abend")
    hall.desk.do("add_idea", field_of_action=1, title="Badesee")
    expect(desk.locator(".waiting")).to_have_text("⟦1 neue Idee anzeigen⟧")
    expect(title).to_have_value("Rufbus am Abend")
    title.press("Enter")
    expect(row.locator("b").first).to_have_text("⟦Rufbus am Abend⟧")
    expect(desk.locator(".bar")).to_contain_text("⟦„Rufbus am Abend“ ist geändert.⟧")
    hall.desk.do("open_phase", phase="weight")
    expect(desk.get_by_role("heading", level=1)).to_have_text("⟦Ideen gewichten⟧")
