"""The first question stands whole in the page's own answer: it can be answered before anything else has come."""

import gzip
import re

import pytest
from playwright.sync_api import expect

from tests.browser.steps import arrived, headed, saved, word_of, write_idea
from tests.browser.test_weight_of_pages import usual_idea

pytestmark = pytest.mark.browser
#: What a phone gets in its first round trip: ten packets
ONE_ROUND_TRIP = 14 * 1024
LAID_OUT = """() => [...document.querySelectorAll("#app :is(h1, h2, p, label, input:not([type=hidden]), button, a)")]
.map((one) => {
  const { x, y, width, height } = one.getBoundingClientRect();
  return [one.tagName, one.textContent.trim(), ...[x, y, width, height].map(Math.round)];
})"""


def groups(hall):
    return [person["groups"] for person in hall.desk.things("participant")]


@pytest.mark.parametrize("language", ["de", "en"])
@pytest.mark.parametrize("required", [False, True])
def test_the_page_looks_the_same_before_and_after_its_script_has_come(hall, language, required):
    hall.desk.do("edit_workshop", groups_required=required, group_minimum=1)
    bare = hall.room.phone(java_script_enabled=False)
    full = hall.room.phone()
    for page in (bare, full):
        page.goto(f"{hall.url}?lang={language}", wait_until="networkidle")
    expect(full.locator("#porch")).to_have_count(0)
    assert bare.evaluate(LAID_OUT) == full.evaluate(LAID_OUT)


def test_without_a_script_the_answer_lets_in(hall):
    phone = hall.room.phone(java_script_enabled=False)
    phone.goto(hall.url)
    phone.get_by_label("Bach", exact=True).check(force=True)
    phone.get_by_role("button", name="Weiter", exact=True).click()
    expect(phone.get_by_role("status")).to_have_text("Sie sind dabei.")
    assert groups(hall) == [[3]]


def test_without_a_script_nobody_has_to_answer(hall):
    phone = hall.room.phone(java_script_enabled=False)
    phone.goto(hall.url)
    phone.get_by_label("Bach", exact=True).check(force=True)
    phone.get_by_role("button", name="Ohne Angabe weiter").click()
    expect(phone.get_by_role("status")).to_have_text("Sie sind dabei.")
    assert groups(hall) == [[]]


def test_an_answer_that_is_sent_before_the_script_has_come_leads_into_the_evening(hall):
    phone = hall.room.phone()
    held = []
    phone.route(re.compile(r"/static/.*\.js"), lambda route: held.append(route))
    phone.goto(hall.url, wait_until="commit")
    phone.get_by_label("Aue", exact=True).check(force=True)
    phone.unroute(re.compile(r"/static/.*\.js"))
    phone.get_by_role("button", name="Weiter", exact=True).click()
    headed(phone, "Ideen sammeln")
    write_idea(phone, "A bench at the mill")
    saved(word_of(phone, "A bench at the mill"))
    assert groups(hall) == [[2]]


def test_what_was_chosen_before_the_script_has_come_stays_chosen(hall):
    hall.desk.do("add_idea", field_of_action=1, title="An early idea")
    phone = hall.room.phone()
    held = []
    phone.route(re.compile(r"/static/.*/js/phone/main\.js"), lambda route: held.append(route))
    with phone.expect_request(re.compile(r"/js/phone/main\.js")):
        phone.goto(hall.url, wait_until="commit")
    phone.get_by_label("Cella", exact=True).check(force=True)
    held[0].continue_()
    expect(phone.locator("#porch")).to_have_count(0)
    expect(phone.get_by_label("Cella", exact=True)).to_be_checked()
    expect(phone.get_by_label("Cella", exact=True)).to_be_focused()
    phone.get_by_role("button", name="Weiter", exact=True).click()
    expect(phone.get_by_text("1 Idee")).to_be_visible(timeout=60_000)
    arrived(hall, phone, "participant")
    assert groups(hall) == [[4]]


def test_what_is_chosen_while_the_first_drawing_is_on_its_way_stays_chosen(hall):
    phone = hall.room.phone()
    phone.add_init_script(
        "const draw = requestAnimationFrame; window.waiting = [];"
        "window.requestAnimationFrame = (now) => window.waiting.push(now);"
        "window.go = () => { window.requestAnimationFrame = draw; for (const now of window.waiting) draw(now); };"
    )
    phone.goto(hall.url, wait_until="networkidle")
    phone.wait_for_function("() => window.waiting.length")
    phone.get_by_label("Cella", exact=True).check(force=True)
    phone.evaluate("() => window.go()")
    expect(phone.locator("#porch")).to_have_count(0)
    expect(phone.get_by_label("Cella", exact=True)).to_be_checked()


def test_the_first_answer_fits_into_one_round_trip_however_many_ideas_there_are(hall):
    hall.desk.do_all(("add_idea", usual_idea(number)) for number in range(60))
    phone = hall.room.phone()
    first = []
    phone.on("response", lambda answer: first.append(answer) if answer.url == hall.url else None)
    phone.goto(hall.url)
    body, head = first[0].body(), first[0].headers
    size = len(gzip.compress(body, 5)) + sum(len(name) + len(value) + 4 for name, value in head.items())
    assert (head["content-encoding"], size <= ONE_ROUND_TRIP) == ("gzip", True), size
    assert "An idea of usual length" not in body.decode()
