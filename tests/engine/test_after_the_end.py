"""The workshop is closed or released, and the room still sits there: the wall and the clock obey, the result stays."""

import pytest

from workshop.engine.changes import changes


@pytest.fixture
def ended(evening):
    """An evening in *assign* with an idea, a measure on the wall and a proposal that is open to everybody."""
    evening.join(1)
    evening.idea(title="Rufbus")
    evening.do("open_phase", phase="assign")
    evening.do("add_measure", idea=1, title="Probebetrieb")
    evening.do("show", kind="measure", id=1)
    evening.do("propose_responsibility", measure=1, role="lead", bearer={"open": True})
    return evening


END = {
    "closed": ["close_workshop"],
    "released": ["release_protocol"],
    "closed first": ["close_workshop", "release_protocol"],
}
WALL = [("idea", 1), ("measure", 1), ("protocol", None), (None, None)]


@pytest.mark.parametrize("end", END)
@pytest.mark.parametrize("kind", ["idea", "measure"])
def test_closing_and_releasing_take_ideas_and_measures_off_the_wall(ended, end, kind):
    ended.do("show", kind=kind, id=1)
    for command in END[end]:
        ended.do(command)
    assert ended.workshop.shown is None


def test_the_growing_protocol_stays_on_the_wall_until_it_is_released(ended):
    ended.do("show", kind="protocol", id=None)
    ended.do("close_workshop")
    assert ended.workshop.shown == {"kind": "protocol", "id": 1}
    ended.do("release_protocol")
    assert ended.workshop.shown is None


def test_a_protocol_that_is_taken_back_leaves_the_wall_and_a_draft_that_is_shown_stays(ended):
    ended.do("release_protocol")
    ended.do("show", kind="protocol", id=None)
    ended.do("reopen_workshop")
    assert (ended.workshop.state, ended.workshop.shown) == ("closed", None)
    ended.do("show", kind="protocol", id=None)
    ended.do("reopen_workshop")
    assert (ended.workshop.state, ended.workshop.shown) == ("open", {"kind": "protocol", "id": 1})


def test_the_release_tells_every_screen_that_nothing_is_shown_any_more(ended):
    ended.do("show", kind="protocol", id=None)
    before = ended.workshop.seq
    ended.do("release_protocol")
    from workshop.extensions import db

    for audience in ("phone", "wall", "desk"):
        found = {thing["kind"]: thing for thing in changes(db.session, ended.workshop, before, audience)}
        assert (found["workshop"]["shown"], found["workshop"]["state"]) == (None, "released")


@pytest.mark.parametrize("end", END)
def test_the_wall_obeys_after_the_end_and_each_look_can_be_taken_back(ended, end):
    for command in END[end]:
        ended.do(command)
    for kind, ident in WALL:
        before = ended.workshop.shown
        shown = ended.do("show", kind=kind, id=ident)
        assert ended.workshop.shown == (kind and {"kind": kind, "id": ident or 1})
        ended.do("undo", seq=shown["seq"])
        assert ended.workshop.shown == before
        ended.do("show", kind=kind, id=ident)


@pytest.mark.parametrize("end", END)
def test_the_clock_obeys_after_the_end(ended, end):
    for command in END[end]:
        ended.do(command)
    changed = ended.do("set_timer", ends=None, paused=300)
    assert ended.workshop.paused == 300
    ended.do("undo", seq=changed["seq"])
    assert ended.workshop.paused is None


@pytest.mark.parametrize("end", END)
def test_no_phone_is_asked_after_the_end_whatever_the_wall_shows(ended, end):
    from tests.support.evening import phone

    assert ended.mine(phone(1))["asked"] == [1]
    for command in END[end]:
        ended.do(command)
    ended.do("show", kind="measure", id=1)
    assert ended.mine(phone(1))["asked"] == []
    refused = ended.send(phone(1), "answer_responsibility", responsibility=1, answer="lead", print_name=False)
    assert refused["code"] == "not_open"


def test_what_is_released_cannot_be_undone(ended):
    from workshop.engine.history import history
    from workshop.engine.undo import undoable_now
    from workshop.extensions import db

    named = ended.do("edit_measure", measure=1, title="Ein Jahr Probebetrieb")
    ended.do("release_protocol")
    looked = ended.do("show", kind="measure", id=1)
    assert ended.send(ended.desk, "undo", seq=named["seq"]) | {"key": ""} == {
        "key": "", "status": "refused", "code": "not_open", "data": {"state": "released"},
    }  # fmt: skip
    rows = {row.seq: undoable_now(row, ended.workshop) for row in history(db.session, ended.id)}
    assert [seq for seq, able in rows.items() if able and seq > named["seq"]] == [looked["seq"]]
    assert not rows[named["seq"]]


def test_opening_again_goes_on_where_closing_had_stopped(ended):
    closed = ended.do("close_workshop")
    ended.do("undo", seq=closed["seq"])
    assert (ended.workshop.state, ended.workshop.shown) == ("open", {"kind": "measure", "id": 1})
