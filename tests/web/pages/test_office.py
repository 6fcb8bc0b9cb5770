"""What the office does with registrations: its own words, asking before something is lost, numbers that say why."""

import pytest

from tests.support.office import Office
from tests.support.visitors import Visitors, away
from workshop.domain.invitations.models import Invitation
from workshop.extensions import db


@pytest.fixture
def visitors(app):
    return Visitors(app)


@pytest.fixture
def office(visitors):
    return Office(visitors.here, places=2)


def read(visitors, page):
    return visitors.read("moderator", f"/workshops/{visitors.here.id}/{page}?lang=en").text


def send(visitors, page, **fields):
    path = f"/workshops/{visitors.here.id}/{page}"
    fields["csrf_token"] = visitors.token("moderator", path)
    db.session.rollback()
    return away(visitors.clients["moderator"].post, path + "?lang=en", data=fields)


def test_cancelling_is_asked_first_and_says_what_follows(visitors, office):
    office.register("Ada Muster", people=2)
    office.register("Bert Muster")
    page = read(visitors, "registrations/1/cancel")
    assert "Cancel the registration of Ada Muster?" in page
    assert "The place is offered to the next on the waiting list. You can give a place again later" in page
    assert office.states() == {"Ada Muster": "registered", "Bert Muster": "waiting"}
    assert send(visitors, "registrations/1/cancel").status_code == 302
    assert office.states() == {"Ada Muster": "cancelled", "Bert Muster": "offered"}


def test_a_button_of_the_list_cancels_nobody_without_a_question(visitors, office):
    office.register("Ada Muster")
    send(visitors, "registrations", wish="cancel", number="1")
    assert office.states() == {"Ada Muster": "registered"}


def test_every_button_of_a_row_says_for_whom_and_from_where_it_is(visitors, office):
    office.register("Full House", people=2)
    office.register("Ada Muster", group=2)
    page = read(visitors, "registrations")
    for words in ("Give a place", "Cancel the registration"):
        assert f'{words}<span class="hidden">: Ada Muster, Aue</span>' in page


@pytest.mark.parametrize("page", ["registrations/new", "door"])
def test_who_types_in_for_others_is_asked_about_others(visitors, office, page):
    text = read(visitors, page)
    for words in ("Number of people", "They need something to take part", "Their name may stand in the record"):
        assert words in text
    for words in ("How many are you?", "I need something to take part", "My name may stand", "I agree"):
        assert words not in text


def places(office):
    db.session.rollback()
    row = db.session.get(Invitation, (office.evening.id, 1))
    return row.places, row.limits


def edit(visitors, office, **fields):
    sent = {"published": "y", "registers": "y", "needs": "y", "together": "4", "hours": "24"}
    return send(visitors, "invitation", **sent | {"seen": str(office.edited())} | fields)


def test_fewer_places_than_are_taken_must_be_meant(visitors, office):
    office.register("Ada Muster", people=2, group=2)
    answer = edit(visitors, office, places="1")
    assert (answer.status_code, places(office)) == (422, (2, {}))
    assert "2 people have a place already. Nobody loses it;" in answer.text
    assert edit(visitors, office, places="1", fewer="y").status_code == 302
    assert edit(visitors, office, places="1", question="By bus?").status_code == 302  # it is known by now
    assert (places(office), office.states()) == ((1, {}), {"Ada Muster": "registered"})


def test_a_group_may_have_no_places_and_what_is_no_number_does_not_become_that(visitors, office):
    assert edit(visitors, office, places="2", limit_2="0").status_code == 302
    assert places(office) == (2, {"2": 0})
    answer = edit(visitors, office, places="2", limit_2="none")
    assert (answer.status_code, "Please enter a number from 0 to 100000." in answer.text) == (422, True)
    office.register("Ada Muster", group=3)
    answer = edit(visitors, office, places="2", limit_3="0")
    assert (answer.status_code, "1 person has a place already." in answer.text) == (422, True)
