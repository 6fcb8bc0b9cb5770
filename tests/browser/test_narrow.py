"""Long compounds break inside of the screen: plain page and protocol at 320 px, the wall of a village projector."""

import pytest
from playwright.sync_api import expect

from tests.browser.steps import Overheard, arrived, headed, join, see

pytestmark = pytest.mark.browser
LONG = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft"

#: Everything whose words are drawn outside of the window, or of what cuts them off
OUTSIDE = """() => {
  const found = [];
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) {
    const { parentElement: near } = texts.currentNode;
    const seen = texts.currentNode.data.trim() && near.checkVisibility({ visibilityProperty: true });
    if (!seen || near.closest(".hidden, .skip, .ghost, script, svg")) continue;
    const range = document.createRange();
    range.selectNodeContents(texts.currentNode);
    for (const box of range.getClientRects())
      if (box.right > innerWidth + 1 || box.left < -1) found.push(texts.currentNode.data.trim().slice(0, 40));
    for (let at = near; at && at !== document.body; at = at.parentElement) {
      const { overflowX, textOverflow } = getComputedStyle(at);
      const cuts = overflowX === "hidden" && textOverflow !== "ellipsis";
      if (cuts && at.scrollWidth > at.clientWidth + 1) found.push(`cut: ${at.className}`);
    }
  }
  return [...new Set(found)];
}"""


@pytest.fixture
def long(hall):
    """An evening of long words, with a result, a measure and a released protocol within reach."""
    hall.desk.do(
        "edit_workshop", title=f"Die {LONG}", place=LONG, organisers=[LONG[:80]],
        programme=[{"at": "18:00", "title": LONG, "phase": "collect"}],
        impulses=[{"at": None, "title": LONG, "text": LONG}],
        contacts=[{"name": LONG[:80], "phone": "", "mail": ""}],
    )  # fmt: skip
    hall.desk.do("edit_field_of_action", field_of_action=1, name=LONG[:80], impulse=LONG, short_name="Daseinsvorsorge…")
    for number in range(3):
        hall.desk.do("add_idea", field_of_action=1 + number % 2, title=f"{number} {LONG}", text=LONG)
    hall.desk.do("add_measure", idea=1, title=LONG, first_step=LONG)
    for role in ("lead", "partner"):
        bearer = {"organisation": LONG[:80]}
        hall.desk.do("record_responsibility", measure=1, role=role, bearer=bearer, name=LONG[:80], print_name=True)
    return hall


def outside(page):
    return page.evaluate(OUTSIDE) + ["scrolls"] * page.evaluate(
        "document.scrollingElement.scrollWidth > innerWidth + 1"
    )


def test_plain_page_and_protocol_fit_320_pixels(long):
    page = long.room.page((320, 568))
    page.goto(f"{long.url}/plain")
    page.get_by_role("button", name="Weiter").click()
    found = {}
    for phase in ("collect", "weight", "assign"):
        long.desk.do("open_phase", phase=phase)
        page.goto(f"{long.url}/plain")
        found[phase] = outside(page)
    long.desk.do("release_protocol")
    long.desk.do("publish_result", open=True)
    for path in ("plain", "protocol", "result"):
        page.goto(f"{long.url}/{path}")
        found[path] = outside(page)
    assert {name: what for name, what in found.items() if what} == {}


def test_every_scene_of_the_wall_fits_1024_by_768(long):
    wall = long.room.page((1024, 768))
    wall.goto(f"{long.url}/wall")
    found = {}
    for name, command, data in (
        ("welcome", "open_phase", {"phase": "welcome"}),
        ("collect", "open_phase", {"phase": "collect"}),
        ("discuss", "open_phase", {"phase": "discuss"}),
        ("discuss", "show", {"kind": "idea", "id": 1}),
        ("weight", "open_phase", {"phase": "weight"}),
        ("reveal", "reveal_weights", {"revealed": True, "stage": 3}),
        ("reveal", "open_phase", {"phase": "assign"}),
        ("assign", "show", {"kind": "measure", "id": 1}),
        ("close", "open_phase", {"phase": "close"}),
    ):
        long.desk.do(command, **data)
        if command != "show":
            expect(wall.locator(f".scene.{name}:not(.ghost .scene)").last).to_be_visible()
        elif data["kind"] == "measure":
            expect(wall.locator(".assign .lead .name")).to_be_visible()
        else:
            expect(wall.locator(".in-hand")).to_be_visible()
        found[name, command] = outside(wall)
    assert {name: what for name, what in found.items() if what} == {}


def test_a_wall_without_logos_and_names_has_no_strip(hall):
    wall = hall.room.wall()
    hall.desk.do("open_phase", phase="welcome")
    wall.goto(f"{hall.url}/wall")
    see(wall, f"{hall.code[:3]} {hall.code[3:]}")
    expect(wall.locator(".strip")).to_have_count(0)
    hall.desk.do("edit_workshop", organisers=["Gemeinde Aue"])
    expect(wall.locator(".strip")).to_have_text("Gemeinde Aue")


def test_the_desk_sees_a_wall_that_shows_the_protocol(hall):
    desk, wall = hall.desk_page(), hall.room.wall()
    hall.desk.do("show", kind="protocol", id=None)
    desk.goto(f"{hall.url}/desk")
    here = desk.get_by_role("complementary", name="Der Saal")
    expect(here).to_contain_text("noch nicht geöffnet")
    overheard = Overheard(wall)
    wall.goto(f"{hall.url}/wall")
    see(wall, "Das Protokoll wächst")
    overheard.wait_for_websocket()
    expect(here.locator("section", has_text="Leinwand").locator(".state")).to_have_text("verbunden", timeout=90_000)
    expect(here).to_contain_text("zeigt: das Protokoll")
    wall.close()
    expect(here).to_contain_text("Die Leinwand ist seit", timeout=90_000)


def test_where_the_readers_colours_hold_only_the_row_in_hand_is_marked(hall):
    for number in range(3):
        hall.desk.do("add_idea", field_of_action=1, title=f"Idee {number}")
    hall.desk.do("open_phase", phase="discuss")
    desk = hall.desk_page()
    desk.emulate_media(forced_colors="active")
    desk.goto(f"{hall.url}/desk")
    rows = desk.locator(".queue .row")
    expect(rows).to_have_count(3)
    rows.nth(1).click()
    expect(rows.nth(1)).to_have_class("row chosen")
    colours = rows.evaluate_all("rows => rows.map((row) => getComputedStyle(row).borderLeftColor)")
    assert [colour == "rgb(255, 255, 255)" for colour in colours] == [True, False, True], colours


def test_the_way_to_a_correction_leads_to_its_form(hall):
    phone = hall.room.phone()
    join(phone, hall.url)
    arrived(hall, phone, "participant")
    hall.desk.do("release_protocol")
    headed(phone, "Vielen Dank")
    phone.get_by_role("link", name="Etwas stimmt darin nicht").click()
    expect(phone.get_by_role("heading", name="Stimmt etwas nicht?")).to_be_in_viewport()
