"""Several weightings in one workshop: each has its own question, candidates, ballots, reveal and seal."""

import json

import pytest
from sqlalchemy import select, update

from tests.archive.evenings import app_on, archived, without_epoch
from tests.support.evening import phone
from workshop.archive import import_archive, read
from workshop.archive.verify import digest, examine
from workshop.domain.people.models import Participant
from workshop.domain.weightings.models import APART, Ballot, Weighting
from workshop.engine.command import data_for
from workshop.engine.models import Change, Key
from workshop.engine.new_epoch import begin_anew
from workshop.engine.perform import carry_work
from workshop.errors import Refused
from workshop.extensions import db

BY_DEFAULT = {"points": 10, "ideas": 5}


def added(evening, **more) -> int:
    return evening.do("add_weighting", **({"method": "points"} | more))["id"]


def taken(evening, weighting: int, **more):
    evening.do("open_phase", phase="weight", weighting=weighting, **more)


def refused(evening, name, /, actor=None, **data):
    answer = evening.send(actor or evening.desk, name, **data)
    assert answer["status"] == "refused", answer
    return answer["code"], answer["data"]


def code(evening, name, /, actor=None, **data):
    return refused(evening, name, actor, **data)[0]


def give(evening, person, idea, value, **more):
    evening.saved(person, "set_weight", idea=idea, value=value, **more)


def rows(name="set_weight"):
    """[{…} or None where it is blank] of the journal's rows of this name, in their order."""
    db.session.rollback()
    found = db.session.scalars(select(Change.payload).where(Change.name == name).order_by(Change.seq))
    return [payload and json.loads(payload) for payload in found]


def ballots(weighting: int):
    db.session.rollback()
    query = select(Ballot.id, Ballot.participant, Ballot.given).where(Ballot.weighting == weighting)
    return [tuple(row) for row in db.session.execute(query.order_by(Ballot.id))]


def sound(evening) -> list[str]:
    return [str(finding) for finding in examine(read(archived(evening.id)))]


@pytest.fixture
def two(evening):
    """Three ideas, four people; a second weighting about the first two ideas stands ready, the first is in hand."""
    evening.ideas, evening.people = evening.weighting(people=4)
    evening.second = added(evening, title="Which first?", candidates={"ideas": evening.ideas[:2]})
    return evening


@pytest.fixture
def answered(two):
    """All four gave something in both; the second is in hand."""
    for number, person in enumerate(two.people, 1):
        give(two, person, two.ideas[0], number)
        give(two, person, two.ideas[2], 1)
    taken(two, two.second)
    for number, person in enumerate(two.people, 1):
        give(two, person, two.ideas[1], number + 1)
    return two


# --- which there are ---


def test_a_workshop_begins_with_points_about_all_ideas(evening):
    assert evening.things("weighting") == {
        1: {
            "kind": "weighting", "id": 1, "seq": 1, "title": "", "method": "points", "settings": BY_DEFAULT,
            "candidates": {"all": True}, "revealed": False, "stage": 0, "sealed": False,
            "state": "shown", "asked": True, "paper": None,
        }
    }  # fmt: skip
    assert evening.things("workshop")[1]["weighting"] == 1


def test_settings_that_are_not_sent_are_as_by_default_and_stay_as_they_are(evening):
    second = added(evening, settings={"points": 3})
    assert evening.things("weighting")[second]["settings"] == {"points": 3, "ideas": 5}
    evening.do("edit_weighting", weighting=second, settings={"ideas": 1}, title="One point?")
    told = evening.things("weighting")[second]
    assert (told["settings"], told["title"]) == ({"points": 3, "ideas": 1}, "One point?")


@pytest.mark.parametrize(
    ("data", "field"),
    [
        ({"method": "dice"}, "method"),
        ({"settings": {"points": 0}}, "points"),
        ({"settings": {"points": True}}, "points"),
        ({"settings": {"dice": 6}}, "dice"),
        ({"candidates": {}}, "candidates"),
        ({"candidates": {"all": True, "ideas": [1]}}, "candidates"),
        ({"candidates": {"fields": [1], "ideas": [1]}}, "candidates"),
    ],
)
def test_what_no_method_knows_is_refused_when_it_is_added_and_when_it_is_edited(evening, data, field):
    evening.idea()
    for answer in (
        refused(evening, "add_weighting", **({"method": "points"} | data)),
        refused(evening, "edit_weighting", weighting=1, **data),
    ):
        assert (answer[0], answer[1]["field"]) == ("bad_shape", field)
    assert list(evening.things("weighting")) == [1]


