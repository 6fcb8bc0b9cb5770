"""The look of an installation: a colour that can be read, a logo, and the languages that are offered."""

from io import BytesIO

import pytest
from PIL import Image

from tests.support.office import Office
from tests.support.visitors import Visitors, away
from workshop.engine.schema import filled
from workshop.errors import Refused
from workshop.extensions import db
from workshop.installation import Facts, colours, in_the_dark, look, save, the_installation
from workshop.mail.models import Outgoing

ACCENT = "#7A1F5C"


@pytest.fixture
def visitors(app):
    return Visitors(app)


def test_contrast_is_as_wcag_has_it():
    assert round(colours.contrast("#FFFFFF", "#000000"), 2) == 21
    assert round(colours.contrast("#777777", "#FFFFFF"), 2) == 4.48


@pytest.mark.parametrize(
    ("value", "reason"),
    [("#FFD500", "too_light"), ("#7F7F7F", "too_light"), ("red", "no_colour"), ("#12345", "no_colour")],
)
def test_a_colour_that_could_not_be_read_is_refused(value, reason):
    with pytest.raises(Refused) as refused:
        filled(Facts, {"accent": value})
    assert (refused.value.data["field"], refused.value.data["reason"]) == ("accent", reason)


@pytest.mark.parametrize("value", ["#000000", "#0000FF", "#7A1F5C", "#B00000", "#00573F"])
def test_what_can_be_read_in_the_light_can_be_read_in_the_dark(value):
    assert filled(Facts, {"accent": value.lower()}).accent == value
    assert colours.contrast(in_the_dark(value), colours.DARK) >= 4.5


def test_the_colour_stands_on_pages_in_the_invitation_and_in_messages(visitors):
    save(Facts(accent=ACCENT), 0)
    assert look().accent == ACCENT
    page = visitors.read("nobody", "/imprint").text
    assert '<link rel="stylesheet" href="/accent/7A1F5C.css">' in page
    sheet = visitors.read("nobody", "/accent/7A1F5C.css")
    assert (sheet.status_code, ACCENT in sheet.text, "immutable" in sheet.headers["Cache-Control"]) == (200, True, True)
    Office(visitors.here, places=2)
    invitation = visitors.read("nobody", f"/i/{visitors.code}")
    assert f"--petrol: var(--light, {ACCENT})" in invitation.text
    from tests.mail.conftest import written

    written("one", values={"manage": "https://region.example/i/1"})
    db.session.rollback()
    assert f"color:{ACCENT}" in db.session.query(Outgoing).one().html


@pytest.mark.parametrize("path", ["/accent/7a1f5c.css", "/accent/12345.css", "/logo/.png", f"/logo/{'0' * 64}.png"])
def test_what_is_no_colour_and_no_logo_is_not_there(visitors, path):
    assert visitors.read("nobody", path).status_code == 404


def picture() -> BytesIO:
    file = BytesIO()
    Image.new("RGB", (60, 20), "#B00000").save(file, "PNG")
    file.seek(0)
    return file


def sent(visitors, name="administrator", page="/settings", **fields):
    fields["csrf_token"] = visitors.token(name, page)
    db.session.rollback()
    client = visitors.clients[name]
    return away(client.post, "/settings/logo?lang=en", data=fields, content_type="multipart/form-data")


def test_a_logo_is_drawn_anew_shown_to_everybody_and_taken_away(visitors):
    assert sent(visitors, file=(picture(), "logo.png")).status_code == 302
    address = f"/logo/{look().logo}.png"
    assert address in visitors.read("nobody", "/imprint").text
    answer = visitors.read("nobody", address)
    assert Image.open(BytesIO(answer.data)).size == (60, 20)
    Office(visitors.here, places=2)
    assert address in visitors.read("nobody", f"/i/{visitors.code}").text
    sent(visitors, remove="yes")
    assert (look().logo, visitors.read("nobody", address).status_code) == ("", 404)


def test_only_administrators_change_the_logo(visitors):
    assert sent(visitors, "moderator", "/account", file=(picture(), "logo.png")).status_code == 403
    assert look().logo == ""


def test_what_is_no_picture_is_refused_with_a_sentence_and_the_settings_stay(visitors):
    save(Facts(body="Gemeinde Musterhausen"), 0)
    sent(visitors, file=(BytesIO(b"no picture"), "logo.png"))
    assert "cannot be read as a picture" in visitors.read("administrator", "/settings?lang=en").text
    assert (look().logo, the_installation().facts.body) == ("", "Gemeinde Musterhausen")


def test_only_languages_that_are_offered_can_be_chosen(visitors):
    english = {"Accept-Language": "en"}
    client = visitors.app.test_client()
    assert '<html lang="en"' in away(client.get, "/imprint", headers=english).text
    save(Facts(languages="de"), 0)
    for path in ("/imprint", "/imprint?lang=en", f"/w/{visitors.code}", "/"):
        page = away(client.get, path, headers=english).text
        assert ('<html lang="de"' in page, 'hreflang="en"' in page) == (True, False), path
    assert '"languages": ["de"]' in away(client.get, f"/w/{visitors.code}").text


def test_the_settings_say_how_mail_goes_out_and_never_the_password(visitors):
    given = visitors.app.extensions["settings"]
    assert "No mail server is set up" in visitors.read("administrator", "/settings?lang=en").text
    given.smtp_host, given.smtp_user, given.smtp_password = "mail.example", "office", "secret word"
    given.mail_from = "workshop@region.example"
    page = visitors.read("administrator", "/settings?lang=en").text
    told = [word in page for word in ("mail.example", "STARTTLS", "workshop@region.example", "with name and password")]
    assert (told, "secret word" in page) == ([True] * 4, False)
