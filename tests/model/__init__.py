"""A model of a workshop, and a machine that holds the real one to it."""

import pytest

pytest.register_assert_rewrite("tests.model.machine")
