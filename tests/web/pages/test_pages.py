"""Moderators' pages: creating and editing."""

import re

import pytest

from tests.support.forms import form_of
from tests.support.visitors import Visitors, away


def edited(visitors, changes):
    path = f"/workshops/{visitors.here.id}/edit"
    values = form_of(visitors.read("moderator", path).get_data(as_text=True)) | changes
    return away(visitors.clients["moderator"].post, path, data=values)


def test_a_form_sent_back_unchanged_changes_nothing_but_says_saved(app):
    visitors = Visitors(app)
    before = visitors.here.things("workshop", "desk")[1]
    assert edited(visitors, {}).status_code == 302
    after = visitors.here.things("workshop", "desk")[1]
    assert after | {"seq": 0} == before | {"seq": 0}


def test_a_refused_edit_stores_nothing_and_the_corrected_one_everything(app):
    visitors = Visitors(app)
    wrong = {"title": "New title", "fields-2-letter": "A", "fields-2-name": "Third"}
    assert edited(visitors, wrong).status_code == 422
    assert (visitors.here.workshop.title, len(visitors.here.things("field_of_action"))) == ("Sample evening", 2)
    assert edited(visitors, wrong | {"fields-2-letter": "C"}).status_code == 302
    fields = visitors.here.things("field_of_action")
    assert (visitors.here.workshop.title, fields[3]["letter"], fields[3]["short_name"]) == ("New title", "C", "Third")


def test_an_edit_of_what_somebody_else_changed_meanwhile_is_refused_with_everything_typed(app):
    visitors = Visitors(app)
    path = f"/workshops/{visitors.here.id}/edit"
    values = form_of(visitors.read("moderator", path).get_data(as_text=True)) | {"title": "Mine"}
    visitors.here.do("edit_workshop", title="Theirs")
    response = away(visitors.clients["moderator"].post, path, data=values)
    assert (response.status_code, visitors.here.workshop.title) == (422, "Theirs")
    assert 'value="Mine"' in response.get_data(as_text=True)


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("Mobilität", "Mobilität"),
        ("Dorfmitte und Begegnung", "Dorfmitte"),
        ("Digitale Daseinsvorsorge", "Daseinsvorsorge"),
        ("Smarte Verwaltung", "Verwaltung"),
        ("Wirtschaft und Arbeitsorte", "Wirtschaft"),
        ("Schöner Wohnen im Alter und in der Jugend", "Schöner Wohnen"),
        ("Leben im Dorf und in der Stadt", "Leben im Dorf"),
        ("Bildung, Kultur und Sport", "Bildung, Kultur"),
        ("Digital public services", "public services"),
        ("Daseinsvorsorgeeinrichtungen", "Daseinsvorsorge…"),
        ("und", "und"),
    ],
)
def test_a_short_name_says_what_it_is_about(app, name, told):
    from workshop.domain.fields_of_action.commands import short

    assert (short(name), len(told) <= 16) == (told, True)


def test_a_copy_takes_over_fields_and_texts_and_no_people(app):
    visitors = Visitors(app)
    visitors.here.do("edit_workshop", organisers=["Village of Aue"])
    values = form_of(visitors.read("moderator", "/workshops/new").get_data(as_text=True))
    values |= {"template": "copy", "original": str(visitors.here.id), "title": "The copy"}
    response = away(visitors.clients["moderator"].post, "/workshops/new", data=values)
    made = int(response.location.split("/")[2])
    from workshop.domain.workshops.queries import fields_of, workshop_by_id
    from workshop.extensions import db

    copy = workshop_by_id(db.session, made)
    assert (copy.title, copy.organisers, copy.state, copy.joined) == ("The copy", ["Village of Aue"], "draft", 0)
    assert [field.name for field in fields_of(db.session, made)] == ["Village", "Canal"]


def test_one_form_that_is_sent_three_times_makes_one_workshop(app):
    visitors = Visitors(app)
    values = form_of(visitors.read("moderator", "/workshops/new").get_data(as_text=True)) | {"title": "Once"}
    made = [away(visitors.clients["moderator"].post, "/workshops/new", data=values).location for _ in range(3)]
    other = away(visitors.clients["moderator"].post, "/workshops/new", data=values | {"title": "Another"}).location
    assert (len(set(made)), other in made) == (1, False)
    from workshop.domain.workshops.queries import workshops_of
    from workshop.extensions import db

    assert sorted(one.title for one in workshops_of(db.session, 1))[:2] == ["Another", "Once"]
    assert len(workshops_of(db.session, 1)) == 3


def test_the_template_asks_for_municipalities_first_and_they_count(app):
    visitors = Visitors(app)
    values = form_of(visitors.read("moderator", "/workshops/new").get_data(as_text=True)) | {"title": "The new one"}
    made = away(visitors.clients["moderator"].post, "/workshops/new", data=values).location
    page = visitors.read("moderator", made).get_data(as_text=True)
    drawn = form_of(page)
    assert [drawn[f"groupings-{place}-name"] for place in range(2)] == ["Gemeinde", "Rolle"]
    ticked = [name for name in drawn if name.endswith("counts_for_breadth")]
    assert {name.split("-")[1] for name in ticked} == {"0"}
    answer = away(visitors.clients["moderator"].post, made, data=drawn | {"groupings-0-groups-0-name": "Aue"})
    assert answer.status_code == 302
    from workshop.domain.groups.groupings import breadth_name
    from workshop.domain.workshops.queries import workshop_by_id
    from workshop.extensions import db

    assert breadth_name(workshop_by_id(db.session, int(made.split("/")[2])).groupings) == "Gemeinde"


def test_on_the_plain_page_the_question_that_counts_is_the_one_to_answer(app):
    visitors = Visitors(app)
    role = {"name": "Rolle", "groups": [{"name": "Verein", "counts_for_breadth": False}]}
    empty = {"name": "Noch leer", "groups": []}
    groupings = [role, empty, *visitors.here.workshop.groupings[:1]]
    visitors.here.do("edit_workshop", groupings=groupings, groups_required=True)
    page = visitors.read("nobody", f"/w/{visitors.code}/plain").get_data(as_text=True)
    labels = re.findall(r'<label for="grouping-\d+">(\w+)</label>(<span class="optional">)?', page)
    assert labels == [("Gemeinde", "")]
