"""News for many: what waits for one phone is bounded, and nothing is left out without a word."""

import json

import engineio
from engineio.socket import Socket

from workshop.live.hall import ROOM_PACKETS, Hall, News


def polling_session():
    """A session of long-polling, as Engine.IO makes it."""
    return Socket(engineio.Server(async_mode="gevent"), "sid")


def change(number):
    """A change from one number to the next, and what stands for it."""
    empty = {"since": number + 1, "upto": number + 1, "things": []}
    body = {"since": number, "upto": number + 1, "things": [number]}
    return News("changes", json.dumps(body).encode(), instead=json.dumps(empty).encode())


def heard(session):
    return [json.loads(packet.data[1:])[1] for packet in session.poll()]


def test_behind_what_long_polling_can_hold_stands_one_frame_that_does_not_join_on():
    hall, session = Hall(), polling_session()
    hall.enter("phone", "room", session)
    for number in range(ROOM_PACKETS + 8):
        hall.tell("room", change(number))
    frames = heard(session)
    assert [frame["things"] for frame in frames] == [[number] for number in range(ROOM_PACKETS)] + [[]]
    assert frames[-1]["since"] > frames[-2]["upto"]
    hall.tell("room", change(99))
    assert [frame["things"] for frame in heard(session)] == [[99]]


def test_a_phone_is_in_one_room_and_after_it_left_in_none():
    hall, session = Hall(), polling_session()
    hall.enter("phone", "first", session)
    hall.enter("phone", "second", session)
    hall.tell("first", change(1))
    hall.tell("second", change(2))
    assert [frame["things"] for frame in heard(session)] == [[2]]
    hall.leave("phone")
    hall.leave("phone")
    hall.tell("second", change(3))
    assert session.queue.qsize() == 0
