"""Corrections: what becomes of an objection (who may send one, and how many: test_protocols)."""

import pytest


@pytest.fixture
def objected(shared_evening):
    """An evening at its close in which Anna has objected to something."""
    evening = shared_evening
    anna = evening.join(1)
    evening.do("open_phase", phase="close")
    evening.saved(anna, "send_correction", section="ideas", text="It was every half hour.")
    return evening


def told(evening):
    (found,) = evening.things("correction", "desk").values()
    return tuple(found[name] for name in ("section", "text", "state", "accepted", "reply"))


def test_it_waits_until_the_moderators_say_something(objected):
    assert told(objected) == ("ideas", "It was every half hour.", "waiting", False, "")


def test_a_second_answer_takes_the_place_of_the_first(objected):
    objected.do("answer_correction", correction=1, accepted=False, reply="It was not.")
    objected.do("answer_correction", correction=1, accepted=True, reply="You are right.")
    assert told(objected)[2:] == ("answered", True, "You are right.")


def test_what_is_dismissed_keeps_no_answer(objected):
    objected.do("answer_correction", correction=1, accepted=True, reply="You are right.")
    objected.do("dismiss_correction", correction=1)
    assert told(objected)[2:] == ("dismissed", False, "")


@pytest.mark.parametrize(
    ("name", "more"), [("answer_correction", {"accepted": True, "reply": "Yes"}), ("dismiss_correction", {})]
)
def test_what_nobody_has_sent_is_not_answered(objected, name, more):
    assert objected.send(objected.desk, name, correction=2, **more)["code"] == "unknown_thing"
