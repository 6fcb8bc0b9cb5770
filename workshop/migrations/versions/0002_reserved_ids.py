"""Ids that a lost state may have given out"""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

WHOLE = sa.Integer().with_variant(sa.BigInteger(), "postgresql")


def upgrade():
    op.create_table(
        "reserved_ids",
        sa.Column("workshop_id", WHOLE, autoincrement=False, nullable=False),
        sa.Column("ids", WHOLE, nullable=False),
        sa.ForeignKeyConstraint(["workshop_id"], ["workshops.id"], name=op.f("fk_reserved_ids_workshop_id")),
        sa.PrimaryKeyConstraint("workshop_id", name=op.f("pk_reserved_ids")),
        sqlite_strict=True,
    )


def downgrade():
    op.drop_table("reserved_ids")
