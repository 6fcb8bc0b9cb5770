"""Where there is room no title ends in dots and no word is broken: on the wall, on pages and on a narrow phone."""

import io

import pytest
from PIL import Image
from playwright.sync_api import expect

from tests.browser.steps import give_point, headed, join

pytestmark = pytest.mark.browser
NARROW = (320, 568)
#: Titles that are not all seen, and those that are larger than the first
CUT = """(names) => {
  const size = (name) => parseFloat(getComputedStyle(name).fontSize);
  const cut = (name) =>
    name.scrollWidth > name.clientWidth + 1 || name.scrollHeight > name.clientHeight + size(name) / 2;
  return names.filter((name) => cut(name) || size(name) > size(names[0])).map((name) => name.textContent);
}"""
#: {text: in how many lines it is drawn}
LINES = """(places) => Object.fromEntries(places.map((one) => {
  const range = document.createRange();
  range.selectNodeContents(one);
  return [one.textContent, range.getClientRects().length];
}))"""


@pytest.mark.parametrize("size", [(1024, 768), (1920, 1080)])
def test_the_ranking_on_the_wall_says_whole_titles_and_the_first_is_the_largest(hall, size):
    titles = [
        "Coworking in Barleben mit Ablegern in den Dörfern",
        "Ein Bürgerportal für alle sieben Gemeinden am Kanal",
        "Smart-City-Bausteine aus Barleben übertragen",
        "Digital-Lotsinnen und -Lotsen für Ältere in allen Bibliotheken und Gemeindehäusern",
        "Rufbus",
    ]
    for title in titles:
        hall.desk.do("add_idea", field_of_action=1, title=title)
    hall.desk.do("open_phase", phase="weight")
    phone = hall.room.phone()
    join(phone, hall.url)
    for times, title in zip((4, 3, 1, 1, 1), titles, strict=True):
        give_point(phone, title, times)
    phone.locator(".budget .state .dot").wait_for()
    hall.desk.do("reveal_weights", revealed=True, stage=3)
    wall = hall.room.page(size)
    wall.goto(f"{hall.url}/wall")
    names = wall.locator(".ranking .name")
    expect(names).to_have_count(5)
    assert names.evaluate_all(CUT) == []


def test_the_words_at_the_head_of_a_page_stay_whole_on_a_narrow_phone(hall):
    page = hall.desk_page()
    page.set_viewport_size(dict(zip(("width", "height"), NARROW, strict=True)))
    for language in ("de", "en"):
        page.goto(f"{hall.server.url}/workshops?lang={language}")
        found = page.locator("header nav").locator("a, button").evaluate_all(LINES)
        assert set(found.values()) == {1}, found
        assert page.evaluate("document.scrollingElement.scrollWidth") == NARROW[0]


def test_a_short_name_stays_whole_beside_the_points_of_a_narrow_phone(hall):
    hall.desk.do("edit_field_of_action", field_of_action=1, short_name="Daseinsvorsorge")
    hall.desk.do("add_idea", field_of_action=1, title="Rufbus")
    hall.desk.do("open_phase", phase="weight")
    phone = hall.room.page(NARROW, has_touch=True)
    join(phone, hall.url)
    headed(phone, "Ideen gewichten")
    phone.get_by_role("button", name="Ein Punkt mehr für Rufbus").click()
    assert phone.locator(".weigh .meta span:last-child").evaluate_all(LINES) == {"Daseinsvorsorge": 1}
    for place in phone.locator(".step").all():
        assert place.bounding_box()["width"] == 48


def test_a_desk_on_a_phone_does_not_scroll_sideways(hall):
    for number in range(3):
        hall.desk.do("add_idea", field_of_action=1, title=f"Veranstaltungskalender {number}")
    hall.desk.do("open_phase", phase="weight")
    hall.desk.do("reveal_weights", revealed=True, stage=3)
    desk = hall.desk_page()
    desk.set_viewport_size({"width": 320, "height": 568})
    desk.goto(f"{hall.url}/desk?lang=en")
    expect(desk.locator(".result tbody tr")).to_have_count(3)
    assert desk.evaluate("document.scrollingElement.scrollWidth") == 320


#: In how many lines a word is drawn, wherever it stands
LINES_OF = """(place, word) => {
  const texts = document.createTreeWalker(place, NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) {
    const at = texts.currentNode.data.indexOf(word);
    if (at < 0) continue;
    const range = document.createRange();
    range.setStart(texts.currentNode, at);
    range.setEnd(texts.currentNode, at + word.length);
    return new Set([...range.getClientRects()].map(({ top }) => top)).size;
  }
}"""


