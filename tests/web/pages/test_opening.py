"""Before a workshop is opened: what is missing is said in words, with the place where it is entered."""

import re

import pytest

from tests.support.evening import GROUPINGS, Evening, key
from tests.support.visitors import Visitors, away
from workshop.domain.workshops.making import create_workshop
from workshop.domain.workshops.queries import workshop_by_id
from workshop.extensions import db
from workshop.web.pages.opening import _is_reachable


def draft(**facts):
    """A draft of moderator 1; its id."""
    starts = Evening(2).workshop.starts
    return create_workshop(1, key(), {"title": "Draft", "starts": starts, "ends": starts.replace(hour=20)} | facts)


class Draft(Evening):
    def __init__(self, **facts):
        self.id, self.desk = draft(**facts), Evening(1).desk
        self.fields = []


def look(visitors, ident):
    """{heading: (state, link)} of the page."""
    page = visitors.read("moderator", f"/workshops/{ident}/open").get_data(as_text=True)
    found = re.findall(r"<li><div><h2>(.*?)</h2>.*?<p class=\"state(.*?)\">.*?</p>(.*?)</li>", page, re.S)
    links = [re.search(r'href="([^"]*)"', rest) for _title, _state, rest in found]
    return {
        title: (state.strip(), link and link.group(1).removeprefix(f"/workshops/{ident}/"))
        for (title, state, _rest), link in zip(found, links, strict=True)
    }


def test_all_that_is_missing_is_named_with_the_place_where_it_is_entered(app):
    visitors, ident = Visitors(app), draft(funders=["A fund"])
    assert look(visitors, ident) == {
        "Handlungsfelder": ("no", "edit#fields"),
        "Wer woher kommt": ("wait", "edit#groups"),
        "Adresse für die Handys": ("wait", None),
        "Logos der Förderer": ("wait", "pictures#add"),
    }
    for link in ("edit#fields", "edit#groups", "pictures#add"):
        page, anchor = link.split("#")
        assert f'id="{anchor}"' in visitors.read("moderator", f"/workshops/{ident}/{page}").get_data(as_text=True)


def test_what_is_there_is_said_too(app):
    app.extensions["settings"] = app.extensions["settings"].model_copy(update={"public_url": "http://10.0.0.7:8000"})
    visitors, prepared = Visitors(app), Draft(groupings=GROUPINGS)
    prepared.do("add_field_of_action", name="Village")
    assert look(visitors, prepared.id) == {
        "Handlungsfelder": ("", None), "Wer woher kommt": ("", None), "Adresse für die Handys": ("", None)
    }  # fmt: skip
    page = visitors.read("moderator", f"/workshops/{prepared.id}/open").get_data(as_text=True)
    assert ("Es fehlt nichts." in page, "Gemeinde: 3 Gruppen zählen" in page) == (True, True)


def opened(visitors, ident):
    answer = visitors.send("moderator", f"/workshops/{ident}/open", {})
    db.session.rollback()
    return answer.status_code, workshop_by_id(db.session, ident).state


def test_without_a_field_of_action_it_does_not_open_and_hints_can_be_passed(app):
    visitors, prepared = Visitors(app), Draft(funders=["A fund"])
    page = visitors.read("moderator", f"/workshops/{prepared.id}/open").get_data(as_text=True)
    assert '<button class="primary">' not in page.split("<main")[1]
    assert opened(visitors, prepared.id) == (422, "draft")
    assert prepared.send(prepared.desk, "open_workshop")["code"] == "no_fields"
    prepared.do("add_field_of_action", name="Village")
    assert opened(visitors, prepared.id) == (302, "open")
    assert opened(visitors, prepared.id) == (302, "open")
    answer = visitors.read("moderator", f"/workshops/{prepared.id}/open")
    assert (answer.status_code, answer.location) == (302, f"/w/{prepared.workshop.code}/desk")


@pytest.mark.parametrize("name", ["moderator of another workshop", "participant", "nobody"])
def test_nobody_else_opens_it(app, name):
    visitors, prepared = Visitors(app), Draft()
    prepared.do("add_field_of_action", name="Village")
    away(visitors.clients[name].post, f"/workshops/{prepared.id}/open", data={})
    visitors.send(name, f"/workshops/{prepared.id}/open", {})
    assert prepared.workshop.state == "draft"


def test_the_last_field_of_action_stays_once_phones_may_write(evening):
    evening.do("remove_field_of_action", field_of_action=1)
    assert evening.send(evening.desk, "remove_field_of_action", field_of_action=2)["code"] == "no_fields"
    added = evening.do("add_field_of_action", name="Third")
    evening.do("remove_field_of_action", field_of_action=2)
    assert evening.send(evening.desk, "undo", seq=added["seq"])["code"] == "no_fields"
    assert {ident: field["state"] for ident, field in evening.things("field_of_action", "desk").items()} == {
        1: "removed", 2: "removed", 3: "shown",
    }  # fmt: skip


def test_undo_takes_no_field_of_action_from_its_ideas(evening):
    added = evening.do("add_field_of_action", name="Third")
    evening.do("add_idea", field_of_action=3, title="An idea")
    answer = evening.send(evening.desk, "undo", seq=added["seq"])
    assert (answer["code"], answer["data"]) == ("field_in_use", {"ideas": 1})


def test_a_draft_may_be_without_fields_of_action(app):
    prepared = Draft()
    prepared.do("add_field_of_action", name="Village")
    prepared.do("remove_field_of_action", field_of_action=1)
    assert prepared.things("field_of_action", "desk")[1]["state"] == "removed"


@pytest.mark.parametrize(
    ("host", "reachable"),
    [
        ("localhost", False), ("127.0.0.1", False), ("127.9.9.9", False), ("::1", False), ("0.0.0.0", False),
        ("10.0.0.7", True), ("192.168.1.2", True), ("fd00::1", True), ("workshop.example.org", True), ("hall", True),
    ],
)  # fmt: skip
def test_which_addresses_phones_can_reach(host, reachable):
    assert _is_reachable(host) == reachable
