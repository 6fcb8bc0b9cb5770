"""An administrator says who runs the installation; a visitor reads what the law wants said, and gets no cookie."""

import pytest
from playwright.sync_api import expect

from tests.browser.steps import join
from tests.browser.test_accessible import findings
from tests.browser.test_narrow import outside
from tests.browser.test_weight_of_pages import Wire

pytestmark = pytest.mark.browser
LIMIT = 40 * 1024
SAID = {
    "body": "Gemeinde Musterhausen",
    "address": "Rathausplatz 1\n39343 Musterhausen",
    "represented_by": "Bürgermeisterin Erika Beispiel",
    "email": "rathaus@musterhausen.example",
    "officer": "Behördlicher Datenschutz, datenschutz@musterhausen.example",
    "authority": "Die Landesbeauftragte für den Datenschutz",
    "hosting": "Eigener Server im Rathaus",
    "state_law": "§ 4 DSG LSA",
    "feedback": "barrieren@musterhausen.example",
    "enforcement": "Ombudsstelle des Landes",
    "assessed": "2026-11-20",
}


def test_what_an_administrator_says_stands_on_the_pages_and_nothing_else_is_kept(lone_hall):
    hall = lone_hall
    desk = hall.desk_page()
    desk.goto(f"{hall.server.url}/workshops")
    desk.get_by_role("link", name="Einstellungen").click()
    missing = desk.locator(".lacking a")
    expect(missing).to_have_count(len(SAID))
    missing.first.click()
    expect(desk).to_have_url(f"{hall.server.url}/settings#body")
    for name, text in SAID.items():
        desk.locator(f"#{name}").fill(text)
    assert findings(desk) == []
    desk.get_by_role("button", name="Speichern").click()
    expect(desk.get_by_text("Gespeichert.")).to_be_visible()
    expect(missing).to_have_count(0)
    found = {}
    for locale, scheme in (("de-DE", "light"), ("en-GB", "dark")):
        page = hall.room.page((320, 568), locale=locale, color_scheme=scheme)
        for path in ("imprint", f"w/{hall.code}/privacy", "accessibility"):
            page.goto(f"{hall.server.url}/{path}")
            expect(page.locator(".unsaid")).to_have_count(0)
            found[path, locale] = findings(page) + outside(page)
        assert page.context.cookies() == []
    assert {place: what for place, what in found.items() if what} == {}


def test_a_phone_leads_to_them_before_joining_and_later(hall):
    phone = hall.room.phone()
    phone.goto(hall.url)
    law = phone.locator("#law")
    expect(law.get_by_role("link", name="Datenschutz")).to_have_attribute("href", f"/w/{hall.code}/privacy")
    join(phone, hall.url)
    expect(law).to_have_count(0)
    phone.get_by_role("button", name="Anzeige").click()
    law.get_by_role("link", name="Datenschutz").click()
    expect(phone).to_have_url(f"{hall.url}/privacy")


def test_a_page_is_light_and_without_a_script(hall):
    page = hall.room.phone()
    wire = Wire(page)
    page.goto(f"{hall.url}/privacy", wait_until="networkidle")
    assert wire.total() <= LIMIT, wire.bytes
    assert [url for url in wire.bytes if url.endswith(".js")] == []


def test_what_a_phone_keeps_goes_with_the_workshop(hall):
    """The day has come by the time somebody opens the start page."""
    phone = hall.room.phone()
    join(phone, hall.url)
    phone.wait_for_function("localStorage.getItem('workshop-kept')")
    databases = "indexedDB.databases().then((all) => all.map(({ name }) => name))"
    assert phone.evaluate(databases) == [f"workshop-{hall.code}"]
    phone.evaluate(f"localStorage.setItem('workshop-kept', JSON.stringify({{'workshop-{hall.code}': '2020-01-01'}}))")
    phone.goto(hall.server.url)
    phone.wait_for_function(f"{databases}.then((names) => names.length === 0)")
    assert phone.evaluate("Object.keys(localStorage).filter((key) => key !== 'workshop-kept')") == []
