"""The protocol grows while people watch: at the desk, on the wall, and at last for everybody."""

import re
from datetime import UTC, datetime, timedelta

import pytest
from playwright.sync_api import expect

from tests.browser.steps import arrived, headed, join, see

pytestmark = pytest.mark.browser


def close_to_the_end(hall):
    """Two ideas, and the phase *close*."""
    hall.desk.do("add_idea", field_of_action=1, title="Rufbus in den Abend")
    hall.desk.do("add_idea", field_of_action=2, title="Bank am Kanal")
    hall.desk.do("open_phase", phase="close")


def test_the_desk_sees_it_grow_and_loses_nothing_that_is_being_typed(hall):
    close_to_the_end(hall)
    page = hall.desk_page()
    page.goto(hall.url + "/protocol")
    see(page, "Bank am Kanal")
    hall.desk.do("add_measure", idea=1, title="Das Busunternehmen fragen")
    see(page, "Das Busunternehmen fragen")
    page.get_by_text("Diese Sätze ändern").click()
    page.get_by_label("Das Wichtigste in Kürze").fill("Ein guter Abend.")
    hall.desk.do("add_measure", idea=2, title="Holz besorgen")
    see(page, "Es gibt Neues. Seite neu laden")
    expect(page.get_by_label("Das Wichtigste in Kürze")).to_have_value("Ein guter Abend.")
    page.locator("details[open]").get_by_role("button", name="Speichern").click()
    see(page, "Holz besorgen")
    see(page, "Ein guter Abend.")


def test_the_wall_goes_to_the_protocol_and_back(hall):
    close_to_the_end(hall)
    wall = hall.room.wall()
    wall.goto(hall.url + "/wall")
    headed(wall, "Vielen Dank")
    desk = hall.desk_page()
    desk.goto(hall.url + "/desk")
    desk.get_by_role("button", name="Auf der Leinwand zeigen").click()
    see(wall, "Das Protokoll wächst")
    hall.desk.do("add_measure", idea=1, title="Das Busunternehmen fragen")
    see(wall, "Das Busunternehmen fragen")
    desk.get_by_role("button", name="Von der Leinwand nehmen").click()
    headed(wall, "Vielen Dank")


def test_releasing_ends_on_thanks_and_the_code_of_the_protocol_and_the_wall_still_obeys(hall):
    phone, wall, desk = hall.room.phone(), hall.room.wall(), hall.desk_page()
    join(phone, hall.url)
    close_to_the_end(hall)
    hall.desk.do("add_measure", idea=1, title="Das Busunternehmen fragen")
    desk.goto(hall.url + "/desk")
    wall.goto(hall.url + "/wall")
    desk.get_by_role("button", name="Auf der Leinwand zeigen").click()
    see(wall, "Das Protokoll wächst")
    desk.get_by_role("button", name="Protokoll freigeben").click()
    desk.get_by_role("button", name="Freigeben", exact=True).click()
    headed(wall, "Vielen Dank")
    see(wall, "Das Protokoll ist fertig.")
    expect(wall.locator(".join .caption")).to_contain_text("Protokoll als PDF")
    code = wall.evaluate("JSON.parse(document.getElementById('snapshot').textContent).urls.qr_protocol")
    assert wall.locator(".join img").get_attribute("src") == code
    headed(phone, "Vielen Dank")

    desk.get_by_role("button", name=re.compile("Zuständigkeiten")).first.click()
    desk.get_by_role("button", name=re.compile("Das Busunternehmen fragen")).first.click()
    desk.get_by_role("button", name="Auf die Leinwand").click()
    expect(wall.locator("#app .assign h1")).to_have_text("Das Busunternehmen fragen")
    expect(desk.locator(".bar")).to_contain_text("Auf der Leinwand: „Das Busunternehmen fragen“")
    headed(phone, "Vielen Dank")
    desk.locator(".bar").get_by_role("button", name="Rückgängig").click()
    headed(wall, "Vielen Dank")
    see(desk, "Der Workshop ist zu Ende")
    for name in ("+ 5 min", "Keine neuen Geräte mehr zulassen"):
        expect(desk.get_by_role("button", name=name)).to_have_count(0)
    hall.desk.do("set_timer", ends=(datetime.now(UTC) + timedelta(minutes=5)).isoformat())
    hall.desk.do("show", kind="idea", id=2)
    expect(wall.locator("#app .discuss h1")).to_have_text("Bank am Kanal")
    expect(wall.get_by_text("Schreiben Sie auf Ihrem Handy mit")).to_have_count(0)
    hall.desk.do("show", kind="protocol", id=None)
    expect(wall.locator("header.horizon .kicker")).to_contain_text("Das Protokoll")
    hall.desk.do("show", kind=None, id=None)
    headed(wall, "Vielen Dank")
    expect(wall.get_by_text("noch 5 Minuten")).to_have_count(0)


def test_a_phone_objects_the_desk_answers_and_the_second_version_says_so(hall):
    hall.room.expected += ["422"]
    phone, desk = hall.room.phone(), hall.desk_page()
    join(phone, hall.url)
    arrived(hall, phone, "participant")
    close_to_the_end(hall)
    hall.desk.do("release_protocol")
    phone.get_by_role("link", name="Etwas stimmt darin nicht").click()
    see(phone, "Bank am Kanal")
    phone.get_by_label("Wie ist es richtig?").fill("Es war eine lange Bank.")
    phone.get_by_role("button", name="Einspruch senden").click()
    expect(phone.get_by_role("status").first).to_contain_text("Ihr Einspruch ist angekommen.")
    desk.goto(hall.url + "/desk")
    see(desk, "1 Einspruch wartet auf Antwort.")
    desk.goto(hall.url + "/protocol")
    desk.get_by_label("Antwort, steht in der nächsten Fassung").fill("Das stimmt.")
    desk.get_by_label("Der Einspruch ist berechtigt.").check()
    desk.get_by_role("button", name="Antwort speichern").click()
    desk.get_by_text("Protokoll zurücknehmen …").click()
    desk.get_by_role("button", name="Zurücknehmen", exact=True).click()
    hall.desk.do("edit_idea", idea=2, title="Lange Bank am Kanal")
    desk.reload()
    desk.get_by_text("Fassung 2 freigeben …").click()
    desk.get_by_label("Was ist neu in dieser Fassung?").fill("Die Bank ist lang.")
    desk.get_by_role("button", name="Fassung 2 freigeben", exact=True).click()
    desk.get_by_label("Alle dürfen die Ergebnisseite lesen.").check()
    desk.locator("form").filter(has_text="Suchmaschinen").get_by_role("button", name="Speichern").click()
    expect(desk.get_by_role("status").first).to_have_text("Gespeichert.")
    phone.goto(hall.url + "/result")
    see(phone, "Das stimmt.")
    see(phone, "Die Bank ist lang.")
    see(phone, "Geändert: die Projektidee „Lange Bank am Kanal“.")
