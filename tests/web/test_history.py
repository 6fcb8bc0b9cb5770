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


def test_the_history_tells_a_protocol_that_was_taken_back_from_a_workshop_that_was_opened_again(visitors):
    for name in ("close_workshop", "release_protocol", "reopen_workshop", "reopen_workshop"):
        visitors.here.do(name)
    rows = visitors.read("moderator", f"/w/{visitors.code}/history?as=desk").get_json()["rows"]
    told = [(row["title"], row["undoable"]) for row in rows if row["name"] == "reopen_workshop"]
    assert told == [("", False), ("retracted", False)]
