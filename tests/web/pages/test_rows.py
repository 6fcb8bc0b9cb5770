"""No row of the page vanishes with "Saved.": what is incomplete or wrong is told beside it, all of it at once."""

import re

import pytest

from tests.support.edit_page import ASIDE
from workshop.domain.workshops.queries import fields_of
from workshop.extensions import db

INCOMPLETE = [
    ({"programme__2__title": "Talk"}, "programme-2-at"),
    ({"programme__2__at": "18:10"}, "programme-2-title"),
    ({"programme__0__title": ""}, "programme-0-title"),
    ({"programme__0__at": ""}, "programme-0-at"),
    ({"impulses__1__text": "A long text"}, "impulses-1-title"),
    ({"impulses__0__title": ""}, "impulses-0-title"),
    ({"contacts__1__phone": "01"}, "contacts-1-name"),
    ({"contacts__0__name": ""}, "contacts-0-name"),
    ({"groupings__2__groups__0__name": "Dorf"}, "groupings-2-name"),
    ({"groupings__0__name": ""}, "groupings-0-name"),
    ({"fields__0__name": ""}, "fields-0-name"),
    ({"fields__2__impulse": "Why?"}, "fields-2-name"),
    ({"fields__0__letter": ""}, "fields-0-letter"),
]


@pytest.mark.parametrize(("changes", "at"), INCOMPLETE)
def test_an_incomplete_row_is_refused_beside_it_and_stays(opened, changes, at):
    before = opened.others.things("workshop", "desk")[1]
    assert opened.save(title="Another title", **changes) == 422
    assert list(opened.wrong()) == [at]
    assert {name: opened.fields[name.replace("__", "-")].strip() for name in changes} == changes
    assert opened.others.things("workshop", "desk")[1] == before
    assert [field.name for field in fields_of(db.session, opened.others.id)] == ["Village", "Canal"]


def test_all_that_is_wrong_is_told_at_once(opened):
    assert opened.save(points="0", programme__0__title="", contacts__0__mail="x" * 255, impulses__1__text="Text") == 422
    assert set(opened.wrong()) == {"points", "programme-0-title", "contacts-0-mail", "impulses-1-title"}


MOST = {
    "programme-0-title": 120, "impulses-0-text": 4000, "contacts-0-mail": 254, "fields-0-short_name": 16,
    "fields-0-impulse": 4000, "groupings-0-name": 80, "groupings-0-groups-0-name": 80,
}  # fmt: skip


@pytest.mark.parametrize("name", MOST)
def test_what_is_too_long_in_a_row_is_told_beside_it(opened, name):
    assert opened.save(**{name: "x" * 4001}) == 422
    assert opened.wrong() == {name: [f"Bitte kürzen Sie: {4001 - MOST[name]} Zeichen zu viel."]}


@pytest.mark.parametrize("name", ["programme-0-title", "impulses-0-text", "contacts-0-mail", "fields-0-name", "title"])
def test_what_cannot_be_printed_in_a_row_is_told_beside_it(opened, name):
    assert opened.save(**{name: "bell\x07"}) == 422
    assert list(opened.wrong()) == [name]


@pytest.mark.parametrize("name", ["groupings-0-name", "groupings-0-groups-0-name"])
def test_what_cannot_be_printed_in_a_group_is_told_beside_it(opened, name):
    assert opened.save(**{name: "bell\x07"}) == 422
    assert list(opened.wrong()) == [name]


def test_what_is_no_time_is_told_in_the_readers_language(opened):
    assert opened.save(programme__0__at="99:99") == 422
    assert opened.wrong() == {"programme-0-at": ["Bitte geben Sie eine Uhrzeit ein, zum Beispiel 17:00."]}


@pytest.mark.parametrize("name", ["day", "last_day", "starts", "points"])
def test_nonsense_in_a_field_is_told_once_and_beside_it(opened, name):
    assert opened.save(**{name: "nonsense"}) == 422
    assert {at: len(told) for at, told in opened.wrong().items()} == {name: 1}


def test_a_group_that_somebody_belongs_to_is_not_taken_out_and_told_beside_it(opened):
    assert opened.save(groupings__0__groups__0__name="") == 422
    assert list(opened.wrong()) == ["groupings-0-groups-0-name"]
    assert [group["name"] for group in opened.now.groupings[0]["groups"]] == ["Aue", "Bach", "Cella", "fern"]


