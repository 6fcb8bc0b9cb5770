"""What messages say: every kind in both languages, read as a mail program does it."""

import re
from datetime import UTC, date, datetime, timedelta
from email import message_from_bytes, policy

import pytest

from tests.mail.conftest import EVENING
from workshop import mail
from workshop.i18n import _catalogue
from workshop.mail.drawing import draw
from workshop.mail.kinds import KINDS
from workshop.mail.message import letter
from workshop.mail.models import Outgoing

LINK = "https://workshop.example/r/" + "x" * 80
SAMPLES = {
    "confirm_address": EVENING | {"link": LINK},
    "registered": EVENING | {"people": 3, "manage": LINK, "code": "BCD FGHJ", "page": LINK},
    "waiting": EVENING | {"manage": LINK},
    "moved_up": EVENING | {"link": LINK, "until": EVENING["starts"] - timedelta(days=1)},
    "changed": EVENING | {"note": "Der Eingang ist\nauf der Rückseite.", "manage": LINK},
    "cancelled": EVENING | {"whole": True, "note": "Krankheit"},
    "reminder": EVENING | {"manage": LINK},
    "thanks": EVENING | {"link": LINK},
    "retention_reminder": {"title": EVENING["title"], "day": date(2027, 1, 15), "link": LINK},
    "moderator_invited": {"by": "Jörg Süß", "link": LINK, "title": EVENING["title"]},
    "password_reset": {"link": LINK, "hours": 1},
    "sign_in_link": {"link": LINK, "minutes": 15},
    "measure_due": {"title": "Abend", "measure": "Radweg", "due": date(2027, 3, 1), "lead": "Bauamt", "link": LINK},
    "trial": {"sent": datetime(2026, 12, 1, 9, tzinfo=UTC)},
}


def as_row(
    kind: str, language: str = "de", to=("Anna Müßig", "anna@example.org"), own_words: str = "", ics=None, **more
):
    values = KINDS[kind].model_validate(SAMPLES[kind] | {"organisers": "Gemeinde Großümmerstadt"} | more)
    drawn = draw(values, language, to[0], own_words)
    return Outgoing(
        id=1, handle="h", kind=kind, language=language, to_name=to[0], to_address=to[1], from_name=values.organisers,
        reply_to="buero@großümmerstadt.example", unsubscribe=values.unsubscribe, subject=drawn.subject,
        text=drawn.text, html=drawn.html, ics=ics.content if ics else None, ics_method=ics.method if ics else "",
        message_id="0" * 32,
    )  # fmt: skip


def read(row):
    return message_from_bytes(letter(row, "Workshop <workshop@region.example>").content, policy=policy.default)


def test_every_kind_has_a_sample():
    assert set(SAMPLES) == set(KINDS)


@pytest.mark.parametrize("language", ["de", "en"])
@pytest.mark.parametrize("kind", SAMPLES)
def test_a_mail_program_reads_it_in_both_forms(kind, language):
    raw = letter(as_row(kind, language), "workshop@region.example").content
    message = message_from_bytes(raw, policy=policy.default)
    text, page = (message.get_body((form,)).get_content() for form in ("plain", "html"))
    assert message.defects == []
    assert max(map(len, raw.split(b"\r\n"))) <= 998
    assert b"\n" not in raw.replace(b"\r\n", b"")
    assert len(message["Subject"]) <= 120
    assert max(len(line) for line in text.splitlines() if "://" not in line) <= 72
    assert re.findall(r"<(?:img|link|script|style|iframe)|url\(|src=", page) == []
    assert (f'lang="{language}"' in page, message["Content-Language"]) == (True, language)
    plain = " ".join(re.sub(r"<[^>]+>", " ", page).split())
    for word in text.replace(":", " ").split():
        assert word in plain, word
    assert ("Gemeinde Großümmerstadt" in text, "{{" in text + page, "%(" in text + page) == (True, False, False)


@pytest.mark.parametrize("kind", SAMPLES)
def test_no_sentence_of_it_is_left_untranslated(kind):
    """Drawn in German it has none of the sentences that stand in the catalogue for English."""
    german, english = (draw(KINDS[kind].model_validate(SAMPLES[kind]), language, "X") for language in ("de", "en"))
    assert german.subject != english.subject
    known = {message.id for message in _catalogue("de") if isinstance(message.id, str) and " " in message.id}
    left = {
        known_one for known_one in known if len(known_one) > 12 and "%(" not in known_one and known_one in german.html
    }
    assert left == set()
    english_lines = {line for line in english.text.splitlines() if "://" not in line and len(line.split()) > 3}
    assert english_lines & set(german.text.splitlines()) == set()


