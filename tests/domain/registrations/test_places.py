"""Places, the queue and who is moved up: in the order of arrival, nobody twice, never more than there are."""

from collections import Counter
from datetime import timedelta

import pytest

from tests.support.office import NOW, STARTS, Office
from workshop.domain.registrations import answering
from workshop.domain.registrations.data import Said
from workshop.domain.registrations.models import Registration
from workshop.domain.registrations.places import TO_CONFIRM
from workshop.domain.registrations.queries import Figures, figures, found, place_in_queue
from workshop.domain.registrations.taking_in import lay_down, take_in
from workshop.engine.perform import carried, carry_work
from workshop.errors import Refused
from workshop.extensions import db


def refused(act, *arguments, **more) -> Refused:
    with pytest.raises(Refused) as found:
        act(*arguments, **more)
    return found.value


def test_as_many_get_a_place_as_there_are_and_the_rest_wait_in_the_order_of_arrival(app):
    office = Office(places=3)
    for number in range(5):
        office.register(f"P{number}")
    assert office.states() == {
        "P0": "registered",
        "P1": "registered",
        "P2": "registered",
        "P3": "waiting",
        "P4": "waiting",
    }
    assert figures(db.session, office.evening.id) == Figures(3, 3, 0, 2, 0)
    last = db.session.get(Registration, (office.evening.id, 5))
    assert place_in_queue(db.session, last) == 2


def test_whoever_cancels_lets_the_first_in_the_queue_move_up_who_then_has_time_to_say_yes(app):
    office = Office(places=1, hours=24)
    for name in ("A", "B", "C"):
        office.register(name)
    office.carry(answering.cancel, 1)
    assert office.states() == {"A": "cancelled", "B": "offered", "C": "waiting"}
    assert office.letters == [("cancelled", 1), ("moved_up", 2)]
    assert db.session.get(Registration, (office.evening.id, 2)).until == NOW + timedelta(hours=24)
    office.carry(answering.confirm, 2)
    assert office.states() == {"A": "cancelled", "B": "registered", "C": "waiting"}


def test_who_does_not_answer_in_time_is_passed_by_the_next(app):
    office = Office(places=1, hours=24)
    for name in ("A", "B", "C"):
        office.register(name)
    office.carry(answering.cancel, 1)
    office.carry(answering.lapse, now=NOW + timedelta(hours=24, microseconds=-1))
    assert office.states() == {"A": "cancelled", "B": "offered", "C": "waiting"}
    office.carry(answering.lapse, now=NOW + timedelta(hours=24))
    assert office.states() == {"A": "cancelled", "B": "lapsed", "C": "offered"}
    assert office.letters == [("lapsed", 2), ("moved_up", 3)]


def test_a_place_is_lost_when_nobody_confirms_the_address_but_a_telephone_number_is_the_offices_to_confirm(app):
    office = Office(places=3)
    office.register("A")
    office.register("B")
    office.register("C", mail="", phone="039201 123456")
    office.carry(answering.confirm, 2)
    office.carry(answering.lapse, now=NOW + TO_CONFIRM)
    assert office.states() == {"B": "registered", "C": "registered"}
    assert office.letters == []


def test_nobody_moves_up_once_the_workshop_has_begun(app):
    office = Office(places=1)
    office.register("A")
    office.register("B")
    office.carry(answering.cancel, 1, now=STARTS)
    assert office.states() == {"A": "cancelled", "B": "waiting"}


def test_an_offer_ends_at_the_latest_when_the_workshop_begins(app):
    office = Office(places=1, hours=24)
    office.register("A")
    office.register("B")
    office.carry(answering.cancel, 1, now=STARTS - timedelta(hours=2))
    assert db.session.get(Registration, (office.evening.id, 2)).until == STARTS


