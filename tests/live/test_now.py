"""The time at the server, as every screen is told it: by the page, by an answer, by a frame."""

import json
import re
import urllib.request
from datetime import UTC, datetime, timedelta

import pytest

from tests.support.prepared import prepared
from tests.support.server import Server
from tests.support.wire_by_hand import Phone

MILLISECONDS = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}\+00:00")


@pytest.fixture(scope="module")
def served(tmp_path_factory):
    """A server whose clock can be set, the file that sets it, and the code of a workshop."""
    folder = tmp_path_factory.mktemp("served")
    made, clock = prepared(folder), folder / "clock"
    clock.write_text("0")
    server = Server(folder, clock=clock)
    yield server, clock, made.code
    server.stop()


def read(url) -> str:
    with urllib.request.urlopen(url) as answer:
        return answer.read().decode()


def told(server, code) -> dict:
    """What each way tells, in the order in which it is asked."""
    base = f"{server.url}/w/{code}"
    page = re.search(r'id="snapshot">(.*?)</script>', read(base), re.S).group(1)
    found = {"page": json.loads(page)["now"], "changes": json.loads(read(f"{base}/changes"))["now"]}
    for audience in ("phone", "wall"):
        with Phone(server.port) as phone:
            phone.watch(code, audience)
            found[f"here, {audience}"] = here(phone)["now"]
    return found


def here(phone) -> dict:
    """What the server answers to who begins to watch."""
    return json.loads(phone.hear(lambda packet: packet.startswith('42["here"'))[2:])[1]


@pytest.mark.parametrize("wrong", [0, 420, -10800])
def test_everybody_is_told_the_time_at_the_server_to_the_millisecond(served, wrong):
    server, clock, code = served
    clock.write_text(str(wrong))
    before = datetime.now(UTC) + timedelta(seconds=wrong)
    found = told(server, code)
    after = datetime.now(UTC) + timedelta(seconds=wrong)
    assert list(found) == ["page", "changes", "here, phone", "here, wall"]
    assert [text for text in found.values() if not MILLISECONDS.fullmatch(text)] == []
    moments = [datetime.fromisoformat(text) for text in found.values()]
    assert moments == sorted(moments)
    assert before - timedelta(milliseconds=1) <= moments[0]
    assert moments[-1] <= after


def test_who_begins_to_watch_is_told_which_program_answers(served):
    server, _clock, code = served
    answer = json.loads(read(f"{server.url}/w/{code}/changes"))
    with Phone(server.port) as phone:
        phone.watch(code, "phone")
        assert here(phone)["build"] == answer["build"]
