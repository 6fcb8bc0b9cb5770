"""Before the reveal nobody can tell who gave what, the moderators included."""

from tests.reliability.linking import linking


def test_who_holds_the_desks_wire_names_nobody_better_than_chance(tmp_path):
    verdict = linking(tmp_path, seed=1, long=False)
    assert verdict.holds, verdict
