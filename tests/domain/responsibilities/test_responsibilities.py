"""Responsibilities: the desk asks or records, who was asked answers, the desk confirms."""

import pytest

from tests.support.crowd import multiply

AUE, BACH, CELLA = 2, 3, 4


@pytest.fixture
def asking(shared_evening):
    """An evening in *assign* with a measure on the wall; three people from Aue, Ben from Bach."""
    evening = shared_evening
    evening.anna, evening.ben = evening.join(1, (AUE,)), evening.join(2, (BACH,))
    evening.join(3, (AUE,))
    evening.join(4, (AUE,))
    evening.do("open_phase", phase="assign")
    evening.do("add_measure", idea=evening.idea(title="Rufbus"), title="Trial")
    evening.do("show", kind="measure", id=1)
    return evening


def propose(evening, role="lead", **bearer):
    return evening.do("propose_responsibility", measure=1, role=role, bearer=bearer or {"group": AUE})["id"]


def record(evening, role="lead", name="", print_name=False, **bearer):
    data = {"measure": 1, "role": role, "bearer": bearer or {"group": AUE}, "name": name, "print_name": print_name}
    return evening.do("record_responsibility", **data)["id"]


def answer(evening, person, asked=1, answer="lead", print_name=False, **more):
    data = {"responsibility": asked, "answer": answer, "print_name": print_name} | more
    return evening.saved(person, "answer_responsibility", **data)["id"]


def told(evening, *names, asked=1):
    found = evening.things("responsibility", "desk")[asked]
    return tuple(found[name] for name in names)


def states(evening):
    return {asked: thing["state"] for asked, thing in evening.things("responsibility", "desk").items()}


# --- asking ---


def test_what_is_proposed_is_nobodys_yet_and_asks_the_group(asking):
    propose(asking)
    assert told(asking, "role", "bearer", "state", "name", "by_hand", "answer") == (
        "lead", {"group": AUE}, "proposed", None, False, None,
    )  # fmt: skip
    assert [asking.mine(person)["asked"] for person in (asking.anna, asking.ben)] == [[1], []]


@pytest.mark.parametrize("name", ["propose_responsibility", "record_responsibility"])
def test_only_a_group_of_this_workshop_and_a_measure_that_can_be_seen(asking, name):
    data = {"role": "lead"} | ({"print_name": False} if name.startswith("record") else {})
    refused = asking.send(asking.desk, name, measure=1, bearer={"group": 99}, **data)
    assert refused["code"] == "group_unknown"
    asking.do("remove_measure", measure=1)
    refused = asking.send(asking.desk, name, measure=1, bearer={"open": True}, **data)
    assert (refused["code"], states(asking)) == ("idea_hidden", {})


def test_there_are_a_thousand_at_most(asking):
    propose(asking)
    multiply(asking, "responsibilities", 1000)
    more = {"measure": 1, "role": "partner", "bearer": {"open": True}}
    refused = asking.send(asking.desk, "propose_responsibility", **more)
    assert (refused["code"], refused["data"]) == ("too_many", {"limit": 1000})


# --- a raised hand ---


def test_a_raised_hand_is_accepted_at_once_and_a_name_is_printed_with_consent_only(asking):
    record(asking, "partner", "Sample Person", print_name=True)
    assert told(asking, "state", "by_hand", "name", "print_name") == ("accepted", True, "Sample Person", True)
    record(asking, "partner", "", print_name=True)
    assert told(asking, "print_name", asked=2) == (False,)


def test_there_is_one_lead_and_any_number_of_partners(asking):
    first, partner, second = record(asking), record(asking, "partner"), record(asking, group=BACH)
    assert states(asking) == {first: "withdrawn", partner: "accepted", second: "accepted"}
    record(asking, "partner", group=CELLA)
    assert states(asking)[second] == "accepted"


def test_a_new_lead_leaves_the_lead_of_another_measure_and_who_is_only_asked(asking):
    proposed = propose(asking)
    asking.do("add_measure", idea=1, title="Another one")
    other = asking.do(
        "record_responsibility", measure=2, role="lead", bearer={"group": AUE}, print_name=False
    )["id"]  # fmt: skip
    record(asking, group=BACH)
    assert (states(asking)[proposed], states(asking)[other]) == ("proposed", "accepted")


def test_what_is_withdrawn_the_room_sees_no_more(asking):
    record(asking)
    asking.do("withdraw_responsibility", responsibility=1)
    assert (states(asking), asking.things("responsibility", "phone")) == ({1: "withdrawn"}, {})


# --- answering ---


def test_only_who_was_asked_answers(asking):
    propose(asking)
    mine = {"responsibility": 1, "answer": "lead", "print_name": False}
    assert asking.send(asking.ben, "answer_responsibility", **mine)["code"] == "not_asked"
    assert told(asking, "answers") == ([],)
    answer(asking, asking.anna)
    asking.do("withdraw_responsibility", responsibility=1)
    assert asking.send(asking.anna, "answer_responsibility", **mine)["code"] == "not_asked"