def test_candidates_are_ideas_and_fields_that_there_are(evening):
    idea = evening.idea()
    fields, ideas = {"fields": [*evening.fields, 77]}, {"ideas": [idea, 78]}
    assert refused(evening, "add_weighting", method="points", candidates=fields) == (
        "unknown_thing", {"kind": "field_of_action", "id": 77},
    )  # fmt: skip
    assert refused(evening, "edit_weighting", weighting=1, candidates=ideas) == (
        "unknown_thing", {"kind": "idea", "id": 78},
    )  # fmt: skip


def test_there_are_twenty_at_most_and_one_that_was_removed_makes_room(evening):
    for _ in range(19):
        last = added(evening)
    assert refused(evening, "add_weighting", method="points") == ("too_many", {"limit": 20})
    evening.do("remove_weighting", weighting=last)
    assert added(evening) == last + 1


def test_a_weighting_that_is_removed_is_gone_and_can_be_brought_back(two):
    seq = two.workshop.seq
    removal = two.do("remove_weighting", weighting=two.second)["seq"]
    assert list(two.things("weighting")) == [1]
    gone = [thing for thing in two.snapshot(since=seq) if thing["kind"] == "weighting"]
    assert gone == [{"kind": "weighting", "id": two.second, "seq": removal, "gone": True}]
    for name, data in (
        ("edit_weighting", {"title": "X"}),
        ("seal_weighting", {}),
        ("reveal_weights", {"revealed": True}),
    ):
        assert code(two, name, weighting=two.second, **data) == "unknown_thing"
    assert code(two, "open_phase", phase="weight", weighting=two.second) == "unknown_thing"
    assert code(two, "set_weight", two.people[0], weighting=two.second, idea=two.ideas[0], value=1) == "unknown_thing"
    two.do("undo", seq=removal)
    assert list(two.things("weighting")) == [1, two.second]


def test_the_one_in_hand_cannot_be_removed_neither_by_undo_of_its_making(evening):
    seq = evening.do("add_weighting", method="points")["seq"]
    assert evening.send(evening.desk, "remove_weighting", weighting=1)["code"] == "weighting_in_hand"
    taken(evening, 2)
    assert code(evening, "undo", seq=seq) == "weighting_in_hand"
    evening.do("remove_weighting", weighting=1)
    taken_since = evening.do("open_phase", phase="assign")["seq"]
    assert taken_since == evening.workshop.seq
    assert list(evening.things("weighting")) == [2]


def test_taking_in_hand_cannot_be_undone_once_the_one_before_is_removed(evening):
    added(evening)
    seq = evening.do("open_phase", phase="weight", weighting=2)["seq"]
    person = evening.join(1)
    evening.do("remove_weighting", weighting=1)
    assert refused(evening, "undo", seq=seq)[0] == "changed_meanwhile"
    assert (evening.workshop.weighting, list(evening.mine(person)["weightings"])) == (2, ["2"])


def test_undo_takes_adding_editing_and_revealing_back(two):
    adding = two.do("add_weighting", method="points")["seq"]
    two.do("undo", seq=adding)
    assert list(two.things("weighting")) == [1, two.second]
    before = two.things("weighting")[two.second]
    edit = two.do("edit_weighting", weighting=two.second, settings={"points": 4}, candidates={"all": True})["seq"]
    give(two, two.people[0], two.ideas[2], 1)
    two.do("undo", seq=edit)
    assert two.things("weighting")[two.second] == before | {"seq": two.workshop.seq}
    reveal = two.do("reveal_weights", revealed=True)["seq"]
    two.do("undo", seq=reveal)
    assert (two.things("weighting")[1]["revealed"], two.things("tally")) == (False, {})


# --- once somebody has begun ---


