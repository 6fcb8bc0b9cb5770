"""The check of an archive or a database: what `workshop verify` says."""

from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import select
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session

from ..database import is_sqlite, reading_engine
from ..domain.workshops.models import Workshop
from ..errors import Unusable
from . import verify
from .backup import check
from .writing import archive, encoded


@dataclass(frozen=True)
class Report:
    """`code` is 0: everything is right, 1: something is not, 2: it cannot be read."""

    code: int
    sentences: list[str]


def check_archive(raw: bytes, head: str | None = None) -> Report:
    """What there is to say about an archive in a file's bytes."""
    try:
        fine, told = verify.report(verify.read(raw), head)
    except verify.Unreadable as error:
        return Report(2, [str(error)])
    return Report(0 if fine else 1, told)


def check_database(place, head: str | None = None) -> Report:
    """The same for every workshop of a database: `place` is the settings of one, or a backup's file.

    Raises Unusable where there is no database. It only reads, also beside a running server.
    """
    url = f"sqlite:///{place}" if isinstance(place, Path) else place.database
    if is_sqlite(url):
        file = Path(url.removeprefix("sqlite:///"))
        if not file.exists():
            raise Unusable(f"There is no database in {file.parent}. Name its folder with --data.")
        check(file)
    engine = reading_engine(url)
    try:
        with closing(Session(engine)) as session:
            reports = [
                _one(session, ident, head) for ident in session.scalars(select(Workshop.id).order_by(Workshop.id))
            ]
    except DBAPIError as error:
        raise Unusable(f"The database cannot be read: {error.orig}") from None
    finally:
        engine.dispose()
    told = [sentence for _fine, _number, sentences in reports for sentence in sentences]
    fine = all(fine for fine, _number, _sentences in reports)
    if head is not None:
        numbers = [number for _fine, number, _sentences in reports if number]
        fine = fine and bool(numbers)
        told.append(
            "The printed checksum is in a journal here." if numbers else "No journal here has the printed checksum."
        )
    return Report(0 if fine else 1, told or ["There is no workshop in it."])


def _one(session, ident, head):
    value = verify.read(encoded(archive(session, ident)))
    fine, told = verify.report(value)
    if not fine:
        told = [f"“{value['workshop']['title']}” ({value['workshop']['code']}): {sentence}" for sentence in told]
    return fine, head and verify.number_of(value, head), told
