"""The checker is only worth something if it sees each kind of fault: false histories, one fault each."""

import pytest

from tests.reliability.ledger import FAULTS, Ending, Ledger, diverging, judge


class History:
    """A small true evening, told to a ledger; tests then tell it wrongly."""

    def __init__(self):
        self.ledger, self._seq = Ledger(), 0
        workshop = {"kind": "workshop", "id": 1, "points": 10, "ideas_max": 3, "revealed": True}
        self.desk = {("workshop", 1): workshop}
        self.mine = {"anna": {"person": 1, "weights": {}, "left": 10, "supports": []}}
        self.done("anna", "join_workshop", ident=1, groups=[])
        self.done("desk", "open_phase", phase="collect")
        self.done("anna", "add_idea", ident=1, title="A bus", key="a" * 32)
        self.desk["idea", 1] = {"kind": "idea", "id": 1, "title": "A bus", "state": "shown"}
        self.done("desk", "open_phase", phase="weight")
        self.done("anna", "set_weight", idea="@" + "a" * 32, points=4)
        self.mine["anna"] |= {"weights": {"1": 4}, "left": 6}
        self.desk["tally", 1] = {"kind": "tally", "id": 1, "idea": 1, "points": 4}

    def done(self, who, name, /, ident=None, key=None, refused=None, **data):
        key = key or f"{len(self.ledger.entries):032x}"
        self.ledger.send(who, {"key": key, "name": name, "data": data}, 0.0)
        if refused:
            answer = {"key": key, "status": "refused", "code": refused, "data": {}}
        else:
            self._seq += 1
            answer = {"key": key, "status": "saved", "seq": self._seq} | ({"id": ident} if ident else {})
        self.ledger.answer(answer, 1.0)
        return answer

    def shown(self, role, *things):
        self.ledger.show(role, {"since": 0, "upto": self._seq, "things": list(things)})

    @property
    def faults(self):
        return {name: count for name, count in judge(self.ledger, Ending(self.desk, self.mine)).items() if count}


@pytest.fixture
def history():
    return History()


def test_a_true_history_has_no_fault(history):
    history.shown("phone", {"kind": "idea", "id": 1, "seq": 3, "state": "shown"})
    assert history.faults == {}
    assert list(judge(history.ledger, Ending(history.desk, history.mine))) == list(FAULTS)


def test_a_saved_idea_that_is_not_there_is_lost(history):
    history.done("anna", "add_idea", ident=2, title="A path")
    history.done("desk", "open_phase", phase="weight")
    assert history.faults == {"lost": 1, "accepted after close": 1}


def test_a_saved_edit_that_does_not_stand_is_lost(history):
    history.done("desk", "edit_idea", idea=1, title="A late bus")
    assert history.faults == {"lost": 1}


def test_a_saved_point_that_is_not_among_mine_is_lost(history):
    history.mine["anna"] |= {"weights": {}, "left": 10}
    history.desk["tally", 1]["points"] = 0
    assert history.faults == {"lost": 1}


def test_a_saved_support_and_a_saved_withdrawal_that_do_not_stand_are_lost(history):
    history.done("desk", "support_idea", idea=1, supports=True)
    history.done("desk", "withdraw_idea", idea=1)
    history.mine["desk"] = {"person": None, "weights": {}, "left": 10, "supports": []}
    assert history.faults == {"lost": 2}


def test_somebody_who_has_become_somebody_else_is_lost(history):
    history.mine["anna"]["person"] = 2
    assert history.faults == {"lost": 1}


def test_an_idea_that_is_there_twice_is_double(history):
    history.desk["idea", 2] = history.desk["idea", 1] | {"id": 2}
    assert history.faults == {"double": 1}


def test_two_commands_with_one_number_of_the_journal_are_double(history):
    answer = history.done("desk", "open_phase", phase="weight")
    answer["seq"] -= 1
    assert history.faults == {"double": 1}


def test_what_was_refused_and_is_there_is_counted(history):
    history.done("anna", "add_idea", refused="late", title="A path")
    history.desk["idea", 2] = {"kind": "idea", "id": 2, "title": "A path", "state": "shown"}
    history.done("anna", "edit_idea", refused="late", idea=2, title="A path")
    assert history.faults == {"refused but there": 2}


