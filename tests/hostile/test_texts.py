"""Hard but honest texts come out everywhere as they went in."""

import csv
import html
import io
import json
import re
import unicodedata

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.hostile.house import DESK, PHONE
from tests.hostile.material import HARD_TEXTS

#: What a spreadsheet would take for a formula gets an apostrophe, and so does what it would take for a figure
FORMULA = re.compile("[=+@\uff1d\uff0b\uff0d\uff20-]")
FIGURE = re.compile("[0-9]+e[0-9]+")


@pytest.fixture(scope="module")
def titles(house):
    """{id: title} of the ideas that phones have added with them."""
    assert house.command(DESK, "open_phase", {"phase": "collect"})["status"] == "saved"
    made = {}
    for text in HARD_TEXTS.values():
        answer = house.command(PHONE, "add_idea", {"field_of_action": 1, "title": text, "text": text})
        assert answer["status"] == "saved", (text, answer)
        made[answer["id"]] = unicodedata.normalize("NFC", text)
    return made


def read(house, path, who=DESK):
    answer = house.try_(who, "GET", f"/w/{house.code}{path}")
    assert (answer.status, house.faults) == (200, [])
    return answer.body


@pytest.mark.parametrize("role", ["phone", "desk", "wall"])
def test_in_the_changes(house, titles, role):
    ideas = house.things("idea", role)
    assert {ident: ideas[ident]["title"] for ident in titles} == titles
    assert {ident: ideas[ident]["text"] for ident in titles} == titles


@pytest.mark.parametrize("screen", ["", "/wall", "/desk"])
def test_in_the_picture_of_a_page(house, titles, screen):
    page = read(house, screen, DESK if screen else PHONE).decode()
    block = re.search('<script type="application/json" id="snapshot">(.*?)</script>', page, re.S).group(1)
    things = json.loads(block)["snapshot"]["things"]
    assert titles.items() <= {thing["id"]: thing.get("title") for thing in things if thing["kind"] == "idea"}.items()


def test_on_the_plain_page(house, titles):
    shown = html.unescape(read(house, "/plain", PHONE).decode())
    assert [title for title in titles.values() if title not in shown] == []


def test_in_the_protocol_as_data(house, titles):
    ideas = json.loads(read(house, "/protocol.json"))["ideas"]
    assert {idea["id"]: idea["title"] for idea in ideas if idea["id"] in titles} == titles


def test_in_the_spreadsheet_and_none_is_a_formula(house, titles):
    rows = csv.reader(io.StringIO(read(house, "/protocol.csv").decode("utf-8-sig"), newline=""), delimiter=";")
    cells = [cell for row in rows for cell in row]
    expected = [f"'{title}" if FORMULA.match(title) or FIGURE.fullmatch(title) else title for title in titles.values()]
    assert [title for title in expected if cells.count(title) < 2] == []
    assert [cell for cell in cells if FORMULA.match(cell)] == []


def test_in_the_history(house, titles):
    for ident, title in titles.items():
        assert house.command(DESK, "edit_idea", {"idea": ident, "title": title})["status"] == "saved"
    rows = json.loads(read(house, "/history?as=desk"))["rows"]
    assert [title for title in titles.values() if title not in {row["title"] for row in rows}] == []


def test_on_paper(house, titles):
    assert read(house, "/protocol.pdf").startswith(b"%PDF-")


@given(text=st.text(st.characters(codec=None), min_size=1, max_size=60))
@settings(
    max_examples=30, derandomize=True, deadline=None, database=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)  # fmt: skip
def test_any_text_is_refused_or_shown_to_everybody_alike(house, titles, text):
    alike(house, next(iter(titles)), text)
    assert house.faults == []


def alike(house, idea, text):
    """Make `text` the title of `idea`: refused, and nothing happens; or everybody sees the same title."""
    before = house.state()
    answer = house.command(DESK, "edit_idea", {"idea": idea, "title": text})
    if answer["status"] == "refused":
        house.faults += [] if answer["code"] == "bad_shape" else [f"{answer}: {text!r}"]
        house.faults += [] if house.state() == before else [f"refused and there: {text!r}"]
        return
    phone, desk = (house.things("idea", role)[idea]["title"] for role in ("phone", "desk"))
    told = json.loads(house.by(DESK, "GET", f"/w/{house.code}/protocol.json").body)["ideas"]
    paper = next(one["title"] for one in told if one["id"] == idea)
    if not phone == desk == paper == unicodedata.normalize("NFC", phone).strip():
        house.faults.append(f"{text!r}: {phone!r}, {desk!r}, {paper!r}")
