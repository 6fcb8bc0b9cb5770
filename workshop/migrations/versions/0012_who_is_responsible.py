"""A workshop may have a responsible body of its own"""

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None


def upgrade():
    op.add_column("workshops", sa.Column("responsible", sa.Text(), nullable=False, server_default="{}"))


def downgrade():
    raise NotImplementedError("Older versions have no place for a workshop's own responsible body. Put a backup back.")
