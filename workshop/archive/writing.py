"""From the tables to an archive: all that is one workshop's own, its journal too; the same state, the same bytes."""

from datetime import UTC, datetime, timedelta
from functools import cache
from typing import Any

from sqlalchemy import Table, select
from sqlalchemy.schema import sort_tables

from ..domain.weightings.models import Ballot
from ..domain.workshops.models import Workshop
from ..engine.thing import OfWorkshop
from ..extensions import db
from .verify import FORMAT, VERSION, canonical, digest

EPOCH, MICROSECOND = datetime(1970, 1, 1, tzinfo=UTC), timedelta(microseconds=1)


@cache
def archived() -> list[Table]:
    """The tables of everything of one workshop, in an order in which rows may be put in (references come later)."""
    models: list[Any] = [mapper.class_ for mapper in db.Model.registry.mappers]
    ours = [model.__table__ for model in models if issubclass(model, OfWorkshop) and model.archived]
    return sort_tables(sorted(ours, key=lambda table: table.name))


def columns(table) -> list:
    """The archived columns of a table: all but what says which row of this database the workshop is."""
    return [column for column in table.c if column.name != ("id" if table is Workshop.__table__ else "workshop_id")]


def plain(value):
    """A column's value as JSON: bytes as hex digits, moments as microseconds since 1970 UTC."""
    if isinstance(value, bytes):
        return value.hex()
    if isinstance(value, datetime):
        return (value - EPOCH) // MICROSECOND
    return value


def _rows(session, table, *conditions):
    query = select(*columns(table)).where(*conditions).order_by(*table.primary_key.columns)
    return [{name: plain(value) for name, value in row._mapping.items()} for row in session.execute(query)]


def archive(session, workshop: int) -> dict:
    """The archive of a workshop as plain values (docs/decisions/archive.md)."""
    (facts,) = _rows(session, Workshop.__table__, Workshop.id == workshop)
    epoch = facts.pop("epoch")
    tables = {table.name: _rows(session, table, table.c.workshop_id == workshop) for table in archived()}
    for row in tables["journal"]:
        row["sum"] = digest(row)
    sums = {name: digest(part) for name, part in {"workshop": facts, **tables}.items()}
    return {"format": FORMAT, "version": VERSION, "epoch": epoch, "workshop": facts, "tables": tables, "sums": sums}


def encoded(value: dict) -> bytes:
    """An archive as a file's bytes: UTF-8, sorted names, no spaces."""
    return canonical(value)


def links_people(session, workshop: Workshop) -> bool:
    """Could an archive tell which participant gave which points, although nobody may know that once it is sealed?

    From the phase on, not from the first point: that somebody has given it is nobody's business either.
    """
    if workshop.all_sealed:
        return False
    ballot = select(Ballot.id).where(Ballot.workshop_id == workshop.id).limit(1)
    return "weight" in workshop.phases_seen or session.scalar(ballot) is not None
