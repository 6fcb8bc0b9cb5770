"""Browsers that are signed in"""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

WHOLE = sa.Integer().with_variant(sa.BigInteger(), "postgresql")


def upgrade():
    op.create_table(
        "sign_ins",
        sa.Column("digest", sa.LargeBinary(), nullable=False),
        sa.Column("moderator", WHOLE, nullable=False),
        sa.Column("age", WHOLE, nullable=False),
        sa.Column("boot", sa.Text(), nullable=False),
        sa.Column("at", WHOLE, nullable=False),
        sa.ForeignKeyConstraint(["moderator"], ["moderators.id"], name=op.f("fk_sign_ins_moderator")),
        sa.PrimaryKeyConstraint("digest", name=op.f("pk_sign_ins")),
        sqlite_strict=True,
    )
    op.create_index("ix_sign_ins_moderator", "sign_ins", ["moderator"])


def downgrade():
    op.drop_table("sign_ins")
