"""Updates in the size of the suite."""

from tests.reliability import update


def test_a_database_of_every_version_comes_to_this_one_even_if_the_update_is_killed(tmp_path):
    verdict = update.update(tmp_path, seed=3, long=False)
    assert verdict.holds, verdict
