"""Alembic's environment: one connection, handed in by workshop.migrating or made by Flask-Migrate."""

from alembic import context

from workshop import accounts, nouns  # noqa: F401
from workshop.extensions import Base


def run(connection):
    context.configure(
        connection=connection,
        target_metadata=Base.metadata,
        render_as_batch=True,
        compare_type=True,
        user_module_prefix="types.",
    )
    with context.begin_transaction():
        context.run_migrations()


connection = context.config.attributes.get("connection")
if connection is None:
    from flask import current_app

    with current_app.extensions["migrate"].db.engine.connect() as connection:
        run(connection)
else:
    run(connection)
