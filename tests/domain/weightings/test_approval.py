"""Approval in an evening: everybody says yes to all ideas they support, and what an idea has got is its people."""

import pytest

from workshop.archive import archive, verify
from workshop.extensions import db


@pytest.fixture
def approving(evening):
    """(evening, ideas, people) with approval of at most two ideas in hand."""
    ideas, people = evening.weighting(ideas=3, people=3)
    number = evening.do("add_weighting", title="Which do you support?", method="approval", settings={"most": 2})["id"]
    evening.do("open_phase", phase="weight", weighting=number)
    return evening, ideas, people


def test_an_idea_gets_one_for_everybody_who_says_yes(approving):
    evening, (first, second, third), (anna, ben, _) = approving
    for person, idea in ((anna, first), (anna, second), (ben, first)):
        evening.saved(person, "set_weight", idea=idea, value=1)
    assert evening.send(anna, "set_weight", idea=third, value=1)["code"] == "too_many_ideas"
    assert evening.send(anna, "set_weight", idea=third, value=2)["code"] == "bad_shape"
    assert [evening.tallies(2)[idea]["points"] for idea in (first, second, third)] == [2, 1, 0]
    evening.saved(anna, "set_weight", idea=first, value=None)
    assert [evening.tallies(2)[idea]["points"] for idea in (first, second, third)] == [1, 1, 0]
    assert evening.mine(anna)["weightings"]["2"] == {"weights": {str(second): 1}, "left": 1, "sealed": False}


def test_who_supports_two_ideas_that_become_one_supports_it_once(approving):
    evening, (first, second, third), (anna, ben, _) = approving
    for person, idea in ((anna, first), (anna, second), (ben, second)):
        evening.saved(person, "set_weight", idea=idea, value=1)
    evening.do("merge_ideas", into=first, ideas=[second])
    assert (evening.tallies(2)[first], evening.mine(anna)["weights"]) == (
        {"points": 2, "people": 2, "breadth": 2},
        {str(first): 1},
    )
    evening.saved(anna, "set_weight", idea=third, value=1)
    evening.do("unmerge_ideas", idea=first)
    assert evening.mine(anna)["weights"] == {str(first): 1, str(second): 1, str(third): 1}
    assert [evening.tallies(2)[idea]["points"] for idea in (first, second, third)] == [1, 2, 1]


def test_who_says_yes_again_to_what_was_merged_has_said_it_to_both(approving):
    evening, (first, second, _), (anna, *_) = approving
    for idea in (first, second):
        evening.saved(anna, "set_weight", idea=idea, value=1)
    evening.do("merge_ideas", into=first, ideas=[second])
    evening.saved(anna, "set_weight", idea=first, value=None)
    evening.saved(anna, "set_weight", idea=first, value=1)
    evening.do("unmerge_ideas", idea=first)
    assert evening.mine(anna)["weights"] == {str(first): 1, str(second): 1}
    assert [evening.tallies(2)[idea]["points"] for idea in (first, second)] == [1, 1]


def test_more_may_be_allowed_later_and_never_less(approving):
    evening, (first, *_), (anna, *_) = approving
    evening.saved(anna, "set_weight", idea=first, value=1)
    assert evening.send(evening.desk, "edit_weighting", weighting=2, settings={"most": 1})["code"] == "weighting_begun"
    evening.do("edit_weighting", weighting=2, settings={"most": 3})
    evening.do("edit_weighting", weighting=2, settings={"most": 0})
    assert evening.mine(anna)["left"] is None


def test_its_archive_is_right_before_and_after_the_sealing(approving):
    evening, (first, second, _), people = approving
    for person in people:
        evening.saved(person, "set_weight", idea=first, value=1)
        evening.saved(person, "set_weight", idea=second, value=1)
    evening.do("merge_ideas", into=first, ideas=[second])
    assert verify.examine(archive(db.session, evening.id)) == []
    evening.do("seal_weighting")
    db.session.rollback()
    assert verify.examine(archive(db.session, evening.id)) == []
