"""Phases guide and lock nobody in: a step too far and back costs nothing."""

from datetime import UTC, datetime, timedelta

import pytest


def in_minutes(minutes):
    return (datetime.now(UTC) + timedelta(minutes=minutes)).replace(microsecond=0)


def stands(evening):
    """(end of the phase, seconds held, what is shown)."""
    workshop = evening.workshop
    return workshop.phase_ends, workshop.paused, workshop.shown


@pytest.fixture
def talking(evening):
    """An idea is on the wall in *discuss*; `ends` is when the phase does."""
    evening.idea_shown = {"kind": "idea", "id": evening.idea()}
    evening.ends = in_minutes(20)
    evening.do("open_phase", phase="discuss", ends=evening.ends)
    evening.do("show", **evening.idea_shown)
    return evening


@pytest.mark.parametrize("there", ["weight", "collect"])
def test_back_in_a_phase_its_timer_runs_on_and_its_idea_is_shown(talking, there):
    talking.do("open_phase", phase=there, ends=in_minutes(30), kept=True)
    assert stands(talking)[2] is None
    talking.do("open_phase", phase="discuss", ends=in_minutes(45), kept=True)
    assert stands(talking) == (talking.ends, None, talking.idea_shown)


def test_a_timer_that_was_held_is_held(talking):
    talking.do("set_timer", ends=None, paused=300)
    talking.do("open_phase", phase="weight", ends=in_minutes(10), kept=True)
    talking.do("open_phase", phase="discuss", ends=in_minutes(45), kept=True)
    assert stands(talking) == (None, 300, talking.idea_shown)


def test_a_timer_that_is_over_begins_anew_and_what_was_taken_away_is_not_shown(talking):
    talking.do("set_timer", ends=in_minutes(-1))
    talking.do("open_phase", phase="weight", kept=True)
    talking.do("hide_idea", idea=talking.idea_shown["id"])
    again = in_minutes(45)
    talking.do("open_phase", phase="discuss", ends=again, kept=True)
    assert stands(talking) == (again, None, None)


def test_the_last_time_counts_and_without_kept_the_phase_begins_anew(talking):
    talking.do("open_phase", phase="weight", kept=True)
    talking.do("open_phase", phase="discuss")
    assert stands(talking) == (None, None, None)
    talking.do("open_phase", phase="weight", kept=True)
    talking.do("open_phase", phase="discuss", kept=True)
    assert stands(talking) == (None, None, None)


def test_a_step_back_that_was_kept_can_be_undone(talking):
    talking.do("open_phase", phase="weight", ends=in_minutes(10), kept=True)
    before = stands(talking)
    seq = talking.do("open_phase", phase="discuss", kept=True)["seq"]
    talking.do("undo", seq=seq)
    assert (talking.workshop.phase, stands(talking)) == ("weight", before)


def test_the_phase_in_hand_opened_again_goes_on(talking):
    talking.do("open_phase", phase="discuss", ends=in_minutes(45), kept=True)
    assert stands(talking) == (talking.ends, None, talking.idea_shown)
