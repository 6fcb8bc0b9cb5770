"""Corrections, released versions, and what moderators add to the protocol"""

import sqlalchemy as sa
from alembic import op

from workshop import columns as types

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

WHOLE = sa.Integer().with_variant(sa.BigInteger(), "postgresql")


def _thing(name, *columns):
    op.create_table(
        name,
        sa.Column("workshop_id", WHOLE, autoincrement=False, nullable=False),
        sa.Column("id", WHOLE, autoincrement=False, nullable=False),
        *columns,
        sa.ForeignKeyConstraint(["workshop_id"], ["workshops.id"], name=op.f(f"fk_{name}_workshop_id")),
        sa.PrimaryKeyConstraint("workshop_id", "id", name=op.f(f"pk_{name}")),
        sqlite_strict=True,
    )


def _seen(name):
    return (
        sa.Column("seq", WHOLE, nullable=False),
        sa.Column("edited", WHOLE, nullable=False),
        sa.Column("was_public", types.Flag(), nullable=False),
        sa.CheckConstraint("was_public IN (0, 1)", name=op.f(f"ck_{name}_was_public")),
    )


def upgrade():
    _thing(
        "corrections",
        *_seen("corrections"),
        sa.Column("section", sa.Text(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("author", WHOLE, nullable=True),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("reply", sa.Text(), nullable=False),
        sa.Column("accepted", types.Flag(), nullable=False),
        sa.Column("at", types.Moment(), nullable=False),
        sa.CheckConstraint(
            "section IN ('summary', 'ideas', 'measures', 'people', 'photos', 'proof')",
            name=op.f("ck_corrections_section"),
        ),
        sa.CheckConstraint("state IN ('waiting', 'answered', 'dismissed')", name=op.f("ck_corrections_state")),
        sa.CheckConstraint("accepted IN (0, 1)", name=op.f("ck_corrections_accepted")),
    )
    _thing(
        "publications",
        *_seen("publications"),
        sa.Column("notes", types.Json(), nullable=False),
        sa.Column("open", types.Flag(), nullable=False),
        sa.Column("indexed", types.Flag(), nullable=False),
        sa.CheckConstraint("open IN (0, 1)", name=op.f("ck_publications_open")),
        sa.CheckConstraint("indexed IN (0, 1)", name=op.f("ck_publications_indexed")),
    )
    _thing(
        "releases",
        sa.Column("at", types.Moment(), nullable=False),
        sa.Column("changes", sa.Text(), nullable=False),
        sa.Column("protocol", types.Json(), nullable=False),
    )


def downgrade():
    for name in ("releases", "publications", "corrections"):
        op.drop_table(name)
