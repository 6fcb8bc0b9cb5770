"""What registered people are told by mail: the right message, once, with the link to the own page."""

import re
from datetime import timedelta

import pytest
from icalendar import Calendar
from sqlalchemy import select

from tests.support.evening import Evening
from tests.support.office import NOW, STARTS, Office
from tests.support.visitors import away
from workshop.clock import now
from workshop.domain.registrations import answering
from workshop.domain.registrations.letters import Letters
from workshop.extensions import db
from workshop.mail.models import Outgoing

HOUSE = "https://region.example"
LINK = re.compile(rf"{HOUSE}(/i/[^/\s]+/r/\S+)")
CONTACT = {"name": "Planning office", "mail": "office@region.example"}
LATER = NOW + timedelta(hours=1)


class Writing(Office):
    """One place, and letters that lie in the outbox."""

    def __init__(self, contacts=(CONTACT,)):
        super().__init__(Evening(contacts=list(contacts)), places=1)
        self.post = Letters(HOUSE)

    def outbox(self) -> list[Outgoing]:
        db.session.rollback()
        query = select(Outgoing).where(Outgoing.workshop_id == self.evening.id).order_by(Outgoing.id)
        return list(db.session.scalars(query))

    def told(self) -> list[tuple[str, str]]:
        """(to whom, which message), one after the other."""
        return [(row.to_name, row.kind) for row in self.outbox()]


@pytest.fixture
def office(app):
    return Writing()


def appointment(row) -> tuple:
    """(method, number, start, who invites) of the appointment that goes along."""
    calendar = Calendar.from_ical(row.ics)
    (event,) = calendar.walk("VEVENT")
    return str(calendar["method"]), str(event["uid"]), event.decoded("dtstart"), str(event["organizer"])


def test_whoever_registers_is_asked_once_to_confirm_the_address(office):
    office.register("Ada", key="a" * 32)
    office.register("Ada", key="a" * 32)
    (row,) = office.outbox()
    assert (row.kind, row.state, row.to_address, row.reply_to, row.ics) == (
        "confirm_address", "waiting", "ada@example.org", "office@region.example", None,
    )  # fmt: skip


def test_who_has_only_a_telephone_gets_no_message(office):
    office.register("Ada", mail="", phone="0391 123456")
    office.carry(answering.confirm, 1)
    assert office.told() == []


def test_the_link_in_a_message_opens_the_own_page_and_not_anybody_elses(app, office):
    office.register("Ada", now=now())
    office.register("Bert", now=now())
    for row, name, other in zip(office.outbox(), ("Ada", "Bert"), ("Bert", "Ada"), strict=True):
        (path,) = set(LINK.findall(row.text))
        page = away(app.test_client(use_cookies=False).get, path)
        assert (page.status_code, name in page.text, other in page.text) == (200, True, False)
        assert set(LINK.findall(row.html.replace('"', " ").replace("<", " "))) == {path}


def test_who_confirms_is_told_of_the_place_once_and_gets_the_appointment(office):
    office.register("Ada")
    office.carry(answering.confirm, 1, now=LATER)
    office.carry(answering.confirm, 1, now=LATER + timedelta(hours=1))
    assert office.told() == [("Ada", "confirm_address"), ("Ada", "registered")]
    method, _uid, starts, organiser = appointment(office.outbox()[1])
    assert (method, starts, organiser) == ("REQUEST", STARTS, "mailto:office@region.example")


def test_a_confirmation_at_the_very_same_moment_is_told_as_well(office):
    office.register("Ada")
    office.carry(answering.confirm, 1)
    assert office.told() == [("Ada", "confirm_address"), ("Ada", "registered")]


def test_without_a_contact_person_nobody_invites_and_the_message_goes_without_appointment(app):
    office = Writing(contacts=[{"name": "By telephone", "phone": "0391 1"}])
    office.register("Ada")
    office.carry(answering.confirm, 1, now=LATER)
    assert [(row.kind, row.ics, row.reply_to) for row in office.outbox()] == [
        ("confirm_address", None, ""),
        ("registered", None, ""),
    ]


def test_who_waits_hears_so_and_of_the_place_that_somebody_has_given_up(office):
    office.register("Ada")
    office.register("Bert")
    office.carry(answering.confirm, 1, now=LATER)
    office.carry(answering.cancel, 1, now=LATER + timedelta(hours=1))
    office.carry(answering.confirm, 2, now=LATER + timedelta(hours=2))
    assert office.told() == [
        ("Ada", "confirm_address"),
        ("Bert", "waiting"),
        ("Ada", "registered"),
        ("Ada", "cancelled"),
        ("Bert", "moved_up"),
        ("Bert", "registered"),
    ]
    _asked, _waits, place, cancelled, moved_up, _taken = office.outbox()
    assert appointment(cancelled)[:2] == ("CANCEL", appointment(place)[1])
    assert LINK.findall(moved_up.text) != []


def test_who_confirms_while_waiting_is_not_told_of_a_place(office):
    office.register("Ada")
    office.register("Bert")
    office.carry(answering.confirm, 2, now=LATER)
    assert office.told() == [("Ada", "confirm_address"), ("Bert", "waiting")]