def test_an_organisation_has_no_phone_and_a_raised_hand_needs_none(asking):
    propose(asking, organisation="Club")
    record(asking)
    for asked in (1, 2):
        refused = asking.send(
            asking.anna, "answer_responsibility", responsibility=asked, answer="lead", print_name=False
        )
        assert refused["code"] == "not_asked"


def test_everybody_may_answer_what_is_open(asking):
    propose(asking, open=True)
    answer(asking, asking.ben, answer="partner", organisation="Friends of the bus", print_name=True)
    ((given,),) = told(asking, "answers")
    wanted = {"id": 1, "answer": "partner", "name": "", "organisation": "Friends of the bus", "print_name": True}
    assert {name: given[name] for name in (*wanted, "group")} == wanted | {"group": BACH}


def test_a_name_is_printed_where_there_is_one(asking):
    propose(asking)
    answer(asking, asking.anna, print_name=True)
    ((given,),) = told(asking, "answers")
    assert given["print_name"] is False


def test_a_second_answer_takes_the_place_of_the_first_even_from_another_group(asking):
    propose(asking)
    first = answer(asking, asking.anna)
    asking.saved(asking.anna, "join_workshop", groups=[BACH])
    assert answer(asking, asking.anna, answer="no") == first
    ((given,),) = told(asking, "answers")
    assert (given["answer"], asking.mine(asking.anna)["answers"]["1"]["answer"]) == ("no", "no")


def test_five_hundred_answer_one_question_and_each_of_them_may_think_again(asking):
    propose(asking, open=True)
    first = answer(asking, asking.anna)
    multiply(asking, "answers", 500, "participant")
    late = asking.join(501, (AUE,))
    mine = {"responsibility": 1, "answer": "lead", "print_name": False}
    refused = asking.send(late, "answer_responsibility", **mine)
    assert (refused["code"], refused["data"]) == ("too_many", {"limit": 500})
    assert answer(asking, asking.anna, answer="no") == first


def test_an_answer_is_told_to_the_desk_at_once(asking):
    propose(asking)
    before = asking.workshop.seq
    answer(asking, asking.anna)
    assert [(thing["kind"], thing["id"]) for thing in asking.snapshot("desk", before)] == [("responsibility", 1)]


# --- confirming ---


def test_a_confirmed_answer_is_accepted_with_its_words(asking):
    propose(asking)
    given = answer(asking, asking.anna, name="Sample Person", organisation="Village", print_name=True)
    asking.do("confirm_responsibility", responsibility=1, answer=given)
    assert told(asking, "state", "role", "bearer", "name", "organisation", "print_name", "answer") == (
        "accepted", "lead", {"group": AUE}, "Sample Person", "Village", True, given,
    )  # fmt: skip


def test_a_confirmed_no_declines_and_says_nothing_of_a_person(asking):
    propose(asking)
    given = answer(asking, asking.anna, answer="no", name="Sample Person", print_name=True)
    asking.do("confirm_responsibility", responsibility=1, answer=given)
    assert told(asking, "state", "name", "organisation", "print_name", "answer") == ("declined", None, "", False, given)


def test_an_answer_belongs_to_its_question(asking):
    propose(asking)
    propose(asking, "partner", open=True)
    given = answer(asking, asking.anna)
    refused = asking.send(asking.desk, "confirm_responsibility", responsibility=2, answer=given)
    assert (refused["code"], refused["data"]) == ("unknown_thing", {"kind": "answer", "id": given})
    assert states(asking) == {1: "proposed", 2: "proposed"}


def test_what_was_withdrawn_meanwhile_is_not_confirmed(asking):
    propose(asking)
    given = answer(asking, asking.anna)
    asking.do("withdraw_responsibility", responsibility=1)
    refused = asking.send(asking.desk, "confirm_responsibility", responsibility=1, answer=given)
    assert (refused["code"], states(asking)) == ("not_asked", {1: "withdrawn"})


def test_another_leads_answer_swaps_and_a_partners_is_added(asking):
    asked = propose(asking, open=True)
    answers = [answer(asking, asking.anna, organisation="Village"), answer(asking, asking.ben, organisation="Club")]
    for given in answers:
        asking.do("confirm_responsibility", responsibility=asked, answer=given)
    assert (told(asking, "bearer", "answer"), states(asking)) == (
        ({"organisation": "Club"}, answers[1]), {1: "accepted"},
    )  # fmt: skip
    partner = answer(asking, asking.anna, answer="partner", organisation="Village")
    asking.do("confirm_responsibility", responsibility=asked, answer=partner)
    assert states(asking) == {1: "accepted", 2: "accepted"}
    assert told(asking, "role", "bearer", "by_hand", asked=2) == ("partner", {"organisation": "Village"}, False)


