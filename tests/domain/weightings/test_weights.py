"""Giving points."""

import sqlite3

import pytest

from workshop.engine.command import data_for
from workshop.errors import Refused


def test_points_are_given_and_taken_back(evening):
    (first, second, _), (anna, *_) = evening.weighting()
    evening.saved(anna, "set_weight", idea=first, points=7)
    evening.saved(anna, "set_weight", idea=second, points=3)
    evening.saved(anna, "set_weight", idea=first, points=2)
    assert (evening.mine(anna)["weights"], evening.mine(anna)["left"]) == ({"1": 2, "2": 3}, 5)


def test_nobody_has_more_points_than_given(evening):
    (first, second, _), (anna, *_) = evening.weighting()
    evening.saved(anna, "set_weight", idea=first, points=8)
    answer = evening.send(anna, "set_weight", idea=second, points=3)
    assert (answer["code"], answer["data"]) == ("budget_spent", {"left": 2, "points": 10})


def test_the_table_itself_refuses_an_overspent_ballot(evening, settings):
    (first, *_), (anna, *_) = evening.weighting()
    evening.saved(anna, "set_weight", idea=first, points=8)
    with sqlite3.connect(settings.data / "workshop.sqlite") as raw, pytest.raises(sqlite3.IntegrityError):
        raw.execute("UPDATE ballots SET given = 11")


def test_a_sixth_idea_is_too_many(evening):
    ideas, (anna, *_) = evening.weighting(ideas=6)
    for idea in ideas[:5]:
        evening.saved(anna, "set_weight", idea=idea, points=1)
    answer = evening.send(anna, "set_weight", idea=ideas[5], points=1)
    assert (answer["code"], answer["data"]) == ("too_many_ideas", {"ideas_max": 5})


def test_points_become_fewer_although_fewer_ideas_are_allowed_by_now(evening):
    ideas, (anna, *_) = evening.weighting(ideas=4)
    for idea in ideas:
        evening.saved(anna, "set_weight", idea=idea, points=2)
    evening.do("edit_workshop", ideas_max=2)
    assert evening.send(anna, "set_weight", idea=ideas[0], points=3)["code"] == "too_many_ideas"
    evening.saved(anna, "set_weight", idea=ideas[0], points=1)
    evening.saved(anna, "set_weight", idea=ideas[1], points=0)
    evening.saved(anna, "set_weight", idea=ideas[2], points=0)
    evening.saved(anna, "set_weight", idea=ideas[0], points=5)
    assert evening.mine(anna)["weights"] == {"1": 5, "4": 2}


def test_points_become_fewer_although_an_idea_has_come_apart(evening):
    ideas, (anna, *_) = evening.weighting(ideas=3)
    evening.do("edit_workshop", ideas_max=2)
    evening.saved(anna, "set_weight", idea=ideas[0], points=4)
    evening.saved(anna, "set_weight", idea=ideas[1], points=3)
    evening.do("merge_ideas", into=ideas[0], ideas=[ideas[1]])
    evening.saved(anna, "set_weight", idea=ideas[2], points=2)
    evening.do("unmerge_ideas", idea=ideas[0])
    assert evening.mine(anna)["weights"] == {"1": 4, "2": 3, "3": 2}
    evening.saved(anna, "set_weight", idea=ideas[1], points=1)
    assert evening.mine(anna)["weights"] == {"1": 4, "2": 1, "3": 2}


def test_the_tally_counts_points_people_and_municipalities(evening):
    (first, *_), people = evening.weighting(people=5)
    for person in people:
        evening.saved(person, "set_weight", idea=first, points=2)
    assert evening.tallies()[first] == {"points": 10, "people": 5, "breadth": 3}


def test_breadth_is_told_from_five_ballots_on(evening):
    (first, second, _), people = evening.weighting(people=5)
    for person in people[:4]:
        evening.saved(person, "set_weight", idea=first, points=1)
    evening.do("reveal_weights", revealed=True)
    assert evening.things("tally")[first]["breadth"] is None
    evening.do("reveal_weights", revealed=False)
    evening.saved(people[4], "set_weight", idea=second, points=1)
    evening.do("reveal_weights", revealed=True)
    assert evening.things("tally")[first]["breadth"] == 3