def test_method_and_candidates_are_fixed_once_somebody_has_said_something(answered):
    everything = {"weighting": answered.second, "candidates": {"all": True}}
    assert code(answered, "edit_weighting", **everything) == "weighting_begun"
    assert refused(answered, "edit_weighting", weighting=answered.second, settings={"points": 9}) == (
        "points_given", {"least": 10},
    )  # fmt: skip
    answered.do("edit_weighting", weighting=answered.second, settings={"points": 12, "ideas": 1}, title="And now?")
    assert answered.mine(answered.people[0])["left"] == 10
    taken(answered, 1)
    assert code(answered, "remove_weighting", weighting=answered.second) == "weighting_begun"


def test_an_edit_that_somebody_has_used_cannot_be_undone(two):
    seq = two.do("edit_weighting", weighting=1, settings={"points": 12})["seq"]
    give(two, two.people[0], two.ideas[0], 12)
    assert code(two, "undo", seq=seq) == "points_given"
    assert (two.mine(two.people[0])["left"], sound(two)) == (0, [])


def test_what_was_taken_back_lets_method_and_candidates_change_but_keeps_the_weighting(two):
    taken(two, two.second)
    give(two, two.people[0], two.ideas[0], 2)
    give(two, two.people[0], two.ideas[0], None)
    two.do("edit_weighting", weighting=two.second, candidates={"ideas": [two.ideas[2]]}, settings={"points": 2})
    taken(two, 1)
    assert two.send(two.desk, "remove_weighting", weighting=two.second)["code"] == "weighting_begun"


def test_what_removed_devices_gave_fixes_a_weighting_too_for_they_may_come_back(two):
    taken(two, two.second)
    for person in two.people:
        give(two, person, two.ideas[0], 9)
    removal = two.do("remove_participants", since=two.came(two.people[0]).isoformat())["seq"]
    assert two.tallies(two.second)[two.ideas[0]] == {"points": 0, "people": 0, "breadth": 0}
    assert code(two, "edit_weighting", weighting=two.second, candidates={"all": True}) == "weighting_begun"
    assert code(two, "edit_weighting", weighting=two.second, settings={"points": 5}) == "points_given"
    taken(two, 1)
    assert code(two, "remove_weighting", weighting=two.second) == "weighting_begun"
    two.do("undo", seq=removal)
    assert (two.tallies(two.second)[two.ideas[0]]["points"], sound(two)) == (36, [])


def test_the_facts_of_the_workshop_set_the_points_that_they_tell(two):
    taken(two, two.second)
    two.do("edit_workshop", points=4, ideas_max=1)
    told = two.things("workshop")[1]
    assert (told["points"], told["ideas_max"]) == (4, 1)
    assert two.things("weighting")[1]["settings"] == BY_DEFAULT


# --- in hand ---


def test_taking_one_in_hand_asks_everybody_anew_and_so_does_its_undo(two):
    anna = two.people[0]
    two.saved(anna, "finish_weighting", done=True)
    assert (two.mine(anna)["ready"], two.workshop.ready) == (True, 1)
    seq = two.do("open_phase", phase="weight", weighting=two.second)["seq"]
    assert (two.mine(anna)["ready"], two.readiness()["ready"], two.workshop.weighting) == (False, 0, two.second)
    two.saved(anna, "finish_weighting", done=True)
    two.do("undo", seq=seq)
    assert (two.mine(anna)["ready"], two.readiness()["ready"], two.workshop.weighting) == (False, 0, 1)


def test_another_phase_or_the_same_weighting_asks_nobody_anew(two):
    two.saved(two.people[0], "finish_weighting", done=True)
    two.do("open_phase", phase="assign")
    taken(two, 1)
    assert (two.mine(two.people[0])["ready"], two.workshop.ready) == (True, 1)


def test_who_is_done_with_one_that_is_not_in_hand_is_not_done_with_the_one_that_is(two):
    taken(two, two.second)
    taken(two, 1)
    two.saved(two.people[0], "finish_weighting", weighting=two.second, done=True)
    assert (two.mine(two.people[0])["ready"], two.workshop.ready) == (False, 0)
    give(two, two.people[0], two.ideas[0], 10, weighting=two.second)
    assert (two.mine(two.people[0])["ready"], two.workshop.ready) == (False, 0)
    give(two, two.people[0], two.ideas[0], 10)
    assert (two.mine(two.people[0])["ready"], two.workshop.ready) == (True, 1)


