"""Right and wrong frames, put together by chance, against the driver behind a real socket."""

import subprocess
import sys
import threading
from contextlib import contextmanager

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from tests.support.wire_by_hand import Phone, frame
from workshop.live.packet_filter import MOST_BYTES

TEXT, BINARY, CLOSE, PING, PONG = 1, 2, 8, 9, 10
TICK = b'42["tick",{}]'
some = settings(max_examples=60, deadline=None)


@pytest.fixture(scope="module")
def port():
    """A server that answers every tick with one broadcast to all."""
    with subprocess.Popen(
        [sys.executable, "-m", "tests.support.fanout", "ours"], stdout=subprocess.PIPE, text=True
    ) as process:
        yield int(process.stdout.readline())
        process.terminate()


def entered(port):
    phone = Phone(port)
    phone.say("40")
    assert phone.hear(lambda packet: packet.startswith("40"))
    return phone


def is_news(packet):
    return packet.startswith('42["b",')


@st.composite
def cut(draw, text=TICK):
    """A message in up to five frames, empty ones too, pings between them, as one stream of bytes."""
    places = sorted(draw(st.lists(st.integers(0, len(text)), max_size=4)))
    parts = [text[start:end] for start, end in zip([0, *places], [*places, len(text)], strict=True)]
    stream = b""
    for number, part in enumerate(parts):
        mask = draw(st.binary(min_size=4, max_size=4))
        stream += frame(part, TEXT if number == 0 else 0, fin=number == len(parts) - 1, mask=mask)
        if draw(st.booleans()):
            stream += frame(b"there?", draw(st.sampled_from((PING, PONG))))
    return stream


@some
@given(stream=cut(), places=st.lists(st.integers(1, 200), max_size=6))
def test_however_a_message_is_cut_into_frames_and_bytes_it_is_heard_once(port, stream, places):
    with entered(port) as phone:
        for start, end in zip([0, *sorted(places)], [*sorted(places), None], strict=True):
            phone.socket.sendall(stream[start:end])
        assert phone.hear(is_news)
        phone.say(TICK.decode())
        phone.hear(lambda packet: sum(map(is_news, phone.heard)) == 2)
        phone.say("1")
        phone.hear_rest()
        assert sum(map(is_news, phone.heard)) == 2


@st.composite
def wrong(draw):
    """Bytes that no client may send, and the code that the connection must end with."""
    small = draw(st.binary(max_size=125))
    return draw(
        st.sampled_from(
            [
                (frame(small, TEXT, mask=None), 1002),
                (frame(small, TEXT, rsv=draw(st.integers(1, 7))), 1002),
                (frame(small, draw(st.sampled_from((3, 4, 5, 6, 7, 11, 15)))), 1002),
                (frame(small, 0), 1002),
                (frame(TICK[:3], TEXT, fin=False) + frame(TICK[3:], TEXT), 1002),
                (frame(small, PING, fin=False), 1002),
                (frame(small + bytes(126), PING), 1002),
                (frame(b"\x03", CLOSE), 1002),
                (frame(b"\x03\xed", CLOSE), 1002),
                (frame(small, BINARY), 1003),
                (frame(b"451-[\"x\",{\"_placeholder\":true,\"num\":0}]"), 1003),
                (frame(b"4510000000000-[]"), 1003),
                (frame(b"bAAAA"), 1003),
                (frame(TICK[:-2] + b"\xff]"), 1007),
                (frame(TICK[:5] + b"\xe2\x82", fin=False) + frame(b"x", 0), 1007),
                (frame(bytes(MOST_BYTES + 1))[: draw(st.integers(8, 100))], 1009),
                (b"\x81\xff" + (300_000_000).to_bytes(8, "big") + b"mask", 1009),
                (b"\x82\xff" + (2**62).to_bytes(8, "big") + b"mask", 1009),
                (frame(bytes(9000), TEXT, fin=False) + frame(bytes(9000), 0, fin=False)[:8], 1009),
                (frame(b"", TEXT, fin=False) + frame(b"", 0, fin=False) * (MOST_BYTES + 1) + frame(b"x", 0), 1009),
            ]
        )
    )  # fmt: skip


