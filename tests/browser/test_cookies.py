"""A phone that keeps no cookie is told so: nobody is asked the first question again and again."""

import socket

import pytest
from playwright.sync_api import expect

from tests.browser.steps import join, see
from tests.support.browser import CHROMIUM, FLAGS, PHONE
from tests.support.prepared import prepared
from tests.support.server import Server

pytestmark = pytest.mark.browser
NO_COOKIES = "weil er das Cookie dieser Seite nicht behält"


@pytest.fixture
def made(tmp_path):
    return prepared(tmp_path, title="An evening of samples", language="de")


def keep_no_cookies(context):
    """As a browser that blocks them: what the server sets is thrown away."""

    def answer(route):
        got = route.fetch()
        context.clear_cookies()
        route.fulfill(response=got, headers={name: text for name, text in got.headers.items() if name != "set-cookie"})

    context.route("**/w/**", answer)


def test_a_browser_that_blocks_cookies_is_told_so_and_asked_once(hall):
    hall.room.expected += ["status of 400", "WebSocket"]
    page = hall.room.phone()
    keep_no_cookies(page.context)
    join(page, hall.url)
    expect(page.get_by_role("alert").filter(has_text=NO_COOKIES)).to_be_visible()
    expect(page.get_by_role("button", name="Idee hinzufügen")).to_be_visible()
    assert hall.desk.things("participant") == []
    page.goto(f"{hall.url}/plain")
    page.get_by_role("button", name="Weiter").click()
    see(page, "Es kam kein Cookie zurück")
    page.context.unroute_all(behavior="ignoreErrors")


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def test_a_phone_on_http_of_a_server_with_https_is_sent_to_the_secure_address(browser, made, tmp_path):
    port = free_port()
    secure = f"https://region.example:{port}"
    server = Server(tmp_path, port=port, env={"WORKSHOP_PUBLIC_URL": secure}, quick=True)
    named = browser.browser_type.launch(
        executable_path=CHROMIUM, args=[*FLAGS, "--host-resolver-rules=MAP region.example 127.0.0.1"]
    )
    try:
        page = named.new_context(viewport={"width": PHONE[0], "height": PHONE[1]}, locale="de-DE").new_page()
        join(page, f"http://region.example:{port}/w/{made.code}")
        told = page.get_by_role("alert").filter(has_text="Unter dieser Adresse kann nichts ankommen.")
        expect(told.get_by_role("link")).to_have_attribute("href", f"{secure}/w/{made.code}")
        page.goto(f"http://region.example:{port}/w/{made.code}/plain")
        page.get_by_role("button", name="Weiter").click()
        see(page, f"Bitte öffnen Sie {secure}")
    finally:
        named.close()
        server.stop()


def test_a_phone_that_keeps_its_cookie_hears_nothing_of_it(hall):
    phone = hall.room.phone()
    join(phone, hall.url)
    expect(phone.get_by_role("button", name="Idee hinzufügen")).to_be_visible()
    expect(phone.locator("#no-cookies, #not-secure").filter(visible=True)).to_have_count(0)