def test_points_that_were_queued_go_to_the_weighting_they_were_meant_for(two):
    anna = two.people[0]
    taken(two, two.second)
    give(two, anna, two.ideas[2], 3, weighting=1)
    give(two, anna, two.ideas[0], 2)
    told = two.mine(anna)
    assert told["weightings"] == {
        "1": {"weights": {"3": 3}, "left": 7, "sealed": False},
        "2": {"weights": {"1": 2}, "left": 8, "sealed": False},
    }
    assert (told["weights"], told["left"], told["sealed"]) == ({"1": 2}, 8, False)


def test_nobody_answers_a_question_before_the_room_was_asked(two):
    anna = two.people[0]
    answer = {"weighting": two.second, "idea": two.ideas[0], "value": 1}
    assert two.send(anna, "set_weight", **answer)["code"] == "wrong_phase"
    assert two.send(anna, "finish_weighting", weighting=two.second, done=True)["code"] == "wrong_phase"
    taken(two, two.second)
    taken(two, 1)
    two.saved(anna, "set_weight", **answer)


def test_they_do_so_although_the_one_in_hand_is_revealed_or_sealed_by_now(two):
    anna = two.people[0]
    taken(two, two.second)
    for name, data, refusal in (("reveal_weights", {"revealed": True}, "revealed"), ("seal_weighting", {}, "sealed")):
        two.do(name, **data)
        give(two, anna, two.ideas[2], 3, weighting=1)
        two.saved(anna, "finish_weighting", weighting=1, done=True)
        assert code(two, "set_weight", anna, idea=two.ideas[0], value=1) == refusal
        assert code(two, "finish_weighting", anna, done=True) == refusal
        assert [word for word in ("set_weight", "finish_weighting") if word in two.things("workshop")[1]["may"]] == []


def test_an_older_phone_sends_points_and_no_weighting(two):
    anna = two.people[0]
    two.saved(anna, "set_weight", idea=1, points=4)
    taken(two, two.second)
    two.saved(anna, "set_weight", idea=1, points=2)
    two.saved(anna, "set_weight", idea=1, points=0)
    assert {which: facts["weights"] for which, facts in two.mine(anna)["weightings"].items()} == {
        "1": {"1": 4},
        "2": {},
    }
    assert rows()[0] == {"idea": 1, "points": 4, "weighting": 1, "ballot": ballots(1)[0][0]}


@pytest.mark.parametrize("data", [{}, {"points": None}, {"points": 1, "value": 1}])
def test_value_or_points_is_said_and_not_both(two, data):
    with pytest.raises(Refused) as caught:
        data_for("set_weight", {"idea": 1} | data)
    assert caught.value.code == "bad_shape"


# --- candidates ---


def test_only_candidates_are_weighted(two):
    taken(two, two.second)
    assert two.send(two.people[0], "set_weight", idea=two.ideas[2], value=1)["code"] == "no_candidate"
    assert code(two, "set_weight", two.people[0], idea=99, value=1) == "unknown_thing"
    two.do("reveal_weights", revealed=True)
    assert [tally["idea"] for tally in two.things("tally").values()] == two.ideas[:2]


def test_candidates_by_field_follow_an_idea_that_is_moved(two):
    village = added(two, candidates={"fields": two.fields[:1]})
    taken(two, village)
    anna, (first, *_) = two.people[0], two.ideas
    give(two, anna, first, 3)
    two.do("reveal_weights", revealed=True)
    seq = two.do("move_idea", idea=first, field_of_action=two.fields[1])["seq"]
    assert [tally["idea"] for tally in two.things("tally").values()] == two.ideas[1:]
    late = two.idea(title="Late")
    two.idea(title="Elsewhere", field=1)
    assert [tally["idea"] for tally in two.things("tally").values()] == [*two.ideas[1:], late]
    two.do("undo", seq=seq)
    assert two.things("tally")[first + APART * (village - 1)]["value"] == 3
    assert sound(two) == []


