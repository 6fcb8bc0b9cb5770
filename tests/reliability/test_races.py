"""Many hands at one moment."""

from tests.reliability.races import races


def test_nobody_wins_a_race_twice(tmp_path):
    verdict = races(tmp_path, seed=1, long=False)
    assert verdict.holds, verdict
