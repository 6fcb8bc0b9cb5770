"""Several weightings in one evening: the room answers one after the other, and nothing is counted in the wrong one."""

import time

import pytest
from playwright.sync_api import expect

from tests.browser.steps import give_point, headed, join, saved, see, word_of_points

pytestmark = pytest.mark.browser

TITLES = ("Rufbus in den Abend", "Werkhalle für alle", "Kino im Hof")


@pytest.fixture
def weighing(hall):
    hall.weighs(*TITLES)
    return hall


def of_weighting(hall, number) -> dict:
    """{idea: points} of what is revealed of a weighting."""
    return {one["idea"]: one["points"] for one in hall.desk.things("tally") if one["weighting"] == number}


def own_weights(phone, url, number) -> dict:
    """What the server knows of this phone in a weighting."""
    mine = phone.context.request.get(f"{url}/changes?as=phone").json()["mine"]
    return mine["weightings"][str(number)]["weights"]


def test_the_desk_asks_a_second_question_in_two_taps_and_both_results_stay(weighing):
    phone = weighing.room.phone()
    join(phone, weighing.url)
    give_point(phone, TITLES[0], 3)
    saved(word_of_points(phone))
    desk = weighing.desk_page()
    desk.goto(f"{weighing.url}/desk")
    desk.get_by_role("button", name="Gewichtungen").click()
    desk.get_by_role("button", name="Weitere Gewichtung hinzufügen").click()
    desk.get_by_label("Frage an den Saal").fill("Was ist machbar?")
    desk.get_by_label("Punkte je Person").fill("3")
    desk.get_by_role("button", name="Saal jetzt fragen").click()
    headed(desk, "Was ist machbar?")
    headed(phone, "Was ist machbar?")
    see(phone, "Noch 3 von 3 Punkten")
    give_point(phone, TITLES[1], 2)
    see(phone, "Noch 1 von 3 Punkten")
    saved(word_of_points(phone))
    wall = weighing.room.wall()
    wall.goto(f"{weighing.url}/wall")
    desk.get_by_role("button", name="Aufdecken", exact=True).click()
    expect(wall.get_by_role("heading", name="Was ist machbar?")).to_be_visible()
    weighing.desk.do("reveal_weights", weighting=1, revealed=True)
    assert (of_weighting(weighing, 1), of_weighting(weighing, 2)) == ({1: 3, 2: 0, 3: 0}, {1: 0, 2: 2, 3: 0})


def test_points_that_waited_on_a_phone_count_in_the_weighting_they_were_given_in(weighing):
    weighing.room.expected += ["ERR_INTERNET_DISCONNECTED", "ERR_FAILED", "WebSocket"]
    phone = weighing.room.phone()
    join(phone, weighing.url)
    phone.context.set_offline(True)
    see(phone, "Keine Verbindung – alles bleibt auf diesem Handy")
    give_point(phone, TITLES[0], 2)
    second = weighing.desk.do("add_weighting", title="Was ist machbar?", method="points")["id"]
    weighing.desk.do("open_phase", phase="weight", weighting=second)
    phone.context.set_offline(False)
    headed(phone, "Was ist machbar?")
    see(phone, "Noch 10 von 10 Punkten")
    until = time.monotonic() + 60
    while not own_weights(phone, weighing.url, 1):
        assert time.monotonic() < until, "nothing came"
        phone.wait_for_timeout(50)
    for number in (1, second):
        weighing.desk.do("reveal_weights", weighting=number, revealed=True)
    assert (of_weighting(weighing, 1)[1], set(of_weighting(weighing, second).values())) == (2, {0})


def test_only_the_candidates_of_a_weighting_are_asked_about(weighing):
    chosen = weighing.desk.do("add_weighting", method="points", candidates={"ideas": [2, 3]})["id"]
    weighing.desk.do("open_phase", phase="weight", weighting=chosen)
    phone = weighing.room.phone()
    join(phone, weighing.url)
    see(phone, TITLES[1])
    assert sorted(phone.locator("li.weigh .weighed").all_inner_texts()) == sorted(TITLES[1:])


def test_the_room_says_yes_to_all_that_it_supports(weighing):
    desk = weighing.desk_page()
    desk.goto(f"{weighing.url}/desk")
    desk.get_by_role("button", name="Gewichtungen").click()
    desk.get_by_role("button", name="Weitere Gewichtung hinzufügen").click()
    desk.get_by_label("So wird geantwortet").select_option("Zustimmung")
    desk.get_by_role("button", name="Saal jetzt fragen").click()
    phone = weighing.room.phone()
    join(phone, weighing.url)
    see(phone, "Wählen Sie alle Ideen, die Sie mittragen.")
    for title in TITLES[:2]:
        phone.get_by_role("checkbox", name=f"Ja zu {title}").click()
    phone.get_by_role("checkbox", name=f"Ja zu {TITLES[0]}").click()
    see(phone, "1 Idee gewählt")
    saved(word_of_points(phone))
    plain = weighing.room.phone(java_script_enabled=False)
    plain.goto(f"{weighing.url}/plain")
    plain.get_by_role("button", name="Weiter").first.click()
    plain.get_by_role("button", name=f"Ja zu {TITLES[1]}").click()
    plain.get_by_role("button", name=f"Ja zu {TITLES[2]}").click()
    plain.get_by_role("button", name=f"Zurücknehmen: {TITLES[2]}").click()
    desk.get_by_role("button", name="Aufdecken", exact=True).click()
    see(desk, "Aufgedeckt")
    assert of_weighting(weighing, 2) == {1: 0, 2: 2, 3: 0}
