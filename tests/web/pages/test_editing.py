"""The page on which a workshop is prepared saves what was touched, and undoes nothing that others have done."""

from datetime import UTC, datetime

import pytest

from tests.support.edit_page import ASIDE, RICH
from tests.support.visitors import Visitors
from workshop.domain.workshops.queries import fields_of
from workshop.extensions import db


def test_a_page_that_lay_open_undoes_nothing(opened):
    opened.others.do("edit_field_of_action", field_of_action=1, name="Renamed at the desk")
    opened.others.do(
        "edit_workshop", title="Theirs", ends=datetime(2026, 11, 22, 21, tzinfo=UTC), funders=["A fund"], points=12,
        programme=[{"at": "17:55", "title": "Coffee", "phase": None}, *RICH["programme"]], contacts=[], impulses=[],
        groupings=[opened.now.groupings[0] | {"name": "Ort"}],
    )  # fmt: skip
    before = opened.others.things("workshop", "desk")[1]
    assert opened.save(place="Village hall") == 302
    assert opened.others.things("workshop", "desk")[1] | {"seq": 0} == before | {"seq": 0, "place": "Village hall"}
    assert opened.field(1).name == "Renamed at the desk"


def test_another_cell_of_a_row_that_was_changed_meanwhile_is_saved(opened):
    opened.others.do("edit_field_of_action", field_of_action=1, name="Renamed at the desk")
    assert opened.save(fields__0__short_name="Short") == 302
    assert (opened.field(1).name, opened.field(1).short_name) == ("Renamed at the desk", "Short")


@pytest.mark.parametrize(
    ("name", "mine", "theirs", "told"),
    [
        ("title", "Mine", {"title": "Theirs"}, "Theirs"),
        ("points", "8", {"points": 9}, "9"),
        ("language", "en", {"language": "en"}, None),
        ("groups_required", "y", {"groups_required": True}, None),
        ("organisers", "Mine", {"organisers": ["One", "Two"]}, "One\nTwo"),
    ],
)
def test_what_both_have_changed_is_refused_at_its_field_unless_both_want_the_same(opened, name, mine, theirs, told):
    opened.others.do("edit_workshop", **theirs)
    assert opened.save(**{name: mine, "place": "Village hall"}) == (422 if told else 302)
    assert opened.wrong() == ({name: [ASIDE.format(told)]} if told else {})
    assert getattr(opened.now, name) == next(iter(theirs.values()))
    if told:
        assert (opened.now.place, opened.fields[name].strip(), opened.fields["place"]) == ("", mine, "Village hall")
        assert opened.save() == 302
        wanted = {"points": 8, "organisers": ["Mine"]}.get(name, mine)
        assert (getattr(opened.now, name), opened.now.place) == (wanted, "Village hall")


def test_the_same_cell_of_a_field_of_action_is_refused_beside_it(opened):
    opened.others.do("edit_field_of_action", field_of_action=1, name="Theirs", impulse="Their question?")
    assert opened.save(fields__0__name="Mine") == 422
    assert opened.wrong() == {"fields-0-name": [ASIDE.format("Theirs")]}
    assert (opened.field(1).name, opened.fields["fields-0-name"]) == ("Theirs", "Mine")
    assert opened.save() == 302
    assert (opened.field(1).name, opened.field(1).impulse) == ("Mine", "Their question?")


def test_a_field_of_action_that_was_removed_meanwhile(opened):
    opened.others.do("remove_field_of_action", field_of_action=2)
    assert opened.save(place="Village hall") == 302
    opened.fields = opened.drawn() | {
        name: value for name, value in opened.fields.items() if name.startswith("fields-1")
    }
    assert opened.save(fields__1__name="Mine after all") == 422
    assert list(opened.wrong()) == ["fields-1-name"]
    assert opened.save() == 302
    assert [field.name for field in fields_of(db.session, opened.others.id)] == ["Village", "Mine after all"]


LISTS = [
    ("programme", "title", [{"at": "18:00", "title": "Theirs", "phase": "welcome"}, RICH["programme"][1]]),
    ("impulses", "title", [{"at": None, "title": "Theirs", "text": "On it"}]),
    ("contacts", "name", [{"name": "Theirs", "phone": "01", "mail": "a@example.org"}]),
]


