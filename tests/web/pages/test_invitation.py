"""The public page: what it says, who may see it, and registering without a cookie."""

import re
from datetime import timedelta

import pytest

from tests.support.evening import Evening
from tests.support.office import NOW, STARTS, Office
from tests.support.visitors import VISITORS, Visitors, away
from workshop.clock import now
from workshop.domain.registrations import answering
from workshop.domain.registrations.links import token
from workshop.domain.registrations.models import Registration
from workshop.extensions import db

KEY = re.compile(r'name="key" type="hidden" value="([^"]+)"|name="key" value="([^"]+)"')


class Guest:
    """Somebody with a browser that keeps no cookie."""

    def __init__(self, app, office):
        self.client = app.test_client(use_cookies=False)
        self.code = office.evening.workshop.code

    def get(self, path="", **more):
        return away(self.client.get, f"/i/{self.code}{path}", **more)

    def around(self, path) -> int:
        return away(self.client.get, f"/w/{self.code}/{path}").status_code

    def key(self, path=""):
        found = KEY.search(self.get(path).text)
        return found[1] or found[2]

    def post(self, path="", headers=None, **fields):
        fields.setdefault("key", self.key(path) if fields.get("key") is None else fields["key"])
        return away(self.client.post, f"/i/{self.code}{path}", data=fields, headers=headers or {})

    def register(self, **fields):
        return self.post(**{"name": "Ada Muster", "contact": "ada@example.org"} | fields)


@pytest.fixture
def office(app):
    return Office(places=2, about="Small and large ideas.")


@pytest.fixture
def guest(app, office):
    return Guest(app, office)


@pytest.fixture
def visitors(app):
    return Visitors(app)


def rows(office):
    return office.states()


def test_the_page_says_what_it_is_about_and_how_many_places_are_left_and_sets_no_cookie(office, guest):
    answer = guest.get()
    assert (answer.status_code, answer.headers.getlist("Set-Cookie")) == (200, [])
    assert answer.headers["Cache-Control"] == "public, max-age=15"
    assert answer.headers["Vary"] == "Accept-Language"
    assert "Small and large ideas." in answer.text
    assert "2 of 2 places left" in guest.get("?lang=en").text
    assert guest.get("?lang=en").headers.getlist("Set-Cookie") == []


def test_a_page_that_is_not_published_is_there_for_its_moderators_only(visitors):
    Office(visitors.here, places=2).invite(published=False)
    found = {name: visitors.read(name, f"/i/{visitors.code}").status_code for name in VISITORS}
    assert found == {name: 200 if name == "moderator" else 404 for name in VISITORS}


def test_whoever_registers_gets_a_page_of_the_own_registration(office, guest):
    answer = guest.register(people="2")
    assert answer.status_code == 303
    own = guest.get(answer.location.removeprefix(f"/i/{guest.code}"))
    assert (own.status_code, own.headers["Cache-Control"], own.headers.getlist("Set-Cookie")) == (200, "no-store", [])
    assert "Ada Muster" in own.text
    assert rows(office) == {"Ada Muster": "registered"}


def test_a_form_sent_twice_is_one_registration_but_a_page_that_two_share_is_two(office, guest):
    key = guest.key()
    first, second = guest.register(key=key), guest.register(key=key)
    assert first.location == second.location
    guest.register(key=key, name="Bert Muster", contact="bert@example.org")
    assert rows(office) == {"Ada Muster": "registered", "Bert Muster": "registered"}


def test_somebody_who_registers_again_is_told_nothing_that_others_could_not_know(office, guest):
    guest.register()
    answer = guest.register()
    assert (answer.status_code, "/r/" in answer.text) == (200, False)
    assert rows(office) == {"Ada Muster": "registered"}


