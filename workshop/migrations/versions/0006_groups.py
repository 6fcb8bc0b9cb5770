"""Numbers of groups are never given again; any question may be the one that counts"""

import json

import sqlalchemy as sa
from alembic import op

from workshop.domain.groups.numbers import highest_in

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

WHOLE = sa.Integer().with_variant(sa.BigInteger(), "postgresql")
#: From how many people on a group is named; with its check, which SQLite takes in one statement only
MINIMUM = (
    "ALTER TABLE workshops ADD COLUMN group_minimum {} DEFAULT '3' NOT NULL "
    "CONSTRAINT ck_workshops_group_minimum CHECK (group_minimum BETWEEN 1 AND 10)"
)
#: Where a group's number may stand: columns with JSON, or with the number itself (under the name "group")
PLACES = (
    ("participants", "groups"), ("ideas", "groups"), ("contributions", "group"), ("answers", "group"),
    ("responsibilities", "bearer"), ("late", "group"), ("late", "data"), ("journal", "payload"), ("journal", "before"),
)  # fmt: skip


def upgrade():
    """Adding a column leaves the table alone; a copy of it would take along every row that refers to it."""
    op.add_column("workshops", sa.Column("last_group", WHOLE, nullable=False, server_default="0"))
    connection = op.get_bind()
    connection.execute(sa.text(MINIMUM.format({"sqlite": "INTEGER"}.get(connection.dialect.name, "BIGINT"))))
    workshops = sa.table("workshops", sa.column("id"), sa.column("groupings"), sa.column("last_group"))
    for workshop, groupings in connection.execute(sa.select(workshops.c.id, workshops.c.groupings)).all():
        last = highest_in({"groupings": json.loads(groupings)})
        for table, column in PLACES:
            place = sa.table(table, sa.column("workshop_id"), sa.column(column)).c
            query = sa.select(place[column]).where(place.workshop_id == workshop, place[column].is_not(None))
            for value in connection.execute(query).scalars():
                last = max(last, highest_in({column: _read(column, value)}))
        connection.execute(sa.update(workshops).where(workshops.c.id == workshop).values(last_group=last))
        _count(connection, workshop)


def _count(connection, workshop):
    """Only the first question could count, and points stayed as they were when it changed: everybody is counted again.

    What is sealed cannot be: where another question would count from now on, none does, as none did.
    """
    table = _table("workshops", "id", "groupings", "sealed")
    row = connection.execute(sa.select(table.c.groupings, table.c.sealed).where(table.c.id == workshop)).one()
    groupings = json.loads(row.groupings)
    counting = next((one for one in groupings if any(g["counts_for_breadth"] for g in one["groups"])), None)
    if row.sealed:
        if counting and counting is not groupings[0]:
            for group in (group for one in groupings for group in one["groups"]):
                group["counts_for_breadth"] = False
            text = json.dumps(groupings, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
            connection.execute(sa.update(table).where(table.c.id == workshop).values(groupings=text))
        return
    counts = {group["id"] for group in counting["groups"] if group["counts_for_breadth"]} if counting else set()
    people = _table("participants", "workshop_id", "id", "groups", "breadth_group")
    found = connection.execute(sa.select(people.c.id, people.c.groups).where(people.c.workshop_id == workshop)).all()
    group_of = {number: min(counts & set(json.loads(groups)), default=None) for number, groups in found}
    for number, group in group_of.items():
        own = (people.c.workshop_id == workshop) & (people.c.id == number)
        connection.execute(sa.update(people).where(own).values(breadth_group=group))
    for idea, breadth in _breadths(connection, workshop, group_of).items():
        tallies = _table("tallies", "workshop_id", "id", "breadth")
        own = (tallies.c.workshop_id == workshop) & (tallies.c.id == idea)
        connection.execute(sa.update(tallies).where(own).values(breadth=breadth))


def _breadths(connection, workshop, group_of):
    weights = _table("weights", "workshop_id", "ballot", "idea", "points")
    ballots, ideas = (
        _table("ballots", "workshop_id", "id", "participant"),
        _table("ideas", "workshop_id", "id", "merged_into"),
    )
    query = (
        sa.select(weights.c.idea, ideas.c.merged_into, ballots.c.participant)
        .join(ballots, (ballots.c.workshop_id == weights.c.workshop_id) & (ballots.c.id == weights.c.ballot))
        .join(ideas, (ideas.c.workshop_id == weights.c.workshop_id) & (ideas.c.id == weights.c.idea))
        .where(weights.c.workshop_id == workshop, weights.c.points > 0)
    )
    groups: dict = {}
    for idea, into, person in connection.execute(query):
        for one in {idea, into} - {None}:
            groups.setdefault(one, set()).add(group_of.get(person))
    return {idea: len(those - {None}) for idea, those in groups.items()}


def _table(name, *columns):
    return sa.table(name, *map(sa.column, columns))


def _read(column, value):
    return json.loads(value) if isinstance(value, str) and column != "payload" else value


def downgrade():
    op.drop_column("workshops", "group_minimum")
    op.drop_column("workshops", "last_group")
