"""The wall tells what the evening brings, who speaks about what, and in every scene how to come in."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from playwright.sync_api import expect

from tests.browser.steps import see

pytestmark = pytest.mark.browser


def evening_since(minutes: int) -> tuple:
    """An evening that began so many minutes ago, and the clock after so many minutes of it."""
    starts = datetime.now(UTC) - timedelta(minutes=minutes)
    there = starts.astimezone(ZoneInfo("Europe/Berlin"))
    times = {"starts": starts.isoformat(), "ends": (starts + timedelta(hours=3)).isoformat()}
    return times, lambda after: f"{there + timedelta(minutes=after):%H:%M}"


def test_the_welcome_shows_the_programme_and_the_impulse_that_is_on(hall):
    times, clock = evening_since(30)
    points = [(0, "Begrüßung", "welcome"), (20, "Kaffee", None), (60, "Ideen sammeln", "collect")]
    programme = [{"at": clock(after), "title": title, "phase": phase} for after, title, phase in points]
    hall.desk.do("edit_workshop", **times, programme=programme)
    hall.desk.do("open_phase", phase="welcome")
    wall = hall.room.wall()
    wall.goto(f"{hall.url}/wall")
    expect(wall.locator(".programme li")).to_have_text([f"{clock(20)}Kaffee", f"{clock(60)}Ideen sammeln"])
    expect(wall.locator(".programme [aria-current=time]")).to_have_text(f"{clock(20)}Kaffee")
    talk = {"title": "Smart City", "text": "Was lässt sich übertragen?"}
    hall.desk.do("edit_workshop", impulses=[talk | {"at": clock(25)}, {"at": clock(50), "title": "Später", "text": ""}])
    expect(wall.get_by_role("heading", level=1)).to_have_text("Smart City")
    see(wall, "Was lässt sich übertragen?")
    see(wall, f"{hall.code[:3]} {hall.code[3:]}")


@pytest.mark.parametrize("size", [(1920, 1080), (1024, 768)])
def test_every_scene_says_where_to_come_in(hall, size):
    wall = hall.room.page(size)
    wall.goto(f"{hall.url}/wall")
    without = []
    for phase in ("welcome", "collect", "discuss", "weight", "assign", "close"):
        hall.desk.do("open_phase", phase=phase)
        scene = wall.locator(f".scene.{phase}:not(.ghost)")
        expect(scene).to_be_visible()
        expect(scene).to_contain_text(hall.server.url.removeprefix("http://"))
        expect(scene.locator(".code")).to_have_text(f"{hall.code[:3]} {hall.code[3:]}")
        if not scene.get_by_role("img", name="QR-Code").count():
            without.append(phase)
    assert without == []


def test_where_nobody_is_let_in_any_more_no_scene_asks_to_come_in(hall):
    hall.desk.do("open_phase", phase="collect")
    wall = hall.room.page((1280, 720))
    wall.goto(f"{hall.url}/wall")
    code = wall.get_by_role("img", name="QR-Code")
    expect(code).to_be_visible()
    hall.desk.do("edit_workshop", joining=False)
    expect(code).to_have_count(0)