def test_who_takes_the_place_of_an_organisation_does_not_stand_for_it(asking):
    asked = propose(asking, open=True)
    answers = [answer(asking, asking.anna, organisation="Village"), answer(asking, asking.ben)]
    for given in answers:
        asking.do("confirm_responsibility", responsibility=asked, answer=given)
    assert told(asking, "state", "bearer", "answer") == ("accepted", {"open": True}, answers[1])


def test_a_confirmed_lead_takes_the_place_of_one_that_was_recorded(asking):
    recorded, asked = record(asking, organisation="Club"), propose(asking)
    asking.do("confirm_responsibility", responsibility=asked, answer=answer(asking, asking.anna, asked))
    assert states(asking) == {recorded: "withdrawn", asked: "accepted"}


def test_the_same_answer_confirmed_twice_is_one(asking):
    propose(asking, "partner")
    given = answer(asking, asking.anna, answer="partner")
    for _ in range(2):
        asking.do("confirm_responsibility", responsibility=1, answer=given)
    assert states(asking) == {1: "accepted"}


def test_a_group_that_was_asked_stays_the_bearer_whatever_the_person_names(asking):
    propose(asking)
    given = answer(asking, asking.anna, organisation="Club")
    asking.do("confirm_responsibility", responsibility=1, answer=given)
    assert told(asking, "bearer", "organisation") == ({"group": AUE}, "Club")


def test_who_took_on_what_was_open_stands_for_an_organisation_or_for_a_group_with_people_enough(asking):
    for person, named, bearer in (
        (asking.anna, "", {"group": AUE}),
        (asking.anna, "Club", {"organisation": "Club"}),
        (asking.ben, "", {"open": True}),
    ):
        asked = propose(asking, "partner", open=True)
        given = answer(asking, person, asked, "partner", organisation=named)
        asking.do("confirm_responsibility", responsibility=asked, answer=given)
        assert told(asking, "bearer", asked=asked) == (bearer,)


# --- changing one's mind ---


def confirmed(evening, **words):
    propose(evening)
    given = answer(evening, evening.anna, **words)
    evening.do("confirm_responsibility", responsibility=1, answer=given)


def test_who_says_the_same_with_other_words_stays_confirmed(asking):
    confirmed(asking, name="Sample Person", print_name=True)
    answer(asking, asking.anna, organisation="Village", print_name=False)
    assert told(asking, "state", "name", "organisation", "print_name", "answer") == (
        "accepted", None, "Village", False, 1,
    )  # fmt: skip


def test_who_says_otherwise_is_asked_for_again_and_no_longer_named(asking):
    confirmed(asking, name="Sample Person", organisation="Village", print_name=True)
    answer(asking, asking.anna, answer="partner", name="Sample Person", print_name=True)
    assert told(asking, "state", "name", "organisation", "print_name", "answer") == (
        "proposed", None, "", False, None,
    )  # fmt: skip


def test_who_says_otherwise_about_what_was_open_leaves_it_open_to_everybody_again(asking):
    propose(asking, open=True)
    given = answer(asking, asking.anna, organisation="Village")
    asking.do("confirm_responsibility", responsibility=1, answer=given)
    assert asking.mine(asking.ben)["asked"] == []
    answer(asking, asking.anna, answer="no")
    assert told(asking, "state", "bearer") == ("proposed", {"open": True})
    assert asking.mine(asking.ben)["asked"] == [1]


def is_confirmed(evening, person, asked=1):
    return evening.mine(person)["answers"][str(asked)]["confirmed"]


def test_who_answered_is_told_whether_it_was_confirmed(asking):
    propose(asking, open=True)
    own, other = answer(asking, asking.anna), answer(asking, asking.ben)
    people = asking.anna, asking.ben
    assert [is_confirmed(asking, person) for person in people] == [None, None]
    asking.do("confirm_responsibility", responsibility=1, answer=own)
    assert [is_confirmed(asking, person) for person in people] == [True, False]
    asking.do("confirm_responsibility", responsibility=1, answer=other)
    assert [is_confirmed(asking, person) for person in people] == [False, True]


def test_a_partner_waits_for_the_own_confirmation_beside_a_lead(asking):
    propose(asking, open=True)
    lead, partner = answer(asking, asking.anna), answer(asking, asking.ben, answer="partner")
    asking.do("confirm_responsibility", responsibility=1, answer=lead)
    assert is_confirmed(asking, asking.ben) is None
    asking.do("confirm_responsibility", responsibility=1, answer=partner)
    assert [is_confirmed(asking, person) for person in (asking.anna, asking.ben)] == [True, True]
    answer(asking, asking.anna, answer="partner")
    assert is_confirmed(asking, asking.anna) is None


def test_what_somebody_else_answers_leaves_the_confirmed_one_alone(asking):
    propose(asking, open=True)
    answer(asking, asking.ben)
    given = answer(asking, asking.anna, name="Sample Person", print_name=True)
    asking.do("confirm_responsibility", responsibility=1, answer=given)
    answer(asking, asking.ben, answer="no")
    answer(asking, asking.ben, answer="partner")
    assert told(asking, "state", "name", "answer") == ("accepted", "Sample Person", given)
