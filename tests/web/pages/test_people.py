"""Colleagues: who may be seen, invited and taken out; what the office may; the own password; the audit list."""

import pytest
from sqlalchemy import select

from tests.support.account_browser import PASSWORD, Browser
from tests.support.visitors import Visitors, away
from workshop import accounts
from workshop.accounts.models import Deed
from workshop.accounts.moderators import writing
from workshop.domain.workshops.queries import members, role_of
from workshop.extensions import db

OTHER = "Sieben Enten überqueren den Kanal"


@pytest.fixture
def visitors(app):
    return Visitors(app)


def page_of(visitors):
    return f"/workshops/{visitors.here.id}/moderators"


def act(visitors, who="moderator", **form):
    return visitors.send(who, page_of(visitors) + "?lang=en", form)


def account(email) -> int:
    return accounts.by_email(email).id


def deeds() -> list[tuple]:
    db.session.rollback()
    return [(row.what, row.about, row.workshop) for row in db.session.scalars(select(Deed).order_by(Deed.id))]


def test_a_moderator_sees_colleagues_of_own_workshops_and_nobody_else(visitors):
    text = visitors.read("moderator", page_of(visitors)).text
    assert ("one@example.org" in text, "two@example.org" in text) == (True, False)


def test_somebody_new_is_invited_and_gets_a_link(visitors):
    answer = act(visitors, wish="invite", name="Frau Neu", email="new@example.org", role="office")
    assert answer.status_code == 200
    assert "/link/" in answer.text
    db.session.rollback()
    assert role_of(db.session, visitors.here.id, account("new@example.org")) == "office"
    assert [one for one in deeds() if one[0] != "signed_in"] == [
        ("account_added", "new@example.org", visitors.code),
        ("link_made", "new@example.org", ""),
        ("member_added", "new@example.org", visitors.code),
    ]


def test_somebody_with_an_account_is_added_without_a_link(visitors):
    answer = act(visitors, wish="invite", name="Whatever", email="TWO@example.org", role="moderator")
    assert "/link/" not in answer.text
    db.session.rollback()
    assert role_of(db.session, visitors.here.id, account("two@example.org")) == "moderator"


def test_a_closed_account_is_not_brought_back_by_an_invitation(visitors):
    accounts.set_active(account("two@example.org"), False)
    answer = act(visitors, wish="invite", name="Two", email="two@example.org", role="moderator")
    assert answer.status_code == 422
    assert "This account is closed. Please ask an administrator to open it again." in answer.text
    assert role_of(db.session, visitors.here.id, account("two@example.org")) is None


def test_roles_change_and_the_last_moderator_stays(visitors):
    two = account("two@example.org")
    act(visitors, wish="add", moderator=two, role="office")
    act(visitors, wish="add", moderator=1, role="office")
    db.session.rollback()
    assert members(db.session, visitors.here.id) == [1]
    act(visitors, wish="add", moderator=two, role="moderator")
    act(visitors, wish="add", moderator=1, role="office")
    db.session.rollback()
    assert (members(db.session, visitors.here.id), members(db.session, visitors.here.id, "office")) == ([two], [1])


def test_where_administrators_add_accounts_moderators_invite_nobody(visitors):
    from workshop.installation import Facts, save

    save(Facts(moderators_invite=False), 0)
    act(visitors, wish="invite", name="New", email="new@example.org", role="moderator")
    assert accounts.by_email("new@example.org") is None
    assert (
        "New accounts are added by an administrator." in visitors.read("moderator", page_of(visitors) + "?lang=en").text
    )


OFFICE_MAY = ("registrations", "registrations/new", "registrations/import", "registrations.csv", "door")
OFFICE_MAY_NOT = ("edit", "moderators", "pictures", "open", "invitation", "retention")


