"""What a new workshop takes from a template or from another workshop."""

from datetime import UTC, datetime
from io import BytesIO

import pytest
from PIL import Image

from tests.support.evening import key
from tests.support.forms import form_of
from tests.support.visitors import away
from workshop.domain.pictures.queries import picture_files, rows_of
from workshop.domain.workshops.queries import fields_of, workshop_by_id
from workshop.engine.command import data_for
from workshop.engine.keys import Command
from workshop.engine.perform import perform
from workshop.extensions import db
from workshop.imaging import make


def london(opened):
    """An evening in London with a funder's logo, at which times are shown as they are there."""

    opened.others.do(
        "edit_workshop", time_zone="Europe/London", starts=datetime(2026, 11, 22, 18, tzinfo=UTC),
        ends=datetime(2026, 11, 23, 0, 30, tzinfo=UTC), place="Town hall", group_minimum=3,
    )  # fmt: skip
    for sort, color in (("funder", "red"), ("organiser", "blue"), ("photo", "green")):
        file = BytesIO()
        Image.new("RGB", (40, 20), color).save(file, "PNG")
        data = {"sort": sort, "name": f"A {sort}", "alt": "A colour"} | make(file.getvalue(), sort).data()
        command = Command(key(), "add_picture", data_for("add_picture", data, wire=False))
        assert perform(opened.others.id, opened.others.desk, [command])[0]["status"] == "saved"
    db.session.rollback()


def copy(opened, from_list=False, **changes):
    path = f"/workshops/new?copy={opened.others.id}" if from_list else "/workshops/new"
    fields = form_of(opened.visitors.read("moderator", path).get_data(as_text=True))
    fields |= {
        "template": "copy",
        "original": str(opened.others.id),
        "title": "The copy",
        "day": "2027-06-10",
    } | changes
    answer = away(opened.visitors.clients["moderator"].post, path, data=fields)
    assert answer.status_code == 302
    db.session.rollback()
    return workshop_by_id(db.session, int(answer.location.split("/")[2]))


@pytest.mark.parametrize("from_list", [False, True])
def test_a_copy_keeps_zone_clock_times_and_length(opened, from_list):
    london(opened)
    made = copy(opened, from_list)
    assert (made.time_zone, made.place, made.programme) == ("Europe/London", "Town hall", opened.now.programme)
    told = [f"{moment:%d %H:%M}" for moment in (made.starts, made.ends)]
    assert told == ["10 17:00", "10 23:30"]


def test_a_copy_takes_the_times_that_were_typed_in_the_originals_zone(opened):
    london(opened)
    made = copy(opened, starts="14:00")
    assert [f"{moment:%d %H:%M}" for moment in (made.starts, made.ends)] == ["10 13:00", "10 18:00"]
    made = copy(opened, starts="10:00", ends="11:00", place="Elsewhere")
    assert [f"{moment:%d %H:%M}" for moment in (made.starts, made.ends)] == ["10 09:00", "10 10:00"]
    assert made.place == "Elsewhere"


def test_a_copy_over_the_change_of_clocks_keeps_what_the_clocks_show(opened):
    london(opened)
    opened.others.do("edit_workshop", ends=datetime(2026, 11, 23, 3, 30, tzinfo=UTC))
    made = copy(opened, day="2027-10-30")
    assert [f"{moment:%d %H:%M}" for moment in (made.starts, made.ends)] == ["30 17:00", "31 03:30"]


def test_a_copy_of_several_days_takes_as_many(opened):
    opened.others.do("edit_workshop", ends=datetime(2026, 11, 24, 12, tzinfo=UTC))
    made = copy(opened)
    assert [f"{moment:%d %H:%M}" for moment in (made.starts, made.ends)] == ["10 16:00", "12 11:00"]


def test_a_copy_of_several_days_with_another_end_takes_as_many(opened):
    opened.others.do("edit_workshop", ends=datetime(2026, 11, 24, 12, tzinfo=UTC))
    made = copy(opened, ends="12:00")
    assert [f"{moment:%d %H:%M}" for moment in (made.starts, made.ends)] == ["10 16:00", "12 10:00"]


@pytest.mark.parametrize("sent", ["zz", "ä" * 32, "0" * 31, ""])
def test_a_form_with_a_key_that_is_none_makes_a_workshop_all_the_same(opened, sent):
    assert copy(opened, key=sent).title == "The copy"


def test_a_new_workshop_is_sent_to_no_field_that_its_page_does_not_have(opened):
    fields = form_of(opened.visitors.read("moderator", "/workshops/new").get_data(as_text=True))
    fields |= {"title": "New", "day": "2027-06-10", "starts": "17:00", "ends": "17:00"}
    answer = away(opened.visitors.clients["moderator"].post, "/workshops/new", data=fields)
    told = answer.get_data(as_text=True)
    assert (answer.status_code, "Es darf nach Mitternacht sein" in told) == (422, True)


def test_a_copy_takes_logos_along_and_no_photos(opened):

    london(opened)
    made = copy(opened)
    logos = rows_of(db.session, made)
    assert [(logo.sort, logo.name, logo.alt) for logo in logos] == [
        ("organiser", "A organiser", "A colour"), ("funder", "A funder", "A colour")
    ]  # fmt: skip
    assert picture_files(db.session, made, logos) == picture_files(db.session, opened.now, logos)
    assert [field.name for field in fields_of(db.session, made.id)] == ["Village", "Canal"]
    assert (made.group_minimum, made.state, made.joined) == (3, "draft", 0)


@pytest.mark.parametrize("template", ["ideas", "assembly"])
def test_a_template_has_a_field_of_action_to_begin_with(opened, template):
    fields = form_of(opened.visitors.read("moderator", "/workshops/new").get_data(as_text=True))
    changes = {"template": template, "title": "New", "starts": "22:00", "ends": "00:30", "day": "2027-06-10"}
    answer = away(opened.visitors.clients["moderator"].post, "/workshops/new", data=fields | changes)
    made = workshop_by_id(db.session, int(answer.location.split("/")[2]))
    assert [(field.letter, field.name, field.short_name) for field in fields_of(db.session, made.id)] == [
        ("A", "Unsere Ideen", "Ideen")
    ]
    assert f"{made.ends:%d %H:%M}" == "10 22:30"


def new_form(visitors, who, **changes):
    """(status, page) of a new workshop's form that is sent by `who`."""
    fields = form_of(visitors.read(who, "/workshops/new").get_data(as_text=True))
    fields |= {"title": "The copy", "day": "2027-06-10", "template": "copy"} | changes
    answer = away(visitors.clients[who].post, "/workshops/new", data=fields)
    db.session.rollback()
    return answer.status_code, answer.get_data(as_text=True)


def test_a_copy_of_nothing_is_not_made_but_asked_about(opened):
    status, page = new_form(opened.visitors, "moderator", original="4711")
    assert (status, "Bitte wählen Sie den Workshop, der kopiert werden soll." in page) == (422, True)


def test_who_has_no_workshop_is_offered_no_copy(opened):
    page = opened.visitors.read("administrator", "/workshops/new").get_data(as_text=True)
    assert ('value="ideas"' in page, 'value="copy"' in page) == (True, False)
    assert new_form(opened.visitors, "administrator")[0] == 422
