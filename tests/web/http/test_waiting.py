"""Who waits for the writer holds no connection of the readers meanwhile: there are fewer of them than people."""

import pytest
from sqlalchemy import event

from tests.support.evening import key
from workshop.extensions import db


@pytest.fixture
def held(shared_visitors):
    """How many connections readers hold at each moment in which the writer begins."""
    db.session.remove()
    found, readers, writer = [], db.engine.pool, shared_visitors.app.extensions["writer"].engine

    def begun(_connection):
        found.append(readers.checkedout())

    event.listen(writer, "begin", begun)
    yield found
    event.remove(writer, "begin", begun)


def test_a_command_holds_no_reader_while_it_waits(shared_visitors, held):
    answer = shared_visitors.post("participant", f"/w/{shared_visitors.code}/commands", "join_workshop", {"groups": []})
    assert (answer.get_json()["results"][0]["status"], held) == ("saved", [0])


def test_a_plain_form_holds_no_reader_while_it_waits(shared_visitors, held):
    form = {"name": "join_workshop", "key": key(), "groups_sent": "1"}
    answer = shared_visitors.send("participant", f"/w/{shared_visitors.code}/commands", form)
    assert (answer.status_code, held) == (303, [0])
