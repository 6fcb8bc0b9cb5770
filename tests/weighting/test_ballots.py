"""Every method over the ballots of `ballots/<name>.json`; phones read the same ones (`tests/js/weighting.test.mjs`)."""

import json
from pathlib import Path

import pytest
from pydantic import ValidationError

from tests.weighting.giving import refusal, with_value
from workshop.errors import Refused
from workshop.weighting import METHODS, method

HERE = Path(__file__).parent / "ballots"
GIVEN = {file.stem: json.loads(file.read_text()) for file in HERE.glob("*.json")}


def every(part: str):
    cases = [(name, case) for name, given in GIVEN.items() for case in given[part]]
    return pytest.mark.parametrize(("name", "case"), cases, ids=[f"{name}: {case}" for name, case in cases])


def by_idea(values: dict) -> dict[int, int]:
    return {int(idea): value for idea, value in values.items()}


def test_every_method_has_its_ballots_and_is_found_by_its_name():
    assert set(GIVEN) == set(METHODS)
    assert [method(name).name for name in METHODS] == list(METHODS)


def test_a_method_that_there_is_not_is_refused():
    with pytest.raises(Refused) as refused:
        method("acclamation")
    assert (refused.value.code, refused.value.data) == ("bad_shape", {"field": "method", "reason": "literal_error"})


@pytest.mark.parametrize("name", GIVEN)
def test_settings_are_taken_within_their_limits_and_nothing_else(name):
    settings, cases = method(name).settings, GIVEN[name]["settings"]
    assert [settings(**data).model_dump() for data, _ in cases["taken"]] == [whole for _, whole in cases["taken"]]
    for data in cases["refused"]:
        with pytest.raises(ValidationError):
            settings(**data)


@pytest.mark.parametrize("name", GIVEN)
def test_what_is_meant_by_a_value_is_kept(name):
    assert [method(name).meant(value) for value, _ in GIVEN[name]["meant"]] == [
        kept for _, kept in GIVEN[name]["meant"]
    ]


@every("sheets")
def test_a_sheet_is_filled_in_step_by_step(name, case):
    way, ballot, settings = method(name), {}, None
    for step in GIVEN[name]["sheets"][case]:
        if "settings" in step:
            settings, ballot = way.settings(**step["settings"]), by_idea(step.get("ballot", ballot))
        else:
            refused = refusal(way, settings, ballot, step["idea"], step["value"])
            assert refused == step.get("refused"), step
            if refused is None:
                ballot = with_value(way, ballot, step["idea"], step["value"])
        assert (way.left(settings, ballot), way.full(settings, ballot)) == (step["left"], step["full"]), step


@every("profiles")
def test_a_profile_is_counted(name, case):
    """Its ballots are such as can be given."""
    way, profile = method(name), GIVEN[name]["profiles"][case]
    ballots, settings = [by_idea(ballot) for ballot in profile["ballots"]], way.settings(**profile["settings"])
    for whole in ballots:
        ballot: dict[int, int] = {}
        for idea, value in whole.items():
            assert refusal(way, settings, ballot, idea, value) is None
            ballot = with_value(way, ballot, idea, value)
        assert ballot == whole
    result = way.result(ballots, profile["ideas"])
    assert result.values == by_idea(profile["values"])
    assert result.people == by_idea(profile["people"])
    assert result.ranks == by_idea(profile["ranks"])
