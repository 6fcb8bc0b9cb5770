"""A phone in a bad network, in the words on its screen: no false green tick, nothing lost, nothing twice."""

from datetime import UTC, datetime, timedelta

import pytest
from playwright.sync_api import expect

from tests.browser.steps import (
    arrived,
    give_point,
    headed,
    join,
    not_sent,
    saved,
    see,
    word_of,
    word_of_points,
    write_idea,
)
from tests.reliability.proxy import FAIR, Proxy, Weather
from tests.support.browser import DESK

pytestmark = pytest.mark.browser
ALL_SAVED = "Verbunden. Alles ist gespeichert."
SIGN = 20_000  # ms: it takes two looks, four seconds apart, and a new socket some more
POLLING = "Neues erscheint hier ein paar Sekunden später."


@pytest.fixture
def network(hall):
    """The bad network between browsers and the hall's server; errors on the console are its nature."""
    hall.room.expected += ["Failed to load resource", "WebSocket", "ERR_", "net::"]
    with Proxy(hall.server.port, FAIR, seed=1) as network:
        network.code = f"{network.url}/w/{hall.code}"
        yield network
        hall.room.close()


def unsaved(page):
    """No sentence on the screen says that something is saved."""
    expect(page.get_by_text("gespeichert")).to_have_count(0)


def titles(hall):
    return sorted(idea["title"] for idea in hall.desk.things("idea"))


def inside(hall, network):
    """A phone that has joined, and been told so."""
    phone = hall.room.phone()
    with phone.expect_response(lambda response: "/commands?as" in response.url):
        join(phone, network.code)
    return phone


def test_a_portal_gives_no_green_tick_says_that_nothing_is_sent_and_lets_all_arrive_afterwards(hall, network):
    phone = inside(hall, network)
    for status in (200, 511):
        network.change(Weather(portal=status))
        write_idea(phone, f"Geschrieben bei {status}")
        see(phone, "Dieses WLAN verlangt eine Anmeldung. Ihre Eingaben bleiben hier.")
        not_sent(word_of(phone, f"Geschrieben bei {status}"))
        unsaved(phone)
    assert titles(hall) == []
    network.change(FAIR)
    for status in (200, 511):
        saved(word_of(phone, f"Geschrieben bei {status}"))
    assert titles(hall) == ["Geschrieben bei 200", "Geschrieben bei 511"]


def test_an_idea_whose_answers_are_swallowed_is_there_exactly_once(hall, network):
    phone = inside(hall, network)
    network.change(Weather(swallowed=1))
    write_idea(phone, "Rufbus am Abend")
    not_sent(word_of(phone, "Rufbus am Abend"))
    arrived(hall, phone, "idea")
    unsaved(phone)
    network.change(FAIR)
    saved(word_of(phone, "Rufbus am Abend"))
    assert titles(hall) == ["Rufbus am Abend"]


def test_answers_that_break_off_in_the_middle_are_no_answers(hall, network):
    phone = inside(hall, network)
    network.change(Weather(cut=1))
    write_idea(phone, "Rufbus am Abend")
    not_sent(word_of(phone, "Rufbus am Abend"))
    arrived(hall, phone, "idea")
    unsaved(phone)
    network.change(FAIR)
    saved(word_of(phone, "Rufbus am Abend"))
    assert titles(hall) == ["Rufbus am Abend"]


def test_at_20_kilobits_a_second_the_first_question_comes_within_8_seconds_and_can_be_answered(hall, network):
    network.change(Weather(bytes_per_second=2_500))
    phone = hall.room.phone()
    phone.goto(network.code, wait_until="commit")
    expect(phone.get_by_label("Aue", exact=True)).to_be_visible(timeout=8_000)
    phone.get_by_label("Aue", exact=True).check(force=True)
    phone.get_by_role("button", name="Weiter", exact=True).click()
    see(phone, "Wird geladen")
    network.change(FAIR)
    expect(phone.get_by_role("heading", level=1, name="Ideen sammeln")).to_be_visible(timeout=60_000)
    network.change(Weather(bytes_per_second=2_500))
    write_idea(phone, "Rufbus am Abend")
    saved(word_of(phone, "Rufbus am Abend"))
    assert titles(hall) == ["Rufbus am Abend"]


def test_a_page_that_broke_off_before_its_script_comes_again_by_itself(hall, network):
    hall.desk.do_all([("add_idea", {"field_of_action": 1, "title": f"Rufbus, Linie {n}"}) for n in range(120)])
    phone = inside(hall, network)
    network.change(Weather(bytes_per_second=2_500))
    phone.reload(wait_until="commit")
    see(phone, "Wird geladen")
    assert phone.locator("script[type=module]").count() == 0
    network.change(FAIR)
    expect(phone.get_by_role("heading", level=1, name="Ideen sammeln")).to_be_visible(timeout=60_000)


def test_an_idea_that_is_written_while_the_good_news_stands_takes_it_away(hall, network):
    """For four seconds a phone says that everything is saved; what is written meanwhile is not."""
    phone = inside(hall, network)
    network.change(Weather(down=True))
    see(phone, "Keine Verbindung – alles bleibt auf diesem Handy")
    phone.route("**/commands?*", lambda route: None)
    network.change(FAIR)
    expect(phone.get_by_text(ALL_SAVED)).to_be_visible()
    write_idea(phone, "Rufbus am Abend")
    word_of(phone, "Rufbus am Abend").wait_for()
    assert phone.get_by_text(ALL_SAVED).count() == 0
    not_sent(word_of(phone, "Rufbus am Abend"))
    unsaved(phone)