def test_the_head_says_who_writes_and_that_no_person_does():
    message = read(as_row("registered", unsubscribe="abmelden@region.example"))
    names = ("From", "To", "Reply-To", "Message-ID", "Auto-Submitted", "List-Unsubscribe")
    assert {name: message[name] for name in names} == {
        "From": "Gemeinde Großümmerstadt <workshop@region.example>",
        "To": "Anna Müßig <anna@example.org>",
        "Reply-To": "Gemeinde Großümmerstadt <buero@xn--grommerstadt-n9a02b.example>",
        "Message-ID": f"<{'0' * 32}@region.example>",
        "Auto-Submitted": "auto-generated",
        "List-Unsubscribe": "<mailto:abmelden@region.example>",
    }  # fmt: skip
    assert message["Date"].datetime.tzinfo is not None


def test_a_link_to_unsubscribe_is_one():
    assert read(as_row("thanks", unsubscribe=LINK))["List-Unsubscribe"] == f"<{LINK}>"


@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r", "\x0b", "\u2028", "\x85", "\x00"])
def test_no_name_and_no_title_begins_another_line_of_the_head(ending):
    evil = f"Anna{ending}Bcc: everybody@example.org"
    row = as_row("registered", title=evil, organisers=evil)
    from workshop.mail.drawing import one_line

    row.to_name, row.from_name = one_line(evil), one_line(evil)
    message = read(row)
    assert (message["Bcc"], message.defects) == (None, [])
    assert message["To"].addresses[0].display_name == "Anna Bcc: everybody@example.org"


@pytest.mark.parametrize(
    ("address", "told"),
    [
        ("jörg@example.org", "jörg@example.org"),
        ("anna@großümmerstadt.example", "anna@xn--grommerstadt-n9a02b.example"),
        ("o'neil+workshop@example.org", "o'neil+workshop@example.org"),
    ],
)
def test_addresses_with_letters_beyond_ascii(address, told):
    row = as_row("registered", to=("Anna", address))
    found = letter(row, "workshop@region.example")
    assert (found.recipient, found.needs_utf8) == (told, not told.isascii())
    assert f"To: Anna <{told}>\r\n".encode() in found.content


@pytest.mark.parametrize(
    "address",
    ["", "anna", "@example.org", "anna@", "a b@example.org", "a@b\r\nBcc: c@d", "a@b,c@d", "a@b@c.de", '"a"@b.de'],
)
def test_what_is_no_address_is_none(address):
    with pytest.raises(mail.Unwritable):
        letter(as_row("registered", to=("Anna", address)), "workshop@region.example")


def test_words_of_the_organisers_stand_above_and_are_only_words():
    row = as_row("registered", own_words="Liebe <b>Gäste</b>,\r\n\r\nbringen Sie Hunger mit.\nEs gibt Suppe.")
    assert row.text.startswith(
        "Guten Tag Anna Müßig,\n\nLiebe <b>Gäste</b>,\n\nbringen Sie Hunger mit.\nEs gibt Suppe.\n\n"
    )
    assert "Liebe &lt;b&gt;Gäste&lt;/b&gt;," in row.html


def test_a_very_long_title_does_not_break_anything():
    message = read(as_row("registered", title="Zukunftswerkstatt " * 80, organisers="Ü" * 2000))
    assert (len(message["Subject"]), message.defects) == (120, [])


def test_an_appointment_is_offered_to_the_calendar_and_taken_out_again():
    from icalendar import Calendar

    for cancelled, method, status in ((False, "REQUEST", "CONFIRMED"), (True, "CANCEL", "CANCELLED")):
        ics = mail.appointment(
            "r-7@workshop.invalid",
            "Abend",
            EVENING["starts"],
            EVENING["ends"],
            to=('Anna "Ä" Müßig', "anna@example.org"),
            organiser=("Gemeinde", "buero@region.example"),
            place="Bürgerhaus",
            sequence=2,
            cancelled=cancelled,
        )
        message = read(as_row("registered", ics=ics))
        parts = {part.get_content_type(): part for part in message.walk()}
        assert parts["text/calendar"]["Content-Type"].params["method"] == method
        assert [part.get_content_type() for part in message.iter_attachments()] == ["application/ics"]
        calendar = Calendar.from_ical(parts["text/calendar"].get_payload(decode=True))
        (event,) = calendar.walk("VEVENT")
        assert (calendar["method"], event["status"], event["sequence"]) == (method, status, 2)
        assert (str(event["attendee"]), str(event["organizer"])) == (
            "mailto:anna@example.org",
            "mailto:buero@region.example",
        )
