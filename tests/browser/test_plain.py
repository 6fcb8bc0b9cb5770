"""The evening of a participant without JavaScript, from the code to the protocol."""

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.browser


def test_an_evening_without_javascript(hall):
    phone = hall.room.phone(java_script_enabled=False)
    phone.goto(hall.server.url)
    phone.get_by_label("Code auf der Leinwand").fill(f"{hall.code[:3].lower()} {hall.code[3:]}")
    phone.get_by_role("button", name="Weiter").click()
    phone.get_by_label("Aue", exact=True).check(force=True)
    phone.get_by_role("button", name="Weiter", exact=True).click()
    expect(phone.get_by_role("status")).to_have_text("Sie sind dabei.")

    assert [person["groups"] for person in hall.desk.things("participant")] == [[2]]

    phone.get_by_label("Ihre Idee in einem Satz").fill("Ein Bus am Abend")
    phone.get_by_label("Handlungsfeld").select_option("B Canal")
    phone.get_by_role("button", name="Speichern").first.click()
    expect(phone.get_by_role("status")).to_have_text("Ihre Idee ist gespeichert.")
    idea = hall.desk.things("idea")[0]
    assert (idea["title"], idea["field_of_action"], idea["by"]) == ("Ein Bus am Abend", 2, "phone")

    phone.locator("summary", has_text="Ein Bus am Abend").click()
    phone.get_by_role("textbox", name="Ihr Beitrag dazu: Ein Bus am Abend").fill("Auch am Sonntag")
    phone.get_by_role("button", name="Senden").click()
    expect(phone.get_by_role("status")).to_have_text("Ihr Beitrag ist gespeichert.")
    phone.locator("summary", has_text="Ein Bus am Abend").click()
    phone.get_by_role("button", name="Wir machen mit").click()

    hall.desk.do("add_idea", field_of_action=1, title="Another one")
    hall.desk.do("open_phase", phase="weight")
    phone.get_by_role("link", name="Neuesten Stand laden").click()
    for left in (9, 8, 7):
        phone.get_by_role("button", name="Ein Punkt mehr für Ein Bus am Abend").click()
        expect(phone.get_by_text(f"Noch {left} von 10 Punkten")).to_be_visible()
    phone.get_by_role("button", name="Ein Punkt weniger für Ein Bus am Abend").click()
    phone.get_by_role("button", name="Fertig").click()
    arrived = "Ihre Punkte sind angekommen. Die Punkte sind bis zum Aufdecken verdeckt."
    expect(phone.locator("p[role=status]")).to_have_text(arrived)
    assert hall.desk.tallies() == {1: (2, 1), 2: (0, 0)}

    hall.desk.do("reveal_weights", revealed=True)
    hall.desk.do("open_phase", phase="assign")
    measure = hall.desk.do("add_measure", idea=1, title="Probebetrieb")["id"]
    hall.desk.do("show", kind="measure", id=measure)
    hall.desk.do("propose_responsibility", measure=measure, role="lead", bearer={"group": 2})
    phone.get_by_role("link", name="Neuesten Stand laden").click()
    expect(phone.get_by_role("row").nth(1)).to_contain_text("Ein Bus am Abend")
    phone.get_by_label("Wer antwortet?").fill("Beispielperson")
    phone.get_by_role("button", name="Ich übernehme das").click()
    expect(phone.get_by_role("status")).to_have_text("Ihre Antwort ist angekommen.")
    answer = hall.desk.things("responsibility")[0]["answers"][0]
    assert (answer["answer"], answer["name"], answer["print_name"]) == ("lead", "Beispielperson", False)
    hall.desk.do("confirm_responsibility", responsibility=1, answer=answer["id"])

    hall.desk.do("release_protocol")
    phone.get_by_role("link", name="Neuesten Stand laden").click()
    phone.get_by_role("link", name="Zum Protokoll").click()
    with phone.expect_download(timeout=90_000) as download:
        phone.get_by_role("link", name="PDF laden").click(timeout=90_000)
    assert download.value.suggested_filename.endswith(".pdf")


