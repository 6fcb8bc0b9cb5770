"""axe finds nothing on phone, desk, wall and forms, in every phase."""

from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.browser.steps import join

pytestmark = pytest.mark.browser
AXE = Path(__file__).parents[2] / "node_modules/axe-core/axe.min.js"
RUN = "axe.run({preload: false, runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']})"


def findings(page) -> list[str]:
    """What axe has against a page, with the first place of each."""
    page.evaluate(AXE.read_text())
    result = page.evaluate(
        f"{RUN}.then(r => r.violations.map(v => v.id + ': ' + v.nodes[0].target + ' ' + v.nodes[0].html))"
    )
    return [text[:300] for text in result]


PREPARE = {
    "welcome": [],
    "collect": [],
    "discuss": [("show", {"kind": "idea", "id": 1})],
    "weight": [],
    "assign": [
        ("reveal_weights", {"revealed": True}),
        ("add_measure", {"idea": 1, "title": "A measure", "first_step": "Ask", "due": "2027-01-31"}),
        ("show", {"kind": "measure", "id": 1}),
        ("propose_responsibility", {"measure": 1, "role": "lead", "bearer": {"group": 2}}),
    ],
    "close": [("release_protocol", {})],
}


def test_axe_finds_nothing_in_any_phase(hall):
    for title in ("First idea", "Second idea"):
        hall.desk.do("add_idea", field_of_action=1, title=title)
    phone, wall = hall.room.phone(), hall.room.wall()
    dark = hall.room.phone(color_scheme="dark")
    join(phone, hall.url)
    join(dark, hall.url)
    wall.goto(hall.url + "/wall")
    desk = hall.desk_page()
    desk.goto(hall.url + "/desk")
    found = {}
    for phase, commands in PREPARE.items():
        hall.desk.do("open_phase", phase=phase)
        for name, data in commands:
            hall.desk.do(name, **data)
        for name, page in (("phone", phone), ("dark phone", dark), ("wall", wall), ("desk", desk)):
            page.reload()
            expect(page.get_by_role("heading", level=1).first).to_be_visible()
            found[f"{phase} {name}"] = findings(page)
    assert {place: texts for place, texts in found.items() if texts} == {}


def test_axe_finds_nothing_on_pages_and_plain_forms(hall):
    hall.desk.do("add_idea", field_of_action=1, title="First idea")
    page = hall.desk_page()
    found = {}
    own = f"/workshops/{hall.id}"
    for path in (
        "/",
        "/workshops",
        "/workshops/new",
        f"{own}/edit",
        f"{own}/moderators",
        f"{own}/retention",
        "/moderators",
    ):
        page.goto(hall.server.url + path)
        found[path] = findings(page)
    with_forms = (f"{own}/pictures", f"/w/{hall.code}/protocol")
    for path in with_forms:
        page.goto(hall.server.url + path)
        found[path, "desk"] = findings(page)
    hall.desk.do("show", kind="protocol", id=None)
    hall.desk.do("release_protocol")
    hall.desk.do("publish_result", open=True)
    visitor = hall.room.desk()
    paths = ("plain", "protocol", "protocol/wall", "result")
    for path in ("/sign-in", *(f"/w/{hall.code}/{name}" for name in paths)):
        visitor.goto(hall.server.url + path)
        found[path] = findings(visitor)
    assert {place: texts for place, texts in found.items() if texts} == {}


def test_axe_finds_nothing_where_something_is_wrong_or_missing(hall):
    hall.room.expected.append("422")
    page = hall.desk_page()
    page.goto(hall.server.url + "/workshops/new")
    page.get_by_label("Titel").fill("A draft")
    page.get_by_role("button", name="Workshop anlegen").click()
    expect(page.get_by_role("heading", name="Workshop vorbereiten")).to_be_visible()
    page.locator("#fields-0-name").fill("")
    page.locator("#programme-0-title").fill("")
    page.locator("#groupings-0-groups-0-place").fill("first")
    page.get_by_role("button", name="Speichern").click()
    expect(page.locator(".error")).to_have_count(3)
    found = {"edit": findings(page)}
    page.get_by_role("link", name="Was fehlt noch?").click()
    expect(page.get_by_role("heading", name="Vor dem Öffnen")).to_be_visible()
    found["open"] = findings(page)
    page.emulate_media(color_scheme="dark")
    found["open, dark"] = findings(page)
    assert {place: texts for place, texts in found.items() if texts} == {}
