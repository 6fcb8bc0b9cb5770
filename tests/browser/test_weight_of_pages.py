"""What a phone with one bar of signal must load."""

import time

import pytest
from playwright.sync_api import expect

from tests.browser.steps import join

pytestmark = pytest.mark.browser
#: What comes after the first touch, and is not asked for again
LATER = ("/commands?as", "/css/tokens.css", "/css/phone.css")


class Wire:
    """Bytes as they came over the wire, headers left out, by address."""

    def __init__(self, page):
        self.bytes: dict[str, int] = {}
        client = page.context.new_cdp_session(page)
        client.send("Network.enable")
        urls = {}
        client.on(
            "Network.requestWillBeSent", lambda event: urls.setdefault(event["requestId"], event["request"]["url"])
        )
        client.on("Network.responseReceived", lambda event: self._cached(event))
        client.on("Network.loadingFinished", lambda event: self._add(urls.get(event["requestId"], "?"), event))
        self._fromcache: set = set()

    def _cached(self, event):
        if event["response"].get("fromDiskCache") or event["response"].get("fromPrefetchCache"):
            self._fromcache.add(event["requestId"])

    def _add(self, url, event):
        if event["requestId"] not in self._fromcache and not url.startswith("data:"):
            self.bytes[url] = self.bytes.get(url, 0) + int(event["encodedDataLength"])

    def total(self) -> int:
        return sum(size for url, size in self.bytes.items() if "/socket.io" not in url)


def usual_idea(number):
    return {"field_of_action": 1 + number % 2, "title": f"An idea of usual length, number {number}"}


@pytest.mark.parametrize("ideas", [24, 300])
def test_a_phones_first_load_is_below_40_kilobytes_and_its_second_shell_below_3(hall, ideas):
    """The first load ends at the first question; the evening's screens come after the first touch."""
    hall.desk.do_all(("add_idea", usual_idea(number)) for number in range(ideas))
    page = hall.room.phone()
    wire = Wire(page)
    page.goto(hall.url, wait_until="networkidle")
    expect(page.get_by_role("button", name="Weiter", exact=True)).to_be_visible()
    assert wire.total() <= 40 * 1024, sorted(wire.bytes.items(), key=lambda item: -item[1])
    join(page, hall.url)
    until = time.monotonic() + 60
    while not all(any(end in url for url in wire.bytes) for end in LATER):
        assert time.monotonic() < until, wire.bytes
        page.wait_for_timeout(50)
    wire.bytes.clear()
    page.reload(wait_until="networkidle")
    expect(page.get_by_role("heading", level=1, name="Ideen sammeln")).to_be_visible()
    shell = {url: size for url, size in wire.bytes.items() if not url.endswith(f"/w/{hall.code}")}
    assert sum(size for url, size in shell.items() if "/changes" not in url and "/socket.io" not in url) <= 3 * 1024, (
        shell
    )


def test_the_shell_itself_without_the_picture_is_below_3_kilobytes(hall):
    import gzip
    import re

    phone = hall.room.phone()
    join(phone, hall.url)
    phone.wait_for_load_state("networkidle")
    page = phone.context.request.get(hall.url).text()
    empty = re.sub(r'("things": ?)\[.*?\](, ?"(?:upto|mine))', r"\1[]\2", page, flags=re.S)
    assert len(gzip.compress(empty.encode(), 5)) <= 3 * 1024
