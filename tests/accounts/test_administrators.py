"""Administrators: they add, close and open accounts, all but their own."""

import re

import pytest

from tests.support.account_browser import Browser
from tests.support.evening import Evening, key
from workshop import accounts
from workshop.engine.command import data_for
from workshop.engine.keys import Command
from workshop.engine.perform import perform
from workshop.extensions import db


@pytest.fixture
def root(app):
    """The browser of an administrator, account 4."""
    administrator = accounts.add_moderator("root@example.org", "Administrator", administrator=True)
    browser = Browser(app)
    browser.get(f"/link/{accounts.new_link(administrator.id, 'desk')}")
    return browser


def active(*numbers):
    db.session.rollback()
    return [account.active for account in accounts.by_ids(numbers)]


def wish(browser, number, wish):
    return browser.post(f"/moderators/{number}", "/moderators", wish=wish)


def test_nobody_closes_the_own_account(root):
    assert wish(root, 4, "close").location == "/moderators"
    assert (active(4), root.is_in) == ([True], True)


def test_an_account_is_closed_and_opened_again(root, somebody, link):
    owner = somebody()
    owner.choose(link())
    wish(root, 1, "close")
    assert (active(1), owner.is_in) == ([False], False)
    wish(root, 1, "open")
    assert (active(1), owner.is_in) == ([True], False)


def test_only_what_the_page_offers_is_done(root):
    before = [(one.id, one.active, one.administrator) for one in accounts.all_moderators()]
    assert wish(root, 1, "delete").status_code == 302
    assert wish(root, 99, "close").status_code == 404
    assert [(one.id, one.active, one.administrator) for one in accounts.all_moderators()] == before


def test_a_new_link_is_for_the_account_that_was_asked_for(root, somebody):
    page = wish(root, 2, "link").get_data(as_text=True)
    token = page.split("/link/")[1].split('"')[0].split("<")[0]
    assert somebody().choose(token).status_code == 302
    passwords = {account.id: account.password is not None for account in accounts.all_moderators()}
    assert passwords == {1: False, 2: True, 3: False, 4: False}


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"name": "", "email": "new@example.org"}, "Bitte füllen Sie das aus."),
        ({"name": "New", "email": "nobody"}, "Bitte geben Sie eine E-Mail-Adresse ein"),
        ({"name": "New", "email": "One@Example.org"}, "Mit dieser E-Mail-Adresse gibt es schon ein Konto."),
        ({"name": "N\u0000", "email": "new@example.org"}, "Zeichen, das sich nicht drucken lässt"),
        ({"name": "N" * 81, "email": "new@example.org"}, "Dieser Text ist zu lang."),
        ({"name": "New", "email": f"{'n' * 200}@example.org"}, "Bitte kürzen Sie: 12 Zeichen zu viel."),
    ],
)
def test_an_account_that_is_none_is_refused_beside_its_field(root, fields, words):
    before = len(accounts.all_moderators())
    answer = root.post("/moderators", "/moderators", **fields)
    assert (answer.status_code, words in answer.get_data(as_text=True)) == (422, True)
    assert len(accounts.all_moderators()) == before


def test_a_new_account_is_no_administrators_unless_that_was_ticked(root):
    root.post("/moderators", "/moderators", name="New", email="New@Example.org")
    root.post("/moderators", "/moderators", name="Chief", email="chief@example.org", administrator="y")
    rights = {one.email: one.administrator for one in accounts.all_moderators() if one.id > 4}
    assert rights == {"new@example.org": False, "chief@example.org": True}


def test_a_closed_account_is_not_offered_to_run_a_workshop_but_can_be_taken_out(root, somebody, link):
    owner = somebody()
    owner.choose(link())
    here, other = Evening(1), Evening(1)
    page = f"/workshops/{here.id}/moderators"
    add = data_for("add_moderator", {"moderator": 3}, wire=False)
    perform(other.id, other.desk, [Command(key(), "add_moderator", add)])

    def offered():
        return set(re.findall(r'name="moderator" value="(\d+)"', owner.get(page).get_data(as_text=True)))

    assert "3" in offered()
    wish(root, 3, "close")
    assert "3" not in offered()
    wish(root, 3, "open")
    owner.post(page, page, wish="add", moderator="3")
    wish(root, 3, "close")
    assert "3" in offered()
