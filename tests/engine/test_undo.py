"""Undo: the desk takes back what it did, as long as nobody has changed it since."""

import pytest

from tests.support.evening import Evening


@pytest.fixture
def collecting(shared_evening):
    """An evening in *collect* with Anna's idea."""
    evening = shared_evening
    evening.anna = evening.join(1)
    evening.do("open_phase", phase="collect")
    evening.hers = evening.idea(evening.anna, "Rufbus")
    return evening


def idea(evening, *names):
    found = evening.things("idea", "desk")[evening.hers]
    return tuple(found[name] for name in names)


def test_what_was_changed_is_as_it_was_and_nothing_else(collecting):
    changed = collecting.do("edit_idea", idea=1, title="Bus", size="small")
    collecting.do("edit_idea", idea=1, text="Every hour")
    collecting.do("undo", seq=changed["seq"])
    assert idea(collecting, "title", "size", "text") == ("Rufbus", None, "Every hour")


def test_an_undo_can_be_undone(collecting):
    changed = collecting.do("edit_idea", idea=1, title="Bus")
    back = collecting.do("undo", seq=changed["seq"])
    collecting.do("undo", seq=back["seq"])
    assert idea(collecting, "title") == ("Bus",)


def test_only_what_the_desk_of_this_workshop_did_is_taken_back(collecting):
    other = Evening(2)
    others = other.do("edit_workshop", title="Another title")["seq"]
    hers = collecting.saved(collecting.anna, "edit_idea", idea=1, title="Bus")["seq"]
    for seq in (hers, 1, 4711, max(hers, others) + 1):
        assert collecting.send(collecting.desk, "undo", seq=seq)["code"] == "cannot_undo"
    assert (idea(collecting, "title"), other.workshop.title) == (("Bus",), "Another title")


def test_what_has_no_memory_cannot_be_taken_back(collecting):
    collecting.do("open_phase", phase="weight")
    for name in ("seal_weighting", "release_protocol"):
        done = collecting.do(name)
        if name == "release_protocol":
            collecting.do("reopen_workshop")
        assert collecting.send(collecting.desk, "undo", seq=done["seq"])["code"] == "cannot_undo"
    assert (collecting.workshop.in_hand.sealed, collecting.workshop.release) == (True, 1)


ADDED = {
    "idea": ("add_idea", {"field_of_action": 1, "title": "A bench"}, "hidden"),
    "field_of_action": ("add_field_of_action", {"name": "Third"}, "removed"),
    "measure": ("add_measure", {"idea": 1, "title": "Trial"}, "removed"),
    "responsibility": (
        "propose_responsibility", {"measure": 1, "role": "lead", "bearer": {"open": True}}, "withdrawn",
    ),
}  # fmt: skip


@pytest.mark.parametrize("kind", ADDED)
def test_what_was_added_is_no_longer_there_and_the_room_does_not_see_it(collecting, kind):
    if kind == "responsibility":
        collecting.do("add_measure", idea=1, title="Trial")
    name, data, state = ADDED[kind]
    added = collecting.do(name, **data)
    collecting.do("undo", seq=added["seq"])
    assert collecting.things(kind, "desk")[added["id"]]["state"] == state
    assert added["id"] not in collecting.things(kind, "phone")


def test_what_was_taken_out_of_the_late_tray_goes_back_into_it(collecting):
    collecting.do("open_phase", phase="weight")
    collecting.send(collecting.anna, "add_idea", field_of_action=1, title="Late")
    taken = collecting.do("take_late", late=1)
    collecting.do("undo", seq=taken["seq"])
    assert collecting.things("late", "desk")[1]["state"] == "waiting"
    assert collecting.things("idea", "desk")[taken["id"]]["state"] == "hidden"


