"""Contributions: phones add to an idea, ask, and doubt; the desk hides and restores them."""

import pytest

from tests.support.crowd import multiply


@pytest.fixture
def talking(shared_evening):
    """An evening in *collect* with an idea, to which Anna of Cella has put a question; Ben is there, too."""
    evening = shared_evening
    evening.anna, evening.ben = evening.join(1, (4, 7)), evening.join(2)
    evening.do("open_phase", phase="collect")
    evening.about = evening.idea(title="Rufbus")
    evening.saved(evening.anna, "add_contribution", idea=evening.about, kind="question", text="Who pays?")
    return evening


def told(evening, *names, audience="desk"):
    """What is seen of the only contribution under these names."""
    (found,) = evening.things("contribution", audience).values()
    return tuple(found[name] for name in names)


def test_a_contribution_stands_at_its_idea_for_everybody_and_the_desk_knows_for_which_group(talking):
    assert told(talking, "id", "idea", "sort", "text", "state", "group") == (
        1, talking.about, "question", "Who pays?", "shown", 4,
    )  # fmt: skip
    assert told(talking, "sort", "text", audience="wall") == ("question", "Who pays?")
    assert talking.mine(talking.anna)["contributions"] == [1]


def test_screens_are_told_how_many_there_are_whenever_that_changes(talking):
    def numbers():
        changed = [thing for thing in talking.snapshot("phone", talking.mark) if thing["kind"] == "idea"]
        talking.mark = talking.workshop.seq
        return [thing["contributions"] for thing in changed]

    talking.mark = talking.workshop.seq
    talking.do("hide_contribution", contribution=1)
    assert numbers() == [0]
    talking.do("restore_contribution", contribution=1)
    assert numbers() == [1]
    talking.saved(talking.ben, "add_contribution", idea=talking.about, kind="concern", text="Too dear")
    assert numbers() == [2]
    talking.saved(talking.ben, "withdraw_contribution", contribution=2)
    assert numbers() == [1]


def test_what_is_added_to_a_part_is_added_to_the_whole(talking):
    into = talking.idea(title="Buses")
    talking.do("merge_ideas", into=into, ideas=[talking.about])
    added = talking.saved(talking.ben, "add_contribution", idea=talking.about, kind="addition", text="On Sundays")
    assert talking.things("contribution")[added["id"]]["idea"] == into
    before = talking.workshop.seq
    talking.do("hide_contribution", contribution=1)
    assert (into, 1) in [
        (thing["id"], thing["contributions"]) for thing in talking.snapshot("phone", before) if thing["kind"] == "idea"
    ]


def test_nothing_is_added_to_an_idea_that_is_hidden_or_does_not_exist(talking):
    talking.do("hide_idea", idea=talking.about)
    words = {"kind": "addition", "text": "More"}
    assert talking.send(talking.ben, "add_contribution", idea=talking.about, **words)["code"] == "idea_hidden"
    assert talking.send(talking.ben, "add_contribution", idea=99, **words)["code"] == "unknown_thing"
    assert len(talking.things("contribution", "desk")) == 1


def test_one_person_adds_three_hundred_at_most_and_takes_none_from_others(talking):
    multiply(talking, "contributions", 300)
    words = {"idea": talking.about, "kind": "addition", "text": "More"}
    refused = talking.send(talking.anna, "add_contribution", **words)
    assert (refused["code"], refused["data"]) == ("too_many", {"limit": 300})
    assert talking.send(talking.ben, "add_contribution", **words)["status"] == "saved"


def test_its_author_changes_and_withdraws_it(talking):
    talking.saved(talking.anna, "edit_contribution", contribution=1, text="Who pays for it?")
    assert told(talking, "text", "state") == ("Who pays for it?", "shown")
    talking.saved(talking.anna, "withdraw_contribution", contribution=1)
    assert (told(talking, "state"), talking.things("contribution")) == (("withdrawn",), {})


@pytest.mark.parametrize(("name", "more"), [("edit_contribution", {"text": "Mine"}), ("withdraw_contribution", {})])
def test_nobody_else_changes_it_nor_its_author_while_it_is_hidden(talking, name, more):
    assert talking.send(talking.ben, name, contribution=1, **more)["code"] == "not_yours"
    talking.do("hide_contribution", contribution=1)
    assert talking.send(talking.anna, name, contribution=1, **more)["code"] == "idea_hidden"
    assert told(talking, "text", "state") == ("Who pays?", "hidden")


def test_what_is_hidden_nobody_in_the_room_sees_and_it_comes_back_as_it_was(talking):
    talking.do("hide_contribution", contribution=1)
    assert (told(talking, "state"), talking.things("contribution")) == (("hidden",), {})
    talking.do("restore_contribution", contribution=1)
    assert told(talking, "state", "text", audience="phone") == ("shown", "Who pays?")
