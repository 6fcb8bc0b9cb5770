"""Somebody without a phone: a sheet of paper, typed in at the desk, counts beside the phones, and the wall says so."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.steps import give_point, headed, join, saved, see, word_of_points

pytestmark = pytest.mark.browser

TITLES = ("Rufbus in den Abend", "Werkhalle für alle", "Kino im Hof")


def test_a_sheet_of_paper_counts_beside_a_phone(hall):
    hall.room.expected += ["422"]
    hall.weighs(*TITLES)
    phone, wall = hall.room.phone(), hall.room.wall()
    join(phone, hall.url)
    give_point(phone, TITLES[0], 3)
    saved(word_of_points(phone))
    wall.goto(f"{hall.url}/wall")
    desk = hall.desk_page()
    desk.goto(f"{hall.url}/desk")
    headed(desk, "Ideen gewichten")
    desk.get_by_role("link", name="Auf Papier", exact=True).click()
    desk.get_by_label("Wie viele insgesamt").fill("12")
    desk.get_by_role("button", name="Speichern", exact=True).click()
    desk.get_by_label("Nummer des Bogens").fill("7")
    desk.get_by_label("Gemeinde").select_option(label="Aue")
    desk.get_by_label(TITLES[1], exact=True).fill("6")
    more = desk.get_by_role("button", name=f"Mehr: {TITLES[0]}")
    for _tap in range(5):
        more.click()
    expect(desk.locator("form.sheet output")).to_have_text("11 von 10 Punkten auf 2 von 5 Ideen")
    desk.get_by_role("button", name="Bogen zählen").click()
    see(desk, "Das ist mehr, als ein Bogen sagen darf (10 Punkte auf höchstens 5 Ideen).")
    desk.get_by_role("button", name=f"Weniger: {TITLES[0]}").click()
    desk.get_by_role("button", name="Bogen zählen").click()
    see(desk, "Bogen 7 ist gezählt: 10 insgesamt.")
    see(desk, "1 von 12 gezählt")
    with desk.expect_download() as download:
        desk.get_by_role("link", name=re.compile("Bögen 1 bis 12 drucken")).click()
    assert download.value.path().read_bytes().startswith(b"%PDF")
    hall.desk.do("reveal_weights", revealed=True, stage=3)
    see(wall, "13 Punkte, davon auf Papier: 10 Punkte von 1 Bogen")
    see(phone, "davon auf Papier: 10 Punkte von 1 Bogen")
    assert {one["idea"]: (one["points"], one["people"]) for one in hall.desk.things("tally")} == {
        1: (7, 2),
        2: (6, 1),
        3: (0, 0),
    }
