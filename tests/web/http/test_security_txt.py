"""Whoever finds a fault is told whom to tell."""

from datetime import UTC, datetime, timedelta

import pytest

from workshop import create_app
from workshop.config import Settings


def told(tmp_path, **settings):
    app = create_app(Settings(data=tmp_path, secret_key="sample key for tests", testing=True, **settings))
    answer = app.test_client().get("/.well-known/security.txt")
    return answer.status_code, answer.content_type, answer.get_data(as_text=True)


def test_a_contact_is_told_with_a_date_until_which_it_holds(tmp_path):
    status, kind, text = told(tmp_path, security_contact="it@region.example", public_url="https://region.example")
    fields = dict(line.split(": ", 1) for line in text.splitlines())
    assert (status, kind) == (200, "text/plain; charset=utf-8")
    until = datetime.fromisoformat(fields.pop("Expires"))
    assert timedelta(days=179) < until - datetime.now(UTC) < timedelta(days=181)
    assert fields == {
        "Contact": "mailto:it@region.example",
        "Preferred-Languages": "de, en",
        "Canonical": "https://region.example/.well-known/security.txt",
    }


def test_where_nobody_is_named_there_is_no_such_file(tmp_path):
    assert told(tmp_path)[0] == 404


@pytest.mark.parametrize("contact", ["nobody", "http://region.example", "mailto:a@b\nExpires: never"])
def test_a_contact_that_is_none_ends_the_start(contact):
    with pytest.raises(ValueError, match="security_contact"):
        Settings(security_contact=contact)
