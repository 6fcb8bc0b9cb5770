"""The page of a workshop that lies open at a moderator."""

import pytest

from tests.support.edit_page import Page


@pytest.fixture
def opened(app):
    return Page(app)
