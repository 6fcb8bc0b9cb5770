"""A phone in a dead spot: nothing is lost, nothing is sent twice."""

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

pytestmark = pytest.mark.browser


def test_what_was_written_offline_arrives_exactly_once_after_a_reload(hall):
    hall.room.expected += ["ERR_INTERNET_DISCONNECTED", "ERR_FAILED", "WebSocket"]
    phone = hall.room.phone()
    join(phone, hall.url)
    headed(phone, "Ideen sammeln")
    phone.context.set_offline(True)
    see(phone, "Keine Verbindung – alles bleibt auf diesem Handy")
    write_idea(phone, "Rufbus in den Abend")
    not_sent(word_of(phone, "Rufbus in den Abend"))
    assert [idea["title"] for idea in hall.desk.things("idea")] == []
    phone.context.set_offline(False)
    for _ in range(2):
        phone.reload()
        saved(word_of(phone, "Rufbus in den Abend"))
    assert [idea["title"] for idea in hall.desk.things("idea")] == ["Rufbus in den Abend"]


def test_points_given_offline_arrive_exactly_once_after_a_reload(hall):
    hall.room.expected += ["ERR_INTERNET_DISCONNECTED", "ERR_FAILED", "WebSocket"]
    for title in ("First", "Second"):
        hall.desk.do("add_idea", field_of_action=1, title=title)
    hall.desk.do("open_phase", phase="weight")
    phone = hall.room.phone()
    join(phone, hall.url)
    phone.context.set_offline(True)
    see(phone, "Keine Verbindung – alles bleibt auf diesem Handy")
    give_point(phone, "First", 3)
    give_point(phone, "Second", 1)
    see(phone, "Noch 6 von 10 Punkten")
    not_sent(word_of_points(phone))
    phone.context.set_offline(False)
    phone.reload()
    see(phone, "Noch 6 von 10 Punkten")
    saved(word_of_points(phone))
    assert hall.desk.tallies() == {1: (3, 1), 2: (1, 1)}


def test_points_saved_while_the_page_was_already_loading_anew_are_shown(hall):
    hall.room.expected += ["WebSocket"]
    hall.desk.do("add_idea", field_of_action=1, title="First")
    hall.desk.do("open_phase", phase="weight")
    phone = hall.room.phone()
    join(phone, hall.url)
    arrived(hall, phone, "participant")
    page_before_the_points = phone.context.request.get(hall.url)
    give_point(phone, "First", 3)
    saved(word_of_points(phone))
    assert hall.desk.tallies() == {1: (3, 1)}
    phone.route(hall.url, lambda route: route.fulfill(response=page_before_the_points), times=1)
    phone.reload()
    see(phone, "Noch 7 von 10 Punkten")


def test_a_half_written_sentence_survives_a_reload_and_the_end_of_the_phase(hall):
    phone = hall.room.phone()
    join(phone, hall.url)
    phone.get_by_role("button", name="Idee hinzufügen").click()
    box = phone.get_by_role("textbox", name="Ihre Idee in einem Satz")
    box.fill("Ein halber Sa")
    not_sent(phone.locator("header .state"))
    phone.reload()
    expect(word_of(phone, "Ein halber Sa")).to_have_text("Entwurf, auf diesem Handy")
    phone.get_by_role("button", name="Weiterschreiben").click()
    expect(box).to_have_value("Ein halber Sa")
    box.press_sequentially("tz")
    hall.desk.do("open_phase", phase="weight")
    see(phone, "Das Sammeln ist zu Ende.")
    expect(box).to_have_value("Ein halber Satz")
    phone.get_by_role("button", name="Weiter", exact=True).click()
    phone.get_by_role("button", name="Village").click()
    headed(phone, "Ihre Idee liegt bei der Moderation")
    assert [late["title"] for late in hall.desk.things("late")] == ["Ein halber Satz"]


def test_a_change_that_comes_late_keeps_its_words_and_says_that_it_was_not_saved(hall):
    hall.room.expected += ["ERR_INTERNET_DISCONNECTED", "ERR_FAILED", "WebSocket"]
    phone = hall.room.phone()
    join(phone, hall.url)
    write_idea(phone, "Ein Bus")
    see(phone, "gespeichert")
    phone.context.set_offline(True)
    see(phone, "Keine Verbindung – alles bleibt auf diesem Handy")
    phone.get_by_role("button", name="Ein Bus").first.click()
    phone.get_by_role("button", name="„Ein Bus“ bearbeiten").click()
    phone.get_by_role("textbox", name="Ihre Idee in einem Satz").fill("Ein Bus am Sonntag")
    phone.get_by_role("button", name="Speichern").click()
    hall.desk.do("open_phase", phase="weight")
    phone.context.set_offline(False)
    see(phone, "Ihre Änderung wurde nicht gespeichert")
    phone.get_by_role("button", name="Ihre Ideen").first.click()
    see(phone, "„Ein Bus am Sonntag“")
    expect(phone.get_by_role("heading", name="Ein Bus", exact=True)).to_be_visible()
    phone.get_by_role("button", name="Verstanden").click()
    see(phone, "Nur die Moderation kann sie jetzt noch ändern.")
    expect(phone.get_by_role("button", name="„Ein Bus“ bearbeiten")).to_have_count(0)
    assert [idea["title"] for idea in hall.desk.things("idea")] == ["Ein Bus"]
    assert hall.desk.things("late") == []


def test_a_change_begun_in_time_is_not_promised_to_the_moderators(hall):
    phone = hall.room.phone()
    join(phone, hall.url)
    write_idea(phone, "Ein Bus")
    see(phone, "gespeichert")
    phone.get_by_role("button", name="Ein Bus").first.click()
    phone.get_by_role("button", name="„Ein Bus“ bearbeiten").click()
    box = phone.get_by_role("textbox", name="Ihre Idee in einem Satz")
    box.fill("Ein Bus am Sonntag")
    hall.desk.do("open_phase", phase="weight")
    see(phone, "Nur die Moderation kann Ihre Idee jetzt noch ändern.")
    expect(box).to_have_value("Ein Bus am Sonntag")
    expect(phone.get_by_role("button", name="An die Moderation senden")).to_have_count(0)
    phone.get_by_role("button", name="Zurück").click()
    headed(phone, "Ideen")


def test_two_phones_and_the_wall_follow_the_desk(hall):
    phones = [hall.room.phone(), hall.room.phone()]
    for phone in phones:
        join(phone, hall.url)
    hall.desk.do("add_idea", field_of_action=1, title="An idea")
    wall = hall.room.wall()
    wall.goto(hall.url + "/wall")
    hall.desk.do("open_phase", phase="weight")
    for phone in phones:
        expect(phone.get_by_role("heading", level=1, name="Ideen gewichten")).to_be_visible()
    expect(wall.get_by_text("sind fertig")).to_be_visible()


def test_an_answer_at_the_door_counts_even_while_the_evening_takes_over_the_screen(hall):
    """On a slow phone the door is still drawn when the evening has begun behind it."""
    hall.desk.do("edit_workshop", groupings=[{"name": "Gemeinde", "groups": [{"name": "Aue"}]}])
    phone = hall.room.phone()
    phone.add_init_script(
        "const draw = requestAnimationFrame; window.requestAnimationFrame = (now) => setTimeout(() => draw(now), 1200)"
    )
    phone.goto(hall.url)
    with phone.expect_response(lambda response: "socket.io/?" in response.url):
        phone.get_by_label("Aue", exact=True).check(force=True)
    phone.get_by_role("button", name="Weiter", exact=True).click()
    expect(phone.get_by_role("button", name="Anzeige")).to_be_visible()
