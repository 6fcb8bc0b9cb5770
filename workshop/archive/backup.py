"""Backups of a running server on SQLite, and the way back.

A backup is one SQLite file: a copy of the database at one moment, without free pages, so that nothing deleted is in
it, and one table more that holds the secret which signs the phones' cookies. Only the writer may write SQLite's log
back into the database, so a backup reads and nothing else.
"""

import os
import secrets
import sqlite3
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

from alembic.script import ScriptDirectory
from sqlalchemy.engine import make_url

from .. import migrating
from ..errors import Unusable
from ..paths import MIGRATIONS

ERASINGS = """
    SELECT code, json_extract(payload, '$.participant') FROM journal
    JOIN workshops ON workshops.id = workshop_id WHERE name = 'erase_person' AND payload NOT NULL
"""
DELETED = "SELECT code FROM deleted_workshops"
NOTE_TABLE = "CREATE TABLE backup_note (made TEXT NOT NULL, secret TEXT NOT NULL) STRICT"


def database_file(settings) -> Path:
    """The SQLite file of `settings`. Raises Unusable on another database, with what to do there."""
    url = make_url(settings.database)
    if url.get_backend_name() != "sqlite":
        name = url.database
        raise Unusable(
            "The database is PostgreSQL, which has its own tools. "
            f"Back it up with: pg_dump --format=custom --file=workshop.dump {name} - "
            f"bring it back with the server stopped: pg_restore --clean --dbname={name} workshop.dump, "
            "and then: workshop restore --new-epochs"
        )
    assert url.database  # the settings take no database in memory
    return Path(url.database)


def back_up(settings, target: Path) -> Path:
    """Copy the database while servers may run on it; the finished, synced file. Raises Unusable.

    `target` is a file that does not exist yet (a name with a suffix), or a folder; there the file is named after the
    moment. A last folder is made; one above it that is missing is a disk that is not there, or a slip of the pen.
    """
    source = database_file(settings)
    if not source.exists():
        raise Unusable(f"There is no database in {source.parent}. Name its folder with --data.")
    _make(target.parent if target.suffix else target)
    if target.is_dir():
        target = target / f"workshop-{datetime.now(UTC):%Y-%m-%dT%H%M%SZ}.sqlite"
    if target.exists():
        raise Unusable(f"{target} exists already. Nothing has been overwritten.")
    part = target.with_name(f".{target.name}.{secrets.token_hex(4)}")
    os.close(os.open(part, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
    try:
        with closing(sqlite3.connect(f"file:{source}?mode=ro", uri=True, timeout=15, isolation_level=None)) as reader:
            reader.execute("VACUUM INTO ?", (str(part),))
        with closing(sqlite3.connect(part)) as copy, copy:
            copy.execute(NOTE_TABLE)
            made = datetime.now(UTC).isoformat(timespec="seconds")
            copy.execute("INSERT INTO backup_note VALUES (?, ?)", (made, settings.secret()))
        check(part)
        sync(part)
        part.rename(target)
        sync(target.parent)
    except sqlite3.Error as error:
        raise Unusable(f"The database could not be copied: {error}") from None
    finally:
        part.unlink(missing_ok=True)
    return target


def _make(folder: Path):
    try:
        folder.mkdir(mode=0o700, exist_ok=True)
    except FileNotFoundError:
        raise Unusable(f"There is no folder {folder.parent}. Nothing has been copied.") from None
    except OSError as error:
        raise Unusable(f"{folder} cannot be used: {error.strerror}. Nothing has been copied.") from None


def sync(place: Path):
    """Have a file, or a folder's list of names, on the disk."""
    opened = os.open(place, os.O_RDONLY)
    try:
        os.fsync(opened)
    finally:
        os.close(opened)


def check(place: Path):
    """Raises Unusable unless `place` is an undamaged database of this program or of an older version of it."""
    known = {script.revision for script in ScriptDirectory(MIGRATIONS).walk_revisions()}
    try:
        with closing(sqlite3.connect(f"file:{place}?mode=ro", uri=True)) as database:
            damage = database.execute("PRAGMA integrity_check(1)").fetchone()[0]
            version = database.execute("SELECT version_num FROM alembic_version").fetchone()
    except sqlite3.Error as error:
        told = f"{place} is not a database of this program: {error}."
        if place.read_bytes()[:1] == b"{":
            told = f"{place} looks like the archive of one workshop: take it in with workshop import."
        raise Unusable(told) from None
    if damage != "ok":
        raise Unusable(f"{place} is damaged: {damage}.")
    if version is None or version[0] not in known:
        raise Unusable(f"{place} was made by a newer version of this program.")


def put_back(settings, backup: Path) -> Path | None:
    """Put a backup in the database's place; the folder where the old one is kept, or None if there was none.

    The caller holds the data folder alone. The secret of the backup is taken over, so that phones are known again.
    """
    place = database_file(settings)
    check(backup)
    fresh = place.with_name(f".{place.name}.{secrets.token_hex(4)}")
    try:
        with closing(sqlite3.connect(f"file:{backup}?mode=ro", uri=True)) as source:
            os.close(os.open(fresh, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
            source.execute("VACUUM INTO ?", (str(fresh),))
        secret = _take_note(fresh)
        check(fresh)
        sync(fresh)
        aside = _move_aside(settings, place)
        fresh.rename(place)
        sync(place.parent)
    finally:
        fresh.unlink(missing_ok=True)
    if secret and not settings.secret_key:
        _write_secret(settings.data / "secret", secret)
    migrating.upgrade(settings, held=True)
    return aside


def erased_since(old: Path, new: Path) -> list[tuple[str, int]]:
    """(code of the workshop, number of the person) of every erasing that `old` knows and `new` does not."""
    found = []
    for place in (old, new):
        with closing(sqlite3.connect(place)) as database:
            found.append(set(database.execute(ERASINGS)))
    return sorted(found[0] - found[1])


def deleted_since(old: Path, new: Path) -> list[str]:
    """The codes of the workshops that `old` has deleted and `new` still has."""
    with closing(sqlite3.connect(old)) as before, closing(sqlite3.connect(new)) as database:
        if not before.execute("SELECT 1 FROM sqlite_master WHERE name = 'deleted_workshops'").fetchone():
            return []
        there = {code for (code,) in database.execute("SELECT code FROM workshops")}
        return sorted(code for (code,) in before.execute(DELETED) if code in there)


def _take_note(fresh):
    """The secret that came along, taken out of the copy; None in a copy that was made by hand."""
    with closing(sqlite3.connect(fresh)) as copy, copy:
        if not copy.execute("SELECT 1 FROM sqlite_master WHERE name = 'backup_note'").fetchone():
            return None
        copy.execute("PRAGMA secure_delete=ON")
        (secret,) = copy.execute("SELECT secret FROM backup_note").fetchone()
        copy.execute("DROP TABLE backup_note")
    return secret


def _move_aside(settings, place):
    old = [*place.parent.glob(f"{place.name}*")]
    if not old:
        return None
    aside = place.parent / f"before-restore-{datetime.now(UTC):%Y-%m-%dT%H%M%S}-{secrets.token_hex(2)}"
    aside.mkdir(mode=0o700)
    for part in sorted(old):
        part.rename(aside / part.name)
    kept = settings.data / "secret"
    if kept.exists():
        _write_secret(aside / "secret", kept.read_text())
    sync(aside)
    return aside


def _write_secret(place, secret):
    place.touch(mode=0o600)
    place.write_text(secret)
    sync(place)
