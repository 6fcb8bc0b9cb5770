"""Whoever may gets in, nobody else: some orders of what happens to an account; all of them in the long run."""

from tests.reliability.links_and_sessions import links_and_sessions


def test_whatever_the_order_only_the_right_browsers_are_in(tmp_path):
    verdict = links_and_sessions(tmp_path, seed=3, long=False)
    assert verdict.holds, verdict
