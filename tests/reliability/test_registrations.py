"""kill -9 while people register, in the size of the suite."""

from tests.reliability import registering


def test_who_has_an_answer_is_registered_once_through_six_kills(tmp_path):
    verdict = registering.registrations(tmp_path, seed=5, long=False)
    assert verdict.holds, verdict
