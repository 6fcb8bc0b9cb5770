"""A sign-in is a row on the server: it ends when it is told to, or too old, wherever its cookie was copied."""

import pytest
from sqlalchemy import select

from tests.support.account_browser import PASSWORD
from workshop import accounts
from workshop.accounts.models import Moderator, SignIn
from workshop.accounts.moderators import writing

HOUR, DAY = 3600, 86400


@pytest.fixture
def owner(somebody, link):
    """Moderator one, signed in with a password."""
    browser = somebody()
    assert browser.choose(link()).status_code == 302
    return browser


def rows():
    with writing() as session:
        return [(row.moderator, row.age) for row in session.scalars(select(SignIn))]


def all_digests() -> set[bytes]:
    with writing() as session:
        return set(session.scalars(select(SignIn.digest)))


def time_passes(seconds, age=0):
    """As if every sign-in had last been used `seconds` ago, `age` seconds after it began."""
    with writing() as session:
        for row in session.scalars(select(SignIn)):
            row.at, row.age = row.at - seconds, age


def test_a_copy_of_the_cookie_is_worth_nothing_once_its_owner_has_signed_out(somebody, owner):
    thief = somebody()
    thief.take(owner.cookie)
    assert (owner.is_in, thief.is_in) == (True, True)
    owner.post("/sign-out", "/workshops")
    assert (owner.is_in, thief.is_in, rows()) == (False, False, [])


def test_signing_out_ends_this_browser_and_no_other(somebody, owner):
    other = somebody()
    assert other.sign_in("one@example.org", PASSWORD)
    owner.post("/sign-out", "/workshops")
    assert (owner.is_in, other.is_in) == (False, True)


def test_signing_out_everywhere_ends_all_of_the_own_and_nobody_elses(somebody, owner, link):
    second, stranger = somebody(), somebody()
    second.sign_in("one@example.org", PASSWORD)
    stranger.choose(link("two@example.org"))
    assert "in 2 Browsern angemeldet" in owner.get("/account").get_data(as_text=True)
    assert owner.post("/account", "/account", wish="everywhere").location == "/sign-in"
    assert [browser.is_in for browser in (owner, second, stranger)] == [False, False, True]


def test_what_the_page_of_the_account_does_not_offer_signs_nobody_out(owner):
    assert owner.post("/account", "/account", wish="else").location == "/account"
    assert owner.is_in


def test_a_new_password_ends_every_other_sign_in(somebody, owner, link):
    elsewhere = somebody()
    assert elsewhere.choose(link(), "ein neuer langer Satz").status_code == 302
    assert (owner.is_in, elsewhere.is_in) == (False, True)


def test_a_closed_account_is_out_everywhere_and_stays_out(owner):
    one = accounts.by_email("one@example.org").id
    accounts.set_active(one, False)
    assert not owner.is_in
    accounts.set_active(one, True)
    assert not owner.is_in


def test_a_sign_in_that_is_not_used_ends(owner):
    time_passes(12 * HOUR - 60)
    assert owner.is_in
    time_passes(12 * HOUR + 60)
    assert not owner.is_in


def test_a_sign_in_that_is_used_lasts_so_long_and_no_longer(owner):
    time_passes(HOUR, age=30 * DAY - 2 * HOUR)
    assert owner.is_in
    time_passes(HOUR, age=30 * DAY - HOUR + 60)
    assert not owner.is_in


def test_use_is_written_down_in_running_seconds(owner):
    time_passes(HOUR, age=100)
    assert owner.is_in
    ((_moderator, age),) = rows()
    assert 0 <= age - 100 - HOUR <= 5


def test_after_a_new_start_of_the_computer_a_sign_in_goes_on(owner, monkeypatch):
    """A minute after it: what is idle counts from the start on, and this computer may have run for days."""
    monkeypatch.setattr("workshop.accounts.sign_ins.running", lambda: 60.0)
    with writing() as session:
        session.scalar(select(SignIn)).boot = "an earlier run"
    assert owner.is_in


def test_what_is_over_leaves_the_table_at_the_next_sign_in(somebody, owner):
    time_passes(13 * HOUR)
    somebody().sign_in("one@example.org", PASSWORD)
    assert [age for _moderator, age in rows()] == [0]


def test_who_signs_in_again_in_the_same_browser_leaves_no_sign_in_behind(owner, link):
    owner.get(f"/link/{link(purpose='desk')}")
    assert len(rows()) == 1


def test_a_sign_in_that_begins_while_its_account_is_closed_is_none(owner):
    """Closing has ended the sign-ins that were there, and one more came."""
    one, digests = accounts.by_email("one@example.org").id, all_digests()
    assert (accounts.still_in(digests), accounts.count_of(one)) == (digests, 1)
    with writing() as session:
        session.get(Moderator, one).active = False
    assert (owner.is_in, accounts.still_in(digests)) == (False, set())


def test_what_is_over_keeps_no_desk_and_is_not_counted(owner):
    one, digests = accounts.by_email("one@example.org").id, all_digests()
    time_passes(13 * HOUR)
    assert (accounts.still_in(digests), accounts.count_of(one)) == (set(), 0)


def test_signing_out_after_a_while_leaves_nothing_of_the_session(owner):
    """Neither a use that would have to be written down, nor a token."""
    before = owner.token("/account")
    time_passes(HOUR)
    assert owner.send("/sign-out", {"csrf_token": before}).status_code == 302
    assert owner.send("/sign-in", {"csrf_token": before, "email": "x", "password": "x"}).status_code == 400


def test_the_token_of_a_page_changes_at_the_sign_in(somebody, link):
    browser = somebody()
    before = browser.token()
    browser.choose(link())
    assert browser.send("/account", {"csrf_token": before, "wish": "everywhere"}).status_code == 400
    assert browser.is_in


def test_nothing_is_remembered_beyond_the_sign_in(somebody, owner):
    browser = somebody()
    browser.post("/sign-in", email="one@example.org", password=PASSWORD, remember="y")
    assert (browser.is_in, browser.has("remember_token")) == (True, False)


def test_the_session_alone_signs_nobody_in(somebody, app, owner):
    """A signed session from before there were rows, or one whose row is gone, lets nobody in."""
    serializer = app.session_interface.get_signing_serializer(app)
    kept = serializer.loads(owner.cookie)
    browser = somebody()
    for session in (
        kept | {"sign_in": "x" * 32},
        kept | {"sign_in": 7},
        {k: v for k, v in kept.items() if k != "sign_in"},
    ):
        browser.take(serializer.dumps(session))
        assert not browser.is_in
