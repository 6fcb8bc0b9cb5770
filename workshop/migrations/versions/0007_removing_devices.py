"""Who was removed, what was hidden with them, and whether new phones get in"""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None

WHOLE = sa.Integer().with_variant(sa.BigInteger(), "postgresql")
HIDDEN = ("ideas", "contributions", "late", "corrections", "answers")
JOINING = """
    ALTER TABLE workshops
    ADD COLUMN joining INTEGER DEFAULT 1 NOT NULL CONSTRAINT ck_workshops_joining CHECK (joining IN (0, 1))
"""


def upgrade():
    for table in ("participants", *HIDDEN):
        op.add_column(table, sa.Column("removed", WHOLE, nullable=True))
    op.add_column("participants", sa.Column("apart", WHOLE, nullable=False, server_default=sa.text("0")))
    op.execute(JOINING)
    for table in ("ideas", "contributions"):
        for column in ("author", "state"):
            op.create_index(f"ix_{table}_{column}", table, ["workshop_id", column])


def downgrade():
    for table in ("ideas", "contributions"):
        for column in ("author", "state"):
            op.drop_index(f"ix_{table}_{column}", table)
    for table in ("participants", *HIDDEN):
        op.drop_column(table, "removed")
    op.drop_column("participants", "apart")
    op.execute("ALTER TABLE workshops DROP COLUMN joining")
