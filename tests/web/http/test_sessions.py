"""Sessions: what the server has signed, it knows again; everything else is nobody's."""

import pytest

from tests.support.account_browser import Browser
from workshop import accounts, close_app, create_app
from workshop.cookies import digest_of, new_cookie


@pytest.fixture
def owner(app):
    """Moderator one, signed in."""
    browser = Browser(app)
    browser.choose(accounts.new_link(1, "password"))
    assert browser.is_in
    return browser


def forged(app, cookie: str) -> dict:
    """The content of a session, signed by somebody else in several ways, or not at all."""
    signer = app.session_interface.get_signing_serializer(app)
    head, _, signature = cookie.rpartition(".")
    content = signer.loads(cookie)
    signer.secret_keys = [b"another key"]
    others = signer.dumps(content | {"more": "x"}).rpartition(".")[0]
    return {
        "without a signature": head,
        "with an empty one": f"{head}.",
        "with another key": signer.dumps(content),
        "with another content": f"{others}.{signature}",
        "cut off": cookie[:-1],
        "twice": cookie + cookie,
        "nothing": ".",
    }


def test_a_session_that_somebody_else_has_signed_is_nobodys(app, owner):
    for cookie in forged(app, owner.cookie).values():
        other = Browser(app)
        other.take(cookie)
        assert (other.is_in, other.get("/").status_code) == (False, 200)
    again = Browser(app)
    again.take(owner.cookie)
    assert again.is_in


def test_another_key_knows_no_session_no_phone_and_no_browser_of_the_first(app, settings, owner):
    phone = new_cookie()
    assert digest_of(phone) is not None
    other = create_app(settings.model_copy(update={"secret_key": "another sample key"}))
    with other.app_context():
        browser = Browser(other)
        browser.take(owner.cookie)
        assert (browser.is_in, digest_of(phone)) == (False, None)
    close_app(other)
