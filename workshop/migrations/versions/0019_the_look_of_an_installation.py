"""An installation has a logo"""

import sqlalchemy as sa
from alembic import op

revision = "0019"
down_revision = "0017"
branch_labels = None
depends_on = None


def upgrade():
    op.add_column("installation", sa.Column("logo", sa.LargeBinary(), nullable=True))
    op.add_column("installation", sa.Column("logo_digest", sa.Text(), nullable=False, server_default=""))


def downgrade():
    op.execute("ALTER TABLE installation DROP COLUMN logo_digest")
    op.execute("ALTER TABLE installation DROP COLUMN logo")
