"""Ideas: whoever is in the room adds them, their authors change them until somebody answers, the desk always."""

import pytest

from tests.support.crowd import multiply
from tests.support.evening import phone


@pytest.fixture
def talking(shared_evening):
    """An evening in *collect*: Anna has an idea in the first field, Ben and Cleo are there, too."""
    evening = shared_evening
    evening.anna, evening.ben, evening.cleo = (evening.join(number) for number in (1, 2, 3))
    evening.do("open_phase", phase="collect")
    evening.hers = evening.idea(evening.anna, "Rufbus")
    return evening


def told(evening, idea, *names):
    """What the desk sees of an idea under these names."""
    found = evening.things("idea", "desk")[idea]
    return tuple(found[name] for name in names)


def without_number(thing):
    return {name: value for name, value in thing.items() if name not in ("seq", "at")}


# --- adding ---


def test_an_idea_is_there_for_everybody_with_an_empty_tally_and_is_its_authors_own(talking):
    added = talking.saved(
        talking.ben, "add_idea", field_of_action=2, title="A bench", text="By the canal", size="small", groups=[3, 2, 3]
    )
    assert without_number(talking.things("idea", "phone")[added["id"]]) == {
        "kind": "idea", "id": 2, "field_of_action": 2, "size": "small", "title": "A bench", "text": "By the canal",
        "rest": None, "groups": [2, 3], "supporters": [], "support": 0, "state": "shown", "merged_into": None,
        "contributions": 0, "card": None,
    }  # fmt: skip
    assert talking.tallies()[2] == {"points": 0, "people": 0, "breadth": 0}
    assert [talking.mine(person)["ideas"] for person in (talking.anna, talking.ben)] == [[1], [2]]


def test_the_desks_idea_is_nobodys_and_comes_in_any_phase(talking):
    talking.do("open_phase", phase="weight")
    added = talking.idea()
    assert told(talking, added, "by", "group") == ("desk", None)
    assert told(talking, talking.hers, "by", "group") == ("phone", 2)


def test_an_idea_needs_a_field_of_action_that_is_there(talking):
    talking.do("remove_field_of_action", field_of_action=2)
    idea = {"title": "Nowhere"}
    assert talking.send(talking.anna, "add_idea", **idea, field_of_action=2)["code"] == "field_removed"
    unknown = talking.send(talking.anna, "add_idea", **idea, field_of_action=9)
    assert (unknown["code"], unknown["data"]) == ("unknown_thing", {"kind": "field_of_action", "id": 9})
    assert len(talking.things("idea", "desk")) == 1


def test_an_idea_concerns_groups_of_this_workshop_only(talking):
    idea = {"field_of_action": 1, "title": "For whom?"}
    assert talking.send(talking.anna, "add_idea", **idea, groups=[2, 99])["code"] == "group_unknown"
    assert talking.send(talking.anna, "edit_idea", idea=1, groups=[99])["code"] == "group_unknown"
    assert told(talking, 1, "groups") == ([],)


def test_one_person_has_two_hundred_ideas_at_most_and_takes_none_from_others(talking):
    multiply(talking, "ideas", 200)
    refused = talking.send(talking.anna, "add_idea", field_of_action=1, title="One more")
    assert (refused["code"], refused["data"]) == ("too_many", {"limit": 200})
    assert talking.send(talking.ben, "add_idea", field_of_action=1, title="The first")["status"] == "saved"


# --- changing ---


def test_only_what_is_given_changes(talking):
    talking.saved(talking.anna, "edit_idea", idea=1, text="Every hour", size="large", groups=[4])
    talking.saved(talking.anna, "edit_idea", idea=1, title="Rufbus am Abend", field_of_action=2)
    fields = ("title", "text", "size", "groups", "field_of_action")
    assert told(talking, 1, *fields) == ("Rufbus am Abend", "Every hour", "large", [4], 2)
    talking.saved(talking.anna, "edit_idea", idea=1, size=None, text="")
    assert told(talking, 1, *fields) == ("Rufbus am Abend", "", None, [4], 2)


def test_an_idea_moves_only_into_a_field_that_is_there(talking):
    talking.do("remove_field_of_action", field_of_action=2)
    for actor, name in ((talking.anna, "edit_idea"), (talking.desk, "edit_idea"), (talking.desk, "move_idea")):
        assert talking.send(actor, name, idea=1, field_of_action=2)["code"] == "field_removed"
    assert told(talking, 1, "field_of_action") == (1,)


