"""Messages that go out"""

import sqlalchemy as sa
from alembic import op

from workshop import columns as types

revision = "0014"
down_revision = "0013"
branch_labels = None
depends_on = None

WHOLE = sa.Integer().with_variant(sa.BigInteger(), "postgresql")


def _words(*names, nullable=False):
    return [sa.Column(name, sa.Text(), nullable=nullable) for name in names]


def _moments(*names, nullable=False):
    return [sa.Column(name, types.Moment(), nullable=nullable) for name in names]


def upgrade():
    op.create_table(
        "outbox",
        sa.Column("id", WHOLE, nullable=False),
        *_words("key"),
        sa.Column("workshop_id", WHOLE, nullable=True),
        *_words("kind", "language", "to_name", "to_address", "from_name", "reply_to", "unsubscribe"),
        *_words("subject", "text", "html"),
        sa.Column("ics", sa.LargeBinary(), nullable=True),
        *_words("ics_method"),
        sa.Column("secret", types.Flag(), nullable=False),
        *_words("message_id", "handle"),
        *_moments("created", "due"),
        *_words("state"),
        sa.Column("attempts", WHOLE, nullable=False),
        *_moments("next_at"),
        *_moments("taken_at", nullable=True),
        *_words("ledger", nullable=True),
        *_words("reason", "error"),
        *_moments("sent_at", nullable=True),
        sa.CheckConstraint(
            "state IN ('waiting', 'sending', 'sent', 'failed', 'unsure', 'copied', 'stopped')",
            name=op.f("ck_outbox_state"),
        ),
        sa.CheckConstraint("secret IN (0, 1)", name=op.f("ck_outbox_secret")),
        sa.ForeignKeyConstraint(
            ["workshop_id"], ["workshops.id"], name=op.f("fk_outbox_workshop_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_outbox")),
        sa.UniqueConstraint("key", name=op.f("uq_outbox_key")),
        sqlite_strict=True,
    )
    op.create_index("ix_outbox_state", "outbox", ["state", "next_at"])
    op.create_index("ix_outbox_workshop", "outbox", ["workshop_id", "id"])


def downgrade():
    op.drop_table("outbox")
