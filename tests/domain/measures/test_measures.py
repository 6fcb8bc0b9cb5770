"""Measures: the desk makes them of ideas that can be seen."""

import pytest

from tests.support.crowd import multiply


@pytest.fixture
def assigning(shared_evening):
    """An evening in *assign* with two ideas and a measure for the first."""
    evening = shared_evening
    evening.first, evening.second = evening.idea(title="Rufbus"), evening.idea(title="A bench")
    evening.do("open_phase", phase="assign")
    evening.do("add_measure", idea=evening.first, title="Trial", first_step="Ask", due="2027-01-31")
    return evening


def told(evening, *names, measure=1, audience="desk"):
    found = evening.things("measure", audience)[measure]
    return tuple(found[name] for name in names)


def test_a_measure_is_there_for_everybody(assigning):
    assert told(assigning, "idea", "title", "first_step", "due", "state", audience="phone") == (
        assigning.first, "Trial", "Ask", "2027-01-31", "shown",
    )  # fmt: skip


def test_a_measure_for_a_part_is_one_for_the_whole(assigning):
    assigning.do("merge_ideas", into=assigning.second, ideas=[assigning.first])
    added = assigning.do("add_measure", idea=assigning.first, title="Both")["id"]
    assert told(assigning, "idea", measure=added) == (assigning.second,)


def test_no_measure_is_made_of_what_is_hidden(assigning):
    assigning.do("hide_idea", idea=assigning.second)
    refused = assigning.send(assigning.desk, "add_measure", idea=assigning.second, title="Build it")
    assert refused["code"] == "idea_hidden"
    assert len(assigning.things("measure", "desk")) == 1


def test_there_are_three_hundred_at_most(assigning):
    multiply(assigning, "measures", 300)
    refused = assigning.send(assigning.desk, "add_measure", idea=assigning.second, title="Build it")
    assert (refused["code"], refused["data"]) == ("too_many", {"limit": 300})


def test_only_what_is_given_changes_and_a_date_can_be_taken_back(assigning):
    assigning.do("edit_measure", measure=1, title="A year of trial")
    assert told(assigning, "title", "first_step", "due") == ("A year of trial", "Ask", "2027-01-31")
    assigning.do("edit_measure", measure=1, due=None)
    assert told(assigning, "title", "first_step", "due") == ("A year of trial", "Ask", None)


def test_what_is_removed_leaves_the_room_and_the_wall(assigning):
    assigning.do("show", kind="measure", id=1)
    assigning.do("remove_measure", measure=1)
    assert (assigning.things("measure"), told(assigning, "state"), assigning.workshop.shown) == (
        {}, ("removed",), None,
    )  # fmt: skip


def test_removing_one_leaves_another_on_the_wall(assigning):
    other = assigning.do("add_measure", idea=assigning.second, title="Build it")["id"]
    assigning.do("show", kind="measure", id=other)
    assigning.do("remove_measure", measure=1)
    assert assigning.workshop.shown == {"kind": "measure", "id": other}
