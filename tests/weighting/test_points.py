"""Points, compared with what they mean, with what is sent, and with what is known of cumulative voting."""

from collections import Counter
from typing import Annotated

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import Field

from tests.weighting.giving import refusal, with_value
from workshop.engine.schema import Schema, filled
from workshop.errors import Refused
from workshop.weighting import method

POINTS = method("points")
SETTINGS = st.builds(POINTS.settings, points=st.integers(1, 12), ideas=st.integers(1, 5))
TAPS = st.lists(st.tuples(st.integers(1, 6), st.none() | st.integers(0, 13)), max_size=20)
BALLOTS = st.lists(st.dictionaries(st.integers(1, 6), st.integers(0, 5)), max_size=8)
IDEAS = st.lists(st.integers(1, 8), unique=True)


def allowed(settings, ballot: dict, idea: int, value: int | None) -> bool:
    """By what a ballot is, not by what a tap adds: one within both limits is right, and so is one that has less."""
    after = ballot | {idea: value or 0}
    within = sum(after.values()) <= settings.points and sum(map(bool, after.values())) <= settings.ideas
    return within or after[idea] <= ballot.get(idea, 0)


@given(SETTINGS, SETTINGS, TAPS, TAPS)
def test_exactly_those_taps_are_taken_that_keep_a_ballot_right_or_make_it_smaller(first, then, before, after):
    ballot: dict[int, int] = {}
    for settings, taps in ((first, before), (then, after)):
        for idea, value in taps:
            taken = refusal(POINTS, settings, ballot, idea, value) is None
            assert taken == allowed(settings, ballot, idea, value)
            if taken:
                ballot = with_value(POINTS, ballot, idea, value)


@given(SETTINGS, TAPS)
def test_no_taps_lead_to_a_ballot_beyond_its_limits_and_what_is_left_can_be_given(settings, taps):
    ballot: dict[int, int] = {}
    for idea, value in taps:
        if refusal(POINTS, settings, ballot, idea, value) is None:
            ballot = with_value(POINTS, ballot, idea, value)
    left = POINTS.left(settings, ballot)
    assert (left, POINTS.full(settings, ballot)) == (settings.points - sum(ballot.values()), left == 0)
    assert (len(ballot) <= settings.ideas, all(ballot.values())) == (True, True)
    idea = next(iter(ballot), 1)
    had = ballot.get(idea, 0)
    assert refusal(POINTS, settings, ballot, idea, had + left) is None
    assert refusal(POINTS, settings, ballot, idea, had + left + 1) == [
        "budget_spent",
        {"left": left, "points": settings.points},
    ]


@given(BALLOTS, IDEAS)
def test_the_result_is_what_counting_every_single_point_gives(ballots, ideas):
    laid = [(idea, person) for person, ballot in enumerate(ballots) for idea, n in ballot.items() for _ in range(n)]
    points = Counter(idea for idea, _ in laid)
    givers = Counter(idea for idea, _ in set(laid))
    result = POINTS.result(ballots, ideas)
    assert result.values == {idea: points[idea] for idea in ideas}
    assert result.people == {idea: givers[idea] for idea in ideas}
    assert result.ranks == {idea: 1 + sum(points[other] > points[idea] for other in ideas) for idea in ideas}


@given(BALLOTS, IDEAS, st.randoms(use_true_random=False))
def test_neither_the_order_of_people_nor_that_of_ideas_matters(ballots, ideas, chance):
    others, turned = ballots.copy(), ideas.copy()
    chance.shuffle(others)
    chance.shuffle(turned)
    assert POINTS.result(others, turned) == POINTS.result(ballots, ideas)


class Sent(Schema):
    value: Annotated[int, Field(ge=0, le=1000)]


@pytest.mark.parametrize("value", ["3", "", 2.5, 3.0, True, False, [], {}, -1, -(2**70), 1001, 2**70, b"3"])
def test_a_value_of_the_wrong_shape_is_refused_as_a_schema_refuses_it(value):
    with pytest.raises(Refused) as refused:
        filled(Sent, {"value": value})
    settings = POINTS.settings()
    assert refusal(POINTS, settings, {1: 3}, 1, value) == [refused.value.code, refused.value.data]


@pytest.mark.parametrize(("minority", "place"), [(17, 1), (16, 6)])
def test_a_minority_of_more_than_a_sixth_brings_one_idea_among_the_first_five(minority, place):
    """Whoever holds more than S / (D + 1) of S votes wins one of D places, if they are all laid on one candidate,
    whatever the others do; with fewer the others can keep it out by spreading evenly. G. J. Glasser, Game Theory and
    Cumulative Voting for Corporate Directors, Management Science 5 (1959), 151-156. Here 100 people have 5 points each
    for 5 places: 100 / 6 is 16.67; 17 × 5 = 85 against 83 × 5 / 5 = 83, but 16 × 5 = 80 against 84.
    """
    even, one = {1: 1, 2: 1, 3: 1, 4: 1, 5: 1}, {6: 5}
    result = POINTS.result([even] * (100 - minority) + [one] * minority, [1, 2, 3, 4, 5, 6])
    assert result.values == dict.fromkeys(even, 100 - minority) | {6: 5 * minority}
    assert result.people == dict.fromkeys(even, 100 - minority) | {6: minority}
    assert result.ranks[6] == place
