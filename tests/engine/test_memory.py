"""What is refused leaves nothing in memory, however often it is sent."""

import gc
import sys

import pytest

from tests.support.evening import key
from workshop.engine.perform import perform
from workshop.extensions import db
from workshop.web.api.commands import command

TIMES = 1_000
#: Python itself may take a few blocks; 1,000 refusals that kept one each would be 1,000
SPARE = 250
REFUSED = {
    "bad_shape": ("add_idea", {"field_of_action": 1, "title": ""}),
    "bad_shape of a type": ("add_idea", {"field_of_action": "one", "title": "A title"}),
    "bad_shape of many": ("add_idea", {"field_of_action": 1, "title": "A title", "groups": ["x"] * 1_000}),
    "bad_shape of letters": ("edit_idea", {"idea": 1, "text": "\x00"}),
    "bad_shape of no object": ("add_idea", []),
    "unknown_command": ("no_command", {}),
    "unknown_thing": ("support_idea", {"idea": 4711, "supports": True}),
    "not_allowed": ("hide_idea", {"idea": 1}),
    "wrong_phase": ("set_weight", {"idea": 1, "points": 1}),
    "depends_on_refused": ("support_idea", {"idea": "@" + "a" * 32, "supports": True}),
}


@pytest.fixture
def _quick_to_collect():
    """What was there before is not looked through each time."""
    gc.collect()
    gc.freeze()
    yield
    gc.unfreeze()


@pytest.mark.usefixtures("_quick_to_collect")
@pytest.mark.parametrize("sort", REFUSED)
def test_a_thousand_refusals_leave_nothing_behind(evening, sort):
    evening.do("open_phase", phase="collect")
    person, (name, data) = evening.join(1), REFUSED[sort]

    def send(times):
        for _ in range(times // 200):
            sent = [command({"key": key(), "name": name, "data": data}) for _ in range(200)]
            answers = perform(evening.id, person, sent)
            assert {answer["code"] for answer in answers} == {sort.split()[0]}
        db.session.remove()
        gc.collect()
        return sys.getallocatedblocks()

    send(400)
    before = send(400)
    assert max(0, send(TIMES) - before - SPARE) == 0
