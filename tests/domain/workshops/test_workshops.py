"""The workshop itself: made as a draft, opened once, led through its phases, closed, reopened."""

import time
from datetime import UTC, datetime, timedelta

import pytest

from tests.support.evening import key, phone
from workshop.clock import now
from workshop.domain.workshops.making import create_workshop
from workshop.domain.workshops.queries import members, workshop_by_id
from workshop.engine.command import data_for
from workshop.engine.keys import Command
from workshop.engine.perform import perform
from workshop.errors import Refused
from workshop.extensions import db

STARTS = datetime(2026, 11, 22, 17, tzinfo=UTC)
ENDS = "2026-11-22T18:00:00+00:00"


@pytest.fixture
def open_evening(shared_evening):
    return shared_evening


def draft(**facts):
    data = {"title": "Draft", "starts": STARTS, "ends": STARTS + timedelta(hours=2)}
    ident = create_workshop(1, key(), data | facts)
    db.session.rollback()
    return workshop_by_id(db.session, ident)


# --- made and edited ---


def test_a_new_workshop_is_a_draft_of_the_moderator_who_made_it(shared_app):
    made = draft()
    assert (made.state, made.phase, made.in_hand.revealed, made.in_hand.sealed, made.joined) == (
        "draft",
        "welcome",
        False,
        False,
        0,
    )
    assert (made.points, made.ideas_max, made.group_minimum, made.groups_required) == (10, 5, 3, False)
    assert members(db.session, made.id) == [1]


def test_two_workshops_have_two_codes_that_can_be_called_out(shared_app):
    codes = {draft().code for _ in range(5)}
    assert (len(codes), {len(code) for code in codes}) == (5, {7})
    assert set("".join(codes)) <= set("BCDFGHJKMNPQRTVWXY2346789")


def test_no_workshop_ends_before_it_starts(open_evening):
    for ends in (STARTS, STARTS - timedelta(hours=1)):
        with pytest.raises(Refused) as refused:
            draft(ends=ends)
        assert (refused.value.code, refused.value.data) == ("bad_shape", {"field": "ends", "reason": "before_start"})
    for facts in ({"starts": "2026-11-22T20:00:00+01:00"}, {"ends": "2026-11-22T18:00:00+01:00"}):
        refused = open_evening.send(open_evening.desk, "edit_workshop", **facts)
        assert (refused["code"], refused["data"]) == ("bad_shape", {"field": "ends", "reason": "before_start"})
    open_evening.do("edit_workshop", starts="2026-11-22T19:59:00+01:00")


def test_only_what_is_given_changes(open_evening):
    contacts = [{"name": "Office", "phone": "01", "mail": "a@example.org"}]
    open_evening.do("edit_workshop", contacts=contacts, place="Hall of Aue")
    open_evening.do("edit_workshop", title="Another title", summary=None)
    now = open_evening.workshop
    assert (now.title, now.place, now.contacts, now.ends - now.starts) == (
        "Another title", "Hall of Aue", contacts, timedelta(hours=2),
    )  # fmt: skip


def test_everybody_gets_more_points_but_nobody_fewer_once_some_are_given(open_evening):
    (first, *_), (anna, *_) = open_evening.weighting()
    open_evening.do("edit_workshop", points=9)
    open_evening.saved(anna, "set_weight", idea=first, points=6)
    refused = open_evening.send(open_evening.desk, "edit_workshop", points=8)
    assert (refused["code"], refused["data"]) == ("points_given", {"least": 9})
    assert (open_evening.workshop.points, open_evening.mine(anna)["left"]) == (9, 3)
    open_evening.do("edit_workshop", points=12)
    assert open_evening.mine(anna)["left"] == 6


# --- opened ---


def test_a_workshop_is_opened_once(open_evening):
    refused = open_evening.send(open_evening.desk, "open_workshop")
    assert (refused["code"], refused["data"]) == ("not_open", {"state": "open"})


def test_no_phone_joins_a_draft(shared_app):
    (refused,) = perform(draft().id, phone(1), [Command(key(), "join_workshop", data_for("join_workshop", {}))])
    assert (refused["code"], refused["data"]) == ("not_open", {"state": "draft"})


# --- phases ---


def test_a_phase_begins_with_its_own_time_and_takes_the_old_one_off_the_wall(open_evening):
    idea = open_evening.idea()
    open_evening.do("set_timer", ends=None, paused=300)
    open_evening.do("show", kind="idea", id=idea)
    before = open_evening.workshop.phase_since
    open_evening.do("open_phase", phase="discuss", ends=ENDS)
    now = open_evening.workshop
    assert (now.phase, now.phase_ends.isoformat(), now.paused, now.shown) == ("discuss", ENDS, None, None)
    assert (now.phase_since > before, now.phases_seen) == (True, ["welcome", "discuss"])


def test_a_phase_that_is_opened_again_keeps_what_the_wall_looks_at_and_is_seen_once(open_evening):
    open_evening.do("open_phase", phase="discuss")
    idea = open_evening.idea()
    open_evening.do("show", kind="idea", id=idea)
    open_evening.do("open_phase", phase="discuss")
    now = open_evening.workshop
    assert (now.shown, now.phases_seen) == ({"kind": "idea", "id": idea}, ["welcome", "discuss"])


def test_stepping_back_keeps_all_points(open_evening):
    (first, *_), (anna, *_) = open_evening.weighting()
    open_evening.saved(anna, "set_weight", idea=first, points=6)
    open_evening.do("open_phase", phase="collect")
    open_evening.do("open_phase", phase="weight")
    assert open_evening.mine(anna)["weights"] == {str(first): 6}


