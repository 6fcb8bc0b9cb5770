"""Whatever strangers send, nobody in the room notices, and nothing of it stays."""

from tests.reliability.sockets import sockets


def test_a_room_under_attack_notices_nothing(tmp_path):
    assert sockets(tmp_path, 1, long=False).wrong == {
        "wrong answers": 0,
        "tracebacks": 0,
        "stuck greenlets": 0,
        "MB too much": 0,
        "late frames": 0,
        "phones lost": 0,
    }