def test_a_point_that_nobody_was_told_is_saved_is_counted(history):
    history.done("anna", "set_weight", refused="late", idea=2, points=1)
    history.mine["anna"] |= {"weights": {"1": 4, "2": 1}, "left": 5}
    history.desk["tally", 2] = {"kind": "tally", "id": 2, "idea": 2, "points": 1}
    assert history.faults == {"refused but there": 1}


def test_points_saved_after_the_weighting_has_closed_are_counted(history):
    history.done("desk", "open_phase", phase="assign")
    history.done("anna", "set_weight", idea=1, points=4)
    assert history.faults == {"accepted after close": 1}


def test_points_saved_while_revealed_are_counted(history):
    history.done("desk", "reveal_weights", revealed=True)
    history.done("anna", "set_weight", idea=1, points=4)
    assert history.faults == {"accepted after close": 1}


def test_points_above_the_budget_are_counted_even_if_only_for_a_moment(history):
    history.done("anna", "set_weight", idea=2, points=7)
    history.done("anna", "set_weight", idea=2, points=0)
    assert history.faults == {"over budget": 1}


def test_a_tally_that_is_not_the_sum_of_what_people_gave_is_counted(history):
    history.desk["tally", 1]["points"] = 5
    assert history.faults == {"over budget": 1}


def test_one_key_with_two_answers_is_a_contradiction(history):
    history.ledger.answer({"key": "a" * 32, "status": "refused", "code": "late", "data": {}}, 2.0)
    assert history.faults == {"contradicted": 1}


LEAKS = {
    "a tally before the reveal": {"kind": "tally", "id": 1, "seq": 9, "idea": 1, "points": 4},
    "how many gave points": {"kind": "progress", "id": 1, "seq": 9, "joined": 1, "weighted": 1},
    "the late tray": {"kind": "late", "id": 1, "seq": 9},
    "a participant": {"kind": "participant", "id": 1, "seq": 9},
    "a hidden idea": {"kind": "idea", "id": 1, "seq": 9, "state": "hidden", "title": "Rude"},
    "an author": {"kind": "idea", "id": 1, "seq": 9, "state": "shown", "by": "phone"},
}


@pytest.mark.parametrize("role", ["phone", "wall"])
@pytest.mark.parametrize("thing", LEAKS.values(), ids=LEAKS)
def test_what_is_hidden_and_shown_is_a_leak(history, role, thing):
    history.shown(role, thing)
    assert history.faults == {"leaked": 1}


def test_the_desk_may_see_it_but_for_points_and_everybody_may_see_those_after_the_reveal(history):
    points = [LEAKS["a tally before the reveal"], LEAKS["how many gave points"]]
    history.shown("desk", *(thing for thing in LEAKS.values() if thing not in points))
    assert history.faults == {}
    history.shown("desk", *points)
    assert history.faults == {"leaked": 2}


def test_what_was_held_and_is_shown_before_its_release_is_a_leak(history):
    history.done("desk", "edit_workshop", hold=["weight"], also_allowed={"weight": ["add_idea"]})
    history.done("anna", "add_idea", ident=2, title="A path")
    history.desk["idea", 2] = {"kind": "idea", "id": 2, "title": "A path", "state": "shown"}
    path = {"kind": "idea", "id": 2, "seq": 7, "state": "shown"}
    history.shown("wall", path)
    assert history.faults == {"leaked": 1}
    history.ledger.seen.clear()
    history.done("desk", "release_waiting", ideas=[2])
    history.shown("wall", path)
    assert history.faults == {}


def test_words_of_somebody_who_is_muted_are_counted(history):
    history.done("desk", "open_phase", phase="collect")
    history.done("desk", "mute_participant", participant=1, muted=True)
    history.done("anna", "edit_idea", idea=1, title="A bus")
    assert history.faults == {"accepted after close": 1}
    history.done("desk", "mute_participant", participant=1, muted=False)
    history.done("anna", "edit_idea", idea=1, title="A bus")
    assert history.faults == {"accepted after close": 1}


def test_after_the_reveal_points_are_no_leak(history):
    history.done("desk", "reveal_weights", revealed=True)
    history.shown("wall", LEAKS["a tally before the reveal"], LEAKS["how many gave points"])
    assert history.faults == {}


def test_a_screen_that_differs_from_a_fresh_snapshot_is_counted():
    class Screen:
        role = "wall"

        class store:
            snapshot = {("idea", 1): {"title": "old"}}

    assert diverging([Screen, Screen], {"wall": {("idea", 1): {"title": "new"}}}) == 2
    assert diverging([Screen], {"wall": Screen.store.snapshot}) == 0
