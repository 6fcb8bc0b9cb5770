"""What waits for the moderators, why something is hidden, who may not add anything, rules, and a dark wall"""

import sqlalchemy as sa
from alembic import op

revision = "0017"
down_revision = "0016"
branch_labels = None
depends_on = None

HELD = """
    ALTER TABLE {table}
    ADD COLUMN held TEXT CONSTRAINT ck_{table}_held CHECK (held IN ('waiting', 'declined'))
"""
FLAG = """
    ALTER TABLE {table}
    ADD COLUMN {name} INTEGER DEFAULT 0 NOT NULL CONSTRAINT ck_{table}_{name} CHECK ({name} IN (0, 1))
"""


def upgrade():
    for table in ("ideas", "contributions"):
        op.execute(HELD.format(table=table))
        op.add_column(table, sa.Column("reason", sa.Text(), nullable=False, server_default=""))
    op.execute(FLAG.format(table="participants", name="muted"))
    op.execute(FLAG.format(table="workshops", name="dark"))
    op.add_column("workshops", sa.Column("hold", sa.Text(), nullable=False, server_default="[]"))
    op.add_column("workshops", sa.Column("rules", sa.Text(), nullable=False, server_default=""))


def downgrade():
    raise NotImplementedError("Older versions would show what waits for the moderators. Put a backup back.")