def test_the_desk_moves_an_idea(talking):
    talking.do("move_idea", idea=1, field_of_action=2)
    assert told(talking, 1, "field_of_action", "title") == (2, "Rufbus")


def contributed(evening):
    evening.saved(evening.ben, "add_contribution", idea=1, kind="question", text="Who pays?")


def supported(evening):
    evening.saved(evening.ben, "support_idea", idea=1, supports=True)


def weighted(evening):
    evening.do("open_phase", phase="weight")
    evening.saved(evening.ben, "set_weight", idea=1, points=1)
    evening.do("open_phase", phase="discuss")


def weighted_before_a_step_back(evening):
    row = evening.do("open_phase", phase="weight")
    evening.saved(evening.ben, "set_weight", idea=1, points=1)
    evening.do("undo", seq=row["seq"])


def weighted_while_it_was_allowed(evening):
    evening.do("edit_workshop", also_allowed={phase: ["set_weight"] for phase in ("collect", "discuss")})
    evening.saved(evening.ben, "set_weight", idea=1, points=1)
    evening.do("edit_workshop", also_allowed={})


def merged_into_it(evening):
    evening.do("merge_ideas", into=1, ideas=[evening.idea(title="Another bus")])


ANSWERED = [
    contributed, supported, weighted, weighted_before_a_step_back, weighted_while_it_was_allowed, merged_into_it,
]  # fmt: skip


@pytest.mark.parametrize("answered", ANSWERED)
def test_an_author_no_longer_changes_what_others_have_answered(talking, answered):
    answered(talking)
    before = told(talking, 1, "title", "state")
    assert talking.send(talking.anna, "edit_idea", idea=1, title="Another idea")["code"] == "idea_in_use"
    assert talking.send(talking.anna, "withdraw_idea", idea=1)["code"] == "idea_in_use"
    assert told(talking, 1, "title", "state") == before
    talking.do("edit_idea", idea=1, title="What the desk makes of it")
    assert told(talking, 1, "title") == ("What the desk makes of it",)


def test_what_is_written_after_the_last_point_is_still_its_authors(talking):
    weighted_while_it_was_allowed(talking)
    taken = [talking.idea(talking.anna, "Afterwards")]
    talking.do("open_phase", phase="weight")
    assert talking.send(talking.anna, "add_idea", field_of_action=talking.fields[0], title="Late")["code"] == "late"
    taken.append(talking.do("take_late", late=1)["id"])
    talking.do("open_phase", phase="discuss")
    assert [talking.saved(talking.anna, "withdraw_idea", idea=idea)["status"] for idea in taken] == ["saved"] * 2


def test_what_the_author_says_about_the_own_idea_holds_nothing_up(talking):
    talking.saved(talking.anna, "add_contribution", idea=1, kind="addition", text="In the evening, too")
    talking.saved(talking.anna, "support_idea", idea=1, supports=True)
    talking.saved(talking.anna, "edit_idea", idea=1, title="Rufbus am Abend")
    assert told(talking, 1, "title") == ("Rufbus am Abend",)


def test_an_answer_that_was_taken_back_holds_nothing_up(talking):
    supported(talking)
    weighted(talking)
    talking.saved(talking.ben, "support_idea", idea=1, supports=False)
    talking.do("open_phase", phase="weight")
    talking.saved(talking.ben, "set_weight", idea=1, points=0)
    talking.do("open_phase", phase="collect")
    talking.saved(talking.anna, "edit_idea", idea=1, title="Rufbus am Abend")


@pytest.mark.parametrize(("name", "more"), [("edit_idea", {"title": "Mine now"}), ("withdraw_idea", {})])
def test_nobody_else_changes_an_idea_nor_its_author_what_is_hidden_or_part_of_another(talking, name, more):
    assert talking.send(talking.ben, name, idea=1, **more)["code"] == "not_yours"
    talking.do("hide_idea", idea=1)
    assert talking.send(talking.anna, name, idea=1, **more)["code"] == "idea_hidden"
    talking.do("restore_idea", idea=1)
    into = talking.idea(title="Buses")
    talking.do("merge_ideas", into=into, ideas=[1])
    refused = talking.send(talking.anna, name, idea=1, **more)
    assert (refused["code"], refused["data"]) == ("idea_merged", {"into": into})
    assert told(talking, 1, "title", "state") == ("Rufbus", "merged")


