"""Old picture + changes = fresh picture, for every command and audience, whatever happens to the frames."""

import json
import random

import pytest

from tests.support.script import whole_evening
from tests.support.store import Store
from workshop.commands import names
from workshop.extensions import db
from workshop.queries.audience import AUDIENCES
from workshop.queries.changes import changes
from workshop.queries.frames import encode


def frame(evening, audience, since):
    workshop = evening.workshop
    return json.loads(encode(workshop, since, changes(db.session, workshop, since, audience)))


def fresh(evening, audience):
    store = Store()
    store.apply(frame(evening, audience, 0))
    return store.picture


def told(evening, audience, since, mangled):
    """What a publisher sends from `since` on, if anything."""
    sent = frame(evening, audience, since)
    return [sent] * mangled if sent["things"] else []


def test_the_script_carries_out_every_command(evening):
    assert set(whole_evening(evening)) | {"open_workshop"} == set(names("wire"))


@pytest.mark.parametrize("audience", AUDIENCES)
def test_frames_in_order_give_the_fresh_picture_after_every_command(evening, audience):
    store, upto = Store(), 0
    store.apply(frame(evening, audience, 0))
    for name in whole_evening(evening):
        for sent in told(evening, audience, store.mark, 1):
            assert store.apply(sent), name
        assert store.picture == fresh(evening, audience), name
    assert store.mark > upto


@pytest.mark.parametrize("seed", range(3))
@pytest.mark.parametrize("audience", AUDIENCES)
def test_shuffled_doubled_and_lost_frames_do_no_harm(evening, audience, seed):
    luck = random.Random(seed)
    store, upto, waiting = Store(), evening.workshop.seq, []
    store.apply(frame(evening, audience, 0))
    for _name in whole_evening(evening):
        sent = told(evening, audience, upto, luck.choice((0, 1, 1, 2)))
        upto = frame(evening, audience, upto)["upto"] if sent or frame(evening, audience, upto)["things"] else upto
        waiting += sent
        luck.shuffle(waiting)
        while waiting and luck.random() < 0.6:
            if not store.apply(waiting.pop()):
                store.apply(frame(evening, audience, store.mark))
    for late in waiting:
        store.apply(late)
    store.apply(frame(evening, audience, store.mark))
    assert store.picture == fresh(evening, audience)


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


def test_a_foreign_epoch_and_a_number_not_yet_given_get_the_whole_picture(app, evening):
    from workshop.queries.frames import frame as asked

    workshop = evening.workshop
    for since, epoch in ((3, "0" * 16), (workshop.seq + 1, workshop.epoch), (0, workshop.epoch)):
        assert json.loads(asked(db.session, workshop, "phone", since, epoch))["since"] == 0
    assert json.loads(asked(db.session, workshop, "phone", 3, workshop.epoch))["since"] == 3
