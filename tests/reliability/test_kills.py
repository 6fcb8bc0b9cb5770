"""kill -9 in the size of the suite."""

from tests.reliability import kills


def test_what_was_answered_saved_survives_ten_kills_under_load(tmp_path):
    verdict = kills.kill_9(tmp_path, seed=3, long=False)
    assert verdict.holds, verdict
