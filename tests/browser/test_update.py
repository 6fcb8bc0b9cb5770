"""The server is updated while the hall is at work: what phones have not sent yet counts once, and they load anew."""

import shutil
from pathlib import Path

import pytest

from tests.browser.steps import headed, join, saved, word_of, write_idea
from tests.support.server import Server
from workshop.paths import ROOT

pytestmark = pytest.mark.browser
BUILD = "() => JSON.parse(document.getElementById('snapshot').textContent).build"


@pytest.fixture
def newer(tmp_path) -> Path:
    """The program once more, with another script in it."""
    copy = tmp_path / "newer"
    for part in ("workshop", "templates", "static"):
        shutil.copytree(ROOT / part, copy / part, ignore=shutil.ignore_patterns("__pycache__"))
    with (copy / "static/js/core/clock.js").open("a") as file:
        file.write("// a newer version\n")
    return copy


def test_phones_that_stay_open_over_an_update_lose_nothing_and_load_anew(lone_hall, newer):
    hall = lone_hall
    hall.room.expected += ["ERR_CONNECTION", "ERR_EMPTY_RESPONSE", "ERR_FAILED", "WebSocket"]
    phone, wall, desk = hall.room.phone(), hall.room.wall(), hall.desk_page()
    held = []
    desk.route("**/socket.io/**", lambda route: held.append(route))  # its first socket reaches the newer server only
    desk.route("**/changes?*", lambda route: route.abort())
    join(phone, hall.url)
    wall.goto(f"{hall.url}/wall")
    desk.goto(f"{hall.url}/desk")
    headed(desk, "Ideen sammeln")
    builds = [page.evaluate(BUILD) for page in (phone, wall, desk)]
    port = hall.server.port
    hall.server.stop()
    titles = [f"Rufbus {number}" for number in range(3)]
    for title in titles:
        write_idea(phone, title)
    hall.server = Server(hall.server.data, port=port, env={"PYTHONPATH": str(newer), "PYTHONSAFEPATH": "1"})
    desk.unroute("**/socket.io/**")
    for route in held:
        route.continue_()
    for page, build in zip((phone, wall, desk), builds, strict=True):
        page.wait_for_function(f"(before) => ({BUILD})() !== before", arg=build, timeout=60_000)
    for title in titles:
        saved(word_of(phone, title))
    assert sorted(idea["title"] for idea in hall.desk.things("idea")) == titles
