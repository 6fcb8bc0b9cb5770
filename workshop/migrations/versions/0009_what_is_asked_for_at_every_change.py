"""Indexes for what is asked for at every change, so that it costs the same in a large workshop"""

from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None

INDEXES = {
    "ix_participants_seq": ("participants", "seq"),
    "ix_contributions_idea": ("contributions", "idea"),
    "ix_ideas_merged_into": ("ideas", "merged_into"),
}


def upgrade():
    for name, (table, column) in INDEXES.items():
        op.create_index(name, table, ["workshop_id", column])


def downgrade():
    for name, (table, _column) in INDEXES.items():
        op.drop_index(name, table)
