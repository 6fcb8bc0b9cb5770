"""Bringing a database to this version's tables, with Alembic and the writer's kind of connection."""

import os

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import make_url

from .database import is_sqlite, writing_engine
from .paths import MIGRATIONS


def _config(connection=None) -> Config:
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    config.attributes["connection"] = connection
    return config


def _make_private(url):
    """A new SQLite file is its owner's alone: until the sealing it tells who gave which points."""
    if is_sqlite(url):
        os.close(os.open(make_url(url).database, os.O_CREAT, 0o600))


def upgrade(settings):
    """Create or upgrade the tables of `settings.database`; nothing is done when they are current."""
    settings.data.mkdir(mode=0o700, parents=True, exist_ok=True)
    _make_private(settings.database)
    engine = writing_engine(settings.database)
    try:
        with engine.connect() as connection:
            present = MigrationContext.configure(connection).get_current_heads()
            if set(present) == set(ScriptDirectory.from_config(_config()).get_heads()):
                return
            connection.rollback()
            command.upgrade(_config(connection), "head")
    finally:
        engine.dispose()
