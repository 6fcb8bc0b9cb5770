"""Where strangers hold all sockets, a phone polls, and its owner need not know."""

import pytest

from tests.browser.conftest import own_hall
from tests.browser.steps import headed, join, see
from tests.live.test_limits import open_socket

pytestmark = pytest.mark.browser


@pytest.fixture
def crowded(browser, tmp_path):
    """A hall whose server has room for five sockets, and strangers on all of them."""
    for hall in own_hall(browser, tmp_path, env={"WORKSHOP_SOCKETS": "5"}):
        hall.room.expected.append("503")
        for _ in range(5):
            open_socket(hall.server)
        yield hall


def test_a_phone_without_any_socket_hears_of_ideas_all_the_same(crowded):
    phone = crowded.room.phone()
    join(phone, crowded.url)
    headed(phone, "Ideen sammeln")
    crowded.desk.do("add_idea", field_of_action=1, title="Brought by asking")
    see(phone, "1 neue Idee")