def test_points_on_an_idea_that_is_no_candidate_any_more_can_be_taken_back(two):
    village = added(two, candidates={"fields": two.fields[:1]})
    taken(two, village)
    anna, (first, *_) = two.people[0], two.ideas
    give(two, anna, first, 3)
    two.do("move_idea", idea=first, field_of_action=two.fields[1])
    assert code(two, "set_weight", anna, idea=first, value=4) == "no_candidate"
    give(two, anna, first, 2)
    give(two, anna, first, None)
    assert (two.mine(anna)["weights"], two.mine(anna)["left"], sound(two)) == ({}, 10, [])


def test_merged_hidden_and_late_ideas_are_counted_in_each_weighting(answered):
    first, second, third = answered.ideas
    answered.do("merge_ideas", into=first, ideas=[second, third])
    assert [answered.tallies(which)[first]["points"] for which in (1, answered.second)] == [10 + 4, 14]
    give(answered, answered.people[0], first, 1)
    assert answered.mine(answered.people[0])["weightings"]["1"]["weights"] == {"1": 2}
    assert [answered.tallies(which)[first]["points"] for which in (1, answered.second)] == [14, 13]
    answered.do("unmerge_ideas", idea=first)
    assert [tally["points"] for tally in answered.tallies(1).values()] == [10, 0, 4]
    assert [tally["points"] for tally in answered.tallies(answered.second).values()] == [1, 12, 0]
    answered.do("hide_idea", idea=second)
    late = answered.idea(title="Late")
    for which in (1, answered.second):
        answered.do("reveal_weights", weighting=which, revealed=True)
    told = [(tally["weighting"], tally["idea"], tally["rank"]) for tally in answered.things("tally").values()]
    assert told == [(1, first, 1), (1, third, 2), (1, late, 3), (2, first, 1)]
    assert sound(answered) == []


# --- revealing ---


@pytest.mark.parametrize("audience", ["phone", "desk", "wall"])
def test_revealing_one_shows_its_tallies_alone(answered, audience):
    assert answered.things("tally", audience) == {}
    answered.do("reveal_weights", weighting=1, revealed=True)
    assert {tally["weighting"] for tally in answered.things("tally", audience).values()} == {1}
    assert answered.things("progress", audience)[1]["weighted"] is None, "the one in hand is hidden"
    answered.do("reveal_weights", revealed=True)
    assert answered.things("progress", audience)[1]["weighted"] == 4
    told = [(tally["id"], tally["idea"], tally["value"]) for tally in answered.things("tally", audience).values()]
    assert told == [(1, 1, 10), (2, 2, 0), (3, 3, 4), (APART + 1, 1, 0), (APART + 2, 2, 14)]
    answered.do("reveal_weights", weighting=1, revealed=False)
    assert {tally["weighting"] for tally in answered.things("tally", audience).values()} == {2}


def test_nothing_moves_for_anybody_while_points_are_given_in_a_hidden_one(answered):
    answered.do("reveal_weights", revealed=True)
    answered.do("reveal_weights", revealed=False)
    seq = answered.workshop.seq
    give(answered, answered.people[0], answered.ideas[0], 3)
    give(answered, answered.people[0], answered.ideas[2], 3, weighting=1)
    assert [answered.snapshot(audience, seq) for audience in ("phone", "desk", "wall")] == [[], [], []]


def test_new_groups_do_not_tell_which_ideas_of_a_hidden_one_have_points(answered):
    answered.do("reveal_weights", revealed=True)
    answered.do("reveal_weights", revealed=False)
    seq, groupings = answered.workshop.seq, json.loads(json.dumps(answered.workshop.groupings))
    groupings[0]["groups"] = [group | {"counts_for_breadth": False} for group in groupings[0]["groups"]]
    answered.do("edit_workshop", groupings=groupings)
    assert answered.tallies(answered.second)[answered.ideas[1]]["breadth"] == 0
    assert [thing for thing in answered.snapshot(since=seq) if thing["kind"] == "tally"] == []


# --- sealing ---


