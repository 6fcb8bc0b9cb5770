"""What the desk did, as the desk reads it."""

import pytest

from tests.support.visitors import Visitors


@pytest.fixture
def visitors(app):
    return Visitors(app)


def test_the_history_tells_the_phase_and_whether_points_were_revealed(visitors):
    visitors.here.do("open_phase", phase="weight")
    visitors.here.do("reveal_weights", revealed=True)
    visitors.here.do("reveal_weights", revealed=False)
    rows = visitors.read("moderator", f"/w/{visitors.code}/history?as=desk").get_json()["rows"]
    assert [(row["name"], row["title"]) for row in rows[:3]] == [
        ("reveal_weights", "hidden"),
        ("reveal_weights", "revealed"),
        ("open_phase", "weight"),
    ]
