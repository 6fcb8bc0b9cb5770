"""A moderator deletes a workshop by hand while phones are in it; before that, somebody reads what is stored of them."""

import json

import pytest
from playwright.sync_api import expect

from tests.browser.steps import headed, join, saved, see, word_of, write_idea
from tests.browser.test_accessible import findings
from tests.browser.test_erasing import kept

pytestmark = pytest.mark.browser


def delete_by_hand(hall):
    """As its moderators do it: by title, and once more."""
    desk = hall.desk_page()
    desk.goto(f"{hall.server.url}/workshops/{hall.id}/edit")
    desk.get_by_role("link", name="Wird am").click()
    headed(desk, "Aufbewahren und löschen")
    desk.get_by_label("Titel des Workshops").fill("Another evening")
    desk.get_by_role("button", name="Weiter zur letzten Frage").click()
    see(desk, "Das ist nicht der Titel dieses Workshops. Es wurde nichts gelöscht.")
    assert findings(desk) == []
    desk.get_by_label("Titel des Workshops").fill("An evening of samples")
    desk.get_by_role("button", name="Weiter zur letzten Frage").click()
    headed(desk, "„An evening of samples“ endgültig löschen?")
    assert findings(desk) == []
    desk.get_by_role("button", name="Endgültig löschen").click()
    see(desk, "Der Workshop ist gelöscht.")
    return desk


def test_phones_are_told_and_what_has_not_arrived_can_be_copied_before_it_goes(hall):
    hall.room.expected += ["ERR_INTERNET_DISCONNECTED", "ERR_FAILED", "WebSocket", "status of 410", "status of 422"]
    phone, offline = hall.room.phone(), hall.room.phone()
    for one in (phone, offline):
        join(one, hall.url)
    write_idea(phone, "Rufbus in den Abend")
    saved(word_of(phone, "Rufbus in den Abend"))
    offline.context.set_offline(True)
    write_idea(offline, "Bank am Kanal")
    wall = hall.room.context((1280, 720)).new_page()
    wall.goto(f"{hall.url}/wall")
    desk_before = hall.desk_page()
    desk_before.goto(f"{hall.url}/desk")
    delete_by_hand(hall)
    for page in (phone, wall, desk_before):
        headed(page, "Dieser Workshop ist gelöscht")
    assert findings(wall) == []
    assert "Rufbus" not in kept(phone)
    offline.context.set_offline(False)
    headed(offline, "Dieser Workshop ist gelöscht")
    see(offline, "Bank am Kanal")
    offline.get_by_role("button", name="Von diesem Handy entfernen").click()
    see(offline, "Niemand kann es zurückholen.")
    assert "Bank am Kanal" not in kept(offline)
    asked = []
    offline.on("request", lambda request: asked.append(request.url))
    offline.wait_for_timeout(3000)
    assert asked == []


def test_somebody_reads_and_downloads_what_is_stored_under_the_own_phone(hall):
    phone, other = hall.room.phone(), hall.room.phone()
    for one, title in ((phone, "Rufbus in den Abend"), (other, "Bank am Kanal")):
        join(one, hall.url)
        write_idea(one, title)
        saved(word_of(one, title))
    phone.get_by_role("button", name="Anzeige").click()
    phone.get_by_role("link", name="Meine Daten").click()
    headed(phone, "Meine Daten")
    see(phone, "Rufbus in den Abend")
    expect(phone.get_by_text("Bank am Kanal")).to_have_count(0)
    see(phone, "Was nicht mit Ihnen verbunden ist")
    assert findings(phone) == []
    with phone.expect_download() as download:
        phone.get_by_role("link", name="Als Datei herunterladen").click()
    own = json.loads(download.value.path().read_text())
    assert [one["title"] for one in own["ideas"]] == ["Rufbus in den Abend"]
    assert own["person"]["number"] == 1