def test_sealing_one_blanks_its_rows_and_leaves_those_of_the_other(answered):
    before = rows()
    answered.do("seal_weighting", weighting=1)
    assert rows() == [None if row["weighting"] == 1 else row for row in before]
    assert rows("seal_weighting")[0]["blanked"] == [
        change.seq for change in db.session.scalars(select(Change).where(Change.payload.is_(None)).order_by(Change.seq))
    ]
    assert sound(answered) == []


def test_sealing_one_drops_its_keys_and_the_refusals_and_keeps_the_others(answered):
    anna = answered.people[0]
    assert code(answered, "set_weight", anna, idea=answered.ideas[0], value=99) == "budget_spent"
    answered.do("seal_weighting", weighting=1)
    told = {change.seq for change in db.session.scalars(select(Change).where(Change.name == "set_weight"))}
    kept = [key.answer["seq"] for key in db.session.scalars(select(Key).where(Key.name == "set_weight"))]
    open_rows = [row.seq for row in db.session.scalars(select(Change).where(Change.seq.in_(told))) if row.payload]
    assert sorted(kept) == sorted(open_rows) != []
    answered.do("seal_weighting")
    assert list(db.session.scalars(select(Key).where(Key.name == "set_weight"))) == []


def test_sealing_one_links_nobody_and_its_numbers_are_no_others(answered):
    open_ones = ballots(answered.second)
    answered.do("seal_weighting", weighting=1)
    assert [(number, person) for number, person, _ in ballots(1)] == [(number, None) for number in (1, 2, 3, 4)]
    assert ballots(answered.second) == open_ones
    answered.do("seal_weighting")
    assert [(number, person) for number, person, _ in ballots(2)] == [(number, None) for number in (5, 6, 7, 8)]
    assert sorted(given for *_, given in ballots(2)) == [2, 3, 4, 5]
    assert (answered.tallies(1)[1], answered.tallies(2)[2]) == (
        {"points": 10, "people": 4, "breadth": 3}, {"points": 14, "people": 4, "breadth": 3},
    )  # fmt: skip
    assert sound(answered) == []


def test_numbers_of_sealed_ballots_collide_with_none_of_the_open_ones(answered):
    number = ballots(answered.second)[0][0]
    carry_work(lambda session: session.execute(update(Ballot).where(Ballot.id == number).values(id=2)))
    answered.do("seal_weighting", weighting=1)
    assert [number for number, *_ in ballots(1)] == [1, 3, 4, 5]


def test_readiness_of_another_in_hand_stays_when_one_is_sealed_and_goes_with_its_own(answered):
    answered.saved(answered.people[0], "finish_weighting", done=True)
    answered.do("seal_weighting", weighting=1)
    assert (answered.mine(answered.people[0])["ready"], answered.readiness()["ready"]) == (True, 1)
    answered.do("seal_weighting")
    assert (answered.mine(answered.people[0])["ready"], answered.readiness()["ready"]) == (False, 1)
    assert set(db.session.scalars(select(Participant.ready))) == {False}


def test_ballots_on_which_nothing_stands_are_dropped_by_sealing(answered):
    give(answered, answered.people[0], answered.ideas[1], None)
    answered.do("seal_weighting")
    assert sorted(given for *_, given in ballots(answered.second)) == [3, 4, 5]
    assert sound(answered) == []


def test_who_is_late_with_a_sealed_one_leaves_no_trace(answered):
    answered.do("seal_weighting", weighting=1)
    anna, seq = answered.people[0], answered.workshop.seq
    assert code(answered, "set_weight", anna, weighting=1, idea=1, value=1) == "sealed"
    assert code(answered, "finish_weighting", anna, weighting=1, done=True) == "sealed"
    assert (answered.workshop.seq, sound(answered)) == (seq, [])


def test_sealing_it_once_more_says_that_nothing_was_blanked(answered):
    answered.do("seal_weighting", weighting=1)
    give(answered, answered.people[0], answered.ideas[0], 3)
    answered.do("seal_weighting", weighting=1)
    assert rows("seal_weighting")[1] == {"weighting": 1, "blanked": [], "moderator": 1}
    assert sound(answered) == []


