"""Telling a busy room takes a fifth of the server's time."""

import pytest

from workshop.live.publisher import pause_after


@pytest.mark.parametrize(
    ("telling", "pause"), [(0, 0.02), (0.005, 0.02), (0.01, 0.04), (0.1, 0.4), (0.2, 0.5), (3, 0.5)]
)
def test_after_telling_comes_a_pause_that_is_four_times_as_long_within_bounds(telling, pause):
    assert pause_after(telling) == pause
