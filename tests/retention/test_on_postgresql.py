"""The same on PostgreSQL, which writes its tables anew and gives out numbers by itself."""

from sqlalchemy import text

from tests.archive.evenings import app_on, archived
from tests.retention.marked import Marked
from tests.retention.test_deleting import rows_of
from tests.retention.test_looks import DUE, later
from tests.support.evening import Evening
from workshop.archive import verify
from workshop.domain.workshops.queries import is_deleted
from workshop.extensions import db
from workshop.protocol.query import downloadable
from workshop.retention import delete_workshop, keep_protocol_only, look
from workshop.retention.looks import APART_SECONDS


def test_it_is_kept_as_a_protocol_and_then_deleted_on_its_day(tmp_path, postgresql):
    with app_on(tmp_path, postgresql) as app:
        settings = app.extensions["settings"]
        evening = Marked(tmp_path)
        code, before = evening.workshop.code, downloadable(db.session, evening.workshop)
        db.session.rollback()
        keep_protocol_only(evening.id, settings)
        assert downloadable(db.session, evening.workshop) == before
        assert verify.examine(verify.read(archived(evening.id))) == []
        assert db.session.execute(text("SELECT title, text FROM ideas")).all() == [("", "")] * 2
        db.session.rollback()
        delete_workshop(evening.id, settings)
        assert (rows_of(evening.id), is_deleted(db.session, code)) == ({}, True)
        other = Evening()
        assert other.id != evening.id
        db.session.rollback()
        assert look(app, DUE) == []
        assert [one.workshop for one in look(app, later(DUE, APART_SECONDS))] == [other.id]
        assert rows_of(other.id) == {}
