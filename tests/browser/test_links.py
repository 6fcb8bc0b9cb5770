"""The place of an evening may be a video conference: its address is a link wherever the place stands."""

import pytest
from playwright.sync_api import expect

from tests.browser.steps import join

pytestmark = pytest.mark.browser
VIDEO = "https://video.example/j/4711?pwd=a-b"


def test_the_address_of_a_video_conference_is_a_link_on_phone_desk_and_pages(hall):
    hall.desk.do("edit_workshop", place=f"Online: {VIDEO}")
    hall.desk.do("open_phase", phase="welcome")
    page = hall.desk_page()
    phone = hall.room.phone()
    for screen, path in ((phone, hall.url), (page, f"{hall.url}/desk"), (page, f"{hall.url}/protocol")):
        if screen is phone:
            join(phone, path)
        else:
            screen.goto(path)
        link = screen.locator(f'a[href="{VIDEO}"]').first
        expect(link).to_be_visible()
        expect(link).to_have_attribute("rel", "noopener noreferrer")
