"""What was written in a dead spot and refused afterwards: its author keeps every word and can send it anew."""

import pytest
from playwright.sync_api import expect

from tests.browser.steps import headed, join, not_sent, saved, see, word_of, write_idea

pytestmark = pytest.mark.browser
GONE = "Nicht angenommen. Dieses Handlungsfeld gibt es nicht mehr. Bitte wählen Sie ein anderes."
HIDDEN = "Nicht angenommen. Die Moderation hat diese Idee ausgeblendet. Sprechen Sie sie an."
IDEAS = ("Rufbus am Abend", "Dorfladen", "Badesee")


@pytest.fixture
def phone(hall):
    """A phone that has joined; its dead spots are told on the console."""
    hall.room.expected += ["ERR_INTERNET_DISCONNECTED", "ERR_FAILED", "WebSocket"]
    phone = hall.room.phone()
    with phone.expect_response(lambda response: "/commands?as" in response.url):
        join(phone, hall.url)
    return phone


def in_a_dead_spot(phone):
    phone.context.set_offline(True)
    see(phone, "Keine Verbindung – alles bleibt auf diesem Handy")


def back(phone):
    phone.context.set_offline(False)


def choose_another_field(phone, title):
    phone.get_by_role("button", name=f"Handlungsfeld für „{title}“ wählen").click()
    expect(phone.get_by_role("textbox", name="Ihre Idee in einem Satz")).to_have_value(title)
    phone.get_by_role("button", name="Canal").click()
    phone.get_by_role("button", name="Speichern", exact=True).click()
    phone.get_by_role("button", name="Fertig").click()


def test_three_ideas_for_a_field_that_is_removed_meanwhile_are_all_kept_and_sent_anew(hall, phone):
    in_a_dead_spot(phone)
    write_idea(phone, IDEAS[0])
    for title in IDEAS[1:]:
        write_idea(phone, title)
    phone.get_by_role("button", name=IDEAS[0]).click()
    phone.get_by_role("button", name=f"„{IDEAS[0]}“ ergänzen").click()
    phone.get_by_role("button", name="klein").click()
    phone.get_by_role("button", name="Fertig").click()
    headed(phone, "Ihre Ideen")
    for title in IDEAS:
        not_sent(word_of(phone, title))
    hall.desk.do("remove_field_of_action", field_of_action=1)
    back(phone)
    for title in IDEAS:
        expect(word_of(phone, title)).to_have_text(GONE)
    phone.reload()
    phone.get_by_role("button", name=IDEAS[2]).click()
    for title in IDEAS:
        expect(word_of(phone, title)).to_have_text(GONE)
        choose_another_field(phone, title)
        headed(phone, "Ihre Ideen")
        saved(word_of(phone, title))
    found = [(idea["title"], idea["field_of_action"], idea["size"]) for idea in hall.desk.things("idea")]
    assert found == [(IDEAS[0], 2, "small"), (IDEAS[1], 2, None), (IDEAS[2], 2, None)]


def contribute(phone, text):
    phone.get_by_role("button", name="Ergänzen").click()
    phone.get_by_role("textbox", name="Ihre Ergänzung").fill(text)
    phone.get_by_role("button", name="Speichern", exact=True).click()
    expect(phone.get_by_role("textbox")).to_have_count(0)


def test_three_contributions_that_are_refused_are_all_kept_and_sent_anew(hall, phone):
    hall.desk.do("add_idea", field_of_action=1, title="Rufbus")
    hall.desk.do("open_phase", phase="discuss")
    hall.desk.do("show", kind="idea", id=1)
    expect(phone.get_by_role("heading", name="Rufbus")).to_be_visible()
    in_a_dead_spot(phone)
    texts = ("Auch am Sonntag", "Mit Anhänger", "Bis Mitternacht")
    for text in texts:
        contribute(phone, text)
    quotes = phone.locator("blockquote")
    expect(quotes).to_have_count(3)
    expect(quotes.locator(".state")).to_have_text(["auf diesem Handy"] * 3)
    hall.desk.do("hide_idea", idea=1)
    back(phone)
    phone.get_by_role("button", name="Ihre Ideen").first.click()
    expect(quotes).to_have_count(3)
    expect(quotes.locator(".state")).to_have_text([HIDDEN] * 3)
    hall.desk.do("restore_idea", idea=1)
    for text in texts:
        kept = phone.locator("blockquote", has_text=text)
        kept.locator("+ p").get_by_role("button", name="Bearbeiten").click()
        expect(phone.get_by_role("textbox", name="Ihre Ergänzung")).to_have_value(text)
        phone.get_by_role("button", name="Speichern", exact=True).click()
        saved(kept.locator(".state"))
    assert [one["text"] for one in hall.desk.things("contribution")] == list(texts)
