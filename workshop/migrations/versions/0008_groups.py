"""Numbers of groups are never given again"""

import json

import sqlalchemy as sa
from alembic import op

from workshop.models.groups import highest_in

revision = "0008"
down_revision = "0004"
branch_labels = None
depends_on = None

WHOLE = sa.Integer().with_variant(sa.BigInteger(), "postgresql")
#: Where a group's number may stand: columns with JSON, or with the number itself (under the name "group")
PLACES = (
    ("participants", "groups"), ("ideas", "groups"), ("contributions", "group"), ("answers", "group"),
    ("responsibilities", "bearer"), ("late", "group"), ("late", "data"), ("journal", "payload"), ("journal", "before"),
)  # fmt: skip


def upgrade():
    """Adding a column leaves the table alone; a copy of it would take along every row that refers to it."""
    op.add_column("workshops", sa.Column("last_group", WHOLE, nullable=False, server_default="0"))
    connection = op.get_bind()
    workshops = sa.table("workshops", sa.column("id"), sa.column("groupings"), sa.column("last_group"))
    for workshop, groupings in connection.execute(sa.select(workshops.c.id, workshops.c.groupings)).all():
        last = highest_in({"groupings": json.loads(groupings)})
        for table, column in PLACES:
            place = sa.table(table, sa.column("workshop_id"), sa.column(column)).c
            query = sa.select(place[column]).where(place.workshop_id == workshop, place[column].is_not(None))
            for value in connection.execute(query).scalars():
                last = max(last, highest_in({column: _read(column, value)}))
        connection.execute(sa.update(workshops).where(workshops.c.id == workshop).values(last_group=last))


def _read(column, value):
    return json.loads(value) if isinstance(value, str) and column != "payload" else value


def downgrade():
    op.drop_column("workshops", "last_group")
