"""A stranger's flood is taken back in one act, and the hall comes in."""

from tests.reliability.flood import flood


def test_a_stranger_from_the_halls_own_address_locks_nobody_out(tmp_path):
    verdict = flood(tmp_path, seed=1, long=False)
    assert verdict.holds, verdict
