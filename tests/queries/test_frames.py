"""Frames are computed once and kept, but not more of them than there is room for."""

from workshop.extensions import db
from workshop.queries.frames import Frames


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
