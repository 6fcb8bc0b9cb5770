"""Connections. Readers, the writer and the accounts each have an engine of their own.

A read never holds the write lock, and only the writer checkpoints SQLite's log (two checkpointing
connections can lose a reset of the log before SQLite 3.51.3).
"""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Engine, create_engine, event

READER = ("PRAGMA query_only=ON", "PRAGMA wal_autocheckpoint=0")
WRITER = ("PRAGMA journal_mode=WAL", "PRAGMA synchronous=FULL", "PRAGMA secure_delete=ON")
ACCOUNTS = ("PRAGMA synchronous=FULL", "PRAGMA wal_autocheckpoint=0", "PRAGMA busy_timeout=0")
EVERYBODY = ("PRAGMA foreign_keys=ON", "PRAGMA busy_timeout=15000")


#: A server of databases that is away is not waited for longer
AWAY_SECONDS = {"connect_timeout": 5}


def is_sqlite(url: str) -> bool:
    return url.startswith("sqlite")


def prepare(engine: Engine, pragmas: Sequence[str], begin: str = "BEGIN") -> Engine:
    """Let every SQLite connection of `engine` start with `pragmas` and every transaction with `begin`."""
    if engine.dialect.name != "sqlite":
        return engine

    @event.listens_for(engine, "connect")
    def connected(connection, _record):
        connection.isolation_level = None
        for pragma in (*EVERYBODY, *pragmas):
            connection.execute(pragma)

    @event.listens_for(engine, "begin")
    def begun(connection):
        connection.exec_driver_sql(begin)

    return engine


def writing_engine(url: str, pragmas: Sequence[str] = WRITER) -> Engine:
    """An engine that may write; every transaction takes the write lock at its start (SQLite)."""
    options: dict[str, Any] = {"pool_size": 1, "max_overflow": 0} if pragmas is WRITER else {}
    if is_sqlite(url):
        options["connect_args"] = {"check_same_thread": False, "timeout": 15}
    else:
        options["connect_args"] = AWAY_SECONDS
    return prepare(create_engine(url, **options), pragmas, "BEGIN IMMEDIATE")


def reading_options(url: str) -> dict[str, Any]:
    """Engine options for readers; on PostgreSQL, too, they only read, and one answer sees one moment."""
    if is_sqlite(url):
        return {"connect_args": {"check_same_thread": False, "timeout": 15}, "pool_size": 40, "max_overflow": 200}
    read_only = {"options": "-c default_transaction_read_only=on"}
    reads = {"connect_args": read_only | AWAY_SECONDS, "isolation_level": "REPEATABLE READ"}
    return reads | {"pool_size": 20, "max_overflow": 40}


def configure(app):
    """Set Flask-SQLAlchemy's readers and the accounts' engine for `app`."""
    url = app.config["SQLALCHEMY_DATABASE_URI"]
    app.config["SQLALCHEMY_ENGINE_OPTIONS"] = reading_options(url)
    app.extensions["accounts_engine"] = writing_engine(url, ACCOUNTS)


def reading_engine(url: str) -> Engine:
    """An engine that reads, for what runs outside of a request."""
    return prepare(create_engine(url, **reading_options(url)), READER)


def prepare_readers(app, db):
    """Let the readers of `app` read and nothing else; call once the extension has its engine."""
    with app.app_context():
        prepare(db.engine, READER)
