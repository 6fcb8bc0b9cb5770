"""Somebody wants what they wrote to go: on the phone, or at the desk by the number on the phone."""

import pytest
from playwright.sync_api import expect

from tests.browser.steps import headed, join, saved, see, word_of, write_idea

pytestmark = pytest.mark.browser


def kept(page):
    """Everything that this page's database on the device holds, as text."""
    return page.evaluate(
        """async () => {
          const found = await indexedDB.databases();
          const texts = [];
          for (const { name } of found) {
            const open = indexedDB.open(name);
            const db = await new Promise((then) => (open.onsuccess = () => then(open.result)));
            const read = db.transaction("kept").objectStore("kept").getAll();
            texts.push(await new Promise((then) => (read.onsuccess = () => then(JSON.stringify(read.result)))));
            db.close();
          }
          return texts.join();
        }"""
    )


def test_a_person_erases_the_own_texts_on_the_phone(hall):
    phone, other = hall.room.phone(), hall.room.phone()
    join(phone, hall.url)
    join(other, hall.url)
    write_idea(phone, "Rufbus in den Abend")
    saved(word_of(phone, "Rufbus in den Abend"))
    assert "Rufbus" in kept(phone)
    phone.get_by_role("button", name="Anzeige").click()
    phone.get_by_role("button", name="Meine Texte löschen").click()
    see(phone, "Hier haben Sie die Nummer 1.")
    phone.get_by_role("button", name="Meine Texte löschen").click()
    headed(phone, "Ihre Texte endgültig löschen?")
    assert [idea["title"] for idea in hall.desk.things("idea")] == ["Rufbus in den Abend"]
    phone.get_by_role("button", name="Endgültig löschen").click()
    headed(phone, "Ihre Texte sind gelöscht")
    see(phone, "An ihrer Stelle steht jetzt überall „(gelöscht)“.")
    assert [idea["title"] for idea in hall.desk.things("idea")] == [""]
    assert "Rufbus" not in kept(phone)
    phone.goto(hall.url)
    saved(word_of(phone, "(gelöscht)"))
    expect(phone.get_by_text("Rufbus")).to_have_count(0)


def test_the_desk_erases_the_texts_of_a_number(hall):
    phone = hall.room.phone()
    join(phone, hall.url)
    write_idea(phone, "Rufbus in den Abend")
    saved(word_of(phone, "Rufbus in den Abend"))
    desk = hall.desk_page()
    desk.goto(hall.url + "/desk")
    see(desk, "Rufbus in den Abend")
    desk.get_by_role("button", name="Texte einer Person löschen").click()
    expect(desk.get_by_label("Nummer auf dem Handy")).to_be_focused()
    desk.get_by_label("Nummer auf dem Handy").fill("7")
    desk.get_by_role("button", name="Weiter", exact=True).click()
    see(desk, "Niemand hier hat diese Nummer.")
    desk.get_by_label("Nummer auf dem Handy").fill("1")
    desk.get_by_role("button", name="Weiter", exact=True).click()
    see(desk, "Die Texte von Nummer 1 löschen?")
    see(desk, "Nummer 1, Aue, dabei seit")
    desk.get_by_role("button", name="Löschen …", exact=True).click()
    see(desk, "Texte von Nummer 1 jetzt löschen?")
    desk.get_by_role("button", name="Endgültig löschen").click()
    see(desk, "Die Texte von Nummer 1 sind gelöscht.")
    saved(word_of(phone, "(gelöscht)"))
    assert "Rufbus" not in kept(phone)
    desk.get_by_role("button", name="Zur Phase „Sammeln“", exact=True).click()
    expect(desk.locator("[data-idea='1']")).to_contain_text("(gelöscht)")
    assert [idea["title"] for idea in hall.desk.things("idea")] == [""]


def test_without_javascript_it_is_a_form(hall):
    phone = hall.room.phone(java_script_enabled=False)
    phone.goto(hall.url + "/plain")
    phone.get_by_role("button", name="Weiter").click()
    phone.get_by_label("Ihre Idee in einem Satz").fill("Rufbus in den Abend")
    phone.get_by_role("button", name="Speichern").first.click()
    phone.locator("summary", has_text="Meine Texte löschen").click()
    phone.get_by_label("Ihre Texte endgültig löschen?").check()
    phone.get_by_role("button", name="Endgültig löschen").click()
    expect(phone.get_by_role("status")).to_have_text("Ihre Texte sind gelöscht")
    expect(phone.locator("summary", has_text="(gelöscht)")).to_be_visible()