def test_the_office_sees_registrations_and_nothing_else(visitors):
    act(visitors, wish="add", moderator=account("two@example.org"), role="office")
    client = visitors.app.test_client()
    away(client.get, f"/link/{accounts.new_link(account('two@example.org'), 'desk')}")
    db.session.rollback()
    here = f"/workshops/{visitors.here.id}"
    allowed = {path: away(client.get, f"{here}/{path}").status_code for path in OFFICE_MAY}
    refused = {path: away(client.get, f"{here}/{path}").status_code for path in OFFICE_MAY_NOT}
    assert allowed == {"registrations": 200, "registrations/new": 302, "registrations/import": 302,
                       "registrations.csv": 200, "door": 302}  # fmt: skip
    assert refused == dict.fromkeys(OFFICE_MAY_NOT, 403)
    assert away(client.get, f"/w/{visitors.code}/desk").status_code == 403
    assert away(client.get, f"/w/{visitors.code}/changes?as=desk").status_code == 403
    assert away(client.get, f"/w/{visitors.code}/workshop.json").status_code == 403
    assert "Sample evening" in away(client.get, "/workshops").text


@pytest.fixture
def owner(app):
    """A browser that is signed in with a password."""
    browser, link = Browser(app), accounts.new_link(1, "password")
    page = browser.get(f"/link/{link}").get_data(as_text=True)
    token = page.split('name="csrf_token" type="hidden" value="')[1].split('"')[0]
    browser.send(f"/link/{link}", {"csrf_token": token, "password": PASSWORD, "again": PASSWORD})
    assert browser.is_in
    return browser


def change(browser, present=PASSWORD, password=OTHER, again=None):
    again = password if again is None else again
    return browser.post("/account/password?lang=en", "/account", present=present, password=password, again=again)


def test_the_own_password_is_changed_and_every_other_browser_is_signed_out(app, owner):
    other = Browser(app)
    assert other.sign_in("one@example.org", PASSWORD)
    assert change(owner).status_code == 302
    assert (owner.is_in, other.is_in) == (True, False)
    assert (other.sign_in("one@example.org", PASSWORD), other.sign_in("one@example.org", OTHER)) == (False, True)
    assert ("password_changed", "one@example.org", "") in deeds()


def test_who_changes_the_own_password_has_not_signed_in(owner):
    before = [one[0] for one in deeds()]
    change(owner)
    assert [one[0] for one in deeds()] == [*before, "password_changed"]


@pytest.mark.parametrize(
    ("form", "told"),
    [
        ({"present": "wrong"}, "This is not your present password."),
        ({"password": "short"}, "Please choose at least 12 characters."),
        ({"again": "something else"}, "The two passwords are not the same."),
    ],
)
def test_a_wrong_change_changes_nothing(app, owner, form, told):
    answer = change(owner, **form)
    assert (answer.status_code, told in answer.text) == (422, True)
    assert Browser(app).sign_in("one@example.org", PASSWORD)


def test_who_guesses_the_present_password_waits(owner):
    for _guess in range(7):
        answer = change(owner, present="a guess")
    assert "Please wait" in answer.text


def test_the_audit_list_is_for_administrators_and_everybody_sees_the_own_lines(visitors):
    act(visitors, wish="invite", name="Frau Neu", email="new@example.org", role="office")
    assert visitors.read("moderator", "/audit").status_code == 403
    text = visitors.read("administrator", "/audit?lang=en").text
    assert ("added an account" in text, "new@example.org" in text) == (True, True)
    own = visitors.read("moderator", "/account?lang=en").text
    assert "added an account" in own
    other = visitors.read("moderator of another workshop", "/account?lang=en").text
    assert "added an account" not in other


def test_what_is_older_than_ninety_days_is_gone(app):
    from datetime import timedelta

    from workshop.accounts import audit
    from workshop.clock import now

    with writing() as session:
        for days in (89, 91):
            session.add(
                Deed(at=now() - timedelta(days=days), account=1, what="signed_in", about=str(days), workshop="")
            )
    assert [row.about for row in accounts.deeds()] == ["89"]
    audit.tidy()
    assert deeds() == [("signed_in", "89", "")]
