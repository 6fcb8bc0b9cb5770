"""A real browser on our own driver: news come by WebSocket, not by asking."""

import pytest

from tests.browser.steps import Overheard, headed, join, see

pytestmark = pytest.mark.browser


def test_a_phone_in_chromium_hears_news_by_websocket(hall):
    phone = hall.room.phone()
    overheard = Overheard(phone)
    join(phone, hall.url)
    headed(phone, "Ideen sammeln")
    overheard.wait_for_websocket()
    assert overheard.sent[:2] == ["2probe", "5"]
    hall.desk.do("add_idea", field_of_action=1, title="Brought by a socket")
    see(phone, "1 neue Idee")
    assert [frame[:12] for frame in overheard.heard if "Brought by a socket" in frame] == ['42["changes"']
