"""Imprint, data protection, accessibility: true, in both languages, without a cookie, from any cache."""

import html
import re

import pytest

from tests.support.account_browser import PASSWORD, Browser
from tests.support.evening import Evening
from tests.support.office import Office
from tests.support.visitors import away
from workshop import accounts
from workshop.accounts.devices import SECONDS as KNOWN_SECONDS
from workshop.installation import Facts, missing, save, the_installation
from workshop.web.http.rate_limit import MINUTE

PAGES = ("/imprint", "/privacy", "/accessibility")
UNSAID = {"de": "Dazu hat die verantwortliche Stelle noch nichts angegeben.",
          "en": "The responsible body has not said this yet."}  # fmt: skip
SAID = {
    "body": "Gemeinde Musterhausen", "address": "Rathausplatz 1\n39343 Musterhausen",
    "represented_by": "Bürgermeisterin Erika Beispiel", "email": "rathaus@musterhausen.example",
    "officer": "Behördlicher Datenschutz", "authority": "Landesbeauftragte", "hosting": "Eigener Server",
    "state_law": "§ 4 DSG LSA", "feedback": "barrieren@musterhausen.example", "enforcement": "Ombudsstelle",
    "assessed": "2026-11-20",
}  # fmt: skip


def text_of(answer) -> str:
    plain = re.sub(r"<[^>]+>", " ", answer.get_data(as_text=True).split("<main")[1].split("</main>")[0])
    return re.sub(r"\s+", " ", html.unescape(plain))


@pytest.fixture
def read(app):
    """A page as somebody reads it who has never been here."""

    def read(path, language="de", cookies=()):
        client = app.test_client()
        for name, value in cookies:
            client.set_cookie(name, value)
        return away(client.get, path, headers={"Accept-Language": language, "Accept": "text/html"})

    return read


def said(**facts):
    save(Facts(**SAID | facts), the_installation().edited)


@pytest.mark.parametrize("language", ["de", "en"])
@pytest.mark.parametrize("path", PAGES)
def test_a_page_says_honestly_what_has_not_been_said_yet(read, path, language):
    assert UNSAID[language] in text_of(read(path, language))
    said()
    assert UNSAID[language] not in text_of(read(path, language))


@pytest.mark.parametrize("path", [*PAGES, "/w/{code}/privacy"])
def test_nobody_gets_a_cookie_and_every_cache_may_keep_the_page(read, evening, path):
    path = path.format(code=evening.workshop.code)
    for answer in (read(path), read(f"{path}?lang=en"), read(path, cookies=[("workshop_person", "0" * 64)])):
        assert (answer.status_code, answer.headers.getlist("Set-Cookie")) == (200, [])
        assert answer.headers["Cache-Control"] == "public, max-age=300"
        assert {one.strip() for one in answer.headers["Vary"].split(",")} >= {"Accept-Language", "Cookie"}
        assert "csrf" not in answer.get_data(as_text=True)


def test_a_language_that_was_chosen_there_goes_along_and_is_not_kept(read):
    page = read("/privacy?lang=en").get_data(as_text=True)
    assert 'href="/imprint?lang=en"' in page
    assert 'href="/imprint"' in read("/privacy").get_data(as_text=True)


def test_an_administrator_sees_what_is_missing_and_no_cache_may_keep_that(app, read):
    assert "/settings#officer" not in read("/privacy").get_data(as_text=True)
    administrator = Browser(app)
    root = accounts.add_moderator("root@example.org", "Root", administrator=True).id
    administrator.get(f"/link/{accounts.new_link(root, 'desk')}")
    answer = administrator.get("/privacy")
    page = answer.get_data(as_text=True)
    assert (answer.headers["Cache-Control"], "/settings#officer" in page) == ("no-store", True)
    assert "/settings#feedback" not in page
    said()
    assert "/settings#officer" not in administrator.get("/privacy").get_data(as_text=True)


def test_what_is_missing_depends_on_the_legal_basis():
    assert missing(Facts(**SAID)) == []
    assert missing(Facts(**SAID | {"officer": "", "state_law": ""})) == ["officer", "state_law"]
    assert missing(Facts(**SAID | {"officer": "", "state_law": "", "legal_basis": "consent"})) == []
    assert missing(Facts(), "imprint") == ["body", "address", "represented_by", "email"]


def test_the_imprint_says_what_there_is_and_asks_for_nothing_that_may_be_missing(read):
    said(vat_number="DE123", editor="Max Muster", imprint="Aufsicht: Landkreis")
    text = text_of(read("/imprint"))
    for part in ("§ 5 DDG", "Bürgermeisterin Erika Beispiel", "DE123", "§ 18 Abs. 2 MStV", "Aufsicht: Landkreis"):
        assert part in text
    said()
    text = text_of(read("/imprint"))
    assert [part for part in ("Umsatzsteuer", "MStV", "Telefon") if part in text] == []


def test_what_somebody_typed_is_text_and_no_markup(read):
    said(imprint="<script>alert(1)</script> https://example.org")
    page = read("/imprint").get_data(as_text=True)
    assert "<script>alert" not in page
    assert 'href="https://example.org"' in page