def test_what_was_typed_is_still_there_when_it_is_refused(hall):
    phone = hall.room.phone(java_script_enabled=False)
    phone.goto(hall.url + "/plain")
    phone.get_by_role("button", name="Weiter").click()
    phone.get_by_label("Ihre Idee in einem Satz").fill("Zu spät")
    phone.get_by_label("Was ist noch wichtig?").fill("Mit einer Begründung")
    hall.desk.do("open_phase", phase="weight")
    hall.room.expected.append("422")
    phone.get_by_role("button", name="Speichern").first.click()
    expect(phone.get_by_role("alert").first).to_contain_text("liegt jetzt bei der Moderation")
    assert [late["text"] for late in hall.desk.things("late")] == ["Mit einer Begründung"]


def test_who_takes_part_too_late_reads_that_it_was_not_saved(hall):
    hall.desk.do("add_idea", field_of_action=1, title="Ein Bus")
    phone = hall.room.phone(java_script_enabled=False)
    phone.goto(hall.url + "/plain")
    phone.get_by_role("button", name="Weiter").click()
    phone.locator("summary", has_text="Ein Bus").click()
    hall.desk.do("open_phase", phase="weight")
    hall.room.expected.append("422")
    phone.get_by_role("button", name="Wir machen mit").click()
    expect(phone.get_by_role("alert").first).to_contain_text("nicht gespeichert")
    assert (hall.desk.things("late"), hall.desk.things("idea")[0]["support"]) == ([], 0)


def test_the_idea_on_the_wall_stands_open_and_first(hall):
    for title in ("Ein Bus am Abend", "Eine Bank am Anger"):
        hall.desk.do("add_idea", field_of_action=1, title=title)
    hall.desk.do("open_phase", phase="discuss")
    hall.desk.do("show", kind="idea", id=1)
    phone = hall.room.phone(java_script_enabled=False)
    phone.goto(hall.url + "/plain")
    phone.get_by_role("button", name="Weiter").click()
    text = phone.get_by_role("textbox").first
    expect(text).to_have_accessible_name("Ihr Beitrag dazu: Ein Bus am Abend")
    text.fill("Auch am Sonntag")
    phone.get_by_label("Ihr Beitrag dazu", exact=True).first.select_option("Bedenken")
    phone.get_by_role("button", name="Senden").first.click()
    expect(phone.get_by_role("status")).to_have_text("Ihr Beitrag ist gespeichert.")
    assert [(one["sort"], one["text"]) for one in hall.desk.things("contribution")] == [("concern", "Auch am Sonntag")]


def test_measures_have_their_date_answers_their_confirmation_and_the_end_its_thanks(hall):
    hall.desk.do("add_idea", field_of_action=1, title="Ein Bus am Abend")
    hall.desk.do("open_phase", phase="assign")
    measure = hall.desk.do("add_measure", idea=1, title="Probebetrieb", due="2027-01-15")["id"]
    hall.desk.do("show", kind="measure", id=measure)
    asked = hall.desk.do("propose_responsibility", measure=measure, role="lead", bearer={"open": True})["id"]
    phone = hall.room.phone(java_script_enabled=False)
    phone.goto(hall.url + "/plain")
    phone.get_by_role("button", name="Weiter").click()
    expect(phone.get_by_text("Bis wann: 15. Januar 2027")).to_be_visible()
    phone.get_by_role("button", name="Ich übernehme das").click()
    given = phone.locator(".measure .notice")
    expect(given).to_contain_text("Die Moderation muss es noch bestätigen.")
    answer = hall.desk.things("responsibility")[0]["answers"][0]["id"]
    hall.desk.do("confirm_responsibility", responsibility=asked, answer=answer)
    phone.get_by_role("link", name="Neuesten Stand laden").click()
    expect(given).to_contain_text("Die Moderation hat es bestätigt.")
    for end in (("open_phase", {"phase": "close"}), ("close_workshop", {})):
        hall.desk.do(end[0], **end[1])
        phone.get_by_role("link", name="Neuesten Stand laden").click()
        expect(phone.get_by_role("heading", name="Vielen Dank")).to_be_visible()
        expect(phone.get_by_text("Sobald die Moderation das Protokoll freigegeben hat")).to_be_visible()
