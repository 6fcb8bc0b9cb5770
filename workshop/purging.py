"""What was sealed, erased or replaced leaves the database's files, too.

SQLite's `secure_delete` overwrites a deleted row, but not the copies that stay between the rows of a page when rows
have moved to another; and its log keeps old pages. So the file is written anew (VACUUM) and the log emptied. That it
is owed stands in the file's `user_version`, set in the transaction that took something away: a crash forgets nothing.
PostgreSQL keeps dead rows until its tables are written anew; there the debt is in memory only and goes with the
process.
"""

import logging
import sqlite3

from sqlalchemy.exc import DBAPIError

from .extensions import db

log = logging.getLogger(__name__)
#: Milliseconds. Readers are waited for so long and no longer: answers that are durable wait with it
PATIENCE = 1000


def owe(connection):
    """Note in the running transaction that something must leave the files after it."""
    if connection.dialect.name == "sqlite":
        connection.exec_driver_sql("PRAGMA user_version=1")


def owed(connection) -> bool:
    """Was something taken away whose traces have not been removed yet?"""
    return connection.dialect.name == "sqlite" and connection.exec_driver_sql("PRAGMA user_version").scalar() == 1


def forget(engine) -> bool:
    """Remove the traces; no transaction may be open. False when somebody was just reading: try again later."""
    with engine.connect() as connection:
        try:
            if engine.dialect.name == "sqlite":
                return _write_anew(connection.connection.driver_connection)
            return _drop_dead_rows(connection.execution_options(isolation_level="AUTOCOMMIT"))
        except (DBAPIError, sqlite3.Error) as error:
            log.warning("what was taken away stays in the database's files for now: %s", error)
            return False


def _write_anew(sqlite) -> bool:
    (patience,) = sqlite.execute("PRAGMA busy_timeout").fetchone()
    sqlite.execute(f"PRAGMA busy_timeout={PATIENCE}")
    try:
        sqlite.execute("VACUUM")
        busy, *_ = sqlite.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
        if not busy:
            sqlite.execute("PRAGMA user_version=0")
        return not busy
    finally:
        sqlite.execute(f"PRAGMA busy_timeout={patience}")


def _drop_dead_rows(postgresql) -> bool:
    tables = ", ".join(table.name for table in db.metadata.sorted_tables)
    postgresql.exec_driver_sql(f"SET lock_timeout = {PATIENCE}")
    postgresql.exec_driver_sql(f"VACUUM FULL {tables}")
    return True
