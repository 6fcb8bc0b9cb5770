"""The settings of the installation: saved as a whole, nobody writes over a colleague, nothing typed is lost."""

import html
import re

import pytest

from tests.support.forms import form_of
from tests.support.visitors import Visitors, away
from workshop.engine.schema import most
from workshop.installation import Facts, save, the_installation

PATH = "/settings"
UNSEEN = "In diesem Text steht ein Zeichen, das sich nicht drucken lässt. Bitte tippen Sie ihn neu."


class Page:
    """The page as an administrator has it open."""

    def __init__(self, app):
        self.visitors = Visitors(app)
        self.fields = {}
        self.read(self.visitors.read("administrator", PATH))

    def read(self, answer):
        self.text = answer.get_data(as_text=True)
        self.fields = {name: html.unescape(value) for name, value in form_of(self.text).items()}

    def save(self, **changes) -> int:
        for name, value in changes.items():
            self.fields[name] = value
            if value is None:
                del self.fields[name]
        answer = away(self.visitors.clients["administrator"].post, PATH, data=self.fields)
        if answer.status_code == 302:
            self.read(self.visitors.read("administrator", PATH))
        else:
            self.read(answer)
        return answer.status_code

    def wrong(self) -> dict:
        found = re.findall(r'<p class="error" id="([^"]*)-error">(.*?)</p>', self.text, re.S)
        return {name: html.unescape(text) for name, text in found}


@pytest.fixture
def page(app):
    return Page(app)


def test_every_fact_has_a_field_and_is_saved(page):
    assert set(Facts.model_fields) <= set(page.fields)
    texts = {name: f"{name} 1" for name, info in Facts.model_fields.items() if info.annotation is str}
    texts |= {"email": "office@example.org", "accent": "#7A1F5C"}
    assert page.save(**texts, legal_basis="contract", assessed="2026-11-20", retention_months="7",
                     registration_weeks="2", moderators_invite=None) == 302  # fmt: skip
    assert the_installation().facts == Facts(
        **texts, legal_basis="contract", assessed="2026-11-20", retention_months=7, registration_weeks=2,
        moderators_invite=False,
    )  # fmt: skip
    assert page.fields["retention_months"] == "7"


def test_what_the_law_misses_is_named_with_a_link_to_its_field(page):
    def lacking():
        return re.findall(r'<li><a href="#([a-z_]+)">', page.text.split('class="lacking"')[1].split("</ul>")[0])

    assert lacking()[:3] == ["body", "address", "represented_by"]
    page.save(body="Gemeinde Musterhausen")
    assert lacking()[:2] == ["address", "represented_by"]
    assert all(f'id="{name}"' in page.text for name in lacking())


@pytest.mark.parametrize(
    ("name", "text", "told"),
    [
        ("retention_months", "0", "Bitte geben Sie eine Zahl von 1 bis 120 ein."),
        ("retention_months", "", "Bitte geben Sie eine Zahl von 1 bis 120 ein."),
        ("registration_weeks", "²", "Bitte geben Sie eine Zahl von 1 bis 520 ein."),
        ("assessed", "0026-11-20", "Bitte geben Sie ein Datum ein, zum Beispiel 22.11.2026."),
        ("assessed", "soon", "Bitte geben Sie ein Datum ein, zum Beispiel 22.11.2026."),
        ("email", "kein-mail", "Bitte geben Sie eine E-Mail-Adresse ein, zum Beispiel name@example.org."),
        ("legal_basis", "whim", "Keine gültige Auswahl."),
        ("body", "x" * (most(Facts, "body") + 1), "Bitte kürzen Sie: 1 Zeichen zu viel."),
        ("imprint", "a\0b", UNSEEN),
        ("seen", "many", None),
    ],
)
def test_what_cannot_be_right_is_told_beside_its_field_and_nothing_typed_is_lost(page, name, text, told):
    page.save(body="Before")
    code = page.save(address="Rathausplatz 1", **{name: text})
    assert (code, page.fields["address"]) == (422, "Rathausplatz 1")
    assert page.wrong().get(name) == told
    assert the_installation().facts == Facts(body="Before")


def test_what_a_colleague_has_saved_meanwhile_is_not_written_over(page):
    page.save(body="Before", address="Here")
    save(Facts(body="Theirs", address="There", phone="1"), seen=1)
    assert page.save(body="Mine") == 422
    assert page.fields["body"] == "Mine"
    assert "Theirs" in page.wrong()["body"]
    assert (page.fields["address"], page.fields["phone"]) == ("There", "1")
    assert the_installation().facts.body == "Theirs"
    assert page.save() == 302
    assert the_installation().facts == Facts(body="Mine", address="There", phone="1")


def test_two_who_say_the_same_are_asked_to_look_at_the_page(page):
    page.save(body="Before")
    save(Facts(body="Same", retention_months=3, moderators_invite=False), seen=1)
    assert (page.save(body="Same"), page.wrong()) == (422, {})
    assert "inzwischen geändert" in page.text
    assert (page.fields["retention_months"], "moderators_invite" in page.fields) == ("3", False)
    assert page.save() == 302


@pytest.mark.parametrize("name", ["record", "security", "annex"])
@pytest.mark.parametrize("language", ["de", "en"])
def test_a_paper_is_a_download(page, name, language):
    answer = page.visitors.read("administrator", f"{PATH}/{name}.docx?language={language}")
    assert answer.headers["Content-Disposition"] == f'attachment; filename="{name}-{language}.docx"'
    assert (answer.data[:2], answer.headers["Cache-Control"]) == (b"PK", "no-store")


def test_administrators_have_a_link_to_it_and_others_have_none(page):
    link = f'<a href="{PATH}">'
    assert link in page.visitors.read("administrator", "/workshops").get_data(as_text=True)
    assert link not in page.visitors.read("moderator", "/workshops").get_data(as_text=True)


def test_the_page_speaks_english_too(page):
    text = page.visitors.read("administrator", f"{PATH}?lang=en").get_data(as_text=True)
    assert "The law wants 11 things more than have been said:" in text
    assert "Einstellungen" not in text
