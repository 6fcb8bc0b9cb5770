"""A real browser on our own driver: news come by WebSocket, not by asking."""

import time

import pytest

from tests.browser.steps import headed, join, see

pytestmark = pytest.mark.browser


class Overheard:
    """What goes over a page's sockets."""

    def __init__(self, page):
        self.sent, self.heard = [], []
        page.on("websocket", self._listen)

    def _listen(self, socket):
        socket.on("framesent", self._note_sent)
        socket.on("framereceived", self._note_heard)

    def _note_sent(self, frame):
        self.sent.append(frame)

    def _note_heard(self, frame):
        self.heard.append(frame)


def test_a_phone_in_chromium_hears_news_by_websocket(hall):
    phone = hall.room.phone()
    overheard = Overheard(phone)
    join(phone, hall.url)
    headed(phone, "Ideen sammeln")
    until = time.monotonic() + 15
    while "5" not in overheard.sent and time.monotonic() < until:
        phone.evaluate("() => new Promise(requestAnimationFrame)")
    assert overheard.sent[:2] == ["2probe", "5"]
    hall.desk.do("add_idea", field_of_action=1, title="Brought by a socket")
    see(phone, "1 neue Idee")
    assert [frame[:12] for frame in overheard.heard if "Brought by a socket" in frame] == ['42["changes"']