def test_without_websockets_everything_works_and_only_a_small_sign_tells(hall, network):
    network.change(Weather(sockets=False))
    phone, wall = hall.room.phone(), hall.room.wall()
    join(phone, network.code)
    wall.goto(f"{network.code}/wall")
    write_idea(phone, "Rufbus am Abend")
    saved(word_of(phone, "Rufbus am Abend"))
    see(wall, "Rufbus am Abend")
    expect(phone.get_by_text(POLLING)).to_be_visible(timeout=SIGN)
    expect(wall.get_by_role("img", name=POLLING)).to_be_visible(timeout=SIGN)
    hall.desk.do("open_phase", phase="weight")
    headed(phone, "Ideen gewichten")
    give_point(phone, "Rufbus am Abend", 2)
    saved(word_of_points(phone))
    network.change(FAIR)
    expect(phone.get_by_text(POLLING)).to_have_count(0, timeout=SIGN)
    expect(wall.get_by_role("img", name=POLLING)).to_have_count(0, timeout=SIGN)


def test_a_tap_right_before_a_reload_is_not_lost(hall, network):
    """The page is loaded again in the same breath as the tap, before the browser's database takes anything."""
    hall.desk.do("add_idea", field_of_action=1, title="Mitfahrbank")
    hall.desk.do("open_phase", phase="weight")
    phone = inside(hall, network)
    name = "Ein Punkt mehr für Mitfahrbank"
    expect(phone.get_by_role("button", name=name)).to_be_visible()
    phone.evaluate(
        """name => {
            IDBDatabase.prototype.transaction = () => { throw new Error("too late"); };
            document.querySelector(`[aria-label="${name}"]`).click();
            location.reload();
        }""",
        name,
    )
    see(phone, "Noch 9 von 10 Punkten")
    saved(word_of_points(phone))
    assert hall.desk.tallies() == {1: (1, 1)}


def test_who_has_answered_at_the_door_is_let_in_after_a_reload_at_once(hall, network):
    phone = hall.room.phone()
    phone.goto(network.code)
    phone.get_by_label("Aue", exact=True).check(force=True)
    onward = phone.get_by_role("button", name="Weiter", exact=True)
    phone.route("**/commands?*", lambda route: route.abort())
    onward.evaluate("button => { button.click(); location.reload(); }")
    headed(phone, "Ideen sammeln")
    assert hall.desk.things("participant") == []
    phone.unroute("**/commands?*")
    arrived(hall, phone, "participant")
    assert [person["groups"] for person in hall.desk.things("participant")] == [[2]]


@pytest.mark.parametrize("hours", [-26, 3])
def test_a_wrong_clock_on_the_phone_does_not_move_the_end_of_the_phase(hall, hours):
    wrong = f"const real = Date.now.bind(Date), RealDate = Date, off = {hours * 3_600_000};"
    shift = """globalThis.Date = class extends RealDate {
        constructor(...given) { given.length ? super(...given) : super(real() + off); }
        static now() { return real() + off; }
    };"""
    phone = hall.room.phone()
    phone.add_init_script(wrong + shift)
    join(phone, hall.url)
    write_idea(phone, "Rufbus am Abend")
    saved(word_of(phone, "Rufbus am Abend"))
    ends = datetime.now(UTC) + timedelta(seconds=40)
    hall.desk.do("open_phase", phase="weight", ends=ends.isoformat())
    headed(phone, "Ihre 10 Punkte")
    assert titles(hall) == ["Rufbus am Abend"]


def desk_of(hall, link, url):
    page = hall.room.context(DESK).new_page()
    page.goto(f"{hall.server.url}/link/{link}")
    page.goto(f"{url}/desk")
    return page


def test_a_desk_that_wakes_with_old_commands_overwrites_nothing_of_the_one_that_took_over(hall, network):
    for title in ("Rufbus", "Mitfahrbank"):
        hall.desk.do("add_idea", field_of_action=1, title=title)
    sleeper = desk_of(hall, hall.links[1], network.code)
    row = sleeper.locator("[data-idea='1']")
    expect(row).to_be_visible()
    network.change(Weather(down=True))
    expect(sleeper.get_by_text("Keine Verbindung")).to_be_visible(timeout=15_000)
    row.get_by_role("button").first.click()
    sleeper.get_by_role("button", name="Bearbeiten").first.click()
    sleeper.get_by_label("Die Idee in einem Satz").fill("Rufbus, wie ich ihn meinte")
    sleeper.get_by_role("button", name="Speichern").click()
    see(sleeper, "Änderung liegt auf diesem Rechner und wird gesendet")
    hall.desk.do("edit_idea", idea=1, title="Rufbus am Abend und am Sonntag")
    network.change(FAIR)
    see(sleeper, "Inzwischen geändert:")
    expect(sleeper.locator(".newer")).to_contain_text("Rufbus am Abend und am Sonntag")
    expect(sleeper.get_by_label("Die Idee in einem Satz")).to_have_value("Rufbus, wie ich ihn meinte")
    assert titles(hall) == ["Mitfahrbank", "Rufbus am Abend und am Sonntag"]
    sleeper.get_by_role("button", name="Meine behalten").click()
    sleeper.get_by_role("button", name="Speichern").click()
    expect(sleeper.locator(".bar")).to_contain_text("„Rufbus, wie ich ihn meinte“ ist geändert.")
    assert titles(hall) == ["Mitfahrbank", "Rufbus, wie ich ihn meinte"]