@pytest.mark.parametrize(
    ("name", "data"),
    [("edit_idea", {"title": "A bus"}), ("hide_idea", {}), ("move_idea", {"field_of_action": 2})],
)
def test_what_was_added_is_not_taken_back_once_it_has_been_changed(collecting, name, data):
    added = collecting.do("add_idea", field_of_action=1, title="A bench")
    collecting.do(name, idea=added["id"], **data)
    before = collecting.things("idea", "desk")[added["id"]]
    refused = collecting.send(collecting.desk, "undo", seq=added["seq"])
    assert (refused["code"], refused["data"]) == ("changed_meanwhile", {"thing": before})
    assert collecting.things("idea", "desk")[added["id"]] == before


def test_what_others_have_changed_since_stays(collecting):
    changed = collecting.do("edit_idea", idea=1, title="Bus")
    collecting.saved(collecting.anna, "edit_idea", idea=1, title="Rufbus am Abend")
    refused = collecting.send(collecting.desk, "undo", seq=changed["seq"])
    assert (refused["code"], refused["data"]["thing"]["title"]) == ("changed_meanwhile", "Rufbus am Abend")
    assert idea(collecting, "title") == ("Rufbus am Abend",)


def test_a_hidden_contribution_comes_back_and_its_idea_counts_it(collecting):
    collecting.saved(collecting.anna, "add_contribution", idea=1, kind="addition", text="On Sundays")
    hidden = collecting.do("hide_contribution", contribution=1)
    before = collecting.workshop.seq
    collecting.do("undo", seq=hidden["seq"])
    changed = {(thing["kind"], thing["id"]): thing for thing in collecting.snapshot("phone", before)}
    assert changed["contribution", 1]["text"] == "On Sundays"
    assert changed["idea", 1]["contributions"] == 1


def test_a_reveal_that_was_taken_back_takes_every_tally_back(collecting):
    collecting.do("open_phase", phase="weight")
    collecting.saved(collecting.anna, "set_weight", idea=1, points=3)
    revealed = collecting.do("reveal_weights", revealed=True)
    before = collecting.workshop.seq
    collecting.do("undo", seq=revealed["seq"])
    told = [thing for thing in collecting.snapshot("phone", before) if thing["kind"] == "tally"]
    assert (collecting.things("tally"), [(thing["id"], thing.get("gone")) for thing in told]) == ({}, [(1, True)])


def test_after_the_sealing_no_reveal_and_no_merge_is_taken_back(collecting):
    other = collecting.idea(title="Buses")
    merged = collecting.do("merge_ideas", into=other, ideas=[1])
    revealed = collecting.do("reveal_weights", revealed=True)
    shown = collecting.do("edit_workshop", title="Another title")
    collecting.do("seal_weighting")
    for done in (merged, revealed):
        assert collecting.send(collecting.desk, "undo", seq=done["seq"])["code"] == "sealed"
    collecting.do("undo", seq=shown["seq"])
    assert (idea(collecting, "state", "merged_into"), collecting.workshop.in_hand.revealed) == (("merged", other), True)


def test_moments_come_back_as_moments(collecting):
    ends = "2026-11-22T18:30:00+00:00"
    collecting.do("set_timer", ends=ends)
    paused = collecting.do("set_timer", ends=None, paused=300)
    collecting.do("undo", seq=paused["seq"])
    now = collecting.workshop
    assert (now.phase_ends.isoformat(), now.paused) == (ends, None)


def test_an_opening_is_taken_back_until_somebody_has_joined(app):
    evening = Evening()
    evening.do("undo", seq=evening.workshop.seq)
    assert evening.workshop.state == "draft"
    opened = evening.do("open_workshop")["seq"]
    evening.join(1)
    assert evening.send(evening.desk, "undo", seq=opened)["code"] == "cannot_undo"
    assert evening.workshop.state == "open"


def test_a_protocol_that_was_taken_back_is_released_by_releasing_it_only(collecting):
    collecting.do("close_workshop")
    collecting.do("release_protocol")
    back = collecting.do("reopen_workshop")["seq"]
    assert collecting.send(collecting.desk, "undo", seq=back)["code"] == "cannot_undo"
    assert collecting.workshop.state == "closed"