def test_an_idea_of_the_desk_is_no_phones(talking):
    added = talking.idea()
    assert talking.send(talking.anna, "edit_idea", idea=added, title="Mine now")["code"] == "not_yours"


# --- taking away ---


def test_a_withdrawn_idea_is_gone_for_the_room_and_the_desk_still_sees_it(talking):
    talking.do("show", kind="idea", id=1)
    talking.saved(talking.anna, "withdraw_idea", idea=1)
    assert (talking.things("idea"), told(talking, 1, "state"), talking.workshop.shown) == ({}, ("withdrawn",), None)


def test_a_hidden_idea_leaves_the_wall_and_its_points_wait(talking):
    weighted(talking)
    talking.do("show", kind="idea", id=1)
    talking.do("hide_idea", idea=1)
    assert (talking.things("idea"), told(talking, 1, "state"), talking.workshop.shown) == ({}, ("hidden",), None)
    talking.do("reveal_weights", revealed=True)
    assert talking.things("tally") == {}
    talking.do("restore_idea", idea=1)
    assert [tally["points"] for tally in talking.things("tally").values()] == [1]


def test_hiding_one_idea_leaves_another_on_the_wall(talking):
    other = talking.idea(title="A bench")
    talking.do("show", kind="idea", id=other)
    talking.do("hide_idea", idea=1)
    assert talking.workshop.shown == {"kind": "idea", "id": other}


def test_restoring_takes_no_idea_off_the_wall(talking):
    talking.do("show", kind="idea", id=1)
    talking.do("restore_idea", idea=1)
    assert talking.workshop.shown == {"kind": "idea", "id": 1}


@pytest.mark.parametrize("name", ["hide_idea", "restore_idea"])
def test_a_part_of_another_idea_is_neither_hidden_nor_restored_for_itself(talking, name):
    into = talking.idea(title="Buses")
    talking.do("merge_ideas", into=into, ideas=[1])
    refused = talking.send(talking.desk, name, idea=1)
    assert (refused["code"], refused["data"]) == ("idea_merged", {"into": into})
    assert told(talking, 1, "state") == ("merged",)


def test_an_idea_comes_back_only_into_a_field_that_is_there(talking):
    talking.do("hide_idea", idea=1)
    talking.do("remove_field_of_action", field_of_action=1)
    assert talking.send(talking.desk, "restore_idea", idea=1)["code"] == "field_removed"
    assert told(talking, 1, "state") == ("hidden",)


# --- taking part ---


def test_taking_part_is_said_once_however_often_and_can_be_taken_back(talking):
    for supports, number in ((True, 1), (True, 1), (False, 0), (False, 0)):
        talking.saved(talking.ben, "support_idea", idea=1, supports=supports)
        assert told(talking, 1, "support") == (number,)
        assert talking.mine(talking.ben)["supports"] == [1] * number


def test_who_takes_part_in_a_part_takes_part_in_the_whole(talking):
    into = talking.idea(title="Buses")
    talking.do("merge_ideas", into=into, ideas=[1])
    talking.saved(talking.ben, "support_idea", idea=1, supports=True)
    assert (told(talking, into, "support"), talking.mine(talking.ben)["supports"]) == ((1,), [into])


def test_nobody_takes_part_in_what_is_hidden(talking):
    talking.do("hide_idea", idea=1)
    assert talking.send(talking.ben, "support_idea", idea=1, supports=True)["code"] == "idea_hidden"
    assert told(talking, 1, "support") == (0,)


def test_taking_part_is_told_to_every_screen_at_once(talking):
    before = talking.workshop.seq
    talking.saved(talking.ben, "support_idea", idea=1, supports=True)
    changed = [(thing["kind"], thing["id"], thing["support"]) for thing in talking.snapshot("wall", before)]
    assert changed == [("idea", 1, 1)]


def test_who_has_not_joined_adds_nothing(talking):
    assert talking.send(phone(99), "add_idea", field_of_action=1, title="From outside")["code"] == "not_joined"
    assert len(talking.things("idea", "desk")) == 1