@pytest.mark.parametrize(("name", "cell", "theirs"), LISTS)
def test_the_same_row_of_a_list_is_refused_beside_it(opened, name, cell, theirs):
    opened.others.do("edit_workshop", **{name: theirs})
    assert opened.save(**{f"{name}__0__{cell}": "Mine"}) == 422
    assert opened.wrong() == {f"{name}-0-{cell}": [ASIDE.format("Theirs")]}
    assert getattr(opened.now, name) == theirs
    assert opened.save() == 302
    assert getattr(opened.now, name) == [theirs[0] | {cell: "Mine"}, *theirs[1:]]


def test_another_cell_of_a_row_of_a_list_is_shown_as_it_is_and_asked_for_once_more(opened):
    opened.others.do("edit_workshop", contacts=[RICH["contacts"][0] | {"phone": "02"}])
    assert opened.save(contacts__0__mail="b@example.org") == 422
    assert (opened.fields["contacts-0-phone"], opened.fields["contacts-0-mail"]) == ("02", "b@example.org")
    assert list(opened.wrong()) == ["contacts-0-phone"]
    assert opened.save() == 302
    assert opened.now.contacts == [{"name": "Office", "phone": "02", "mail": "b@example.org"}]


@pytest.mark.parametrize(("name", "cell"), [(name, cell) for name, cell, _theirs in LISTS])
def test_a_row_that_was_taken_out_meanwhile_can_be_put_back(opened, name, cell):
    opened.others.do("edit_workshop", **{name: []})
    assert opened.save(**{f"{name}__0__{cell}": "Mine"}) == 422
    assert opened.wrong() == {
        f"{name}-0-{cell}": [
            "Jemand anderes hat das inzwischen herausgenommen. Speichern Sie noch einmal, dann kommt es wieder hinein."
        ]
    }
    assert opened.save() == 302
    assert [row[cell] for row in getattr(opened.now, name)] == ["Mine"]


def test_rows_of_both_are_added_and_each_others_are_kept(opened):
    opened.others.do("edit_workshop", programme=[*RICH["programme"], {"at": "19:00", "title": "Theirs", "phase": None}])
    assert opened.save(programme__2__at="18:45", programme__2__title="Mine", programme__0__remove="y") == 302
    assert [row["title"] for row in opened.now.programme] == ["Ideas", "Mine", "Theirs"]


def test_groups_of_both_are_added_and_renamed_without_harm(opened):
    theirs = opened.now.groupings
    theirs[0]["groups"] = [
        theirs[0]["groups"][0] | {"name": "Aue an der Elbe"},
        *theirs[0]["groups"][1:],
        {"name": "Dorf"},
    ]
    opened.others.do("edit_workshop", groupings=theirs)
    assert opened.save(groupings__0__groups__1__name="Bach am Berg", groupings__0__groups__4__name="Hof") == 302
    names = [group["name"] for group in opened.now.groupings[0]["groups"]]
    assert names == ["Aue an der Elbe", "Bach am Berg", "Cella", "fern", "Dorf", "Hof"]


def test_the_same_group_and_the_same_question_are_refused_beside_them(opened):
    theirs = opened.now.groupings
    theirs[0] |= {"name": "Ort", "groups": [theirs[0]["groups"][0] | {"name": "Theirs"}, *theirs[0]["groups"][1:]]}
    opened.others.do("edit_workshop", groupings=theirs)
    assert opened.save(groupings__0__name="Dorf", groupings__0__groups__0__name="Mine") == 422
    assert opened.wrong() == {
        "groupings-0-name": [ASIDE.format("Ort")], "groupings-0-groups-0-name": [ASIDE.format("Theirs")]
    }  # fmt: skip
    assert opened.save() == 302
    assert (opened.now.groupings[0]["name"], opened.now.groupings[0]["groups"][0]["name"]) == ("Dorf", "Mine")


def test_a_tick_that_both_have_changed_says_what_it_is(opened):
    theirs = opened.now.groupings
    theirs[0]["groups"][3]["counts_for_breadth"] = True
    opened.others.do("edit_workshop", groupings=theirs)
    opened.others.do("edit_workshop", groups_required=True)
    opened.others.do("edit_workshop", groups_required=False)
    assert opened.save(groupings__0__groups__0__counts_for_breadth=None) == 302
    assert [group["counts_for_breadth"] for group in opened.now.groupings[0]["groups"]] == [False, True, True, True]