def test_the_other_goes_on_when_one_is_sealed(answered):
    answered.do("seal_weighting", weighting=1)
    give(answered, answered.people[0], answered.ideas[0], 3)
    told = answered.mine(answered.people[0])["weightings"]
    assert told == {
        "1": {"weights": {}, "left": 10, "sealed": True},
        "2": {"weights": {"1": 3, "2": 2}, "left": 5, "sealed": False},
    }


def test_merging_ends_with_the_first_sealing_and_hiding_does_not(answered):
    first, second, third = answered.ideas
    merging = answered.do("merge_ideas", into=first, ideas=[third])["seq"]
    answered.do("unmerge_ideas", idea=first)
    answered.do("seal_weighting", weighting=1)
    answered.do("reveal_weights", weighting=1, revealed=True)
    assert code(answered, "merge_ideas", into=first, ideas=[third]) == "sealed"
    assert code(answered, "unmerge_ideas", idea=first) == "sealed"
    assert code(answered, "undo", seq=merging) in ("sealed", "changed_meanwhile")
    answered.do("hide_idea", idea=first)
    assert {tally["idea"]: tally["rank"] for tally in answered.things("tally").values()} == {third: 1, second: 2}
    answered.do("restore_idea", idea=first)
    ranks = {tally["idea"]: tally["rank"] for tally in answered.things("tally").values()}
    assert ranks == {first: 1, third: 2, second: 3}
    assert sound(answered) == []


def test_a_sealed_one_keeps_its_method_settings_and_candidates(answered):
    answered.do("seal_weighting", weighting=1)
    for data in ({"settings": {"points": 20}}, {"candidates": {"ideas": [1]}}):
        assert code(answered, "edit_weighting", weighting=1, **data) == "sealed"
    answered.do("edit_weighting", weighting=1, title="What matters to us")
    assert code(answered, "remove_weighting", weighting=1) == "weighting_begun"


def test_a_reveal_from_before_a_sealing_cannot_be_undone(answered):
    seq = answered.do("reveal_weights", weighting=1, revealed=True)["seq"]
    other = answered.do("reveal_weights", revealed=True)["seq"]
    answered.do("seal_weighting", weighting=1)
    assert code(answered, "undo", seq=seq) == "sealed"
    answered.do("undo", seq=other)


def test_the_release_seals_all_and_reveals_the_one_in_hand_alone(answered):
    third = added(answered)
    removal = answered.do("remove_weighting", weighting=third)["seq"]
    answered.do("seal_weighting", weighting=1)
    before = [row and row["weighting"] for row in rows()]
    assert answered.workshop.all_sealed is False
    answered.do("release_protocol")
    told = {one["id"]: (one["revealed"], one["stage"], one["sealed"]) for one in answered.things("weighting").values()}
    assert told == {1: (False, 0, True), answered.second: (True, 3, True)}
    assert (before.count(answered.second), [row for row in rows() if row]) == (4, [])
    assert sound(answered) == []
    answered.do("reopen_workshop")
    assert code(answered, "undo", seq=removal) == "sealed"


def test_all_is_sealed_once_every_weighting_that_is_shown_is(answered):
    answered.do("remove_weighting", weighting=added(answered))
    answered.do("seal_weighting", weighting=1)
    assert answered.workshop.all_sealed is False
    answered.do("seal_weighting")
    assert answered.workshop.all_sealed is True


# --- devices and persons ---


def test_removed_devices_count_in_no_weighting_and_in_both_again_afterwards(answered):
    for number in range(10, 13):
        person = answered.join(number)
        give(answered, person, answered.ideas[0], 5)
        give(answered, person, answered.ideas[1], 5, weighting=1)
        answered.since = getattr(answered, "since", None) or answered.came(person).isoformat()
    before = answered.tallies(1), answered.tallies(answered.second)
    seq = answered.do("remove_participants", since=answered.since)["seq"]
    assert [answered.tallies(which)[idea]["people"] for which, idea in ((1, 2), (2, 1))] == [0, 0]
    assert sound(answered) == []
    answered.do("undo", seq=seq)
    assert (answered.tallies(1), answered.tallies(answered.second)) == before
    assert sound(answered) == []


