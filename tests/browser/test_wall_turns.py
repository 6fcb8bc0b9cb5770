"""With hundreds of ideas the wall shows every field of action within a minute, and the newest idea always."""

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.browser

NAMES = ("Mobilität", "Verwaltung", "Kultur", "Bildung", "Energie", "Wohnen")
NEWEST = ".newest [data-idea], .newest[data-idea]"


@pytest.fixture
def full(hall):
    """Three hundred ideas in eight fields of action."""
    hall.desk.do_all(("add_field_of_action", {"name": name}) for name in NAMES)
    ideas = ({"field_of_action": 1 + n % 8, "title": f"Idee {n} mit einigen Worten"} for n in range(300))
    hall.desk.do_all(("add_idea", idea) for idea in ideas)
    return hall


def wall_of(hall, size=(1920, 1080), **options):
    """A wall whose clock the test moves."""
    wall = hall.room.page(size, **options)
    wall.clock.install()
    wall.goto(f"{hall.url}/wall")
    expect(wall.locator(".column").first).to_be_visible()
    return wall


def heads(wall) -> list[str]:
    return wall.locator(".column h2 span:last-child").all_inner_texts()


@pytest.mark.parametrize("size", [(1920, 1080), (1024, 768)])
def test_every_field_is_to_be_seen_within_a_minute_while_ideas_arrive(full, size):
    wall = wall_of(full, size)
    seen = set(heads(wall))
    for second in range(0, 60, 3):
        if second % 6 == 0:
            full.desk.do("add_idea", field_of_action=1, title=f"Neu nach {second} Sekunden")
        wall.clock.run_for(3000)
        seen |= set(heads(wall))
    assert seen == {"Village", "Canal", *NAMES}


@pytest.mark.parametrize("field", [1, 8])
def test_the_newest_idea_is_to_be_seen_wherever_the_turn_stands(full, field):
    wall = wall_of(full)
    expect(wall.locator(".latest")).to_contain_text("Idee 299 mit einigen Worten")
    for turn in range(4):
        title = f"Ganz neu, Runde {turn}"
        full.desk.do("add_idea", field_of_action=field, title=title)
        newest = wall.locator(NEWEST).filter(has_text=title)
        for _ in range(20):
            wall.clock.run_for(100)
            if newest.count():
                break
        expect(newest).to_be_visible()
        for _ in range(10):
            wall.clock.run_for(2000)
            assert newest.count() == 1
        expect(wall.locator(".newest")).to_be_in_viewport(ratio=1)


def test_nothing_turns_where_everything_fits(hall):
    hall.desk.do_all(("add_idea", {"field_of_action": 1 + n % 2, "title": f"Idee {n}"}) for n in range(6))
    wall = wall_of(hall)
    before = wall.locator(".columns").inner_html()
    expect(wall.locator(".latest")).to_have_count(0)
    wall.clock.run_for(60_000)
    assert wall.locator(".columns").inner_html() == before


def test_what_the_moderators_show_wins_and_comes_from_the_desk(full):
    wall = wall_of(full)
    desk = full.desk_page()
    desk.goto(full.url + "/desk")
    desk.keyboard.press("s")
    desk.get_by_label("Suche").fill("Nr. 43")
    desk.keyboard.press("ArrowDown")
    expect(desk.locator(".in-hand .row")).to_be_focused()
    desk.keyboard.press("l")
    expect(desk.get_by_text("Auf der Leinwand: „Idee 42 mit einigen Worten“")).to_be_visible()
    expect(wall.get_by_role("heading", level=1, name="Idee 42 mit einigen Worten")).to_be_visible()
    full.desk.do("add_idea", field_of_action=1, title="Noch eine")
    wall.clock.run_for(60_000)
    expect(wall.get_by_role("heading", level=1, name="Idee 42 mit einigen Worten")).to_be_visible()
    desk.keyboard.press("l")
    expect(wall.locator(".column").first).to_be_visible()