@pytest.mark.parametrize(
    ("fields", "told"),
    [
        ({"name": ""}, "Please fill this in."),
        ({"contact": ""}, "Please enter an e-mail address or a telephone number, so that we can reach you."),
        ({"contact": "ada@"}, "Please enter an e-mail address, for example name@example.org."),
        ({"contact": "later"}, "Please enter a telephone number or an e-mail address, for example name@example.org."),
        ({"needs": "step_free"}, "Please tick that you agree: without it we may not keep what you need."),
        ({"name": "x" * 81}, "Please shorten it: 1 letter too many."),
        (
            {"website": "https://machine.example"},
            "Please leave the field empty that is marked so, and send it once more.",
        ),
        ({"key": "forged"}, "This page has been open for a long time. Nothing is lost: please send it once more."),
        ({"group": "9999"}, "This group does not exist any more. Please choose again."),
        ({"people": "9"}, "This entry cannot be used. Please check it."),
    ],
)
def test_what_cannot_be_taken_comes_back_with_a_sentence_and_all_that_was_typed(office, guest, fields, told):
    fields = {"name": "Ada Muster", "contact": "ada@example.org", "wishes": "a chair", "about_needs": ""} | fields
    fields = {name: value for name, value in fields.items() if not (name == "about_needs" and not value)}
    if "needs" not in fields:
        fields["about_needs"] = "y"
    answer = away(guest.client.post, f"/i/{guest.code}?lang=en", data={"key": guest.key()} | fields)
    assert answer.status_code == 422
    assert told in answer.text
    assert f'value="{fields["name"]}"' in answer.text
    assert 'value="a chair"' in answer.text
    assert rows(office) == {}


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({"Origin": "https://elsewhere.example"}, 400),
        ({"Origin": "null"}, 400),
        ({"Sec-Fetch-Site": "cross-site"}, 422),
        ({"Origin": "http://localhost", "Sec-Fetch-Site": "same-origin"}, 303),
    ],
)
def test_a_form_of_another_site_registers_nobody(office, guest, headers, status):
    assert guest.register(headers=headers).status_code == status
    assert len(rows(office)) == (status == 303)


def test_with_all_places_taken_one_waits_and_is_told_so(office, guest):
    for name in ("A", "B"):
        office.register(name, now=now())
    page = guest.get("?lang=en").text
    assert "Put me on the waiting list" in page
    answer = guest.register()
    own = guest.get(answer.location.removeprefix(f"/i/{guest.code}").replace("lang=de", "lang=en")).text
    assert "You are next: as soon as a place is free, we tell you." in own


def offered(text) -> list[str]:
    """The groups of the form."""
    return re.findall(r"<option[^>]*>([^<]*)</option>", text.split('id="group"')[1].split("</select>")[0])


def test_with_all_places_taken_every_group_is_marked_and_the_form_says_what_happens(office, guest):
    assert offered(guest.get("?lang=en").text) == ["Please choose", "Aue", "Bach", "Cella", "fern"]
    office.register("A", people=2, now=now())
    page = guest.get("?lang=en").text
    assert offered(page) == ["Please choose", *(f"{name} (waiting list)" for name in ("Aue", "Bach", "Cella", "fern"))]
    assert "All places for those marked with “waiting list” are taken. When one is free, we tell you." in page


def test_a_group_without_places_is_not_offered_and_whoever_sends_it_is_told(office, guest):
    office.invite(limits={"2": 0})
    assert offered(guest.get("?lang=en").text) == ["Please choose", "Bach", "Cella", "fern"]
    answer = guest.post("?lang=en", name="Ada Muster", contact="ada@example.org", group="2")
    assert (answer.status_code, rows(office)) == (422, {})
    assert "There are no places for people from there. Please ask the contact persons." in answer.text


def own_path(office, number=1):
    db.session.rollback()
    return f"/r/{token(db.session.get(Registration, (office.evening.id, number)))}"