def test_what_comes_too_early_waits_and_what_comes_too_late_is_late(open_evening):
    anna, idea = open_evening.join(1), open_evening.idea()
    refused = open_evening.send(anna, "set_weight", idea=idea, points=1)
    assert (refused["code"], refused["data"]) == ("wrong_phase", {"phase": "welcome"})
    for phase in ("weight", "assign"):
        open_evening.do("open_phase", phase=phase)
    ended = since(open_evening)
    refused = open_evening.send(anna, "set_weight", idea=idea, points=1)
    assert (refused["code"], refused["data"]) == ("late", {"ended": ended, "kept": False})


def since(evening) -> str:
    return evening.workshop.phase_since.isoformat(timespec="seconds")


def next_second(evening):
    began = since(evening)
    while now().isoformat(timespec="seconds") == began:
        time.sleep(0.02)


def test_who_is_late_is_told_when_the_phase_ended_and_not_when_the_present_one_began(open_evening):
    anna, began = open_evening.join(1), {}
    for phase in ("collect", "weight", "assign"):
        open_evening.do("open_phase", phase=phase)
        began[phase] = since(open_evening)
        next_second(open_evening)
    idea = open_evening.send(anna, "add_idea", field_of_action=1, title="Too late")
    weight = open_evening.send(anna, "set_weight", idea=open_evening.idea(), points=1)
    assert (idea["data"]["ended"], weight["data"]["ended"]) == (began["weight"], began["assign"])


def test_what_belongs_to_a_phase_that_was_left_out_comes_late_and_is_kept(open_evening):
    anna = open_evening.join(1)
    open_evening.do("open_phase", phase="weight")
    refused = open_evening.send(anna, "add_idea", field_of_action=1, title="Noted during the welcome")
    assert (refused["code"], refused["data"]["kept"]) == ("late", True)
    assert [late["title"] for late in open_evening.things("late", "desk").values()] == ["Noted during the welcome"]


def test_a_moderator_may_allow_phones_more_in_a_phase(open_evening):
    anna = open_evening.join(1)
    open_evening.do("edit_workshop", also_allowed={"weight": ["add_idea"]})
    idea = {"field_of_action": 1, "title": "Rufbus"}
    for phase, status in (("weight", "saved"), ("assign", "refused"), ("weight", "saved")):
        open_evening.do("open_phase", phase=phase)
        assert open_evening.send(anna, "add_idea", **idea)["status"] == status


# --- shown ---


def test_what_is_allowed_twice_is_kept_and_told_once(open_evening):
    open_evening.do("edit_workshop", also_allowed={"weight": ["support_idea", "add_idea"] * 500})
    assert open_evening.things("workshop")[1]["also_allowed"] == {"weight": ["support_idea", "add_idea"]}


def test_the_wall_looks_only_at_what_can_be_seen(open_evening):
    idea, into = open_evening.idea(), open_evening.idea(title="Buses")
    measure = open_evening.do("add_measure", idea=idea, title="Trial")["id"]
    open_evening.do("remove_measure", measure=measure)
    open_evening.do("hide_idea", idea=idea)
    desk = open_evening.desk
    assert open_evening.send(desk, "show", kind="idea", id=idea)["code"] == "idea_hidden"
    assert open_evening.send(desk, "show", kind="measure", id=measure)["code"] == "idea_hidden"
    assert open_evening.send(desk, "show", kind="idea", id=99)["code"] == "unknown_thing"
    refused = open_evening.send(desk, "show", kind="idea", id=None)
    assert (refused["code"], refused["data"]) == ("bad_shape", {"field": "id", "reason": "missing"})
    open_evening.do("restore_idea", idea=idea)
    open_evening.do("merge_ideas", into=into, ideas=[idea])
    refused = open_evening.send(desk, "show", kind="idea", id=idea)
    assert (refused["code"], refused["data"]) == ("idea_merged", {"into": into})
    assert open_evening.workshop.shown is None


# --- closed and reopened ---


def test_closing_ends_all_input_and_the_time(open_evening):
    anna = open_evening.join(1)
    open_evening.do("open_phase", phase="collect", ends=ENDS)
    idea = open_evening.idea(anna)
    open_evening.do("close_workshop")
    now = open_evening.workshop
    assert (now.state, now.phase_ends, now.paused) == ("closed", None, None)
    refused = open_evening.send(anna, "support_idea", idea=idea, supports=True)
    assert (refused["code"], refused["data"]) == ("not_open", {"state": "closed"})
    assert open_evening.send(anna, "add_idea", field_of_action=1, title="Late")["code"] == "late"


def test_only_what_is_open_is_closed_and_only_what_is_closed_is_reopened(open_evening):
    refused = open_evening.send(open_evening.desk, "reopen_workshop")
    assert (refused["code"], refused["data"]) == ("not_open", {"state": "open"})
    open_evening.do("close_workshop")
    refused = open_evening.send(open_evening.desk, "close_workshop")
    assert (refused["code"], refused["data"]) == ("not_open", {"state": "closed"})


def test_a_released_workshop_is_reopened_step_by_step(open_evening):
    open_evening.do("release_protocol")
    assert open_evening.send(open_evening.desk, "release_protocol")["code"] == "not_open"
    open_evening.do("reopen_workshop")
    assert (open_evening.workshop.state, open_evening.workshop.released) == ("closed", None)
    open_evening.do("reopen_workshop")
    assert open_evening.workshop.state == "open"
