"""Hold mode as its author, the desk and the wall see it; a reason that the author reads; a phone that is muted; and a
wall that goes dark."""

import pytest
from playwright.sync_api import expect

from tests.browser.steps import headed, join, see, word_of, write_idea

pytestmark = pytest.mark.browser


@pytest.fixture
def desk(hall):
    page = hall.desk_page()
    page.goto(f"{hall.url}/desk")
    headed(page, "Ideen sammeln")
    return page


@pytest.fixture
def wall(hall):
    page = hall.room.wall()
    page.goto(f"{hall.url}/wall")
    return page


def test_what_waits_is_seen_by_its_author_and_the_desk_until_a_key_releases_it(hall, desk, wall):
    desk.get_by_role("button", name="Neues erst ansehen").click()
    see(desk, "Was auf Handys geschrieben wird, wartet, bis Sie es freigeben.")
    anna, ben = hall.room.phone(), hall.room.phone()
    for phone in (anna, ben):
        join(phone, hall.url)
    write_idea(anna, "Rufbus am Abend")
    write_idea(anna, "Dorfladen")
    expect(word_of(anna, "Rufbus am Abend")).to_have_text("bei der Moderation")
    see(desk, "2 Einträge warten.")
    for screen in (ben, wall):
        expect(screen.get_by_text("Rufbus am Abend")).to_have_count(0)
    desk.locator(".holding").get_by_role("button", name="Ansehen").click()
    headed(desk, "Erst freigeben")
    desk.keyboard.press("j")
    see(wall, "Rufbus am Abend")
    expect(word_of(anna, "Rufbus am Abend")).to_contain_text("gespeichert")
    desk.get_by_role("button", name="Nicht freigeben mit Grund …").click()
    desk.get_by_role("button", name="Das steht schon da.").click()
    see(desk, "Nichts wartet.")
    anna.reload()
    see(anna, "Von der Moderation nicht freigegeben: Das steht schon da.")
    expect(ben.get_by_text("Dorfladen")).to_have_count(0)
    assert {idea["title"]: idea["state"] for idea in hall.desk.things("idea")} == {
        "Rufbus am Abend": "shown", "Dorfladen": "hidden",
    }  # fmt: skip
    desk.get_by_role("button", name="Rückgängig").click()
    see(desk, "1 Eintrag wartet.")


def test_switched_off_the_desk_is_asked_what_becomes_of_what_waits(hall, desk):
    hall.desk.do("edit_workshop", hold=["collect"])
    anna = hall.room.phone()
    join(anna, hall.url)
    for title in ("Rufbus", "Dorfladen", "Radweg"):
        write_idea(anna, title)
    see(desk, "3 Einträge warten.")
    desk.get_by_role("button", name="Wieder sofort zeigen").click()
    see(desk, "3 Einträge warten noch. Auch freigeben?")
    assert {idea["state"] for idea in hall.desk.things("idea")} == {"waiting"}
    desk.get_by_role("button", name="Alle 3 freigeben").click()
    expect(desk.locator(".holding")).to_have_count(0)
    assert {idea["state"] for idea in hall.desk.things("idea")} == {"shown"}


def test_hidden_with_a_reason_its_author_reads_it_and_muted_they_write_nothing_more(hall, desk):
    anna = hall.room.phone()
    join(anna, hall.url)
    write_idea(anna, "Etwas über Nachbarn")
    row = desk.locator("[data-idea]", has_text="Etwas über Nachbarn")
    row.locator(".row").click()
    row.get_by_role("button", name="Schreiben ausschalten").click()
    see(desk, "Nr. 1")
    row.get_by_role("button", name="Ausblenden mit Grund …").click()
    row.get_by_label("Mit eigenen Worten").fill("Bitte ohne Namen.")
    row.get_by_role("button", name="Ausblenden", exact=True).last.click()
    see(anna, "Von der Moderation ausgeblendet: Bitte ohne Namen.")
    see(anna, "Auf diesem Handy ist das Schreiben ausgeschaltet.")
    expect(anna.get_by_role("button", name="Idee hinzufügen")).to_have_count(0)
    desk.get_by_role("button", name="Wieder zulassen").click()
    expect(desk.get_by_role("button", name="Wieder zulassen")).to_have_count(0)
    anna.reload()
    expect(anna.get_by_role("button", name="Idee hinzufügen")).to_be_visible()


def test_a_key_makes_the_wall_dark_and_it_stays_so_when_it_is_loaded_again(hall, desk, wall):
    hall.desk.do("add_idea", field_of_action=1, title="Rufbus")
    see(wall, "Rufbus")
    desk.keyboard.press("b")
    see(desk, "Dunkel: nur der Titel.")
    headed(wall, "An evening of samples")
    expect(wall.get_by_text("Rufbus")).to_have_count(0)
    wall.reload()
    headed(wall, "An evening of samples")
    expect(wall.locator(".scene.dark")).to_be_visible()
    expect(wall.get_by_text("Rufbus")).to_have_count(0)
    desk.get_by_role("button", name="Leinwand wieder zeigen").click()
    see(wall, "Rufbus")


def test_the_rules_are_linked_before_anybody_has_joined(hall):
    phone = hall.room.phone()
    phone.goto(hall.url)
    phone.get_by_role("link", name="Spielregeln").click()
    headed(phone, "Spielregeln")
    see(phone, "Wir hören einander zu und lassen einander ausreden.")
    hall.desk.do("edit_workshop", rules="Jede Idee zählt.\n\nWir duzen uns.")
    phone.reload()
    assert phone.locator(".rules li").all_inner_texts() == ["Jede Idee zählt.", "Wir duzen uns."]