def test_removed_devices_do_not_come_back_once_another_weighting_is_sealed(answered):
    for number in range(10, 13):
        person = answered.join(number)
        give(answered, person, answered.ideas[0], 5)
        answered.since = getattr(answered, "since", None) or answered.came(person).isoformat()
    answered.do("seal_weighting", weighting=1)
    seq = answered.do("remove_participants", since=answered.since)["seq"]
    answered.do("seal_weighting")
    assert len(ballots(answered.second)) == 4
    assert code(answered, "undo", seq=seq) == "sealed"
    assert sound(answered) == []


def test_who_is_erased_leaves_points_in_both_and_no_word_in_a_question(answered):
    words = "A swing for Clara Example by the canal"
    idea = answered.saved(answered.desk, "add_idea", field_of_action=answered.fields[0], title="Nothing")["id"]
    answered.do("open_phase", phase="collect")
    own = answered.idea(answered.people[0], words)
    question = added(answered, title=f"Do we want: {words}?", candidates={"ideas": [idea, own]})
    before = answered.tallies(1), answered.tallies(answered.second)
    answered.saved(answered.people[0], "erase_person")
    assert answered.things("weighting")[question]["title"] == ""
    assert (answered.tallies(1), answered.tallies(answered.second)) == before
    assert words not in archived(answered.id).decode()
    assert sound(answered) == []


# --- archives ---


def both_sealed_by_half(evening):
    evening.do("reveal_weights", weighting=1, revealed=True, stage=2)
    evening.do("seal_weighting", weighting=1)
    evening.do("remove_weighting", weighting=added(evening))


def test_such_an_evening_goes_out_and_in_again(answered, tmp_path):
    both_sealed_by_half(answered)
    raw = archived(answered.id)
    assert examine(read(raw)) == []
    with app_on(tmp_path / "other"):
        ident = import_archive(read(raw), moderator=1)
        assert without_epoch(archived(ident)) == without_epoch(raw)


def test_after_a_restore_new_ids_are_still_small_and_no_tally_has_anothers(answered, tmp_path):
    carry_work(lambda session: begin_anew(session, answered.id))
    idea, third = answered.idea(), added(answered)
    assert max(idea, third) < APART // 1000
    taken(answered, third)
    give(answered, phone(0), idea, 3)
    assert (answered.tallies(third)[idea]["points"], sound(answered)) == (3, [])


def test_any_change_of_a_weighting_in_an_archive_is_noticed(answered):
    both_sealed_by_half(answered)
    raw = archived(answered.id)
    for number, row in enumerate(read(raw)["tables"]["weightings"]):
        for name, value in row.items():
            archive = read(raw)
            archive["tables"]["weightings"][number][name] = None if value else 1
            assert [str(finding) for finding in examine(archive)] != [], (number, name)


def test_a_forger_who_sums_up_anew_is_noticed_where_ballots_or_the_journal_speak_against_it(answered):
    both_sealed_by_half(answered)
    raw = archived(answered.id)

    def forged(number, **values):
        archive = read(raw)
        archive["tables"]["weightings"][number] |= values
        archive["sums"]["weightings"] = digest(archive["tables"]["weightings"])
        return bool(examine(archive))

    assert forged(0, sealed=False)
    assert forged(1, sealed=True)
    assert forged(0, candidates={"ideas": [1]})
    assert forged(1, candidates={"all": True})
    assert forged(0, settings={"points": 9, "ideas": 5})
    assert forged(1, id=7)


def test_a_row_of_the_open_one_that_is_blanked_in_an_archive_is_noticed(answered):
    answered.do("seal_weighting", weighting=1)
    archive = read(archived(answered.id))
    row = [row for row in archive["tables"]["journal"] if row["name"] == "set_weight"][-1]
    row |= {"payload": None, "before": None, "salt": None}
    row["sum"] = digest({name: value for name, value in row.items() if name != "sum"})
    archive["sums"]["journal"] = digest(archive["tables"]["journal"])
    assert [finding.number for finding in examine(archive)] == [row["seq"]]


def test_a_weighting_has_a_row_of_its_own_in_the_tables(answered):
    found = {
        one.id: (one.method, one.way.name, one.limits.model_dump()) for one in db.session.scalars(select(Weighting))
    }
    assert found == {1: ("points", "points", BY_DEFAULT), answered.second: ("points", "points", BY_DEFAULT)}
