"""Helpers enter for others: ballots that are closed once they are saved, and ideas from paper cards."""

import json
import re

import pytest
from sqlalchemy import func, select

from tests.support.evening import phone
from tests.support.visitors import Visitors
from workshop.domain.people.code_letters import codes_of, shown
from workshop.domain.people.models import Participant
from workshop.domain.weightings.models import Ballot
from workshop.engine.models import Change
from workshop.extensions import db


@pytest.fixture
def hall(app):
    """Visitors, one of them a helper; three ideas, in the phase of weighting."""
    visitors = Visitors(app)
    visitors.ideas = [visitors.here.idea(title=f"Idea {number}") for number in range(3)]
    visitors.here.do("open_phase", phase="weight")
    return visitors


def form_of(hall, what, name="helper") -> dict:
    """The form as it is drawn, with its key."""
    page = hall.read(name, f"/w/{hall.code}/helper?lang=en").get_data(as_text=True)
    found = re.search(rf'<form[^>]* id="{what}".*?name="key" value="([0-9a-f]+)"', page, re.S)
    assert found, page
    return {"what": what, "key": found[1]}


def give(hall, values: dict, name="helper", **more):
    form = more.pop("form", None) or form_of(hall, "ballot", name)
    told = {f"value-{idea}": value for idea, value in values.items()}
    return hall.send(name, f"/w/{hall.code}/helper", form | told | more)


def a_code(hall, number=0, count=5) -> str:
    uid = hall.here.workshop.uid
    return shown(sorted(codes_of(uid, count), key=codes_of(uid, count).get)[number])


def rows(hall, *conditions):
    db.session.rollback()
    query = select(Change).where(Change.workshop_id == hall.here.id, Change.actor == "helper", *conditions)
    return list(db.session.scalars(query.order_by(Change.seq)))


def test_a_ballot_is_entered_counted_and_closed(hall):
    first, second, _third = hall.ideas
    assert give(hall, {first: "7", second: "3"}, groups="2").status_code == 303
    assert {idea: tally["points"] for idea, tally in hall.here.tallies().items()} == {first: 7, second: 3, 3: 0}
    assert [row.name for row in rows(hall)] == ["join_workshop", *["set_weight"] * 3, "finish_weighting"]
    page = hall.read("helper", f"/w/{hall.code}/helper?lang=en").get_data(as_text=True)
    assert ("This ballot is saved and closed." in page, 'value="7"' in page) == (True, False)


def test_the_same_form_sent_twice_is_one_ballot(hall):
    form, values = form_of(hall, "ballot"), {hall.ideas[0]: "5"}
    assert [give(hall, values, form=form).status_code for _ in range(2)] == [303, 303]
    assert hall.here.tallies()[hall.ideas[0]] == {"points": 5, "people": 1, "breadth": 0}
    assert give(hall, {hall.ideas[0]: "6"}, form=form).status_code == 422
    assert hall.here.tallies()[hall.ideas[0]]["points"] == 5


def test_what_is_too_much_is_not_saved_at_all_and_stays_typed(hall):
    before = hall.here.workshop.joined
    answer = give(hall, {hall.ideas[0]: "7", hall.ideas[1]: "4"})
    page = answer.get_data(as_text=True)
    assert (answer.status_code, 'value="7"' in page, 'role="alert"' in page) == (422, True, True)
    assert (hall.here.workshop.joined, rows(hall)) == (before, [])
    assert give(hall, {hall.ideas[0]: "many"}).status_code == 422


def test_with_codes_a_helper_needs_one_and_replaces_what_was_given_with_it(hall):
    hall.here.do("set_codes", codes=5)
    anna = phone(7)
    hall.here.saved(anna, "use_code", code=a_code(hall))
    hall.here.saved(anna, "set_weight", idea=hall.ideas[0], value=9)
    wrong = give(hall, {hall.ideas[1]: "4"}, code="BBBB-BBBB")
    assert (wrong.status_code, "BBBB-BBBB" in wrong.get_data(as_text=True)) == (422, True)
    assert give(hall, {hall.ideas[1]: "4"}).status_code == 422
    assert give(hall, {hall.ideas[1]: "4"}, code=a_code(hall)).status_code == 303
    told = {idea: (tally["points"], tally["people"]) for idea, tally in hall.here.tallies().items()}
    assert told == {hall.ideas[0]: (0, 0), hall.ideas[1]: (4, 1), hall.ideas[2]: (0, 0)}
    assert hall.here.mine(anna)["code"] == "moved"
    hall.here.saved(anna, "use_code", code=a_code(hall))
    assert hall.here.mine(anna)["weights"] == {str(hall.ideas[1]): 4}
    assert give(hall, {hall.ideas[2]: "2"}, code=a_code(hall, 1)).status_code == 303
    ballots = select(func.count()).select_from(Ballot).where(Ballot.workshop_id == hall.here.id)
    assert db.session.scalar(ballots) == 2


