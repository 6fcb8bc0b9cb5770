"""Where a sign-in leads: to the page that somebody came from, and never away from here."""

from urllib.parse import quote

import pytest

from tests.support.account_browser import PASSWORD

ELSEWHERE = ["//evil.example/", "https://evil.example/", "/\\evil.example/", "evil.example", "/\t/evil.example/"]


@pytest.fixture
def signing_in(somebody, link):
    """The answer to a sign-in of somebody who was sent here with `next`, in the address or in the form."""
    somebody().choose(link())

    def answer(place, then):
        browser, who = somebody(), {"email": "one@example.org", "password": PASSWORD}
        if place == "address":
            return browser.post(f"/sign-in?next={quote(then)}", **who)
        return browser.post("/sign-in", next=then, **who)

    return answer


@pytest.mark.parametrize("place", ["address", "form"])
def test_it_leads_back_to_the_page_that_asked_for_it(signing_in, place):
    assert signing_in(place, "/account").location == "/account"


@pytest.mark.parametrize("place", ["address", "form"])
@pytest.mark.parametrize("then", ELSEWHERE)
def test_who_was_sent_with_a_foreign_address_is_let_in_all_the_same_and_stays_here(signing_in, then, place):
    assert signing_in(place, then).location == "/workshops"
