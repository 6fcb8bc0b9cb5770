"""News for many: what waits for one phone is bounded, and nothing is left out without a word."""

import json
import re
from contextlib import contextmanager, suppress

import engineio
import gevent
from engineio.packet import MESSAGE, Packet
from engineio.socket import Socket
from gevent import socket

from tests.support.wire_by_hand import frame
from workshop.live.broadcast import WAITING_PACKETS_MAX, Broadcaster, News
from workshop.live.websocket_transport import KERNEL_BYTES, LINGER_SECONDS, ROOM_BYTES, Transport


def polling_session(**options):
    """A session of long-polling, as Engine.IO makes it."""
    return Socket(engineio.Server(async_mode="gevent", **options), "sid")


def change(number):
    """A change from one number to the next, and what stands for it."""
    empty = {"since": number + 1, "upto": number + 1, "things": []}
    body = {"since": number, "upto": number + 1, "things": [number]}
    return News("changes", json.dumps(body).encode(), instead=json.dumps(empty).encode())


def heard(session):
    return [json.loads(packet.data[1:])[1] for packet in session.poll()]


def test_behind_what_long_polling_can_hold_stands_one_frame_that_does_not_join_on():
    broadcaster, session = Broadcaster(), polling_session()
    broadcaster.enter("phone", "room", session)
    for number in range(WAITING_PACKETS_MAX + 8):
        broadcaster.tell("room", change(number))
    frames = heard(session)
    assert [frame["things"] for frame in frames] == [[number] for number in range(WAITING_PACKETS_MAX)] + [[]]
    assert frames[-1]["since"] > frames[-2]["upto"]
    broadcaster.tell("room", change(99))
    assert [frame["things"] for frame in heard(session)] == [[99]]


def test_a_phone_is_in_one_room_and_after_it_left_in_none():
    broadcaster, session = Broadcaster(), polling_session()
    broadcaster.enter("phone", "first", session)
    broadcaster.enter("phone", "second", session)
    broadcaster.tell("first", change(1))
    broadcaster.tell("second", change(2))
    assert [frame["things"] for frame in heard(session)] == [[2]]
    broadcaster.leave("phone")
    broadcaster.leave("phone")
    broadcaster.tell("second", change(3))
    assert session.queue.qsize() == 0


@contextmanager
def connected(session):
    """A line on a TCP connection of its own: what serves it, and the phone's end."""
    with socket.socket() as server:
        server.bind(("127.0.0.1", 0))
        server.listen()
        theirs = socket.create_connection(server.getsockname(), timeout=5)
        ours = server.accept()[0]
    transport = Transport(session._websocket_handler, session.server)
    serving = gevent.spawn(transport, {"wsgi.input": ours.makefile("rb"), "workshop.accept": b"accepted"}, None)
    try:
        assert theirs.recv(8) == b"accepted"
        yield serving, theirs
    finally:
        theirs.close()
        serving.join(5)
        ours.close()


def test_a_broadcast_does_not_overtake_what_engine_io_has_said_before():
    broadcaster, session = Broadcaster(), polling_session()
    with connected(session) as (_serving, phone):
        broadcaster.enter("phone", "room", session)
        for number in range(3):
            session.send(Packet(MESSAGE, f"answer {number}"))
            broadcaster.tell("room", News("news", b"%d" % number))
        stream = b""
        while stream.count(b"news") < 3:
            stream += phone.recv(1000)
    assert re.findall(rb"answer \d|news", stream) == [b"answer 0", b"news", b"answer 1", b"news", b"answer 2", b"news"]


def test_a_phone_that_does_not_read_is_not_listened_to():
    session, bound = polling_session(), ROOM_BYTES + KERNEL_BYTES
    with connected(session) as (_serving, phone):
        transport = session.session["transport"]
        phone.settimeout(3)
        with suppress(TimeoutError):
            while transport._bytes < bound:
                phone.sendall(frame(bytes(125), 9) * 60)
        assert (transport._is_full(), transport._bytes < bound) == (True, True)


def test_a_connection_that_is_ended_does_not_stay_because_the_phone_does():
    session = polling_session()
    with connected(session) as (serving, phone):
        phone.sendall(frame(b"what no phone says"))
        serving.join(LINGER_SECONDS + 5)
        assert serving.dead


def test_what_was_left_out_without_a_word_for_it_is_left_out_on_long_polling_too():
    broadcaster, session = Broadcaster(), polling_session()
    broadcaster.enter("phone", "room", session)
    for number in range(WAITING_PACKETS_MAX + 8):
        broadcaster.tell("room", News("here", b"%d" % number))
    assert heard(session) == list(range(WAITING_PACKETS_MAX))
    broadcaster.tell("room", News("here", b"99"))
    assert heard(session) == [99]


def test_a_session_that_is_over_is_told_nothing_more():
    broadcaster, session = Broadcaster(), polling_session()
    broadcaster.enter("phone", "room", session)
    session.closed = True
    broadcaster.tell("room", change(1))
    assert session.queue.qsize() == 0


def test_a_phone_that_takes_nothing_is_hung_up_on_after_the_patience_of_a_ping():
    broadcaster, session = Broadcaster(), polling_session(ping_timeout=0.3)
    with connected(session) as (serving, _phone):
        broadcaster.enter("phone", "room", session)
        for _ in range(100):
            broadcaster.tell("room", News("news", b'"%s"' % bytes(100_000).hex().encode()))
        serving.join(5)
        assert serving.dead