def test_a_limit_by_group_holds_beside_the_one_for_all(app):
    office = Office(places=4, limits={"2": 2})
    assert [office.register(f"P{n}", group=2).id for n in range(3)] == [1, 2, 3]
    office.register("Other", group=3)
    assert office.states() == {"P0": "registered", "P1": "registered", "P2": "waiting", "Other": "registered"}
    office.carry(answering.cancel, 1)
    assert office.states()["P2"] == "offered"


def test_who_comes_with_others_waits_until_all_fit_and_one_who_fits_may_pass(app):
    office = Office(places=3)
    office.register("Two", people=2)
    office.register("Three", people=3)
    office.register("One")
    assert office.states() == {"Two": "registered", "Three": "waiting", "One": "registered"}


def test_the_same_form_or_the_same_person_again_is_one_registration(app):
    office = Office(places=9)
    first = office.register("Ada", key="a" * 32)
    assert first == (1, True)
    assert office.register("Ada", key="a" * 32) == (1, False)
    assert office.register(" ADA ", mail="ada@EXAMPLE.org") == (1, False)
    assert office.letters == [("again", 1)]
    assert office.register("Bert", mail="ada@example.org") == (2, True)
    assert office.register("Ada", mail="", phone="0391 123456") == (3, True)
    assert office.register("Ada", mail="", phone="+49 (0) 391 / 12 34 56") == (3, False)


def test_when_one_can_register_is_said_in_the_invitation(app):
    office = Office(places=9, opens=(NOW + timedelta(days=1)).isoformat(), closes=(NOW + timedelta(days=2)).isoformat())
    assert refused(office.register, "A").code == "registration_early"
    assert office.register("A", now=NOW + timedelta(days=1)).new
    assert refused(office.register, "B", now=NOW + timedelta(days=2)).code == "registration_over"
    assert office.register("B", now=NOW + timedelta(days=2), source="office").new
    office.invite(registers=False)
    assert refused(office.register, "C", now=NOW + timedelta(days=1)).code == "registration_off"


def test_what_does_not_fit_is_refused(app):
    office = Office(together=2)
    wrong = {"mail": ""}, {"people": 3}, {"group": 999}
    found = [refused(office.register, "A", **facts) for facts in wrong]
    assert [one.code for one in found] == ["no_contact", "too_many_people", "group_unknown"]
    assert office.states() == {}


def test_nobody_becomes_somebody_who_is_registered_already(app):
    office = Office(places=3)
    office.register("A")
    office.register("B")
    said = Said(name="A", mail="a@example.org")
    assert refused(office.carry, answering.change, 2, said).code == "registered_already"


def test_a_list_is_taken_in_once(app):
    office = Office(places=3)
    number = carried(lambda session: lay_down(session, office.evening.id, [{"name": "A"}], NOW))
    assert carried(lambda session: take_in(session, office.evening.id, number, NOW)) == 1
    again = refused(carried, lambda session: take_in(session, office.evening.id, number, NOW))
    assert again.code == "list_gone"
    assert office.states() == {"A": "registered"}


def test_who_changes_to_more_people_needs_the_places(app):
    office = Office(places=3)
    office.register("A")
    office.register("B")
    office.register("C", people=2)
    said = Said(name="A", mail="a@example.org", people=3)
    assert refused(office.carry, answering.change, 1, said).code == "no_places"
    office.carry(answering.change, 1, Said(name="A", mail="a@example.org", people=2))
    assert office.states() == {"A": "registered", "B": "registered", "C": "waiting"}
    office.carry(answering.cancel, 2)
    assert refused(office.carry, answering.seat, 3).code == "no_places"
    office.carry(answering.change, 1, Said(name="A", mail="a@example.org", people=1))
    assert office.states() == {"A": "registered", "B": "cancelled", "C": "offered"}


def test_another_address_is_to_be_confirmed_anew(app):
    office = Office(places=3)
    office.register("A")
    office.carry(answering.confirm, 1)
    later = NOW + timedelta(days=9)
    office.carry(answering.change, 1, Said(name="A", mail="b@example.org"), now=later)
    row = db.session.get(Registration, (office.evening.id, 1))
    assert (row.confirmed, row.arrived) == (None, later)


