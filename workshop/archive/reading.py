"""From an archive to the tables: whole or not at all."""

from sqlalchemy import LargeBinary, delete, insert, select, update
from sqlalchemy.exc import DataError, IntegrityError

from ..columns import Flag, Json, Moment
from ..domain.workshops.making import free_id, new_code
from ..domain.workshops.models import DeletedWorkshop, Membership, Workshop
from ..engine.new_epoch import begin_anew
from ..engine.perform import carry_work
from ..errors import Unusable
from . import verify
from .older import as_now, is_older, recounted
from .writing import EPOCH, MICROSECOND, archived, columns


def read(raw: bytes) -> dict:
    """The archive in a file's bytes, checked from end to end. Raises Unusable with a sentence."""
    try:
        archive = verify.read(raw)
    except verify.Unreadable as error:
        raise Unusable(str(error)) from None
    findings = verify.examine(archive)
    if findings:
        raise Unusable(str(findings[0]))
    return archive


def import_archive(archive: dict, moderator: int | None = None, replace: bool = False) -> int:
    """Put an archive that `read` has checked into the tables; the id of its workshop here. Raises Unusable.

    The workshop gets a new epoch, and another code where another workshop has its code. `moderator` may run it from
    now on. With `replace` the workshop that is here with the same uid gives way to it; its moderators stay.
    """
    here = carry_work(lambda session: _put(session, as_now(archive), moderator, replace), forgets=True)
    assert here is not None
    return here


def uid_here(session, uid: str) -> int | None:
    """The id that the workshop with this uid has here."""
    return session.scalar(select(Workshop.id).where(Workshop.uid == uid))


def begin_all_anew() -> int:
    """A new epoch for every workshop; how many there are. For a database that has been put back."""
    done = []

    def work(session):
        done.extend(session.scalars(select(Workshop.id).order_by(Workshop.id)))
        for workshop in done:
            begin_anew(session, workshop)

    carry_work(work, forgets=True)
    return len(done)


def _put(session, archive, moderator, replace):
    facts = _values(Workshop.__table__, archive["workshop"] | {"epoch": archive["epoch"]})
    here = session.scalar(select(Workshop.id).where(Workshop.uid == facts["uid"]).with_for_update())
    if here is not None and not replace:
        raise Unusable("This workshop is here already. --replace puts the archive in its place.")
    if session.scalar(select(Workshop.id).where(Workshop.code == facts["code"], Workshop.uid != facts["uid"])):
        facts["code"] = new_code()
    try:
        here = _fill(session, here, facts, archive["tables"])
    except (IntegrityError, DataError) as error:
        raise Unusable(f"The archive contradicts the rules of the tables: {error.orig}") from None
    if is_older(archive):
        recounted(session, session.get(Workshop, here))
    if moderator is not None:
        session.merge(Membership(workshop_id=here, moderator=moderator, role="moderator"))
    session.flush()
    begin_anew(session, here)
    return here


def _fill(session, here, facts, tables):
    if here is None:
        number = free_id(session)
        own = facts | ({} if number is None else {"id": number})
        here = session.execute(insert(Workshop.__table__).values(**own)).inserted_primary_key[0]
        session.execute(delete(DeletedWorkshop).where(DeletedWorkshop.code == facts["code"]))
    else:
        for table in reversed(archived()):
            session.execute(delete(table).where(table.c.workshop_id == here))
        session.execute(update(Workshop.__table__).where(Workshop.id == here).values(**facts))
    for table in archived():
        rows = [_values(table, row) | {"workshop_id": here} for row in tables.get(table.name, ())]
        if rows:
            session.execute(insert(table), sorted(rows, key=lambda row: row.get("merged_into") is not None))
    return here


def _values(table, row) -> dict:
    """A row of the archive as values of the table's columns. Raises Unusable where they do not fit."""
    row = {name: value for name, value in row.items() if (table.name, name) != ("journal", "sum")}
    wanted = columns(table)
    if set(row) != {column.name for column in wanted}:
        raise Unusable(f"The archive is of another version: {table.name} has other columns here.")
    return {column.name: _value(table, column, row[column.name]) for column in wanted}


def _value(table, column, value):
    kind = column.type
    if value is None and column.nullable:
        return None
    try:
        if isinstance(kind, Json):
            return value
        if isinstance(kind, LargeBinary):
            return bytes.fromhex(value)
        if isinstance(kind, Moment) and type(value) is int:
            return EPOCH + value * MICROSECOND
        if type(value) is (bool if isinstance(kind, Flag) else kind.python_type):
            return value
    except (TypeError, ValueError, OverflowError):
        pass
    raise Unusable(f"The archive has been changed: {column.name} in {table.name} is not what belongs there.")
