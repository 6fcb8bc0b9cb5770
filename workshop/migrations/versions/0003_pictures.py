"""Logos and photos"""

import sqlalchemy as sa
from alembic import op

from workshop import columns as types

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

WHOLE = sa.Integer().with_variant(sa.BigInteger(), "postgresql")


def upgrade():
    op.create_table(
        "pictures",
        sa.Column("workshop_id", WHOLE, autoincrement=False, nullable=False),
        sa.Column("id", WHOLE, autoincrement=False, nullable=False),
        sa.Column("sort", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("alt", sa.Text(), nullable=False),
        sa.Column("position", WHOLE, nullable=False),
        sa.Column("media", sa.Text(), nullable=False),
        sa.Column("width", WHOLE, nullable=False),
        sa.Column("height", WHOLE, nullable=False),
        sa.Column("digest", sa.Text(), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("seq", WHOLE, nullable=False),
        sa.Column("edited", WHOLE, nullable=False),
        sa.Column("was_public", types.Flag(), nullable=False),
        sa.CheckConstraint("sort IN ('organiser', 'funder', 'photo')", name=op.f("ck_pictures_sort")),
        sa.CheckConstraint("media IN ('image/png', 'image/jpeg')", name=op.f("ck_pictures_media")),
        sa.CheckConstraint("state IN ('shown', 'removed')", name=op.f("ck_pictures_state")),
        sa.CheckConstraint("was_public IN (0, 1)", name=op.f("ck_pictures_was_public")),
        sa.ForeignKeyConstraint(["workshop_id"], ["workshops.id"], name=op.f("fk_pictures_workshop_id")),
        sa.PrimaryKeyConstraint("workshop_id", "id", name=op.f("pk_pictures")),
        sqlite_strict=True,
    )


def downgrade():
    op.drop_table("pictures")