@some
@given(told=wrong(), before=st.booleans())
def test_a_wrong_frame_ends_the_connection_with_the_right_code_and_nobody_else_notices(port, told, before):
    stream, code = told
    with entered(port) as neighbour, entered(port) as phone:
        if before:
            phone.say(TICK.decode())
            assert phone.hear(is_news)
        try:
            phone.socket.sendall(stream)
        except OSError:
            pass
        assert phone.hear_rest(5) == code
        heard = len(neighbour.heard)
        neighbour.say(TICK.decode())
        assert neighbour.hear(lambda packet: is_news(packet) and len(neighbour.heard) > heard)


RIGHT = {"1", "3", "40", "40{}", "41"}
PACKETS = st.text(max_size=60) | st.builds("42{}".format, st.text(max_size=60)) | st.builds("4{}".format, st.text())


@some
@given(packet=PACKETS.filter(lambda packet: packet not in RIGHT))
@example('42["tick",{}],1')
@example('42["tick",NaN]')
@example('42["tick",{},{}]')
@example('42["disconnect","x"]')
@example("42" + "[" * 8000)
@example('42["tick",' + "[" * 40 + "]" * 41)
@example("42[1]")
@example("42[]")
@example("42[" + "9" * 5000 + "]")
@example("42" + f'["tick",{10**400}]')
@example("40/elsewhere,")
@example("4" * 16)
@example("2probe")
@example("5")
@example("6")
@example("")
def test_a_packet_that_no_phone_says_ends_the_connection(port, packet):
    with entered(port) as phone:
        phone.say(packet)
        assert phone.hear_rest(5) in (1003, 1008)


@some
@given(garbage=st.binary(min_size=1, max_size=400))
def test_after_any_garbage_the_server_is_there(port, garbage):
    with entered(port) as phone:
        phone.socket.sendall(garbage)
    with entered(port) as phone:
        phone.say(TICK.decode())
        assert phone.hear(is_news)


@some
@given(name=st.sampled_from(("Upgrade", "Connection", "Sec-WebSocket-Key", "Sec-WebSocket-Version", "Host", "Origin")),
       value=st.text(st.characters(min_codepoint=33, max_codepoint=126), max_size=30))  # fmt: skip
@example("Connection", "Upgrade\0")
@example("Upgrade", "websocket\0")
def test_a_handshake_that_is_not_one_is_refused_before_any_upgrade(port, name, value):
    if (name, value.lower()) in {("Upgrade", "websocket"), ("Connection", "upgrade"), ("Sec-WebSocket-Version", "13")}:
        return
    if name == "Host":
        value = "" if len(value) % 2 else "a\x7fb"
    with Phone(port, headers={name: value}) as phone:
        assert phone.status == 400


@contextmanager
def poured(phone, stream):
    """Bytes go out without a pause, and nothing is read, while this lasts."""
    done = threading.Event()

    def pour():
        while not done.is_set():
            try:
                phone.socket.sendall(stream)
            except TimeoutError:
                pass
            except OSError:
                return

    phone.socket.settimeout(0.5)
    pouring = threading.Thread(target=pour)
    pouring.start()
    try:
        yield
    finally:
        done.set()
        pouring.join()


@pytest.mark.parametrize("opcode", [PING, PONG])
def test_who_pours_out_what_is_no_message_holds_nobody_up(port, opcode):
    with entered(port) as neighbour, entered(port) as phone, poured(phone, frame(b"", opcode) * 2000):
        for _ in range(3):
            heard = len(neighbour.heard)
            neighbour.say(TICK.decode())
            assert neighbour.hear(lambda packet: is_news(packet) and len(neighbour.heard) > heard, 10)  # noqa: B023
