"""Messages in a browser: found, read, copied and marked; in both languages and on a phone axe finds nothing."""

import pytest
from playwright.sync_api import expect

from tests.browser.test_accessible import findings
from tests.browser.test_narrow import OUTSIDE
from tests.mail.conftest import EVENING
from workshop import close_app, create_app, mail
from workshop.config import Settings
from workshop.engine.perform import carry_work
from workshop.mail.models import Outgoing

pytestmark = pytest.mark.browser
LONG = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft"


@pytest.fixture
def written(hall):
    """Sixty messages in many states; returns the number of one whose text can be copied."""
    app = create_app(Settings(data=hall.server.data))

    def work(session):
        for number in range(60):
            name = f"Gast {number}" if number else LONG
            mail.queue(
                session, "registered", to=(name, f"gast.{number}@example.org"), language="de", workshop=hall.id,
                key=f"{hall.id}:{number}", values=EVENING | {"title": EVENING["title"] if number else LONG},
            )  # fmt: skip
        rows = session.query(Outgoing).filter_by(workshop_id=hall.id).order_by(Outgoing.id).all()
        for row, (state, reason) in zip(
            rows[:5],
            [("failed", "refused"), ("unsure", "died"), ("sent", ""), ("copied", ""), ("stopped", "")],
            strict=True,
        ):
            row.state, row.reason, row.error = state, reason, f"550 5.1.1 {LONG}" if state == "failed" else ""
        return None

    with app.app_context():
        carry_work(work)
        first = mail.messages(hall.id, wanted="gast.7@").rows[0].id
    close_app(app)
    return first


def test_a_message_is_found_read_copied_and_marked(hall, written):
    page = hall.desk_page()
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto(f"{hall.server.url}/workshops/{hall.id}/edit?lang=en")
    page.get_by_role("main").get_by_role("link", name="Messages").click()
    expect(page.get_by_role("row")).to_have_count(51)
    page.get_by_role("link", name="Older").click()
    expect(page.get_by_role("row")).to_have_count(11)
    page.get_by_label("Name, address or subject").fill("gast.7@")
    page.get_by_role("button", name="Search").click()
    page.get_by_role("row").last.get_by_role("link").click()
    page.get_by_role("button", name="Copy the text").click()
    expect(page.get_by_text("Copied.")).to_be_visible()
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied == page.get_by_label("Text").input_value()
    assert "gast.7@example.org" in page.get_by_role("link", name="Open in your mail program").get_attribute("href")
    page.get_by_role("button", name="I have sent it by hand").click()
    expect(page.get_by_text("sent by hand", exact=True)).to_be_visible()


def test_axe_finds_nothing_and_everything_fits_on_a_phone(hall, written):
    base = f"/workshops/{hall.id}/mail"
    found, outside = {}, {}
    for scheme, width in (("light", 1280), ("dark", 320)):
        page = hall.desk_page()
        page.set_viewport_size({"width": width, "height": 800})
        page.emulate_media(color_scheme=scheme)
        for language in ("de", "en"):
            places = (
                base,
                f"{base}?page=2",
                f"{base}/{written}",
                f"{base}/{written - 7}",
                f"{base}/{written - 6}",
                "/mail",
            )
            for place in places:
                answer = page.goto(f"{hall.server.url}{place}{'&' if '?' in place else '?'}lang={language}")
                assert answer.status == 200
                found[place, language, scheme] = findings(page)
                outside[place, language, width] = page.evaluate(OUTSIDE)
        page.close()
    assert {place: texts for place, texts in found.items() if texts} == {}
    assert {place: texts for place, texts in outside.items() if texts} == {}