def test_every_ballot_leaves_the_same_rows_and_none_of_them_tells_anything_once_sealed(hall):
    """Nobody else gives anything in between: the number of rows must not tell how much somebody gave."""
    hall.here.do("set_codes", codes=5)
    for number, values in enumerate(({hall.ideas[0]: "10"}, {}, dict.fromkeys(hall.ideas, "3"))):
        assert give(hall, values, code=a_code(hall, number)).status_code == 303
    told = [row.name for row in rows(hall)]
    one = ["use_code", *["set_weight"] * 6, "finish_weighting"]
    assert told == one * 3
    hall.here.do("seal_weighting")
    after = rows(hall)
    assert [row.name for row in after] == told
    left = {row.name: row.payload for row in after if row.payload is not None}
    assert set(left) == {"use_code"}
    assert set(json.loads(left["use_code"])) == {"code", "groups", "participant"}
    kept = db.session.scalars(select(Ballot.participant).where(Ballot.workshop_id == hall.here.id))
    assert set(kept) == {None}
    ready = select(Participant.ready).where(Participant.workshop_id == hall.here.id)
    assert set(db.session.scalars(ready)) == {False}


def test_outside_of_the_weighting_nobody_enters_a_ballot(hall):
    form = form_of(hall, "ballot")
    hall.here.do("open_phase", phase="assign")
    assert give(hall, {hall.ideas[0]: "1"}, form=form).status_code == 422
    assert rows(hall) == []


def test_a_card_is_an_idea_with_its_number_and_no_two_have_the_same(hall):
    hall.here.do("open_phase", phase="discuss")

    def card(**values):
        sent = form_of(hall, "card") | {"field_of_action": "1"} | values
        return hall.send("helper", f"/w/{hall.code}/helper", sent)

    done = card(title="A bus on call", card="12", groups="2")
    assert (done.status_code, done.location.split("?")[1]) == (303, "field=1&card=13#cards")
    idea = max(hall.here.things("idea"))
    thing = hall.here.things("idea", "desk")[idea]
    assert (thing["title"], thing["card"], thing["groups"], thing["by"]) == ("A bus on call", 12, [2], "desk")
    again = card(title="Something else", card="12")
    page = again.get_data(as_text=True)
    assert (again.status_code, "A bus on call" in page, "Something else" in page) == (422, True, True)
    assert card(title="Something else", card="").status_code == 303
    assert card(title="Not a number", card="twelve").status_code == 422
    hall.here.do("hide_idea", idea=idea)
    assert card(title="Written anew", card="12").status_code == 303
    refused = hall.here.send(hall.here.desk, "add_idea", field_of_action=1, title="Once more", card=12)
    assert (refused["code"], refused["data"]) == ("card_taken", {"card": 12, "title": "Written anew"})
    assert [json.loads(row.payload).get("moderator") is not None for row in rows(hall)] == [True] * 3


def test_cards_come_in_late_too_but_not_once_the_workshop_is_over(hall):
    sent = form_of(hall, "card") | {"field_of_action": "1", "title": "Late"}
    hall.here.do("open_phase", phase="assign")
    assert hall.send("helper", f"/w/{hall.code}/helper", sent).status_code == 303
    late = form_of(hall, "card") | {"field_of_action": "1", "title": "Too late"}
    hall.here.do("close_workshop")
    assert hall.send("helper", f"/w/{hall.code}/helper", late).status_code == 422


def test_a_phone_numbers_no_cards(hall):
    hall.here.do("open_phase", phase="collect")
    answer = hall.post(
        "participant", f"/w/{hall.code}/commands", "add_idea", {"field_of_action": 1, "title": "T", "card": 1}
    )
    assert answer.get_json()["results"][0]["code"] == "not_allowed"


@pytest.mark.parametrize(
    "name", ["nobody", "participant", "office", "moderator of another workshop", "removed moderator"]
)
def test_nobody_else_enters_for_others(hall, name):
    form = form_of(hall, "ballot")
    before = hall.here.tallies()
    answer = give(hall, {hall.ideas[0]: "5"}, name=name, form=form)
    assert (answer.status_code in (302, 403), hall.here.tallies()) == (True, before)


def test_a_helper_sees_no_registrations_and_no_desk(hall):
    base = f"/workshops/{hall.here.id}"
    paths = f"{base}/registrations", f"{base}/door", f"{base}/edit", f"/w/{hall.code}/desk", "/workshops/new"
    assert [hall.read("helper", path).status_code for path in paths] == [403] * 5
    assert f"/w/{hall.code}/helper" in hall.read("helper", "/workshops").get_data(as_text=True)
