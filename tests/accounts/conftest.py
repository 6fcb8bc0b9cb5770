"""People who have, or want, an account."""

import pytest

from tests.support.account_browser import Browser


@pytest.fixture
def somebody(app):
    """Somebody with a browser of their own, at `address`."""
    return lambda address="127.0.0.1": Browser(app, address)


@pytest.fixture
def link(app):
    """A one-time link with which `email` chooses a password."""
    from workshop import accounts

    def made(email="one@example.org", purpose="password"):
        return accounts.new_link(accounts.by_email(email).id, purpose)

    return made