def test_what_is_lost_cannot_be_confirmed_but_the_office_can_give_the_place_again(app):
    office = Office(places=2)
    office.register("A")
    office.carry(answering.cancel, 1)
    assert refused(office.carry, answering.confirm, 1).code == "registration_lost"
    assert refused(office.carry, answering.confirm, 7).code == "registration_gone"
    office.carry(answering.seat, 1)
    assert office.states() == {"A": "registered"}


def test_at_the_door_everybody_counts_who_is_here(app):
    office = Office(places=1)
    office.register("A", people=2)
    office.register("B")
    office.register("D", source="door")
    carry_work(lambda session: answering.check_in(session, office.evening.id, 1, NOW))
    carry_work(lambda session: answering.check_in(session, office.evening.id, 2, NOW, came=1))
    assert figures(db.session, office.evening.id).here == 4
    carry_work(lambda session: answering.check_in(session, office.evening.id, 2, NOW, came=0))
    db.session.rollback()
    assert figures(db.session, office.evening.id).here == 3


def test_three_hundred_get_the_places_that_there_are(app):
    office = Office(places=100)
    for number in range(300):
        office.register(f"P{number}")
    assert Counter(office.states().values()) == {"registered": 100, "waiting": 200}


def test_everybody_with_a_place_is_reminded_once(app):
    office = Office(places=2)
    for name in ("A", "B", "C"):
        office.register(name)
    office.carry(answering.remind)
    assert office.letters == [("reminder", 1), ("reminder", 2)]
    office.carry(answering.remind)
    assert office.letters == []


def test_whoever_was_there_is_thanked_and_where_nobody_was_counted_everybody_with_a_place(app):
    office = Office(places=2)
    for name in ("A", "B", "C"):
        office.register(name)
    assert office.carry(answering.thank) == 2
    carry_work(lambda session: answering.check_in(session, office.evening.id, 2, NOW))
    assert office.carry(answering.thank) == 1
    assert office.letters == [("thanks", 2)]


def test_nobody_who_comes_later_passes_those_who_wait_when_there_are_more_places(app):
    office = Office(places=1)
    for name in ("A", "B", "C"):
        office.register(name)
    office.invite(places=2)
    office.register("D")
    assert office.letters == [("moved_up", 2), ("waiting", 4)]
    assert office.states() == {"A": "registered", "B": "offered", "C": "waiting", "D": "waiting"}


def test_saved_with_more_places_those_who_wait_move_up(app):
    office = Office(places=1)
    for name in ("A", "B", "C"):
        office.register(name)
    office.invite(places=3)
    assert office.carry(answering.move_up) == 2
    assert office.states() == {"A": "registered", "B": "offered", "C": "offered"}


def test_one_is_found_by_the_number_that_stands_on_the_own_page(app):
    office = Office(places=3)
    office.register("Ada Muster", mail="", phone="0391 222333")
    office.register("Bert Muster")
    assert "Bert Muster" in [row.name for row in found(db.session, office.evening.id, "2")[0]]


def test_no_place_for_a_group_is_nobody_from_there_on_the_page_and_the_office_may_still(app):
    office = Office(places=4, limits={"2": 0})
    assert refused(office.register, "A", group=2).code == "nobody_from_there"
    office.register("B", group=2, source="office")
    assert office.states() == {"B": "waiting"}


def test_five_lists_wait_to_be_looked_at_and_a_week_later_there_is_room_again(app):
    office = Office(places=4)

    def lay(now=NOW):
        carry_work(lambda session: lay_down(session, office.evening.id, [], now) and None)

    for _number in range(5):
        lay()
    assert refused(lay).code == "lists_wait"
    lay(NOW + timedelta(days=8))
