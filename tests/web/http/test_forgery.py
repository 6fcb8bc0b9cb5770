"""Whatever writes needs the token of a page of ours, and every cookie is for our pages alone."""

import re

import pytest

from tests.support.account_browser import Browser
from tests.support.evening import key
from tests.support.visitors import Visitors, away
from workshop import accounts
from workshop.extensions import db


@pytest.fixture(scope="module")
def visitors(shared_app):
    return Visitors(shared_app)


def posts(app) -> list[str]:
    """Every address that takes a post; those of guests have no cookie to protect (web/pages/test_invitation.py)."""
    rules = [rule.rule for rule in app.url_map.iter_rules() if rule.methods & {"POST", "PUT", "PATCH", "DELETE"}]
    return sorted(rule for rule in rules if not rule.startswith("/i/"))


def everything(visitors):
    """All that a post without a token could have changed."""
    db.session.rollback()
    names = [(one.email, one.name, one.active, one.password) for one in accounts.all_moderators()]
    return visitors.here.workshop.seq, visitors.there.workshop.seq, names, accounts.count_of(1)


BODIES = {
    "a form": {"data": {"wish": "close", "email": "new@example.org", "name": "open_workshop", "title": "New"}},
    "a wrong token": {"data": {"csrf_token": "x", "wish": "everywhere", "email": "a@example.org", "password": "x"}},
    "nothing": {"data": b""},
    "JSON": {"json": {"commands": [{"key": key(), "name": "join_workshop", "data": {}}]}},
    "JSON and a wrong token": {
        "json": {"commands": [{"key": key(), "name": "join_workshop", "data": {}}]},
        "headers": {"X-CSRFToken": "x"},
    },
}


@pytest.mark.parametrize("body", BODIES)
@pytest.mark.parametrize("name", ["nobody", "participant", "moderator", "administrator"])
def test_no_post_is_carried_out_without_a_token(visitors, name, body):
    visitors.read(name, "/")
    before, refused = everything(visitors), set()
    for rule in posts(visitors.app):
        path = (
            rule.replace("<code>", visitors.code)
            .replace("<int:ident>", str(visitors.here.id))
            .replace("<int:number>", "1")
        )
        path = path.replace("<token>", accounts.new_link(3, "desk"))
        db.session.rollback()
        named = {"headers": {"Accept": "application/json"}} | BODIES[body]
        answer = away(visitors.clients[name].post, path, **named)
        refused.add((answer.status_code, (answer.get_json() or {}).get("code")))
    others = {(415, "bad_request")} if body.startswith("JSON") else set()
    strangers = {(401, "not_signed_in")} if name in ("nobody", "participant") else set()
    assert (refused, everything(visitors)) == ({(400, "csrf")} | others | strangers, before)


def cookies(answer) -> dict:
    """{name: its attributes} of the cookies that an answer sets."""
    lines = [line for line in answer.headers.getlist("Set-Cookie") if "Expires=Thu, 01 Jan 1970" not in line]
    return {line.split("=")[0]: set(re.split("; ?", line)[1:]) for line in lines}


def test_no_script_reads_a_cookie_and_no_other_site_sends_one_along(visitors):
    browser = Browser(visitors.app)
    link = f"/link/{accounts.new_link(2, 'password')}"
    answers = [
        browser.get(f"/w/{visitors.code}?lang=en"), browser.get(link),
        browser.choose(link.removeprefix("/link/")), browser.get("/workshops"),
    ]  # fmt: skip
    found: dict = {}
    for answer in answers:
        found |= cookies(answer)
    assert set(found) == {"workshop_person", "workshop_session", "workshop_known", "workshop_language"}
    wanted = {"HttpOnly", "SameSite=Lax"}
    assert {name: wanted & attributes for name, attributes in found.items()} == dict.fromkeys(found, wanted)
    assert {name: "Domain" in str(attributes) for name, attributes in found.items()} == dict.fromkeys(found, False)