@pytest.mark.parametrize("size", [NARROW, (360, 640), (390, 844)])
def test_a_word_that_fits_on_a_line_is_broken_on_no_screen_of_the_phone(hall, size):
    hall.desk.do("edit_field_of_action", field_of_action=1, name="Wirtschaftsförderung und Vereine")
    hall.desk.do("add_idea", field_of_action=1, title="Selbstbedienungsladen rund um die Uhr")
    phone = hall.room.page(size, has_touch=True)
    join(phone, hall.url)

    def in_one_line(place, word):
        assert phone.locator(place).first.evaluate(LINES_OF, word) == 1, (place, word)

    in_one_line(".fieldrow", "Wirtschaftsförderung")
    phone.locator(".fieldrow").first.click()
    phone.locator(".idearow").click()
    phone.get_by_role("button", name="Ergänzen").click()
    phone.get_by_role("textbox", name="Ihre Ergänzung").fill("Mit Backofen")
    phone.get_by_role("button", name="Speichern", exact=True).click()
    expect(phone.locator(".idearow .count")).to_have_text("1 Beitrag")
    in_one_line(".idearow", "Selbstbedienungsladen")
    phone.get_by_role("button", name="Idee hinzufügen").click()
    in_one_line(".chosen", "Ändern")
    in_one_line(".chosen", "Wirtschaftsförderung")
    phone.get_by_role("button", name="Abbrechen").click()
    hall.desk.do("open_phase", phase="weight")
    headed(phone, "Ideen gewichten")
    in_one_line(".weigh", "Selbstbedienungsladen")
    give_point(phone, "Selbstbedienungsladen rund um die Uhr")
    phone.locator(".budget .state .dot").wait_for()
    hall.desk.do("reveal_weights", revealed=True, stage=3)
    headed(phone, "Das Ergebnis")
    in_one_line(".ranked", "Selbstbedienungsladen")


@pytest.mark.parametrize("size", [NARROW, (390, 844)])
def test_the_labels_at_the_foot_stay_in_one_line_and_the_foot_is_low(hall, size):
    idea = hall.desk.do("add_idea", field_of_action=1, title="Rufbus")["id"]
    hall.desk.do("open_phase", phase="discuss")
    hall.desk.do("show", kind="idea", id=idea)
    phone = hall.room.page(size, has_touch=True)
    join(phone, hall.url)
    headed(phone, "Darüber sprechen wir")
    found = phone.locator(".foot button").evaluate_all(LINES)
    assert found == {"Ergänzen": 1, "Frage": 1, "Bedenken": 1, "Wir machen mit": 1}
    assert phone.locator(".foot").bounding_box()["height"] <= size[1] / 4


#: Left and right of each, in order: sorted where nothing lies over its neighbour
EDGES = """(places) => places.flatMap((one) => {
  const { left, right } = one.getBoundingClientRect();
  return [Math.round(left), Math.round(right)];
})"""


def picture(colour, size):
    file = io.BytesIO()
    Image.new("RGB", size, colour).save(file, "PNG")
    return {"name": "logo.png", "mimeType": "image/png", "buffer": file.getvalue()}


def test_beside_logos_on_a_small_wall_no_name_is_broken(hall):
    desk = hall.desk_page()
    for sort, name in (
        ("organiser", "Verbandsgemeinde Ahrbach"),
        ("funder", "LEADER-Region Ahrbachtal"),
        ("funder", "Land Musterland"),
    ):
        desk.goto(f"{hall.server.url}/workshops/{hall.id}/pictures")
        form = desk.locator("form", has=desk.locator("input[type=file]"))
        form.locator("input[type=file]").set_input_files(picture("green", (400, 80)))
        form.locator(f"input[type=radio][value={sort}]").check(force=True)
        form.locator("[name$=name]").fill(name)
        form.locator("[name$=alt]").fill("Ein grünes Feld")
        form.get_by_role("button", name="Hinzufügen").click()
        expect(desk.locator("ul.pictures").get_by_role("img").last).to_be_visible()
    hall.desk.do("open_phase", phase="close")
    wall = hall.room.page((1024, 768))
    wall.goto(f"{hall.url}/wall")
    expect(wall.locator(".strip .logo img")).to_have_count(3)
    assert wall.locator(".strip").evaluate(LINES_OF, "Verbandsgemeinde") == 1
    edges = wall.locator(".strip .logo > *").evaluate_all(EDGES)
    assert edges == sorted(edges)
