"""Frames are computed once and kept, but not more of them than there is room for."""

import json

import pytest
from sqlalchemy import event

from tests.support.evening import key
from tests.support.script import whole_evening
from workshop.engine.audience import AUDIENCES
from workshop.engine.changes import changes, whole
from workshop.engine.command import data_for
from workshop.engine.frames import Frames, Told, asked, encode
from workshop.engine.keys import Command
from workshop.engine.perform import perform
from workshop.extensions import db


def sizes(frames, evening, numbers):
    return [len(frames.get(db.session, evening.workshop, "desk", since)) for since in numbers]


def test_the_same_frame_is_computed_once(evening):
    frames = Frames()
    first = frames.get(db.session, evening.workshop, "desk", 0)
    assert frames.get(db.session, evening.workshop, "desk", 0) is first
    assert frames.bytes == len(first)


def test_no_more_are_kept_than_there_is_room_for_however_they_are_asked_for(evening):
    for number in range(5):
        evening.idea(title=f"Idea {number}")
    frames, numbers = Frames(most=4, most_bytes=10_000_000), range(evening.workshop.seq)
    assert frames.bytes == 0
    assert sum(sizes(frames, evening, numbers)[-4:]) == frames.bytes
    small = Frames(most=100, most_bytes=2000)
    assert max(sizes(small, evening, numbers)) > 2000 / 2
    assert 0 < small.bytes <= 2000


def test_a_frame_that_is_larger_than_the_room_is_kept_alone(evening):
    frames = Frames(most_bytes=10)
    assert sizes(frames, evening, [0, 0])[-1] == frames.bytes


def many(evening, ideas):
    fields = {"field_of_action": evening.fields[0], "title": "Beispiel – 10 €"}
    perform(evening.id, evening.desk, [Command(key(), "add_idea", data_for("add_idea", fields)) for _ in range(ideas)])


def test_the_picture_is_made_once_whatever_number_somebody_asks_from(evening):
    many(evening, 210)
    workshop, asking = evening.workshop, []
    told = encode(workshop, 0, changes(db.session, workshop, 0, "phone"))
    event.listen(db.engine, "before_cursor_execute", lambda _c, _cursor, statement, *_rest: asking.append(statement))

    def since(number, epoch=workshop.epoch):
        return asked(db.session, workshop, "phone", number, epoch)

    assert [since(0), since(workshop.seq + 1), since(-1), since(workshop.seq, "another")] == [told] * 4
    assert [len(json.loads(since(number))["things"]) for number in (5, 6, 7)] == [209, 208, 207]
    assert len([statement for statement in asking if "SELECT ideas.workshop_id" in statement]) == 1


@pytest.mark.parametrize("audience", AUDIENCES)
def test_a_stretch_that_is_cut_out_of_the_picture_is_the_one_that_is_computed(evening, audience):
    ideas, people = evening.weighting(people=5)
    for person in people:
        evening.saved(person, "set_weight", idea=ideas[0], points=3)
    evening.do("merge_ideas", into=ideas[0], ideas=[ideas[1]])
    evening.do("hide_idea", idea=ideas[2])
    evening.do("reveal_weights", revealed=True)
    evening.do("reveal_weights", revealed=False)
    evening.saved(people[0], "erase_person")
    workshop = evening.workshop
    told = Told(workshop, whole(db.session, workshop, audience))
    for since in range(workshop.seq + 1):
        computed = encode(workshop, since, changes(db.session, workshop, since, audience))
        assert told.above(since) == asked(db.session, workshop, audience, since, workshop.epoch) == computed


@pytest.mark.parametrize("audience", AUDIENCES)
def test_the_picture_that_follows_from_the_one_before_is_the_fresh_one_after_every_command(evening, audience):
    told = Told(evening.workshop, whole(db.session, evening.workshop, audience))
    for name in whole_evening(evening):
        db.session.rollback()
        workshop = evening.workshop
        told = Told(workshop, changes(db.session, workshop, told.upto, audience), told)
        for since in (0, 1, workshop.seq // 2, workshop.seq):
            computed = encode(workshop, since, changes(db.session, workshop, since, audience))
            assert told.above(since) == computed, (name, since)
        assert asked(db.session, workshop, audience, 0, None) == told.snapshot, name


def test_a_hall_that_comes_in_reads_the_ideas_once(evening):
    many(evening, 20)
    asked(db.session, evening.workshop, "phone", 0, None)
    reading = []

    def listen(_connection, _cursor, statement, parameters, *_rest):
        if "FROM ideas" in statement and "ideas.seq > " in statement:
            reading.append(parameters)

    event.listen(db.engine, "before_cursor_execute", listen)
    for number in range(5):
        evening.join(number, ())
        asked(db.session, evening.workshop, "phone", 0, None)
    assert [parameters for parameters in reading if 0 in parameters[1:2]] == []
