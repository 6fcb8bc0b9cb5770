"""People: joining, where one belongs, and who may run a workshop."""

import pytest

from tests.support.evening import GROUPINGS, Evening, key, phone
from workshop.domain.workshops.queries import members
from workshop.engine.command import data_for
from workshop.engine.keys import Command
from workshop.engine.perform import perform
from workshop.extensions import db


@pytest.fixture
def open_evening(shared_evening):
    return shared_evening


def participants(evening):
    return {number: thing["groups"] for number, thing in evening.things("participant", "desk").items()}


def test_who_joins_is_counted_once_and_may_change_where_they_belong(open_evening):
    anna = open_evening.join(1, (3, 2, 3))
    assert (participants(open_evening), open_evening.workshop.joined) == ({1: [2, 3]}, 1)
    open_evening.saved(anna, "join_workshop", groups=[7, 4])
    assert (participants(open_evening), open_evening.workshop.joined) == ({1: [4, 7]}, 1)
    assert open_evening.things("progress")[1]["joined"] == 1


def test_once_the_points_are_seen_nobody_who_gave_some_counts_for_another_group(evening):
    first, second = (evening.join(number, (2,)) for number in (1, 2))
    idea = evening.idea(title="Bench")
    evening.do("open_phase", phase="weight")
    evening.saved(first, "set_weight", idea=idea, points=1)
    evening.do("reveal_weights", revealed=True)
    assert evening.send(first, "join_workshop", groups=[3])["code"] == "revealed"
    evening.saved(first, "join_workshop", groups=[2, 7])
    evening.saved(second, "join_workshop", groups=[3])
    assert participants(evening) == {1: [2, 7], 2: [3]}
    evening.do("reveal_weights", revealed=False)
    evening.saved(first, "join_workshop", groups=[3])


def test_nobody_belongs_to_a_group_that_does_not_exist(open_evening):
    assert open_evening.send(phone(1), "join_workshop", groups=[2, 99])["code"] == "group_unknown"
    assert participants(open_evening) == {}
    anna = open_evening.join(1)
    assert open_evening.send(anna, "join_workshop", groups=[1])["code"] == "group_unknown"
    assert participants(open_evening) == {1: [2]}


def test_where_an_answer_is_required_one_of_the_question_that_counts_must_be_given(shared_app):
    evening = Evening(groupings=GROUPINGS, groups_required=True)
    for groups in ([], [7]):
        assert evening.send(phone(1), "join_workshop", groups=groups)["code"] == "groups_missing"
    anna = evening.join(1, (5, 7))
    assert evening.send(anna, "join_workshop", groups=[7])["code"] == "groups_missing"
    assert participants(evening) == {1: [5, 7]}


def test_where_no_question_is_asked_nobody_can_owe_an_answer(shared_app):
    evening = Evening(groupings=[], groups_required=True)
    evening.join(1, ())
    assert participants(evening) == {1: []}


def test_joining_again_keeps_points_ideas_and_who_is_ready(open_evening):
    (first, *_), people = open_evening.weighting()
    open_evening.saved(people[0], "set_weight", idea=first, points=10)
    open_evening.saved(people[0], "join_workshop", groups=[4, 7])
    mine = open_evening.mine(people[0])
    assert (mine["groups"], mine["weights"], mine["ready"]) == ([4, 7], {str(first): 10}, True)


def test_points_are_carried_by_the_group_that_somebody_belongs_to_now_until_they_are_sealed(open_evening):
    (first, second, _), people = open_evening.weighting(people=5)
    for person in people:
        open_evening.saved(person, "set_weight", idea=first, points=1)
    open_evening.do("merge_ideas", into=second, ideas=[first])

    def breadth():
        return open_evening.tallies()[second]["breadth"]

    assert breadth() == 3
    open_evening.saved(people[2], "join_workshop", groups=[2])
    assert breadth() == 2
    open_evening.do("seal_weighting")
    open_evening.saved(people[1], "join_workshop", groups=[2])
    open_evening.saved(people[4], "join_workshop", groups=[2])
    assert breadth() == 2


# --- moderators ---


def moderate(evening, name, who):
    db.session.rollback()
    command = Command(key(), f"{name}_moderator", data_for(f"{name}_moderator", {"moderator": who}, wire=False))
    answer = perform(evening.id, evening.desk, [command])[0]
    db.session.rollback()
    return answer


def test_who_is_added_twice_runs_the_workshop_once_and_is_taken_out_once(open_evening):
    for _ in range(2):
        assert moderate(open_evening, "add", 2)["status"] == "saved"
    assert members(db.session, open_evening.id) == [1, 2]
    assert moderate(open_evening, "remove", 2)["status"] == "saved"
    assert members(db.session, open_evening.id) == [1]


def test_a_workshop_never_loses_its_last_moderator(open_evening):
    assert moderate(open_evening, "remove", 1)["code"] == "last_moderator"
    moderate(open_evening, "add", 2)
    assert moderate(open_evening, "remove", 1)["status"] == "saved"
    assert moderate(open_evening, "remove", 2)["code"] == "last_moderator"
    assert members(db.session, open_evening.id) == [2]


def test_who_does_not_run_it_is_not_taken_out(open_evening):
    moderate(open_evening, "add", 2)
    refused = moderate(open_evening, "remove", 3)
    assert (refused["code"], refused["data"]) == ("unknown_thing", {"kind": "moderator", "id": 3})
    assert members(db.session, open_evening.id) == [1, 2]
