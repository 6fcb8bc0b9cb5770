"""Where somebody is led after a form or a link: to a page of ours, whatever the address says."""

import pytest

from tests.support.evening import key
from tests.support.visitors import away
from workshop import accounts

ELSEWHERE = [
    "https://evil.example/", "//evil.example/", "///evil.example/", "/\\evil.example/", "\\\\evil.example/",
    "http:evil.example", "javascript:alert(1)", "/\t/evil.example/", "\t//evil.example/", "/\n/evil.example/",
    "/workshops\r\nX-Hostile: yes", " /workshops", "evil.example", "/w/ä", "",
]  # fmt: skip


@pytest.fixture
def visitors(shared_visitors):
    return shared_visitors


def link(visitors, then):
    with visitors.app.app_context():
        token = accounts.new_link(1, "desk")
    return away(visitors.app.test_client().get, f"/link/{token}", query_string={"next": then})


@pytest.mark.parametrize("then", ELSEWHERE)
def test_no_link_leads_away(visitors, then):
    assert link(visitors, then).location == "/workshops"


def test_a_link_leads_on_to_a_page_of_ours(visitors):
    desk = f"/w/{visitors.code}/desk?from=link"
    assert link(visitors, desk).location == desk


def form(visitors, back, role="phone"):
    """Where a saved form leads."""
    who, name = {"phone": ("participant", "join_workshop"), "desk": ("moderator", "open_phase")}[role]
    fields = {"name": name, "key": key(), "as": role, "back": back, "phase": "welcome"}
    answer = visitors.send(who, f"/w/{visitors.code}/commands", fields)
    assert answer.status_code == 303, answer.get_data(as_text=True)
    return answer.location


@pytest.mark.parametrize("role", ["phone", "desk"])
def test_no_form_leads_away(visitors, role):
    others = [f"/w/{visitors.other}/plain", f"/w/{visitors.other}", f"/w/{visitors.code}evil/", "/workshops"]
    page = f"/w/{visitors.code}/{'plain' if role == 'phone' else 'desk'}"
    assert {form(visitors, back, role) for back in [*ELSEWHERE, *others]} == {page}


def test_a_form_leads_back_to_the_page_of_the_workshop_that_it_stood_on(visitors):
    for page in (f"/w/{visitors.code}/protocol", f"/w/{visitors.code}"):
        assert form(visitors, page) == page
