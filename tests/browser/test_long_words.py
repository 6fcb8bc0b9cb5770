"""A word longer than its place takes no room from what stands beside it; no head is broken within a word."""

import pytest
from playwright.sync_api import expect

from tests.browser.steps import give_point, join, saved, word_of_points

pytestmark = pytest.mark.browser
WORD = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft"
TITLE = f"Bürgerbus mit {WORD}"
OUTSIDE = """() => {
    const place = document.querySelector(".middle").getBoundingClientRect();
    const told = [...document.querySelectorAll(".middle :is(h1, h2, b, th, td, p, button, .name)")];
    const cut = (part) => getComputedStyle(part).textOverflow === "clip" && part.scrollWidth > part.clientWidth + 1;
    const out = (part) => part.getBoundingClientRect().right > place.right + 1;
    const wide = told.filter((one) => out(one) || (one.clientWidth && cut(one)));
    return wide.map((one) => one.textContent.trim().slice(0, 40));
}"""
IN_TWO_LINES = """() => [...document.querySelectorAll(".document thead th")].filter((head) => {
    const range = document.createRange();
    return [...head.firstChild.data.matchAll(/\\S+/g)].some(({ 0: word, index }) => {
        range.setStart(head.firstChild, index);
        range.setEnd(head.firstChild, index + word.length);
        return range.getClientRects().length > 1;
    });
}).map((head) => head.textContent)"""


@pytest.mark.parametrize("width", [1280, 1024])
def test_the_desk_keeps_its_columns_beside_a_long_word(hall, width):
    idea = hall.desk.do("add_idea", field_of_action=1, title=TITLE)["id"]
    hall.desk.do("add_idea", field_of_action=1, title=f"{WORD} im Dorf")
    hall.desk.do("add_idea", field_of_action=2, title="Mitfahrbank")
    page = hall.desk_page()
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(f"{hall.url}/desk")
    found = {}

    def look(name):
        expect(page.locator(".middle")).to_contain_text(WORD)
        found[name] = page.evaluate(OUTSIDE)

    look("collect")
    hall.desk.do("open_phase", phase="discuss")
    hall.desk.do("show", kind="idea", id=idea)
    expect(page.locator("h1")).to_have_text("Diskutieren")
    look("discuss")
    page.get_by_role("button", name="Zusammenführen").click()
    look("merge")
    hall.desk.do("open_phase", phase="weight")
    hall.desk.do("reveal_weights", revealed=True)
    page.goto(f"{hall.url}/desk")
    expect(page.get_by_role("columnheader", name="Personen")).to_be_in_viewport(ratio=1)
    look("result")
    hall.desk.do("open_phase", phase="assign")
    expect(page.get_by_role("button", name="Maßnahme daraus machen").first).to_be_in_viewport(ratio=1)
    look("ranking")
    hall.desk.do("add_measure", idea=idea, title=TITLE, first_step=WORD)
    expect(page.locator(".plan")).to_contain_text(WORD)
    look("measures")
    assert {name: cut for name, cut in found.items() if cut} == {}


@pytest.mark.parametrize("size", [(1920, 1080), (1024, 768)])
def test_heads_of_the_protocol_on_the_wall_are_not_broken_within_a_word(hall, size):
    hall.desk.do("add_idea", field_of_action=1, title=TITLE)
    hall.desk.do("add_measure", idea=1, title=TITLE, due="2027-01-15")
    hall.desk.do("open_phase", phase="weight")
    phone = hall.room.phone()
    join(phone, hall.url)
    give_point(phone, TITLE)
    saved(word_of_points(phone))
    hall.desk.do("reveal_weights", revealed=True)
    hall.desk.do("show", kind="protocol", id=None)
    wall = hall.room.page(size)
    for language in ("de", "en"):
        wall.goto(f"{hall.url}/protocol/wall?lang={language}")
        expect(wall.locator(".document thead th")).to_have_count(9)
        assert (language, wall.evaluate(IN_TWO_LINES)) == (language, [])
