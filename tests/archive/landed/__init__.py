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
