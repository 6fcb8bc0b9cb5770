"""The style sheets: what several screens share is said once, and so is what is another one in the dark."""

import re
from collections import defaultdict
from pathlib import Path

import pytest

from workshop.web.http.assets import SHEETS

STATIC = Path(__file__).parents[2] / "static"
FILES = sorted((STATIC / "css").rglob("*.css"))
TOKENS = STATIC / "css/tokens.css"
DARK = r"prefers-color-scheme|data-theme"


def rules(text: str) -> list[tuple[list[str], str]]:
    """Each rule as (what it stands in and its selector, what it says)."""
    found, around, begun = [], [], ""
    for char in re.sub(r"/\*.*?\*/", "", text, flags=re.S):
        if char == "{":
            around.append(begun.strip())
            begun = ""
        elif char == "}":
            if begun.strip():
                found.append((list(around), begun.strip()))
            around.pop()
            begun = ""
        else:
            begun += char
    return found


def defined(text: str) -> set[str]:
    """The classes that a sheet defines: rules for a class as such, wherever it stands and whatever else it is."""
    alone = [where[0] for where, _said in rules(text) if len(where) == 1]
    selectors = [one.strip() for where in alone for one in re.split(r",(?![^(]*\))", where)]
    return {found[1] for one in selectors if (found := re.fullmatch(r"[a-z]*\.([\w-]+)", one))}


def dark(text: str) -> list[str]:
    """What is said of light or dark surroundings, besides which of both it is."""
    told = [said for where, said in rules(text) if re.search(DARK, " ".join(where))]
    return [said for said in told if re.sub(r"--(light|dark):\s*(initial)?\s*;", "", said).strip()]


def test_every_sheet_of_a_screen_is_there_and_every_one_belongs_to_a_screen():
    named = {STATIC / sheet for sheets in SHEETS.values() for sheet in sheets}
    assert sorted(named) == FILES


def test_no_class_is_defined_in_three_sheets():
    places = defaultdict(list)
    for file in FILES:
        for name in defined(file.read_text()):
            places[name].append(file.stem)
    assert {name: files for name, files in places.items() if len(files) > 2} == {}


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_what_is_another_one_in_the_dark_is_typed_once(file):
    assert dark(file.read_text()) == []
    assert file == TOKENS or not re.search(DARK, file.read_text())


def test_a_class_is_found_where_it_is_defined_and_not_where_it_is_only_spoken_of():
    sheet = """.one, p.two, .three:is(.a, .b) { color: red; } /* .four { } */ .five .six { color: red; }
    @media (max-width: 1px) { .seven { color: red; } } .eight::before { content: ""; }"""
    assert defined(sheet) == {"one", "two"}


def test_a_dark_value_beside_the_tokens_is_found():
    switch = '@media (prefers-color-scheme: dark) { :root:not([data-theme="light"]) { --light: ; --dark: initial; } }'
    again = ':root[data-theme="dark"] { --light: ; --dark: initial; --bg: #08252F; }'
    assert (dark(switch), len(dark(again))) == ([], 1)
