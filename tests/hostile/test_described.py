"""The program answers as /openapi.json says."""

import pytest

from tests.hostile.described import tried
from tests.hostile.house import DESK, PHONE, House


@pytest.fixture(scope="module")
def house(tmp_path_factory):
    """One of its own: among good requests are those that seal and release."""
    house = House(tmp_path_factory.mktemp("described"))
    yield house
    house.close()


def test_a_phone_is_answered_as_described(house):
    seen = tried(house, PHONE, 7, 1)
    expected = {("commands", 200), ("changes", 200), ("history", 403), ("workshop.json", 403), ("protocol.json", 404)}
    assert expected - set(seen) == set()


def test_a_desk_is_answered_as_described(house):
    seen = tried(house, DESK, 7, 2)
    expected = {("commands", 200), ("changes", 200), ("history", 200), ("workshop.json", 200), ("protocol.json", 200)}
    assert expected - set(seen) == set()
