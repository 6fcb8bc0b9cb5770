"""Rows are added by a button and lists are pasted: what was typed stays, and nothing is saved before "Save"."""

import re

import pytest

from workshop.domain.workshops.queries import fields_of
from workshop.extensions import db

VILLAGES = [f"Dorf {number}" for number in range(1, 31)]
LISTS = ["fields", "programme", "impulses", "contacts", "groupings", "groupings-0-groups"]
HEADS = {"fields": "name", "programme": "title", "impulses": "title", "contacts": "name"}


def places(opened, name) -> list:
    """The numbers of the rows of a list as the page draws them."""
    found = re.compile(rf"{name}-(\d+)-{HEADS.get(name, 'name')}")
    return [int(number) for number in (hit.group(1) for hit in map(found.fullmatch, opened.fields) if hit)]


def groups(opened) -> list:
    return [group["name"] for group in opened.now.groupings[0]["groups"]]


@pytest.mark.parametrize("name", LISTS)
def test_a_button_adds_a_row_and_keeps_what_was_typed(opened, name):
    before, state = places(opened, name), opened.others.things("workshop", "desk")[1]
    assert opened.press(name, title="Typed meanwhile", programme__1__at="nonsense") == 200
    assert len(places(opened, name)) == len(before) + 1
    assert (opened.fields["title"], opened.fields["programme-1-at"]) == ("Typed meanwhile", "nonsense")
    assert opened.others.things("workshop", "desk")[1] == state
    assert re.findall(r'<[^>]*autofocus[^>]*name="([^"]*)"', opened.text) == [
        f"{name}-{places(opened, name)[-1]}-{'at' if name in ('programme', 'impulses') else 'name'}"
    ]


def test_enter_saves_and_adds_no_row(opened):
    first = re.search(r"<button[^>]*>", opened.text[opened.text.index('<form method="post" class="long"') :])
    assert "name=" not in first.group()


def test_a_pasted_list_becomes_rows_and_is_saved_then(opened):
    text = "\r\n".join(["", *VILLAGES, "  ", "• Dorf  1", "aue"])
    before = groups(opened)
    assert opened.press("groupings-0-groups", groupings__0__pasted=text) == 200
    assert groups(opened) == before
    drawn = [opened.fields[f"groupings-0-groups-{place}-name"] for place in places(opened, "groupings-0-groups")]
    assert drawn[len(before) :] == [one for one in [*VILLAGES, "aue"] if one.casefold() not in _folded(before)]
    assert opened.fields["groupings-0-pasted"] == ""
    assert opened.save() == 302
    assert groups(opened) == drawn


def _folded(names):
    return {name.casefold() for name in names}


def test_who_saves_at_once_has_the_pasted_list_saved(opened):
    before = groups(opened)
    assert opened.save(groupings__0__pasted="Dorf 1\nDorf 2", pasted="Harbour\nVillage") == 302
    assert groups(opened) == [*before, "Dorf 1", "Dorf 2"]
    assert [field.name for field in fields_of(db.session, opened.others.id)] == ["Village", "Canal", "Harbour"]


def test_lines_without_room_stay_and_are_told(opened):
    room = 40 - len(groups(opened))
    assert opened.save(groupings__0__pasted="\n".join(f"Ort {number}" for number in range(room + 2))) == 422
    assert opened.fields["groupings-0-pasted"].split() == ["Ort", str(room), "Ort", str(room + 1)]
    assert list(opened.wrong()) == ["groupings-0-pasted"]
    assert opened.save(groupings__0__pasted="") == 302
    assert len(groups(opened)) == 40


def test_a_pasted_line_that_is_too_long_is_told_beside_its_row(opened):
    place = places(opened, "groupings-0-groups")[len(groups(opened))]
    assert opened.save(groupings__0__pasted="x" * 81) == 422
    assert list(opened.wrong()) == [f"groupings-0-groups-{place}-name"]


def test_the_contents_name_every_section_and_what_is_not_right_in_it(opened):
    contents = re.search(r'<nav class="contents".*?</nav>', opened.text, re.S).group()
    assert re.findall(r'href="#(\w+)"', contents) == re.findall(r'<fieldset id="(\w+)">', opened.text)
    assert opened.save(programme__0__title="", groupings__0__name="") == 422
    contents = re.search(r'<nav class="contents".*?</nav>', opened.text, re.S).group()
    assert re.findall(r'href="#(\w+)">[^<]*<span class="bad">', contents) == ["programme", "groups"]
