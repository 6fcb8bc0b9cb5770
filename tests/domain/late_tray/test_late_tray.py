"""What comes after its phase is neither counted nor lost."""

import sqlite3

import pytest

from tests.support.crowd import multiply


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
    assert (over.things("idea"), over.mine(over.anna) | {"late": {}}) == before
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


def late_idea(over, title="Too late", **more):
    assert over.send(over.anna, "add_idea", field_of_action=1, title=title, **more)["code"] == "late"
    return max(over.things("late", "desk"))


@pytest.mark.parametrize("first", ["take_late", "dismiss_late"])
def test_what_lies_in_the_tray_is_decided_once(over, first):
    late = late_idea(over)
    over.do(first, late=late)
    before = over.things("idea", "desk"), tray(over)
    for name in ("take_late", "dismiss_late"):
        assert over.send(over.desk, name, late=late)["code"] == "already_answered"
    assert (over.things("idea", "desk"), tray(over)) == before


def test_what_is_dismissed_is_no_idea(over):
    late = late_idea(over)
    over.do("dismiss_late", late=late)
    assert ([state for *_, state in tray(over)], len(over.things("idea", "desk"))) == (["dismissed"], 3)


def test_late_points_cannot_be_taken_in(over):
    assert over.send(over.anna, "set_weight", idea=over.first, points=7)["code"] == "late"
    assert over.send(over.desk, "take_late", late=1)["code"] == "not_allowed"
    over.do("dismiss_late", late=1)
    assert (tray(over), over.tallies()[over.first]["points"]) == (
        [("weights", "", "", 1, "dismissed")], 0,
    )  # fmt: skip


def test_after_the_tray_was_emptied_late_points_are_counted_anew(over):
    for number in (1, 2):
        assert over.send(over.anna, "set_weight", idea=over.first, points=7)["code"] == "late"
        over.do("dismiss_late", late=number)
    assert [people for *_, people, _state in tray(over)] == [1, 1]


def test_what_is_taken_has_the_time_it_came_and_the_group_that_spoke_then(over):
    words = {"idea": over.first, "kind": "question", "text": "Who pays?"}
    assert over.send(over.ben, "add_contribution", **words)["code"] == "late"
    idea = late_idea(over, size="small", groups=[2])
    came = {late: thing["at"] for late, thing in over.things("late", "desk").items()}
    group = over.things("late", "desk")[1]["group"]
    over.saved(over.ben, "join_workshop", groups=[4])
    taken = {late: over.do("take_late", late=late)["id"] for late in came}
    contribution = over.things("contribution", "desk")[taken[1]]
    assert (contribution["at"], contribution["group"], contribution["sort"]) == (came[1], group, "question")
    made = over.things("idea", "desk")[taken[idea]]
    assert (made["at"], made["size"], made["groups"]) == (came[idea], "small", [2])


def test_what_its_field_or_idea_has_left_cannot_be_taken_in(over):
    over.do("add_field_of_action", name="Third")
    assert over.send(over.anna, "add_idea", field_of_action=3, title="Too late")["code"] == "late"
    over.do("remove_field_of_action", field_of_action=3)
    assert over.send(over.desk, "take_late", late=1)["code"] == "field_removed"
    assert [state for *_, state in tray(over)] == ["waiting"]


def test_one_person_fills_the_tray_up_to_fifty_and_takes_no_room_from_others(over):
    late_idea(over)
    multiply(over, "late", 50)
    late_idea(over, "One more")
    assert len(tray(over)) == 50
    assert over.send(over.ben, "add_idea", field_of_action=1, title="The first")["code"] == "late"
    assert len(tray(over)) == 51


def test_what_never_came_is_not_taken(over):
    assert over.send(over.desk, "take_late", late=1)["code"] == "unknown_thing"


def test_who_was_late_hears_what_the_moderators_did_with_it(over):
    words = {"idea": over.first, "kind": "question", "text": "Who pays?"}
    sent = [("add_idea", {"field_of_action": over.fields[0], "title": title}) for title in ("One", "Two", "Three")]
    answers = [over.send(over.anna, name, **data) for name, data in [*sent, ("add_contribution", words)]]
    over.send(over.anna, "set_weight", idea=over.first, points=1)
    late = [str(answer["data"]["late"]) for answer in answers]
    assert (over.mine(over.anna)["late"], over.mine(over.ben)["late"]) == (dict.fromkeys(late, "waiting"), {})
    over.do("take_late", late=int(late[1]))
    over.do("dismiss_late", late=int(late[2]))
    assert [over.mine(over.anna)["late"][one] for one in late] == ["waiting", "taken", "dismissed", "waiting"]
