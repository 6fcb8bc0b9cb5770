"""The workshop as it is now: every request asks for it, and its row with all its lists is read once for each head."""

from sqlalchemy import bindparam, select

from ..database import attached
from ..models import Workshop
from ..newest import Head, Newest

HEAD = select(Workshop.id, Workshop.epoch, Workshop.seq, Workshop.chain)
BY_CODE = HEAD.where(Workshop.code == bindparam("code"))
BY_ID = HEAD.where(Workshop.id == bindparam("ident"))
_rows = Newest(32)


def workshop_by_code(session, code: str) -> Workshop | None:
    return _read(session, BY_CODE, {"code": code})


def current_workshop(session, ident: int) -> Workshop | None:
    return _read(session, BY_ID, {"ident": ident})


def _read(session, statement, wanted):
    """As `session.get` gives it: after the end of a transaction it is read anew."""
    found = session.connection().execute(statement, wanted).first()
    if found is None:
        return None
    return attached(session, _rows.get(Head(*found), "row", lambda: _apart(session, found.id)))


def _apart(session, ident):
    """The row, belonging to no session."""
    row = session.get(Workshop, ident, populate_existing=True)
    session.expunge(row)
    return row
