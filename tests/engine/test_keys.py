"""The same key and the same command give the first answer, over an update of the program, too."""

import hashlib

from sqlalchemy import update

from tests.support.evening import key
from workshop.engine.command import data_for
from workshop.engine.journal import canonical
from workshop.engine.keys import Command
from workshop.engine.models import Key


def fingerprint(name, **data):
    return Command(key(), name, data_for(name, data)).fingerprint


def test_what_was_not_sent_is_in_no_fingerprint():
    sent = {"field_of_action": 1, "title": "A bus"}
    expected = hashlib.sha256(canonical(["add_idea", sent, None]).encode()).digest()
    assert fingerprint("add_idea", **sent) == expected
    assert fingerprint("add_idea", **sent, text="") != expected


def test_a_command_that_an_older_version_has_answered_gets_that_answer_again(app, evening):
    evening.do("open_phase", phase="collect")
    anna, given = evening.join(1), key()
    data = {"field_of_action": 1, "title": "A bus"}
    first = evening.send(anna, "add_idea", _key=given, **data)
    with_defaults = data_for("add_idea", data).model_dump(mode="json")
    assert set(with_defaults) > set(data)
    stored = hashlib.sha256(canonical(["add_idea", with_defaults, None]).encode()).digest()
    with app.extensions["writer"].engine.begin() as connection:
        connection.execute(update(Key).where(Key.key == bytes.fromhex(given)).values(fingerprint=stored))
    assert evening.send(anna, "add_idea", _key=given, **data) == first
    assert evening.send(anna, "add_idea", _key=given, **data | {"title": "A train"})["code"] == "key_reused"
