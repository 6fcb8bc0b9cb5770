"""Approval, compared with what it means and with an outcome that was counted by hand."""

from hypothesis import given
from hypothesis import strategies as st

from tests.weighting.giving import refusal, with_value
from workshop.weighting import method

APPROVAL = method("approval")
SETTINGS = st.builds(APPROVAL.settings, most=st.integers(0, 4))
TAPS = st.lists(st.tuples(st.integers(1, 6), st.sampled_from((1, None))), max_size=20)
SUPPORTED = st.lists(st.sets(st.integers(1, 6)), max_size=8)
IDEAS = st.lists(st.integers(1, 8), unique=True)


@given(SETTINGS, SETTINGS, TAPS, TAPS)
def test_exactly_those_taps_are_taken_that_keep_a_ballot_within_its_limit_or_add_nothing(first, then, before, after):
    supported: set[int] = set()
    for settings, taps in ((first, before), (then, after)):
        for idea, value in taps:
            wanted = supported | {idea} if value else supported - {idea}
            within = settings.most == 0 or len(wanted) <= settings.most
            ballot = dict.fromkeys(supported, 1)
            assert (refusal(APPROVAL, settings, ballot, idea, value) is None) == (within or wanted <= supported)
            if within or wanted <= supported:
                assert with_value(APPROVAL, ballot, idea, value) == dict.fromkeys(wanted, 1)
                supported = wanted


@given(SUPPORTED, IDEAS)
def test_the_result_is_the_number_of_those_who_support_an_idea(people, ideas):
    support = {idea: sum(idea in supported for supported in people) for idea in ideas}
    result = APPROVAL.result([dict.fromkeys(supported, 1) for supported in people], ideas)
    assert (result.values, result.people) == (support, support)
    assert result.ranks == {idea: 1 + sum(other > support[idea] for other in support.values()) for idea in ideas}


def test_the_capital_of_tennessee_is_nashville():
    """The preferences of the "Tennessee example" (Electowiki, Effects of different voting systems under similar
    circumstances): of 100 voters 42 live near Memphis, 26 near Nashville, 15 near Chattanooga, 17 near Knoxville.
    Counted by hand where all support the two cities that are nearest: 42, 42 + 26 = 68, 26 + 15 + 17 = 58, 15 + 17
    = 32.
    """
    memphis, nashville, chattanooga, knoxville = cities = [1, 2, 3, 4]
    near = [
        *[{memphis: 1, nashville: 1}] * 42,
        *[{nashville: 1, chattanooga: 1}] * 26,
        *[{chattanooga: 1, knoxville: 1}] * 15,
        *[{knoxville: 1, chattanooga: 1}] * 17,
    ]
    result = APPROVAL.result(near, cities)
    assert result.values == {memphis: 42, nashville: 68, chattanooga: 58, knoxville: 32}
    assert result.ranks == {nashville: 1, chattanooga: 2, memphis: 3, knoxville: 4}
