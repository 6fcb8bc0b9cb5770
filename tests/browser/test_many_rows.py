"""The desk finds ideas among three hundred and acts on several rows at once."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.test_accessible import findings

pytestmark = pytest.mark.browser

ROWS = ".idea:not([hidden])"


@pytest.fixture
def desk(hall):
    """A desk before sixty ideas: each tenth is about a bus, and each second belongs to the second field of action."""
    words = ("Laden", "Radweg", "Glasfaser", "Werkstatt", "Archiv", "Garten", "Bühne", "Chor", "Rufbus", "Kiosk")
    ideas = ({"field_of_action": 1 + n // 10 % 2, "title": f"{words[n % 10]} Nummer {n}"} for n in range(60))
    hall.desk.do_all(("add_idea", idea) for idea in ideas)
    page = hall.desk_page()
    page.goto(hall.url + "/desk")
    expect(page.locator(ROWS)).to_have_count(60)
    return page


def search(page, words):
    page.keyboard.press("s")
    expect(page.get_by_label("Suche")).to_be_focused()
    page.keyboard.press("Control+a")
    page.keyboard.type(words)


def choose(page, title):
    page.get_by_label(f"„{title}“ auswählen", exact=True).check()


def states(hall) -> dict[str, list[int]]:
    found = {}
    for idea in hall.desk.things("idea"):
        found.setdefault(idea["state"], []).append(idea["id"])
    return {state: sorted(ids) for state, ids in found.items()}


def bar(page, text):
    expect(page.locator(".bar")).to_contain_text(text)


def test_a_search_is_begun_and_ended_with_a_key_and_says_how_much_it_found(hall, desk):
    search(desk, "bus")
    expect(desk.locator(ROWS)).to_have_count(6)
    expect(desk.locator(".found [role=status]")).to_have_text("6 von 60 Ideen")
    assert desk.evaluate("CSS.highlights.get('found').size") == 6
    desk.get_by_role("button", name=re.compile("^A? ?Village")).click()
    expect(desk.locator(ROWS)).to_have_count(3)
    expect(desk.locator(".found [role=status]")).to_have_text("3 von 30 Ideen")
    desk.get_by_label("Suche").focus()
    desk.keyboard.press("Escape")
    expect(desk.locator(ROWS)).to_have_count(30)
    expect(desk.get_by_label("Suche")).to_have_value("")
    search(desk, "Nr. 7")
    expect(desk.locator(ROWS)).to_have_attribute("data-idea", "7")
    search(desk, "gibt es nicht")
    expect(desk.locator(".found")).to_contain_text("Keine Idee passt dazu.")
    assert hall.room.faults == []


def test_a_search_loses_nothing_of_what_arrives(hall, desk):
    search(desk, "bus")
    hall.desk.do("add_idea", field_of_action=1, title="Noch ein Rufbus")
    hall.desk.do("add_idea", field_of_action=1, title="Etwas anderes")
    expect(desk.locator(ROWS).first).to_contain_text("Noch ein Rufbus")
    expect(desk.locator(".found")).to_contain_text("1 neue passt nicht dazu.")
    expect(desk.get_by_label("Suche")).to_be_focused()
    desk.keyboard.press("Escape")
    expect(desk.locator(ROWS).first).to_contain_text("Etwas anderes")


def test_a_letter_more_draws_no_row_of_three_hundred_anew(hall, desk):
    hall.desk.do_all(("add_idea", {"field_of_action": 1, "title": f"Eine Werkstatt {n}"}) for n in range(240))
    expect(desk.locator(ROWS)).to_have_count(300)
    desk.evaluate("""() => {
        window.nodes = 0;
        const count = (records) => records.forEach((one) => { window.nodes += one.addedNodes.length; });
        new MutationObserver(count).observe(document.querySelector(".ideas"), { childList: true, subtree: true });
    }""")
    desk.keyboard.press("s")
    for letter in ("w", "e", "r", "k", "s", "t", *["Backspace"] * 6):
        desk.keyboard.press(letter)
    expect(desk.locator(ROWS)).to_have_count(300)
    assert desk.evaluate("window.nodes") == 0


def test_all_that_was_found_is_hidden_as_one_act_and_comes_back_as_one(hall, desk):
    search(desk, "bus")
    expect(desk.locator(ROWS)).to_have_count(6)
    desk.get_by_label("Alle 6 auswählen").check()
    expect(desk.locator(".several")).to_contain_text("6 ausgewählt")
    desk.keyboard.press("a")
    bar(desk, "6 Ideen sind ausgeblendet.")
    assert len(states(hall)["hidden"]) == 6
    expect(desk.locator(ROWS)).to_have_count(0)
    desk.locator(".bar").get_by_role("button").click()
    bar(desk, "Zurückgenommen.")
    assert states(hall) == {"shown": list(range(1, 61))}
    expect(desk.locator(ROWS)).to_have_count(6)


def test_what_was_one_act_is_one_line_of_the_last_changes(hall, desk):
    search(desk, "bus")
    desk.get_by_label("Alle 6 auswählen").check()
    desk.keyboard.press("a")
    bar(desk, "6 Ideen sind ausgeblendet.")
    desk.get_by_text("Zuletzt geändert").click()
    lines = desk.locator(".changed li").filter(has_text="Idee ausgeblendet")
    expect(lines).to_have_count(1)
    expect(lines).to_contain_text("6 Ideen")
    lines.get_by_role("button").click()
    bar(desk, "Zurückgenommen.")
    assert states(hall) == {"shown": list(range(1, 61))}


def test_a_stretch_moves_to_another_field_and_hidden_ones_are_restored_together(hall, desk):
    choose(desk, "Kiosk Nummer 59")
    desk.get_by_label("„Chor Nummer 57“ auswählen", exact=True).click(modifiers=["Shift"])
    expect(desk.locator(".several")).to_contain_text("3 ausgewählt")
    desk.keyboard.press("v")
    desk.locator(".several").get_by_role("button", name="Village").click()
    bar(desk, "3 Ideen gehören jetzt zu Village.")
    moved = {idea["id"]: idea["field_of_action"] for idea in hall.desk.things("idea")}
    assert [moved[id] for id in (57, 58, 59, 60)] == [2, 1, 1, 1]
    desk.keyboard.press("ArrowDown")
    expect(desk.locator(".in-hand .row")).to_be_focused()
    desk.keyboard.press("Shift+ArrowDown")
    expect(desk.locator(".several")).to_contain_text("2 ausgewählt")
    desk.keyboard.press("a")
    bar(desk, "2 Ideen sind ausgeblendet.")
    desk.get_by_role("button", name="2 ausgeblendet").click()
    desk.get_by_label("Alle 2 auswählen").check()
    desk.locator(".several").get_by_role("button", name="Wieder einblenden").click()
    bar(desk, "2 Ideen sind wieder zu sehen.")
    assert states(hall) == {"shown": list(range(1, 61))}


def test_of_several_that_become_one_the_survivor_is_asked_for_and_one_undo_separates_them(hall, desk):
    search(desk, "bus")
    desk.get_by_label("Alle 6 auswählen").check()
    desk.keyboard.press("z")
    expect(desk.get_by_role("heading", name="Welche dieser 6 Ideen bleibt vorn?")).to_be_visible()
    desk.get_by_role("button", name="6 Ideen zusammenführen").click()
    expect(desk.get_by_role("alert")).to_have_text("Wählen Sie zuerst, welche Idee vorn bleibt.")
    assert findings(desk) == []
    desk.get_by_role("radio", name=re.compile("Rufbus Nummer 28")).check()
    desk.get_by_label("So heißt die gemeinsame Idee").fill("Rufbus für alle")
    desk.get_by_role("button", name="6 Ideen zusammenführen").click()
    bar(desk, "5 Ideen sind jetzt Teil von „Rufbus für alle“.")
    assert states(hall)["merged"] == [9, 19, 39, 49, 59]
    desk.locator(".bar").get_by_role("button").click()
    bar(desk, "Zurückgenommen.")
    assert states(hall) == {"shown": list(range(1, 61))}


def test_a_row_that_somebody_else_has_changed_meanwhile_stays_and_says_so(hall, desk):
    for number in (57, 58, 59):
        choose(desk, f"{('Chor', 'Rufbus', 'Kiosk')[number - 57]} Nummer {number}")
    hall.desk.do("edit_idea", idea=59, title="Rufbus, auch am Sonntag")
    expect(desk.locator("[data-idea='59']")).to_contain_text("Rufbus, auch am Sonntag")
    desk.keyboard.press("a")
    bar(desk, "2 Ideen sind ausgeblendet.")
    stayed = desk.locator(".stayed")
    expect(stayed).to_contain_text("1 von 3 Ideen ist geblieben, wie sie war:")
    expect(stayed.locator("li")).to_have_text(
        re.compile("^ *„Rufbus, auch am Sonntag“ ist inzwischen geändert worden.")
    )
    assert states(hall)["hidden"] == [58, 60]
    assert findings(desk) == []
    desk.keyboard.press("a")
    bar(desk, "1 Idee ist ausgeblendet.")
    expect(stayed).to_have_count(0)
    assert states(hall)["hidden"] == [58, 59, 60]


def test_chosen_rows_stay_chosen_and_are_told_while_one_searches_for_more(hall, desk):
    choose(desk, "Kiosk Nummer 59")
    search(desk, "bus")
    desk.get_by_label("Alle 6 auswählen").check()
    expect(desk.locator(".several")).to_contain_text("7 ausgewählt")
    expect(desk.locator(".several")).to_contain_text("1 davon steht nicht in dieser Liste")
    desk.get_by_role("button", name="Auswahl zeigen").click()
    expect(desk.locator(ROWS)).to_have_count(7)
    desk.keyboard.press("Escape")
    expect(desk.locator(".several")).to_have_count(0)
    assert desk.get_by_role("checkbox", checked=True).count() == 0


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_while_rows_are_found_and_chosen(hall, desk, scheme):
    desk.emulate_media(color_scheme=scheme)
    search(desk, "bus")
    desk.get_by_label("Alle 6 auswählen").check()
    desk.keyboard.press("v")
    expect(desk.locator(".several .option").first).to_be_visible()
    assert findings(desk) == []


def test_the_queue_of_the_discussion_is_searched_in_the_same_way(hall, desk):
    hall.desk.do("open_phase", phase="discuss")
    expect(desk.get_by_role("heading", level=1, name="Diskutieren")).to_be_visible()
    search(desk, "bus 28")
    expect(desk.locator(".queue li")).to_have_count(1)
    desk.keyboard.press("ArrowDown")
    expect(desk.locator(".queue .row")).to_be_focused()
    desk.keyboard.press("Enter")
    bar(desk, "Auf der Leinwand: „Rufbus Nummer 28“")
