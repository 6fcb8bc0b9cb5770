"""Databases and archives of older versions (README.md)."""

import lzma
import sqlite3
from contextlib import closing
from pathlib import Path

HERE = Path(__file__).parent
VERSIONS = sorted(file.name.split(".")[0] for file in HERE.glob("*.sql.xz"))
WITH_ARCHIVES = sorted(file.name.split(".")[0] for file in HERE.glob("*.archives.xz"))
#: The workshops of each, by what they are
SEALED, UNDER_WAY, NAMED_AND_SEALED, NAMED_AND_UNDER_WAY = range(1, 5)


def database(version: str, folder: Path) -> Path:
    """The database as that version left it, in `folder`."""
    place = folder / "workshop.sqlite"
    with closing(sqlite3.connect(place)) as raw:
        raw.executescript(lzma.decompress((HERE / f"{version}.sql.xz").read_bytes()).decode())
    return place


def archives(version: str) -> list[bytes]:
    return lzma.decompress((HERE / f"{version}.archives.xz").read_bytes()).splitlines()


def rows(place: Path, query: str) -> list[tuple]:
    with closing(sqlite3.connect(place)) as raw:
        return raw.execute(query).fetchall()


def given(place: Path) -> list:
    """What people gave: every tally, and each ballot of the sealed workshops without a name."""
    columns = [name for (name,) in rows(place, "SELECT name FROM pragma_table_info('weights')")]
    value = "value" if "value" in columns else "points"
    ballots = (
        f"SELECT group_concat(idea || ':' || {value}, ' ') FROM weights "
        f"WHERE workshop_id = {workshop} AND {value} GROUP BY ballot"
        for workshop in (SEALED, NAMED_AND_SEALED)
    )
    tallies = f"SELECT workshop_id, id, {value}, people, breadth, counts FROM tallies ORDER BY 1, 2"
    return [rows(place, tallies), *(sorted(rows(place, query)) for query in ballots)]


def secrets_in(place: Path) -> list[bytes]:
    """Salts that tell, before the update, what somebody gave in the sealed workshops."""
    query = f"""
        SELECT salt FROM journal WHERE workshop_id IN ({SEALED}, {NAMED_AND_SEALED})
        AND name IN ('set_weight', 'finish_weighting') AND salt NOT NULL
    """
    return [salt for (salt,) in rows(place, query)]


def written(folder: Path) -> bytes:
    """Every byte of the database's files."""
    return b"".join(file.read_bytes() for file in folder.glob("workshop.sqlite*"))