@pytest.mark.parametrize("changes", [
    {"groupings__0__groups__1__name": " AUE"}, {"groupings__1__name": "gemeinde"},
])  # fmt: skip
def test_a_name_that_is_there_already_is_told_beside_it(opened, changes):
    assert opened.save(title="Another title", **changes) == 422
    told = "Diesen Namen gibt es schon. Bitte wählen Sie einen anderen, damit niemand sie verwechselt."
    assert opened.wrong() == {name.replace("__", "-"): [told] for name in changes}


def test_a_field_of_action_with_ideas_is_not_taken_out_and_told_beside_it(opened):
    opened.others.idea()
    assert opened.save(fields__0__remove="y") == 422
    assert list(opened.wrong()) == ["fields-0-name"]


def test_a_letter_that_is_taken_is_told_beside_it(opened):
    assert opened.save(fields__1__letter="A") == 422
    assert list(opened.wrong()) == ["fields-1-letter"]


def test_too_many_rows_are_told_at_the_head_of_their_list(opened):
    many = [{"name": f"Question {number}", "groups": []} for number in range(2)]
    opened.others.do("edit_workshop", groupings=[*opened.now.groupings, *many])
    opened.fields = opened.drawn()
    assert opened.save(groupings__4__name="One more") == 422
    assert re.search(
        r'<p class="hint" id="institutions-hint">.*?</p>\s*<p class="refused" role="alert">', opened.text, re.S
    )


def test_rows_are_taken_out_by_their_tick_or_by_emptying_them(opened):
    changes = {
        "programme__0__remove": "y", "impulses__0__title": "", "impulses__0__text": "", "contacts__0__remove": "y",
        "fields__1__remove": "y", "groupings__1__remove": "y", "groupings__0__groups__2__name": "",
    }  # fmt: skip
    assert opened.save(**changes) == 302
    assert [row["title"] for row in opened.now.programme] == ["Ideas"]
    assert (opened.now.impulses, opened.now.contacts) == ([], [])
    assert [field.name for field in fields_of(db.session, opened.others.id)] == ["Village"]
    assert [[group["name"] for group in one["groups"]] for one in opened.now.groupings] == [["Aue", "Bach", "fern"]]


def test_what_was_changed_meanwhile_is_not_taken_out_unseen(opened):
    opened.others.do("edit_field_of_action", field_of_action=2, impulse="A new question?")
    assert opened.save(fields__1__remove="y") == 422
    assert opened.wrong() == {"fields-1-impulse": [ASIDE.format("A new question?")]}
    assert opened.save() == 302
    assert opened.field(2) is None


def test_a_question_that_was_changed_meanwhile_is_not_taken_out_unseen(opened):
    theirs = opened.now.groupings
    theirs[1]["groups"].append({"name": "Firma", "counts_for_breadth": False})
    opened.others.do("edit_workshop", groupings=theirs)
    assert opened.save(groupings__1__remove="y") == 422
    assert list(opened.wrong()) == ["groupings-1-name"]
    assert len(opened.now.groupings) == 2


def test_a_form_that_somebody_has_made_up_is_no_error_of_ours(opened):
    twice = {
        f"groupings-0-groups-9-{name}": opened.fields[f"groupings-0-groups-0-{name}"] for name in ("id", "was", "name")
    }
    strange = {
        "groupings-1-id": "x",
        "fields-0-id": "99",
        "programme-0-was": "=",
        "was": "title=1 =",
        "contacts-²-name": "x",
    }
    for changes in (twice | {"groupings-0-groups-9-place": "1"}, strange):
        opened.fields = opened.drawn() | changes
        assert opened.save(place="Village hall") in (302, 422)
    assert [len(one["groups"]) for one in opened.now.groupings] == [4, 1]


@pytest.mark.parametrize("field", ["contacts__0__mail", "responsible_email"])
def test_what_is_no_mail_address_is_told_beside_its_field(opened, field):
    assert opened.save(**{field: "kein-mail"}) == 422
    name = field.replace("__", "-")
    assert opened.wrong() == {name: ["Bitte geben Sie eine E-Mail-Adresse ein, zum Beispiel name@example.org."]}
    assert opened.fields[name] == "kein-mail"
