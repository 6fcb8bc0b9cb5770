"""The question that counts is the one that phones insist on and ask where there is room for one only."""

import re

from playwright.sync_api import expect

from tests.browser.steps import headed, see

ROLE_FIRST = [
    {"name": "Rolle", "groups": [{"name": "Verein", "counts_for_breadth": False}]},
    {"name": "Gemeinde", "groups": [{"name": "Aue"}, {"name": "Bach"}]},
]


def test_a_phone_insists_on_the_question_that_counts_and_on_no_other(hall):
    hall.desk.do("edit_workshop", groupings=ROLE_FIRST, groups_required=True)
    phone = hall.room.phone()
    phone.goto(hall.url)
    see(phone, "In welcher Rolle sind Sie hier?")
    phone.get_by_role("button", name="Ohne Angabe weiter").click()
    see(phone, "Aus welcher Gemeinde kommen Sie?")
    expect(phone.get_by_role("button", name="Ohne Angabe weiter")).to_have_count(0)
    phone.get_by_role("button", name="Weiter", exact=True).click()
    see(phone, "Bitte wählen Sie zuerst eine Antwort.")
    phone.get_by_label("Bach", exact=True).check(force=True)
    phone.get_by_role("button", name="Weiter", exact=True).click()
    expect(phone.get_by_role("button", name="Anzeige")).to_be_visible()


def test_who_takes_part_is_asked_the_question_that_counts(hall):
    hall.desk.do("edit_workshop", groupings=ROLE_FIRST)
    idea = hall.desk.do("add_idea", field_of_action=1, title="An idea")["id"]
    hall.desk.do("open_phase", phase="discuss")
    hall.desk.do("show", kind="idea", id=idea)
    phone = hall.room.phone()
    phone.goto(hall.url)
    for _question in ROLE_FIRST:
        phone.get_by_role("button", name="Ohne Angabe weiter").click()
    headed(phone, "Darüber sprechen wir")
    phone.get_by_role("button", name="Wir machen mit").click()
    see(phone, "Aus welcher Gemeinde kommen Sie?")
    phone.get_by_label("Aue", exact=True).check(force=True)
    phone.get_by_role("button", name="Wir machen mit").last.click()
    see(phone, re.compile("gespeichert.*Sie machen mit"))
    told = [thing["supporters"] for thing in hall.desk.things("idea")]
    names = {
        group["id"]: group["name"] for one in hall.desk.things("workshop")[0]["groupings"] for group in one["groups"]
    }
    assert [[names[ident] for ident in those] for those in told] == [["Aue"]]
