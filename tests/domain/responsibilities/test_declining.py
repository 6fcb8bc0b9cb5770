"""Whoever says no says it to the desk: no other screen shows a group or a body refusing."""

import pytest


@pytest.fixture
def asked(evening):
    """A measure for which group 2 was asked; Anna is of it, Ben is not."""
    evening.anna, evening.ben = evening.join(1, (2,)), evening.join(2, (3,))
    evening.do("open_phase", phase="assign")
    evening.do("add_measure", idea=evening.idea(), title="Measure")
    evening.do("show", kind="measure", id=1)
    evening.do("propose_responsibility", measure=1, role="lead", bearer={"group": 2})
    return evening


def answer(evening, word):
    return evening.saved(evening.anna, "answer_responsibility", responsibility=1, answer=word, print_name=False)["id"]


def declined(evening):
    evening.do("confirm_responsibility", responsibility=1, answer=answer(evening, "no"))


def test_a_no_is_shown_to_nobody_but_the_desk(asked):
    mark = asked.workshop.seq
    declined(asked)
    assert [asked.things("responsibility", screen) for screen in ("phone", "wall")] == [{}, {}]
    news = [thing for thing in asked.snapshot("phone", mark) if thing["kind"] == "responsibility"]
    assert [(thing["id"], thing.get("gone")) for thing in news] == [(1, True)]
    assert asked.things("responsibility", "desk")[1]["state"] == "declined"


def test_who_said_no_still_sees_it_and_may_think_again(asked):
    declined(asked)
    told = {"measure": 1, "role": "lead", "bearer": {"group": 2}}
    assert asked.mine(asked.anna)["answers"]["1"]["declined"] == told
    assert asked.mine(asked.ben)["answers"] == {}
    asked.do("confirm_responsibility", responsibility=1, answer=answer(asked, "lead"))
    assert asked.things("responsibility")[1]["state"] == "accepted"
    assert asked.mine(asked.anna)["answers"]["1"]["declined"] is None
