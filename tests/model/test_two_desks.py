"""Two moderators at one workshop, and two workshops in one writer: nobody overwrites unseen, nobody feels the other."""

import itertools
import json
import re

import pytest

from tests.support.evening import Evening, key
from tests.support.store import Store
from workshop.archive import archive, encoded
from workshop.archive.checking import check_archive
from workshop.engine.changes import changes
from workshop.engine.command import data_for
from workshop.engine.context import Actor
from workshop.engine.frames import encode
from workshop.engine.keys import Command
from workshop.engine.writer import Job
from workshop.extensions import db

ACTS = {
    "rename": ("edit_idea", {"idea": 1, "title": "Another name"}),
    "merge": ("merge_ideas", {"into": 2, "ideas": [1]}),
    "move": ("move_idea", {"idea": 1, "field_of_action": 2}),
    "hide": ("hide_idea", {"idea": 1}),
    "undo": ("undo", {}),
    "close": ("close_workshop", {}),
}
#: What the second desk is told when the first one was quicker, and it acted on what it had seen
ABOUT_THE_IDEA = {"rename", "merge", "move", "hide"}


class Desks:
    """An evening with two moderators, a phone that has weighted, and one act of the desk that can be undone."""

    def __init__(self):
        self.evening = Evening()
        (first, second, _), (anna, *_) = self.evening.weighting()
        self.evening.saved(anna, "set_weight", idea=first, points=3)
        self.evening.saved(anna, "set_weight", idea=second, points=2)
        self.undoable = self.evening.do("edit_idea", idea=first, text="A word more")["seq"]
        self.desks = (self.evening.desk, Actor("desk", b"moderator:2", 2))
        self.seen = self.evening.workshop.seq
        self.screen, self.upto = Store(), 0

    def act(self, desk: int, name: str) -> str | None:
        """The refusal's code, or None; the desk acts on what it saw at the beginning."""
        command, data = ACTS[name]
        data = data | ({"seq": self.undoable} if name == "undo" else {})
        seen = self.seen if name in ABOUT_THE_IDEA else None
        return self.evening.send(self.desks[desk], command, _seen=seen, **data).get("code")

    def look(self):
        workshop = self.evening.workshop
        since = self.screen.mark if self.screen.epoch else 0
        assert self.screen.apply(json.loads(encode(workshop, since, changes(db.session, workshop, since, "phone"))))

    def examine(self):
        """Sums, journal and chain are right; the points are all there; who watched sees what a newcomer sees."""
        self.look()
        fresh, workshop = Store(), self.evening.workshop
        fresh.apply(json.loads(encode(workshop, 0, changes(db.session, workshop, 0, "phone"))))
        assert self.screen.snapshot == fresh.snapshot
        report = check_archive(encoded(archive(db.session, self.evening.id)))
        assert report.code == 0, report.sentences
        assert sum(thing["points"] for thing in roots(self.evening)) == 5


def roots(evening):
    ideas = evening.things("idea", "desk")
    return [tally for ident, tally in evening.tallies().items() if not ideas[ident]["merged_into"]]


@pytest.mark.parametrize("first", ACTS)
@pytest.mark.parametrize("second", ACTS)
def test_the_second_desk_never_overwrites_what_it_has_not_seen(app, first, second):
    desks = Desks()
    desks.look()
    assert desks.act(0, first) is None
    desks.look()
    answer = desks.act(1, second)
    if first in ABOUT_THE_IDEA | {"undo"} and second in ABOUT_THE_IDEA:
        assert answer == "changed_meanwhile"
    elif first == second:
        assert answer in ("changed_meanwhile", "not_open")
    else:
        assert answer is None
    desks.examine()


def test_every_order_of_six_acts_by_two_desks_leaves_the_room_whole(app):
    """Every 48th of the 720 orders, the desks taking turns."""
    for order in list(itertools.permutations(ACTS))[::48]:
        desks = Desks()
        for place, name in enumerate(order):
            desks.look()
            assert desks.act(place % 2, name) in (None, "changed_meanwhile"), order
        desks.examine()


def test_two_workshops_in_one_writer_do_not_feel_each_other(app):
    """What one workshop looks like at the end does not depend on what the other does in the same transactions."""
    alone, beside, noisy = Evening(), Evening(), Evening()
    ends = []
    for evening, other in ((alone, None), (beside, noisy)):
        people = [evening.join(number, (2 + number % 3,)) for number in range(3)]
        if other:
            strangers = [other.join(number, (2,)) for number in range(3)]
        script = [(who, "add_idea", {"field_of_action": 1, "title": f"Idea {n}"}) for n, who in enumerate(people)]
        noise = [("add_idea", {"field_of_action": 99, "title": "Nowhere"}), ("set_weight", {"idea": 1, "points": 99})]
        evening.do("open_phase", phase="collect")
        script += [(evening.desk, "open_phase", {"phase": "weight"})]
        script += [(who, "set_weight", {"idea": 1 + n % 3, "points": 1 + n % 4}) for n, who in enumerate(people * 5)]
        jobs = []
        for number, (who, name, data) in enumerate(script):
            jobs.append(Job(who, [Command(key(), name, data_for(name, data))], evening.id))
            if other:
                name, data = noise[number % 2]
                jobs.append(Job(strangers[number % 3], [Command(key(), name, data_for(name, data))], other.id))
        if other:  # a job that takes the whole transaction down
            twice = [Command(key(), "close_workshop", data_for("close_workshop", {})) for _ in range(2)]
            jobs.insert(4, Job(other.desk, twice, other.id, whole=True))
        app.extensions["writer"].carry_out(jobs)
        ends.append([job.results for job in jobs if job.workshop == evening.id])
    told = [re.sub(r'"(key|receipt)": "\w+"', "", json.dumps(end)) for end in ends]
    assert told[0] == told[1]
    assert masked(alone) == masked(beside)
    assert alone.workshop.seq == beside.workshop.seq


def masked(evening) -> str:
    """What everybody sees, without moments."""
    things = [thing for audience in ("phone", "desk") for thing in evening.snapshot(audience)]
    return re.sub(r'"(at|joined|phase_since)": "[^"]*"', "", json.dumps(things, sort_keys=True))
