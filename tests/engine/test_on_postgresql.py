"""Large pictures and protocols on PostgreSQL: rows come by the hundred, over a cursor of the one transaction."""

from tests.conftest import app_with
from tests.support.evening import Evening, key
from workshop.config import Settings
from workshop.engine.changes import ROWS, changes, whole
from workshop.engine.command import data_for
from workshop.engine.keys import Command
from workshop.engine.perform import perform
from workshop.extensions import db
from workshop.migrating import upgrade
from workshop.protocol.query import protocol


def test_all_rows_are_there_however_many_are_fetched_at_once(tmp_path, postgresql):
    settings = Settings(data=tmp_path, database_url=postgresql, secret_key="sample key for tests", testing=True)
    upgrade(settings)
    with app_with(settings) as app:
        evening = Evening()
        data = [{"field_of_action": 1, "title": f"Idea {number}"} for number in range(2 * ROWS + 1)]
        perform(evening.id, evening.desk, [Command(key(), "add_idea", data_for("add_idea", one)) for one in data])
        found = protocol(db.session, evening.workshop, draft=True)
        assert [idea.title for idea in found.ideas] == [one["title"] for one in data]
        workshop = evening.workshop
        assert whole(db.session, workshop, "desk") == changes(db.session, workshop, 0, "desk")
        db.session.remove()
        db.engine.dispose()
    app.extensions["accounts_engine"].dispose()
