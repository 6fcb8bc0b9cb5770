"""The question that counts is the one that phones insist on and ask where there is room for one only."""

import re

from playwright.sync_api import expect

from tests.browser.steps import headed, join, save_idea, saved, see

ROLE_FIRST = [
    {"name": "Rolle", "groups": [{"name": "Verein", "counts_for_breadth": False}]},
    {"name": "Gemeinde", "groups": [{"name": "Aue"}, {"name": "Bach"}]},
]


def test_a_phone_insists_on_the_question_that_counts_and_on_no_other(hall):
    hall.desk.do("edit_workshop", groupings=ROLE_FIRST, groups_required=True)
    phone = hall.room.phone()
    phone.goto(hall.url)
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
    phone.get_by_role("button", name="Ohne Angabe weiter").click()
    headed(phone, "Darüber sprechen wir")
    phone.get_by_role("button", name="Wir machen mit").click()
    see(phone, "Aus welcher Gemeinde kommen Sie?")
    phone.get_by_label("Aue", exact=True).check(force=True)
    phone.get_by_role("button", name="Wir machen mit").last.click()
    see(phone, re.compile("Sie machen mit.*gespeichert"))
    told = [thing["supporters"] for thing in hall.desk.things("idea")]
    names = {
        group["id"]: group["name"] for one in hall.desk.things("workshop")[0]["groupings"] for group in one["groups"]
    }
    assert [[names[ident] for ident in those] for those in told] == [["Aue"]]


EIGHT = [
    {"name": "Rolle", "groups": [{"name": name, "counts_for_breadth": False} for name in ("Verein", "Amt")]},
    {"name": "Gemeinde", "groups": [{"name": f"Gemeinde {number}"} for number in range(1, 9)]},
]


def groups_of(hall):
    """The names of everybody's groups, as the desk has them."""
    groupings = hall.desk.things("workshop")[0]["groupings"]
    names = {group["id"]: group["name"] for one in groupings for group in one["groups"]}
    return [[names[ident] for ident in person["groups"]] for person in hall.desk.things("participant")]


def test_two_taps_and_one_question_lead_in_and_the_others_are_asked_once_beside_the_first_idea(hall):
    hall.desk.do("edit_workshop", groupings=EIGHT, groups_required=True)
    phone = hall.room.phone()
    phone.goto(hall.url)
    phone.get_by_text("Gemeinde 3", exact=True).click()
    with phone.expect_response(lambda response: "/commands?as" in response.url):
        phone.get_by_role("button", name="Weiter", exact=True).click()
    headed(phone, "Ideen sammeln")
    assert groups_of(hall) == [["Gemeinde 3"]]
    save_idea(phone, "Rufbus")
    expect(phone.get_by_role("group", name="In welcher Rolle sind Sie hier?")).to_be_visible()
    with phone.expect_response(lambda response: "join_workshop" in (response.request.post_data or "")):
        phone.get_by_role("button", name="Verein", exact=True).click()
    assert [sorted(own) for own in groups_of(hall)] == [["Gemeinde 3", "Verein"]]
    phone.get_by_role("button", name="Fertig").click()
    save_idea(phone, "Dorfladen")
    expect(phone.get_by_role("group", name="Wie groß ist das Vorhaben?")).to_be_visible()
    expect(phone.get_by_role("group", name="In welcher Rolle sind Sie hier?")).to_have_count(0)


def test_a_wrong_municipality_can_be_corrected_on_the_phone(hall):
    phone = hall.room.phone()
    with phone.expect_response(lambda response: "/commands?as" in response.url):
        join(phone, hall.url, "Aue")
    hall.desk.do("open_phase", phase="welcome")
    phone.get_by_role("button", name="Sie: Aue").click()
    headed(phone, "Wohin Sie gehören")
    phone.get_by_role("button", name="Bach", exact=True).click()
    saved(phone.locator(".statement .state"))
    assert groups_of(hall) == [["Bach"]]
    phone.get_by_role("button", name="Fertig").click()
    see(phone, "Sie: Bach")
    phone.get_by_role("button", name="Anzeige").click()
    phone.get_by_role("button", name="Ändern").click()
    headed(phone, "Wohin Sie gehören")


def test_an_english_browser_reads_english_from_the_first_screen_on_and_can_change_it_there(hall):
    phone = hall.room.phone(locale="en-GB")
    phone.goto(hall.url)
    see(phone, "Which municipality are you from?")
    phone.get_by_role("link", name="Deutsch").click()
    see(phone, "Aus welcher Gemeinde kommen Sie?")
    expect(phone.get_by_role("link", name="English")).to_be_visible()


def test_on_a_low_and_narrow_screen_five_of_eight_answers_are_in_sight(hall):
    hall.desk.do("edit_workshop", title="Digitalisierung entlang des Mittellandkanals", groupings=EIGHT)
    phone = hall.room.page((320, 568), has_touch=True)
    phone.goto(hall.url)
    foot = phone.locator(".foot")
    expect(phone.locator(".choice")).to_have_count(8)
    edge = foot.bounding_box()["y"]
    boxes = [choice.bounding_box() for choice in phone.locator(".choice").all()]
    assert len([box for box in boxes if box["y"] + box["height"] <= edge]) >= 5, (edge, boxes)
