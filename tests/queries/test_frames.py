"""Frames are computed once and kept, but not more of them than there is room for."""

import json

from sqlalchemy import event

from tests.support.evening import key
from workshop.commands import Command, perform, shape
from workshop.extensions import db
from workshop.queries.changes import changes
from workshop.queries.frames import MANY, Frames, asked, encode


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


def test_a_long_stretch_is_the_whole_picture_that_is_there_already_and_a_short_one_is_told_as_such(evening):
    fields = {"field_of_action": evening.fields[0], "title": "Beispiel – 10 €"}
    ideas = [Command(key(), "add_idea", shape("add_idea", fields)) for _ in range(MANY + 10)]
    perform(evening.id, evening.desk, ideas)
    workshop, asking = evening.workshop, []

    def since(number, epoch=workshop.epoch):
        return asked(db.session, workshop, "phone", number, epoch)

    whole = encode(workshop, 0, changes(db.session, workshop, 0, "phone"))
    event.listen(db.engine, "before_cursor_execute", lambda _c, _cursor, statement, *_rest: asking.append(statement))
    told = [since(0), since(1), since(3), since(workshop.seq + 1), since(workshop.seq, "another")]
    assert told == [whole] * 5
    assert len([statement for statement in asking if "SELECT ideas.workshop_id" in statement]) == 1
    short = json.loads(since(workshop.seq - 2))
    assert (short["since"], len(short["things"])) == (workshop.seq - 2, 2)
