"""After the sealing nobody can tell who gave what."""

from tests.reliability.examiner import examiner


def test_who_has_every_file_names_nobody_better_than_chance(tmp_path):
    verdict = examiner(tmp_path, seed=1, long=False)
    assert verdict.holds, verdict
