"""Sheets of paper to weight on"""

import sqlalchemy as sa
from alembic import op

revision = "0020"
down_revision = "0019"
branch_labels = None
depends_on = None

WHOLE = sa.Integer().with_variant(sa.BigInteger(), "postgresql")


def upgrade():
    op.add_column("workshops", sa.Column("sheets", WHOLE, nullable=False, server_default="0"))
    op.add_column("participants", sa.Column("sheet", WHOLE, nullable=True))
    op.create_index("uq_participants_sheet", "participants", ["workshop_id", "sheet"], unique=True)
    op.add_column("weightings", sa.Column("paper", sa.Text(), nullable=True))


def downgrade():
    op.drop_column("weightings", "paper")
    op.drop_index("uq_participants_sheet", "participants")
    op.execute("ALTER TABLE participants DROP COLUMN sheet")
    op.execute("ALTER TABLE workshops DROP COLUMN sheets")
