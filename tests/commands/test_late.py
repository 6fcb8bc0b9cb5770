"""What comes after its phase is neither counted nor lost."""

import sqlite3

import pytest


@pytest.fixture
def over(evening):
    """An evening whose collecting and weighting are over; Anna and Ben have joined."""
    evening.do("open_phase", phase="collect")
    (evening.first, *_), (evening.anna, evening.ben, _) = evening.weighting()
    evening.do("open_phase", phase="assign")
    return evening


def tray(evening):
    names = ("what", "title", "text", "people", "state")
    return [tuple(late[name] for name in names) for late in evening.things("late", "desk").values()]


def test_late_words_lie_in_the_tray_until_the_desk_takes_them_in_their_authors_name(over):
    idea = {"field_of_action": over.fields[0], "title": "Too late", "text": "By a minute"}
    words = {"idea": over.first, "kind": "question", "text": "Who pays?"}
    assert over.send(over.anna, "add_idea", **idea)["code"] == "late"
    assert over.send(over.ben, "add_contribution", **words)["code"] == "late"
    waiting = [("idea", "Too late", "By a minute", 0, "waiting"), ("contribution", "", "Who pays?", 0, "waiting")]
    assert (tray(over), len(over.things("idea"))) == (waiting, 3)
    for late in over.things("late", "desk"):
        over.do("take_late", late=late)
    assert [state for *_, state in tray(over)] == ["taken", "taken"]
    assert (over.mine(over.anna)["ideas"], len(over.mine(over.ben)["contributions"])) == ([4], 1)


def test_who_is_late_is_told_whether_it_lies_with_the_moderators(over):
    words = {"idea": over.first, "kind": "question", "text": "Who pays?"}
    late = {
        "add_idea": {"field_of_action": over.fields[0], "title": "Too late"},
        "add_contribution": words,
        "edit_idea": {"idea": over.first, "title": "Another title"},
        "withdraw_idea": {"idea": over.first},
        "edit_contribution": {"contribution": 1, "text": "?"},
        "withdraw_contribution": {"contribution": 1},
        "support_idea": {"idea": over.first, "supports": True},
        "set_weight": {"idea": over.first, "points": 1},
        "finish_weighting": {"done": False},
    }
    before = over.things("idea"), over.mine(over.anna)
    kept = {}
    for name, data in late.items():
        answer = over.send(over.anna, name, **data)
        kept[name] = answer["code"], answer["data"]["kept"]
    assert kept == {name: ("late", name.startswith("add_")) for name in late}
    assert (over.things("idea"), over.mine(over.anna)) == before
    assert [what for what, *_ in tray(over)] == ["idea", "contribution", "weights"]


def test_late_points_are_the_number_of_people_and_no_points(over, settings):
    for person, points in ((over.anna, 7), (over.anna, 8), (over.ben, 9)):
        assert over.send(person, "set_weight", idea=over.first, points=points)["code"] == "late"
    assert tray(over) == [("weights", "", "", 2, "waiting")]
    assert over.tallies()[over.first]["points"] == 0
    with sqlite3.connect(settings.data / "workshop.sqlite") as raw:
        assert raw.execute("SELECT data FROM late").fetchall() == [('{"people":[1,2]}',)]
        told = raw.execute("SELECT payload FROM journal WHERE name = 'arrive_late' ORDER BY seq").fetchall()
    assert told == [('{"participant":1,"what":"weights"}',), ('{"participant":2,"what":"weights"}',)]
