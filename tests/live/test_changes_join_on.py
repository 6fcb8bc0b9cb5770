"""Old picture + changes = fresh picture, for every command and audience, whatever happens to the frames."""

import json
import random

from tests.support.script import whole_evening
from tests.support.store import Store
from workshop.engine.audience import AUDIENCES
from workshop.engine.changes import changes
from workshop.engine.command import names
from workshop.engine.frames import encode
from workshop.extensions import db


def frame(evening, audience, since):
    workshop = evening.workshop
    return json.loads(encode(workshop, since, changes(db.session, workshop, since, audience)))


def fresh(evening, audience):
    store = Store()
    store.apply(frame(evening, audience, 0))
    return store.snapshot


def told(evening, audience, since, mangled):
    """What a publisher sends from `since` on, if anything."""
    sent = frame(evening, audience, since)
    return [sent] * mangled if sent["things"] else []


def test_the_script_carries_out_every_command(evening):
    assert set(whole_evening(evening)) | {"open_workshop"} == set(names("wire"))


def test_frames_in_order_give_the_fresh_picture_after_every_command(evening):
    stores = {audience: Store() for audience in AUDIENCES}
    for audience, store in stores.items():
        store.apply(frame(evening, audience, 0))
    for name in whole_evening(evening):
        for audience, store in stores.items():
            for sent in told(evening, audience, store.mark, 1):
                assert store.apply(sent), (name, audience)
            assert store.snapshot == fresh(evening, audience), (name, audience)
    assert [store.mark > 0 for store in stores.values()] == [True] * 3


class BadNetwork:
    """A screen to which frames come late, doubled, in any order, or not at all."""

    def __init__(self, evening, audience, seed):
        self._evening, self._audience, self._luck = evening, audience, random.Random(seed)
        self.store, self._upto, self._waiting = Store(), evening.workshop.seq, []
        self.ask()

    def ask(self):
        self.store.apply(frame(self._evening, self._audience, self.store.mark))

    def hear(self):
        """What a publisher sends after a command, as far as it arrives by now."""
        sent = frame(self._evening, self._audience, self._upto)
        if sent["things"]:
            self._upto = sent["upto"]
            self._waiting += [sent] * self._luck.choice((0, 1, 1, 2))
        self._luck.shuffle(self._waiting)
        while self._waiting and self._luck.random() < 0.6:
            if not self.store.apply(self._waiting.pop()):
                self.ask()

    def hear_what_is_left(self):
        for late in self._waiting:
            self.store.apply(late)
        self.ask()


def test_shuffled_doubled_and_lost_frames_do_no_harm(evening):
    """Nine screens of one evening, each with luck of its own."""
    screens = {(one, seed): BadNetwork(evening, one, seed) for one in AUDIENCES for seed in range(3)}
    for _name in whole_evening(evening):
        for screen in screens.values():
            screen.hear()
    for screen in screens.values():
        screen.hear_what_is_left()
    wanted = {audience: fresh(evening, audience) for audience in AUDIENCES}
    assert [who for who, screen in screens.items() if screen.store.snapshot != wanted[who[0]]] == []


def test_an_audience_that_has_nothing_to_see_gets_no_things(evening):
    (first, *_), (anna, *_) = evening.weighting()
    mark = evening.workshop.seq
    evening.saved(anna, "set_weight", idea=first, points=3)
    assert [frame(evening, audience, mark)["things"] for audience in AUDIENCES] == [[], [], []]


def test_what_was_written_while_a_frame_was_made_comes_with_the_next_one(evening):
    """Else the desk would be told that tallies are gone, under the number of the reveal, and would believe it."""
    (first, *_), _people = evening.weighting()
    before, store = evening.workshop, Store()
    db.session.expunge(before)
    store.apply(frame(evening, "desk", 0))
    evening.do("reveal_weights", revealed=True)
    assert changes(db.session, before, store.mark, "desk") == []
    store.apply(frame(evening, "desk", store.mark))
    assert store.things["tally", first]["points"] == 0


def test_what_disappears_comes_as_gone_and_what_was_never_seen_not_at_all(evening):
    first = evening.idea(title="Seen")
    mark = evening.workshop.seq
    evening.do("hide_idea", idea=first)
    gone = [thing for thing in frame(evening, "phone", mark)["things"] if thing["kind"] == "idea"]
    assert gone == [{"kind": "idea", "id": first, "seq": mark + 1, "gone": True}]
    assert [thing for thing in frame(evening, "phone", 0)["things"] if thing["kind"] == "idea"] == []


def test_a_foreign_epoch_and_a_number_not_yet_given_get_the_whole_snapshot(app, evening):
    from workshop.engine.frames import frame as asked

    workshop = evening.workshop
    for since, epoch in ((3, "0" * 16), (workshop.seq + 1, workshop.epoch), (0, workshop.epoch)):
        assert json.loads(asked(db.session, workshop, "phone", since, epoch))["since"] == 0
    assert json.loads(asked(db.session, workshop, "phone", 3, workshop.epoch))["since"] == 3
