"""Who comes when the evening is nearly over."""

import re

from playwright.sync_api import expect

from tests.browser.steps import arrived, headed, join


def test_who_comes_in_the_last_phase_still_comes_in_and_is_not_told_that_all_is_over(hall):
    hall.desk.do("open_phase", phase="close")
    phone = hall.room.phone()
    join(phone, hall.url)
    headed(phone, "Vielen Dank")
    expect(phone.get_by_text("Der Workshop ist zu Ende")).to_have_count(0)
    arrived(hall, phone, "participant")
    assert len(hall.desk.things("participant")) == 1


def test_where_nobody_is_let_in_any_more_the_last_phase_shows_what_there_is(hall):
    hall.desk.do("open_phase", phase="close")
    hall.desk.do("edit_workshop", joining=False)
    phone = hall.room.phone()
    phone.goto(hall.url)
    headed(phone, re.compile("Abschluss"))
    hall.desk.do("close_workshop")
    headed(phone, "Der Workshop ist zu Ende")
