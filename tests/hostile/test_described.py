"""The program answers as /openapi.json says."""

from tests.hostile.described import tried
from tests.hostile.house import DESK, PHONE


def test_a_phone_is_answered_as_described(house):
    seen = tried(house, PHONE, 12, 1)
    expected = {("commands", 200), ("changes", 200), ("history", 403), ("workshop.json", 403), ("protocol.json", 404)}
    assert expected - set(seen) == set()


def test_a_desk_is_answered_as_described(house):
    seen = tried(house, DESK, 12, 2)
    expected = {("commands", 200), ("changes", 200), ("history", 200), ("workshop.json", 200), ("protocol.json", 200)}
    assert expected - set(seen) == set()
