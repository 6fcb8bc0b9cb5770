"""A workshop has a day on which it is deleted; what is due is looked at twice; whose code it was stays known"""

import sqlalchemy as sa
from alembic import op

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None

WHOLE = sa.Integer().with_variant(sa.BigInteger(), "postgresql")
KEEP_PROTOCOL = """
    ALTER TABLE workshops ADD COLUMN keep_protocol INTEGER DEFAULT 0 NOT NULL
    CONSTRAINT ck_workshops_keep_protocol CHECK (keep_protocol IN (0, 1))
"""


def upgrade():
    op.add_column("workshops", sa.Column("delete_on", sa.Text(), nullable=True))
    op.execute(KEEP_PROTOCOL)
    op.add_column("workshops", sa.Column("purged", WHOLE, nullable=True))
    op.create_table(
        "deleted_workshops",
        sa.Column("id", WHOLE, autoincrement=False, nullable=False),
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("at", WHOLE, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_deleted_workshops"),
        sqlite_strict=True,
    )
    op.create_index("ix_deleted_workshops_code", "deleted_workshops", ["code"])
    op.create_table(
        "due_steps",
        sa.Column("workshop_id", WHOLE, autoincrement=False, nullable=False),
        sa.Column("step", sa.Text(), nullable=False),
        sa.Column("first", WHOLE, nullable=False),
        sa.Column("age", WHOLE, nullable=False),
        sa.Column("boot", sa.Text(), nullable=False),
        sa.Column("at", WHOLE, nullable=False),
        sa.ForeignKeyConstraint(["workshop_id"], ["workshops.id"], name="fk_due_steps_workshop_id"),
        sa.PrimaryKeyConstraint("workshop_id", "step", name="pk_due_steps"),
        sqlite_strict=True,
    )


def downgrade():
    op.drop_table("due_steps")
    op.drop_table("deleted_workshops")
    for column in ("purged", "keep_protocol", "delete_on"):
        op.execute(f"ALTER TABLE workshops DROP COLUMN {column}")