def test_who_comes_from_outside_does_not_count_for_breadth(evening):
    (first, *_), people = evening.weighting(people=5)
    far = evening.join(99, (5,))
    for person in [*people[:1], far]:
        evening.saved(person, "set_weight", idea=first, points=1)
    for person in people[1:]:
        evening.saved(person, "set_weight", idea=2, points=1)
    assert evening.tallies()[first] == {"points": 2, "people": 2, "breadth": 1}


def test_ready_is_who_gave_everything_or_said_so(evening):
    (first, *_), (anna, ben, _) = evening.weighting()
    evening.saved(anna, "set_weight", idea=first, points=10)
    evening.saved(ben, "finish_weighting", done=True)
    assert evening.readiness() == {"joined": 3, "ready": 2, "groups": [{"group": None, "joined": 3, "ready": 2}]}
    evening.saved(anna, "set_weight", idea=first, points=9)
    evening.saved(ben, "finish_weighting", done=False)
    assert evening.readiness()["ready"] == 0


def test_no_weighting_is_named_and_clients_that_say_so_are_heard(evening):
    evening.do("edit_workshop", named=False, title="As older clients send it")
    assert evening.workshop.title == "As older clients send it"
    with pytest.raises(Refused) as refused:
        data_for("edit_workshop", {"named": True})
    assert refused.value.data == {"field": "named", "reason": "extra_forbidden"}
    assert "named" not in evening.things("workshop", "desk")[1]


def test_revealed_points_cannot_be_changed(evening):
    (first, *_), (anna, *_) = evening.weighting()
    evening.do("reveal_weights", revealed=True)
    assert evening.send(anna, "set_weight", idea=first, points=1)["code"] == "revealed"


def test_an_idea_that_is_chosen_already_is_no_sixth_and_one_that_is_let_go_makes_room(evening):
    ideas, (anna, *_) = evening.weighting(ideas=6)
    for idea in ideas[:5]:
        evening.saved(anna, "set_weight", idea=idea, points=1)
    evening.saved(anna, "set_weight", idea=ideas[0], points=2)
    evening.saved(anna, "set_weight", idea=ideas[5], points=0)
    evening.saved(anna, "set_weight", idea=ideas[0], points=0)
    evening.saved(anna, "set_weight", idea=ideas[5], points=1)
    assert set(evening.mine(anna)["weights"]) == {str(idea) for idea in ideas[1:]}


def test_the_same_again_changes_nothing(evening):
    (first, *_), (anna, *_) = evening.weighting()
    evening.saved(anna, "set_weight", idea=first, points=3)
    before = evening.tallies(), evening.mine(anna)
    evening.saved(anna, "set_weight", idea=first, points=3)
    assert (evening.tallies(), evening.mine(anna)) == before


def test_points_are_given_to_what_can_be_seen(evening):
    (first, second, _), (anna, *_) = evening.weighting()
    evening.do("merge_ideas", into=first, ideas=[second])
    refused = evening.send(anna, "set_weight", idea=second, points=1)
    assert (refused["code"], refused["data"]) == ("idea_merged", {"into": first})
    assert evening.send(anna, "set_weight", idea=99, points=1)["code"] == "unknown_thing"
    assert evening.mine(anna)["weights"] == {}


def test_who_is_ready_is_so_until_they_say_otherwise_or_take_points_back(evening):
    (first, *_), (anna, *_) = evening.weighting()

    def ready():
        mine, told = evening.mine(anna)["ready"], evening.readiness()["ready"]
        assert told == int(mine)
        return mine

    for done in (True, True, False):
        evening.saved(anna, "finish_weighting", done=done)
        assert ready() is done
    for points in (10, 9):
        evening.saved(anna, "set_weight", idea=first, points=points)
        assert ready() is (points == 10)


def test_after_the_reveal_and_after_the_sealing_nobody_becomes_ready(evening):
    _, (anna, *_) = evening.weighting()
    evening.do("reveal_weights", revealed=True)
    assert evening.send(anna, "finish_weighting", done=True)["code"] == "revealed"
    evening.do("reveal_weights", revealed=False)
    evening.do("seal_weighting")
    assert evening.send(anna, "finish_weighting", done=True)["code"] == "sealed"
    assert evening.mine(anna)["ready"] is False


