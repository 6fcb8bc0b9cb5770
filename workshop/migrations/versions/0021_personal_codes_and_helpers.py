"""Personal codes; helpers, who enter for others; the number of a paper card"""

import sqlalchemy as sa
from alembic import op

revision = "0021"
down_revision = "0020"
branch_labels = None
depends_on = None

WHOLE = sa.Integer().with_variant(sa.BigInteger(), "postgresql")
#: {table: (column, the values that its check allowed, those it allows now)}
CHECKS = {
    "journal": ("actor", "'desk', 'phone', 'system'", "'desk', 'phone', 'helper', 'system'"),
    "memberships": ("role", "'moderator', 'office'", "'moderator', 'office', 'helper'"),
}


def upgrade():
    for name in ("codes", "codes_moved"):
        op.add_column("workshops", sa.Column(name, WHOLE, nullable=False, server_default="0"))
    op.add_column("participants", sa.Column("code", WHOLE, nullable=True))
    op.add_column("participants", sa.Column("before", sa.LargeBinary(), nullable=True))
    op.create_index("uq_participants_code", "participants", ["workshop_id", "code"], unique=True)
    op.add_column("ideas", sa.Column("card", WHOLE, nullable=True))
    for table, (column, was, now) in CHECKS.items():
        _allow(table, column, was, now)


def _allow(table, column, was, now):
    """SQLite changes no check, and the journal may be long: the schema's text is changed instead of copying the table.

    https://www.sqlite.org/lang_altertable.html#otheralter
    """
    connection, name = op.get_bind(), f"ck_{table}_{column}"
    if connection.dialect.name != "sqlite":
        op.drop_constraint(op.f(name), table, type_="check")
        op.create_check_constraint(op.f(name), table, f"{column} IN ({now})")
        return
    version = connection.exec_driver_sql("PRAGMA schema_version").scalar_one()
    connection.exec_driver_sql("PRAGMA writable_schema=ON")
    changed = "UPDATE sqlite_schema SET sql = replace(sql, ?, ?) WHERE type = 'table' AND name = ?"
    connection.exec_driver_sql(changed, (f"{column} IN ({was})", f"{column} IN ({now})", table))
    connection.exec_driver_sql(f"PRAGMA schema_version={version + 1}")
    connection.exec_driver_sql("PRAGMA writable_schema=RESET")


def downgrade():
    op.execute("DELETE FROM memberships WHERE role = 'helper'")
    for table, (column, was, now) in CHECKS.items():
        _allow(table, column, now, was)
    op.drop_column("ideas", "card")
    op.drop_index("uq_participants_code", "participants")
    op.drop_column("participants", "before")
    op.drop_column("participants", "code")
    for name in ("codes_moved", "codes"):
        op.execute(f"ALTER TABLE workshops DROP COLUMN {name}")
