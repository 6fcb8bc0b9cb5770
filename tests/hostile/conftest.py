"""One house for all attacks of a file: what one of them breaks, the next one sees."""

import pytest

from tests.hostile.house import House


@pytest.fixture(scope="module")
def house(tmp_path_factory):
    house = House(tmp_path_factory.mktemp("house"))
    yield house
    house.close()


@pytest.fixture(autouse=True)
def unharmed(house):
    """After every attack a good request of everybody works, and the log is quiet."""
    house.faults.clear()
    yield
    assert house.check() == []
