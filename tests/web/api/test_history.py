"""What the desk did, as the desk reads it."""

import re
from pathlib import Path

import pytest

from tests.support.visitors import Visitors
from workshop.engine.command import COMMANDS

ROOT = Path(__file__).parents[3]


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


def test_the_history_tells_what_the_wall_showed_what_came_late_who_was_let_in_and_what_was_taken_back(visitors):
    here = visitors.here
    here.do("open_phase", phase="collect")
    idea, anna = here.idea(title="A bus at night"), here.join(9)
    for shown in ({"kind": "idea", "id": idea}, {"kind": "protocol", "id": None}, {"kind": None, "id": None}):
        here.do("show", **shown)
    here.do("edit_workshop", joining=False)
    here.do("edit_workshop", joining=True)
    hidden = here.do("hide_idea", idea=idea)["seq"]
    here.do("undo", seq=hidden)
    here.do("open_phase", phase="weight")
    here.send(anna, "add_idea", field_of_action=here.fields[0], title="Too late")
    here.do("dismiss_late", late=1)
    rows = visitors.read("moderator", f"/w/{visitors.code}/history?as=desk").get_json()["rows"]
    assert [(row["name"], row["title"], row["undone"]) for row in rows[:9]] == [
        ("dismiss_late", "Too late", None),
        ("open_phase", "weight", None),
        ("undo", "A bus at night", hidden),
        ("hide_idea", "A bus at night", None),
        ("edit_workshop", "joining", None),
        ("edit_workshop", "not_joining", None),
        ("show", "", None),
        ("show", "protocol", None),
        ("show", "A bus at night", None),
    ]


def test_the_desk_has_words_for_everything_that_it_can_do():
    source = (ROOT / "static/js/desk/history_labels.js").read_text()
    worded = set(re.findall(r"(\w+): \(", source))
    assert sorted(name for name, one in COMMANDS.items() if one.desk and name not in worded) == []


def test_what_is_taken_back_is_not_offered_again_but_its_taking_back_is_until_it_is_repeated(visitors):
    visitors.here.do("add_idea", field_of_action=1, title="Rufbus")

    def offered():
        rows = visitors.read("moderator", f"/w/{visitors.code}/history?as=desk").get_json()["rows"]
        return [row["seq"] for row in rows if row["undoable"] and row["seq"] >= hidden]

    hidden = visitors.here.do("hide_idea", idea=1)["seq"]
    assert offered() == [hidden]
    undone = visitors.here.do("undo", seq=hidden)["seq"]
    assert offered() == [undone]
    again = visitors.here.do("undo", seq=undone)["seq"]
    assert offered() == [again, hidden]