def names(opened):
    return [[group["name"] for group in one["groups"]] for one in opened.now.groupings]


def test_groups_and_questions_change_their_order(opened):
    assert opened.save(groupings__0__groups__3__place="1", groupings__0__groups__0__place="3") == 302
    assert names(opened)[0] == ["fern", "Bach", "Cella", "Aue"]
    opened.fields = opened.drawn()
    assert opened.save(groupings__1__place="1") == 302
    assert [one["name"] for one in opened.now.groupings] == ["Rolle", "Gemeinde"]
    assert "Diese Frage zählt für die Breite." in opened.visitors.read("moderator", opened.path).get_data(as_text=True)


@pytest.mark.parametrize(
    ("place", "to", "order"),
    [(0, 2, "BACD"), (0, 4, "BCDA"), (3, 1, "DABC"), (3, 3, "ABDC"), (1, 9, "ACDB"), (2, 3, "ABCD")],
)
def test_a_group_goes_where_its_number_says(opened, place, to, order):
    opened.others.do(
        "edit_workshop",
        groupings=[{"name": "Ort", "groups": [{"name": name} for name in "ABCD"]}, *opened.now.groupings],
    )
    opened.fields = opened.drawn()
    opened.save(**{f"groupings__0__groups__{place}__place": str(to)})
    assert "".join(names(opened)[0]) == order


def test_a_new_group_stands_where_its_number_says_and_else_last(opened):
    changes = {"groupings__0__groups__4__name": "Dorf", "groupings__0__groups__5__name": "Hof"}
    assert opened.save(groupings__0__groups__5__place="2", **changes) == 302
    assert names(opened)[0] == ["Aue", "Hof", "Bach", "Cella", "fern", "Dorf"]


def test_an_order_that_was_changed_meanwhile_is_refused_and_an_untouched_one_stays(opened):
    first, second = opened.now.groupings
    opened.others.do("edit_workshop", groupings=[second, first | {"groups": first["groups"][::-1]}])
    assert opened.save(groupings__0__groups__0__place="2") == 422
    assert list(opened.wrong()) == ["groupings-0-groups-0-place"]
    opened.fields["groupings-0-groups-0-place"] = "1"
    assert opened.save(groupings__0__groups__0__name="Aue an der Elbe") == 302
    assert names(opened) == [["Verein"], ["fern", "Cella", "Bach", "Aue an der Elbe"]]


def test_a_place_that_is_no_number_is_told_beside_it(opened):
    assert opened.save(groupings__0__groups__0__place="first") == 422
    assert list(opened.wrong()) == ["groupings-0-groups-0-place"]


def test_a_programme_in_no_order_stays_so_until_it_is_touched(opened):
    opened.others.do("edit_workshop", programme=RICH["programme"][::-1])
    opened.fields = opened.drawn()
    assert opened.save(place="Village hall") == 302
    assert opened.now.programme == RICH["programme"][::-1]
    assert opened.save(programme__2__at="18:15", programme__2__title="Talk") == 302
    assert [row["title"] for row in opened.now.programme] == ["Welcome", "Talk", "Ideas"]


def test_what_is_too_long_is_told_with_its_number_and_not_cut(opened):
    assert "maxlength" not in opened.text
    impulse = "ä\r\n" * 2000
    assert opened.save(fields__0__impulse=impulse + "und noch mehr", title="e\u0301" * 120) == 422
    assert opened.wrong() == {"fields-0-impulse": ["Bitte kürzen Sie: 13 Zeichen zu viel."]}
    assert len(opened.fields["fields-0-impulse"].splitlines()) == 2001
    assert opened.save(fields__0__impulse=impulse) == 302
    assert (len(opened.field(1).impulse), opened.now.title) == (3999, "é" * 120)


def test_a_form_without_a_single_row_is_drawn_again_with_what_is_missing(app):
    """No browser sends that; whoever does gets the page and no fault."""
    visitors = Visitors(app)
    answer = visitors.send("moderator", f"/workshops/{visitors.here.id}/edit", {"title": "No rows"})
    assert (answer.status_code, "No rows" in answer.text) == (422, True)