def test_by_the_own_link_one_confirms_changes_and_cancels(office, guest):
    guest.register()
    path = own_path(office)
    assert guest.post(path, wish="confirm").status_code == 303
    changed = guest.post(path, wish="change", name="Ada Sample", contact="0391 123456", people="2")
    assert changed.status_code == 303
    db.session.rollback()
    row = db.session.get(Registration, (office.evening.id, 1))
    assert (row.name, row.mail, row.phone, row.people) == ("Ada Sample", "", "0391 123456", 2)
    key = guest.key(path)
    assert guest.post(path, wish="cancel").status_code == 303
    assert rows(office) == {"Ada Sample": "cancelled"}
    assert guest.post(path, wish="cancel", key=key).status_code == 303
    assert guest.post(path, wish="confirm", key=key).status_code == 422


def test_looking_at_the_own_link_does_nothing(office, guest):
    guest.register()
    guest.get(own_path(office))
    assert db.session.get(Registration, (office.evening.id, 1)).confirmed is None


def test_a_forged_link_one_of_another_workshop_and_one_that_is_gone_get_a_sentence(app, office, guest):
    guest.register()
    path, other = own_path(office), Office(places=2)
    assert guest.get(path[:-3] + "abc").status_code == 404
    assert Guest(app, other).get(path).status_code == 404
    assert guest.post(path, wish="fly").status_code == 422
    assert "This link leads nowhere." in guest.get(path[:-3] + "abc?lang=en").text


def test_an_offer_is_taken_by_the_link(office, guest):
    office.register("A", people=2, now=now())
    guest.register()
    office.carry(answering.cancel, 1, now=now())
    path = own_path(office, 2)
    assert "Yes, I take the place" in guest.get(f"{path}?lang=en").text
    guest.post(path, wish="confirm")
    assert rows(office) == {"A": "cancelled", "Ada Muster": "registered"}


def test_before_and_after_the_time_to_register_the_page_says_so(office, guest):
    office.invite(opens=(now() + timedelta(days=1)).isoformat())
    assert "Registration opens on" in guest.get("?lang=en").text
    assert guest.register(key="any").status_code == 422
    office.invite(opens=None, closes=(now() - timedelta(days=1)).isoformat())
    assert "Registration is closed." in guest.get("?lang=en").text
    assert rows(office) == {}


def test_search_engines_list_it_only_if_moderators_say_so(office, guest):
    assert guest.get().headers["X-Robots-Tag"] == "noindex"
    assert '<meta name="robots" content="noindex">' in guest.get().text
    office.invite(indexed=True)
    assert "X-Robots-Tag" not in guest.get().headers
    assert '<meta name="robots" content="all">' in guest.get().text


def test_the_appointment_goes_into_a_calendar(office, guest):
    from icalendar import Calendar

    (event,) = Calendar.from_ical(guest.get("/invitation.ics").data).walk("VEVENT")
    assert (event["summary"], event.decoded("dtstart")) == ("Sample evening", STARTS)
    assert NOW < STARTS


def test_a_draft_shows_what_its_invitation_needs_and_nothing_else(app):
    office = Office(Evening(opened=False), places=2)
    guest = Guest(app, office)
    assert guest.get().status_code == 200
    around = {path: guest.around(path) for path in ("privacy", "protocol", "changes", "plain")}
    assert around == {"privacy": 200, "protocol": 404, "changes": 404, "plain": 404}
    office.invite(published=False)
    assert guest.around("privacy") == 404


def test_whoever_registers_in_english_goes_on_in_english(office, guest):
    answer = guest.post("?lang=en", name="Ada Sample", contact="ada@example.org")
    assert "lang=en" in answer.location
    db.session.rollback()
    assert db.session.get(Registration, (office.evening.id, 1)).language == "en"


def test_the_own_link_works_also_when_the_invitation_is_taken_back(office, guest):
    guest.register()
    path = own_path(office)
    office.invite(published=False)
    assert (guest.get().status_code, guest.get(path).status_code) == (404, 200)