def test_every_cookie_that_is_set_is_named_with_how_long_it_lasts_and_no_other(app, evening):
    Browser(app).choose(accounts.new_link(1, "password"))
    browser = Browser(app)
    assert browser.sign_in("one@example.org", PASSWORD)
    browser.get(f"/w/{evening.workshop.code}")
    browser.get("/?lang=de")
    kept = [*browser._client._cookies.values()]
    text = text_of(browser.get("/privacy"))
    named = set(re.findall(r"\b(?:__Host-)?workshop_[a-z]+", text))
    assert named == {cookie.key for cookie in kept}
    ages = {cookie.key: cookie.max_age for cookie in kept}
    assert ages == {
        "workshop_person": 365 * 86400, "workshop_language": 365 * 86400, "workshop_known": KNOWN_SECONDS,
        "workshop_session": None,
    }  # fmt: skip
    for cookie in (one for one in kept if one.max_age):
        days = cookie.max_age // 86400
        assert re.search(rf"{cookie.key} [^_]*\b{days} Tage", text), cookie.key


def test_the_hours_and_days_are_those_of_the_settings(app, read):
    settings = app.extensions["settings"]
    settings.sign_in_idle_hours, settings.sign_in_days = 5, 9
    assert "endet nach 5 Stunden ohne Nutzung, nach 9 Tagen" in text_of(read("/privacy"))
    assert MINUTE == 60
    assert "rund eine Minute" in text_of(read("/privacy"))


def test_a_workshops_own_page_says_the_day_on_which_it_is_deleted(read, evening):
    evening.do("edit_workshop", starts="2027-01-31T17:00:00+01:00", ends="2027-01-31T23:30:00+01:00")
    said(retention_months=1)
    path = f"/w/{evening.workshop.code}/privacy"
    assert "Am 28. Februar 2027 wird alles aus diesem Workshop gelöscht." in text_of(read(path))
    assert "On 28 February 2027 everything in this workshop is deleted." in text_of(read(path, "en"))
    assert "Ein Workshop wird 1 Monat nach seinem Ende gelöscht." in text_of(read("/privacy"))
    assert '"until": "2027-02-28"' in read(f"/w/{evening.workshop.code}").get_data(as_text=True)


def test_a_workshop_may_have_a_responsible_body_of_its_own(read, evening):
    said()
    evening.do("edit_workshop", responsible={"name": "Stadt Nachbar", "officer": "Frau Kern"})
    text = text_of(read(f"/w/{evening.workshop.code}/privacy"))
    assert "Für Ihre Daten ist hier verantwortlich: Stadt Nachbar." in text
    assert "betrieben von: Gemeinde Musterhausen (Art. 28 DSGVO)" in text
    assert "Behördlicher Datenschutz" not in text
    assert "Für Ihre Daten ist hier verantwortlich: Gemeinde Musterhausen." in text_of(read("/privacy"))
    evening.do("edit_workshop", responsible={})
    assert "Gemeinde Musterhausen" in text_of(read(f"/w/{evening.workshop.code}/privacy"))


def test_no_screen_is_told_of_it(evening):
    evening.do("edit_workshop", responsible={"name": "Stadt Nachbar"})
    for audience in ("phone", "wall", "desk"):
        assert "responsible" not in evening.things("workshop", audience)[1]


def test_registrations_are_spoken_of_where_there_are_any(read, evening):
    path = f"/w/{evening.workshop.code}/privacy"
    assert "Art. 9 Abs. 2" not in text_of(read(path))
    Office(evening).invite(registers=True)
    assert "Art. 9 Abs. 2" in text_of(read(path))
    assert "Art. 9 Abs. 2" in text_of(read("/privacy"))
    other = Evening().workshop.code
    assert "Art. 9 Abs. 2" not in text_of(read(f"/w/{other}/privacy"))


def test_a_group_may_be_named_from_as_many_people_on_as_the_page_says(read, evening):
    path = f"/w/{evening.workshop.code}/privacy"
    assert "mindestens drei Personen" in text_of(read(path))
    evening.do("edit_workshop", group_minimum=1)
    assert "auch wenn nur eine Person zu ihr gehört" in text_of(read(path))


def test_the_statement_says_when_it_was_last_looked_at(read):
    said(barriers="Der Aufzug fehlt.")
    text = text_of(read("/accessibility"))
    assert "20. November 2026" in text
    assert "Der Aufzug fehlt." in text


@pytest.mark.parametrize("path", ["/", "/sign-in", "/w/{code}/plain", "/w/{code}/protocol", "/nothing", "/w/{code}"])
def test_every_page_leads_there(read, evening, path):
    page = read(path.format(code=evening.workshop.code)).get_data(as_text=True)
    own = f"/w/{evening.workshop.code}/privacy" if "{code}" in path else "/privacy"
    for address in ("/imprint", own, "/accessibility"):
        assert f'href="{address}"' in page


def test_the_picture_on_the_wall_carries_no_links_to_them(app, evening):
    evening.do("show", kind="protocol", id=None)
    for path in ("wall", "protocol/wall"):
        page = away(app.test_client().get, f"/w/{evening.workshop.code}/{path}").get_data(as_text=True)
        assert "/imprint" not in page