def test_the_wall_reveals_step_by_step_and_hiding_begins_anew(evening):
    evening.weighting()
    for data, stage in (({"revealed": True, "stage": 0}, 0), ({"revealed": True, "stage": 2}, 2),
                        ({"revealed": False, "stage": 2}, 0), ({"revealed": True}, 3)):  # fmt: skip
        evening.do("reveal_weights", **data)
        assert (evening.workshop.in_hand.revealed, evening.workshop.in_hand.stage) == (data["revealed"], stage)


def test_the_reveal_is_told_to_phones_with_every_tally(evening):
    ideas, _ = evening.weighting()
    before = evening.workshop.seq
    evening.do("reveal_weights", revealed=True)
    assert [thing["id"] for thing in evening.snapshot("phone", before) if thing["kind"] == "tally"] == ideas
    before = evening.workshop.seq
    evening.do("reveal_weights", revealed=True, stage=1)
    assert [thing["id"] for thing in evening.snapshot("phone", before) if thing["kind"] == "tally"] == []


def test_sealing_twice_is_sealing_once(evening):
    (first, *_), (anna, *_) = evening.weighting()
    evening.saved(anna, "set_weight", idea=first, points=3)
    evening.do("seal_weighting")
    before = evening.snapshot("desk")
    evening.do("seal_weighting")
    assert evening.snapshot("desk") == before


def test_points_on_a_hidden_idea_can_only_be_taken_back(evening):
    (first, *_), (anna, *_) = evening.weighting()
    evening.saved(anna, "set_weight", idea=first, points=3)
    evening.do("hide_idea", idea=first)
    assert evening.send(anna, "set_weight", idea=first, points=4)["code"] == "idea_hidden"
    evening.saved(anna, "set_weight", idea=first, points=0)
    assert evening.mine(anna)["left"] == 10


def test_the_budget_can_only_be_raised_once_points_are_given_and_nothing_tells_how_many(evening):
    (first, *_), (anna, *_) = evening.weighting()
    evening.saved(anna, "set_weight", idea=first, points=6)
    answers = [evening.send(evening.desk, "edit_workshop", points=points) for points in (5, 9)]
    assert [(answer["code"], answer["data"]) for answer in answers] == [("points_given", {"least": 10})] * 2
    evening.do("edit_workshop", points=12)
    evening.saved(anna, "set_weight", idea=first, points=12)


def test_a_raised_budget_is_taken_back_for_everybody_or_not_at_all(evening):
    (first, *_), (anna, *_) = evening.weighting()
    raised = evening.do("edit_workshop", points=12)
    evening.do("undo", seq=raised["seq"])
    assert (evening.workshop.points, evening.mine(anna)["left"]) == (10, 10)
    raised = evening.do("edit_workshop", points=12)
    evening.saved(anna, "set_weight", idea=first, points=1)
    assert evening.send(evening.desk, "undo", seq=raised["seq"])["code"] == "points_given"
    assert (evening.workshop.points, evening.mine(anna)["left"]) == (12, 11)


def test_sealing_cuts_people_off_from_their_points(evening, settings):
    (first, second, _), people = evening.weighting()
    for person in people:
        evening.saved(person, "set_weight", idea=first, points=4)
        evening.saved(person, "set_weight", idea=second, points=1)
    before = evening.tallies()
    evening.do("seal_weighting")
    with sqlite3.connect(settings.data / "workshop.sqlite") as raw:
        assert raw.execute("SELECT count(*), count(participant) FROM ballots").fetchone() == (3, 0)
        assert raw.execute(
            "SELECT count(payload), count(salt), count(*) FROM journal WHERE name = 'set_weight'"
        ).fetchone() == (0, 0, 6)
        assert raw.execute("SELECT count(*) FROM keys WHERE name = 'set_weight'").fetchone() == (0,)
    assert evening.tallies() == before
    assert evening.mine(people[0])["weights"] == {}
    assert evening.send(people[0], "set_weight", idea=first, points=1)["code"] == "sealed"
