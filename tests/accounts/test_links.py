"""One-time links: once, for a while, for an account that is open; the newest one, and none after a password."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from sqlalchemy import select

from tests.support.account_browser import PASSWORD
from workshop import accounts
from workshop.accounts.links import this_link
from workshop.accounts.models import OneTimeLink
from workshop.accounts.moderators import writing

OTHER = "ein anderer langer Satz"


def opens(somebody, token) -> bool:
    """Does the page of the link offer a password, or sign in?"""
    return somebody().get(f"/link/{token}").status_code in (200, 302)


def older(token, age):
    """Let the link have been made so long ago."""
    with writing() as session:
        session.scalar(select(OneTimeLink).where(this_link(token))).expires -= age


def test_a_link_lets_in_once(somebody, link):
    token = link()
    assert [somebody().choose(token).status_code, somebody().choose(token, OTHER).status_code] == [302, 404]
    assert (somebody().sign_in("one@example.org", PASSWORD), somebody().sign_in("one@example.org", OTHER)) == (
        True, False
    )  # fmt: skip


def test_a_link_to_the_desk_lets_in_once(somebody, link):
    token = link(purpose="desk")
    assert [somebody().get(f"/link/{token}").status_code for _ in range(2)] == [302, 404]


def test_looking_at_a_link_spends_nothing(somebody, link):
    token = link()
    assert [opens(somebody, token) for _ in range(3)] == [True] * 3


@pytest.mark.parametrize(("purpose", "hours"), [("password", 72), ("desk", 24)])
def test_a_link_has_its_time(somebody, link, purpose, hours):
    tokens = [link(purpose=purpose), link("two@example.org", purpose)]
    older(tokens[0], timedelta(hours=hours, minutes=-1))
    older(tokens[1], timedelta(hours=hours))
    assert [opens(somebody, token) for token in tokens] == [True, False]
    assert somebody().post(f"/link/{tokens[1]}", password=PASSWORD, again=PASSWORD).status_code == 404


@pytest.mark.parametrize("purpose", ["password", "desk"])
def test_the_link_of_a_closed_account_lets_nobody_in(somebody, link, purpose):
    token, one = link(purpose=purpose), accounts.by_email("one@example.org").id
    accounts.set_active(one, False)
    made_since = link(purpose=purpose)
    assert [opens(somebody, one) for one in (token, made_since)] == [False, False]
    accounts.set_active(one, True)
    assert not opens(somebody, token), "it comes to life again with the account"


def test_a_new_link_for_a_password_withdraws_the_earlier_one(somebody, link):
    older, other = link(), link("two@example.org")
    newer = link()
    assert [opens(somebody, token) for token in (older, newer, other)] == [False, True, True]


def test_a_password_spends_every_link_of_its_account(somebody, link):
    desk, other = link(purpose="desk"), link("two@example.org")
    somebody().choose(link())
    assert [opens(somebody, token) for token in (desk, other)] == [False, True]


def test_an_older_start_up_link_takes_no_account_over(somebody, app):
    """Each start of a server prints a link until the first administrator has a password."""
    first = accounts.first_administrator().id
    older, newer = (accounts.new_link(first, "password") for _start in range(2))
    assert somebody().choose(older, OTHER, email="thief@example.org").status_code == 404
    assert somebody().choose(newer, email="owner@example.org").status_code == 302
    assert somebody().choose(older, OTHER).status_code == 404
    assert somebody().sign_in("owner@example.org", PASSWORD)


def test_of_two_who_post_at_once_on_one_link_one_wins(app, somebody, link):
    token = link()
    people = [somebody() for _ in range(2)]
    passwords = [PASSWORD, OTHER]
    tokens = [person.token(f"/link/{token}") for person in people]

    def post(number):
        form = {"csrf_token": tokens[number], "password": passwords[number], "again": passwords[number]}
        return people[number].send(f"/link/{token}", form).status_code

    with ThreadPoolExecutor(2) as threads:
        assert sorted(threads.map(post, range(2))) == [302, 404]
    assert sorted(somebody().sign_in("one@example.org", password) for password in passwords) == [False, True]


def test_a_refused_password_spends_nothing(somebody, link):
    token = link()
    assert somebody().choose(token, "short").status_code == 422
    assert somebody().choose(token, PASSWORD, again=OTHER).status_code == 422
    assert opens(somebody, token)
