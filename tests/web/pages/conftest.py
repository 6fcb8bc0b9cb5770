"""The page of a workshop that lies open at a moderator."""

import pytest

from tests.support.edit_page import Page


@pytest.fixture
def opened(shared_app):
    return Page(shared_app)


@pytest.fixture
def opened_alone(app):
    """In an app that has no other workshops."""
    return Page(app)
