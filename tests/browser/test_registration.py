"""From the invitation to the list at the door: as moderator, as guests on their phones, and at the door itself."""

import re
from datetime import datetime, timedelta

import pytest
from playwright.sync_api import expect

from tests.browser.test_accessible import findings

pytestmark = pytest.mark.browser


@pytest.fixture
def later(hall):
    """The hall's evening takes place in a week."""
    starts = datetime.now().astimezone() + timedelta(days=7)
    ends = starts + timedelta(hours=2)
    hall.desk.do("edit_workshop", starts=starts.isoformat(), ends=ends.isoformat())
    return hall


def invite(hall, places="1"):
    page = hall.desk_page()
    page.goto(f"{hall.server.url}/workshops/{hall.id}/invitation")
    page.get_by_label("Alle, die den Link haben, dürfen die Einladung sehen").check()
    page.get_by_label("Man kann sich anmelden").check()
    page.get_by_label("Worum es geht").fill("Kleine und große Projektideen.")
    page.get_by_label("Plätze", exact=True).fill(places)
    page.get_by_role("button", name="Speichern").click()
    expect(page.get_by_text("Gespeichert.")).to_be_visible()
    return page


def register(hall, name, contact, **options):
    guest = hall.room.phone(**options)
    guest.goto(f"{hall.server.url}/i/{hall.code}")
    guest.get_by_label("Name", exact=True).fill(name)
    guest.get_by_label("E-Mail oder Telefon").fill(contact)
    return guest


def send(guest, button):
    guest.get_by_role("button", name=button).click()
    expect(guest).to_have_url(re.compile("/r/"))


def test_guests_register_wait_move_up_and_are_checked_in_at_the_door(later):
    hall, desk = later, invite(later)
    ada = register(hall, "Ada Muster", "0391 123456")
    send(ada, "Anmelden")
    expect(ada.get_by_role("heading", name="Sie sind angemeldet.")).to_be_visible()
    bert = register(hall, "Bert Muster", "bert@example.org", java_script_enabled=False)
    send(bert, "Auf die Warteliste setzen")
    expect(bert.get_by_role("heading", name="Sie stehen auf der Warteliste.")).to_be_visible()
    ada.get_by_text("Ich kann nicht kommen").click()
    ada.get_by_role("button", name="Anmeldung absagen").click()
    expect(ada.get_by_role("heading", name="Sie haben abgesagt.")).to_be_visible()
    bert.reload()
    bert.get_by_role("button", name="Ja, ich nehme den Platz").click()
    expect(bert.get_by_role("heading", name="Sie sind angemeldet.")).to_be_visible()
    desk.goto(f"{hall.server.url}/workshops/{hall.id}/door?q=bert")
    desk.get_by_role("button", name=re.compile("ist da.*Bert Muster")).click()
    expect(desk.get_by_text("Bert Muster ist da.")).to_be_visible()
    desk.get_by_label("Name", exact=True).fill("Cora Muster")
    desk.get_by_role("button", name="Ist da", exact=True).click()
    expect(desk.get_by_text("2 Personen sind da.")).to_be_visible()
    desk.goto(f"{hall.url}/protocol")
    expect(desk.get_by_text("2 Personen waren da, 2 hatten sich angemeldet.")).to_be_visible()


def test_the_office_is_invited_and_keeps_the_list_and_sees_nothing_else(later):
    hall, desk = later, invite(later, places="2")
    hall.room.expected.append("403")
    desk.goto(f"{hall.server.url}/workshops/{hall.id}/moderators")
    desk.get_by_label("Name", exact=True).fill("Frau Büro")
    desk.get_by_label("E-Mail").fill("buero@example.org")
    desk.get_by_label("Anmeldebüro").check()
    desk.get_by_role("button", name="Einladen").click()
    link = desk.locator(".notice .link").inner_text()
    office = hall.room.desk()
    office.goto(link)
    for label in ("Neues Passwort", "Noch einmal dasselbe"):
        office.get_by_label(label).fill("Sieben Enten am Kanal")
    office.get_by_role("button", name="Speichern und anmelden").click()
    office.get_by_role("link", name="Anmeldungen").click()
    office.get_by_role("link", name="Anmeldung eintragen").click()
    office.get_by_label("Name", exact=True).fill("Ada Muster")
    office.get_by_role("button", name="Speichern").click()
    expect(office.get_by_text("Ada Muster hat einen Platz.")).to_be_visible()
    office.goto(f"{hall.server.url}/workshops/{hall.id}/registrations/import")
    table = "Name;E-Mail\r\nBert Muster;bert@example.org\r\nCora Muster;cora@example.org\r\n;nobody@example.org\r\n"
    office.get_by_label("Datei").set_input_files({"name": "list.csv", "mimeType": "text/csv", "buffer": table.encode()})
    office.get_by_role("button", name="Ansehen").click()
    office.get_by_role("button", name="2 Anmeldungen übernehmen").click()
    expect(office.get_by_role("row", name=re.compile("Cora Muster.*Warteliste"))).to_be_visible()
    with office.expect_download() as sheet:
        office.get_by_role("link", name="Liste zum Unterschreiben (PDF)").click()
    assert sheet.value.suggested_filename.endswith(".pdf")
    for path in ("edit", "invitation", "moderators"):
        answer = office.goto(f"{hall.server.url}/workshops/{hall.id}/{path}")
        assert (path, answer.status) == (path, 403)


def test_what_is_wrong_is_said_beside_its_field_and_nothing_typed_is_lost(later):
    later.room.expected.append("422")
    invite(later)
    guest = register(later, "Ada Muster", "ada@")
    guest.get_by_role("button", name="Anmelden").click()
    expect(guest.get_by_text("Bitte geben Sie eine E-Mail-Adresse ein")).to_be_visible()
    expect(guest.get_by_label("Name", exact=True)).to_have_value("Ada Muster")
    expect(guest.get_by_label("E-Mail oder Telefon")).to_have_value("ada@")


def test_the_page_weighs_little_sets_no_cookie_and_axe_finds_nothing(later):
    desk = invite(later, places="45")
    found, weights = {}, {}
    kinds = {"light": {}, "dark": {"color_scheme": "dark", "locale": "en-GB"}, "narrow": {}}
    for name, options in kinds.items():
        guest = later.room.context((320, 640) if name == "narrow" else (390, 844), **options).new_page()
        answers = []
        guest.on("response", lambda answer, answers=answers: answers.append(answer))
        guest.goto(f"{later.server.url}/i/{later.code}")
        weights[name] = sum(sum(answer.request.sizes()[part] for part in SIZES) for answer in answers)
        found[name] = findings(guest)
        assert guest.context.cookies() == []
        assert guest.evaluate("document.documentElement.scrollWidth <= innerWidth")
    for path in ("invitation", "registrations", "registrations/new", "registrations/import", "door"):
        desk.goto(f"{later.server.url}/workshops/{later.id}/{path}")
        found[path] = findings(desk)
    assert {name: told for name, told in found.items() if told} == {}
    assert {name: weight for name, weight in weights.items() if weight > 40 * 1024} == {}


SIZES = ("responseBodySize", "responseHeadersSize")
