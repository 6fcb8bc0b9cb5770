"""Bringing a database to this version's tables, with Alembic and the writer's kind of connection."""

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory

from .database import writing_engine
from .paths import MIGRATIONS


def _config(connection=None) -> Config:
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    config.attributes["connection"] = connection
    return config


def upgrade(settings):
    """Create or upgrade the tables of `settings.database`; nothing is done when they are current."""
    settings.data.mkdir(parents=True, exist_ok=True)
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
