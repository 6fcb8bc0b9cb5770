"""Bringing a database to this version's tables, with Alembic and the writer's kind of connection."""

import os
from contextlib import closing, nullcontext

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import make_url

from .data_lock import UPGRADE, hold
from .database import is_sqlite, writing_engine
from .paths import MIGRATIONS
from .purging import forget

#: Which advisory lock of PostgreSQL those take who change tables; it ends with their connection
CHANGING_TABLES = 7_461_001


def _config(connection=None) -> Config:
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    config.attributes["connection"] = connection
    return config


def _make_private(url: str):
    """A new SQLite file is its owner's alone: until the sealing it tells who gave which points.

    A file that is there is never opened: SQLite may have it open in this process, and on POSIX whoever closes a file
    drops all locks that the process holds on it. Others would then take the server's log away from under it.
    """
    place = make_url(url).database
    if is_sqlite(url) and place and not os.path.exists(place):
        os.close(os.open(place, os.O_CREAT | os.O_EXCL, 0o600))


def upgrade(settings, held: bool = False):
    """Create or upgrade the tables of `settings.database`; nothing is done when they are current.

    What a migration has taken away leaves the files, too. `held`: the caller holds the data folder. Who does not is
    refused, Unusable, while a server runs on older tables.
    """
    settings.data.mkdir(mode=0o700, parents=True, exist_ok=True)
    _make_private(settings.database)
    engine = writing_engine(settings.database)
    try:
        with engine.connect() as connection:
            if _is_current(connection):
                return
        with nullcontext() if held else closing(hold(settings.data, True, UPGRADE)):
            taken_away = _bring_to_head(engine)
            if taken_away:
                forget(engine)
    finally:
        engine.dispose()


def _bring_to_head(engine) -> bool:
    """Has one of the migrations taken something away?"""
    with engine.connect() as connection:
        if engine.dialect.name == "postgresql":
            connection.exec_driver_sql(f"SELECT pg_advisory_lock({CHANGING_TABLES})")
        if not _is_current(connection):
            command.upgrade(_config(connection), "head")
        return connection.info.pop("taken_away", False)


def _is_current(connection) -> bool:
    present = MigrationContext.configure(connection).get_current_heads()
    connection.rollback()
    return set(present) == set(ScriptDirectory.from_config(_config()).get_heads())
