"""What older versions left of who gave which points goes from every sealed weighting; no weighting is named any more"""

import re
import secrets

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None

WORKSHOPS = sa.table("workshops", sa.column("id"), sa.column("sealed"))
PARTICIPANTS = sa.table("participants", sa.column("workshop_id"), sa.column("ready"))
BALLOTS = sa.table("ballots", *map(sa.column, ("workshop_id", "id", "participant", "given", "points")))
WEIGHTS = sa.table("weights", *map(sa.column, ("workshop_id", "ballot", "idea", "points", "folded")))
JOURNAL = sa.table("journal", *map(sa.column, ("workshop_id", "name", "payload", "before", "salt")))
KEYS = sa.table("keys", sa.column("workshop_id"), sa.column("name"))
#: What tells about a ballot: who says "done" has points left
OF_BALLOTS = ("set_weight", "finish_weighting")
CHECK = re.compile(r",\s*CONSTRAINT ck_workshops_named CHECK \(named IN \(0, 1\)\)")


def upgrade():
    connection = op.get_bind()
    sealed = connection.scalars(sa.select(WORKSHOPS.c.id).where(WORKSHOPS.c.sealed == 1)).all()
    if sum(_sealed_anew(connection, workshop) for workshop in sealed):
        connection.info["taken_away"] = True  # `migrating` lets it leave the files
        if connection.dialect.name == "sqlite":
            connection.exec_driver_sql("PRAGMA user_version=1")
    if connection.dialect.name == "sqlite":
        _without_the_check(connection)
    op.execute("ALTER TABLE workshops DROP COLUMN named")


def _sealed_anew(connection, workshop) -> bool:
    """Did anything still tell who gave which points?"""
    mine = [table.c.workshop_id == workshop for table in (BALLOTS, PARTICIPANTS, JOURNAL, KEYS)]
    owned = sa.select(BALLOTS.c.id).where(mine[0], BALLOTS.c.participant.is_not(None))
    cut = connection.execute(owned.limit(1)).first() is not None
    if cut:
        _cut_off(connection, workshop)
    rows = (
        sa.update(PARTICIPANTS).where(mine[1], PARTICIPANTS.c.ready == 1).values(ready=0),
        sa.update(JOURNAL)
        .where(mine[2], JOURNAL.c.name.in_(OF_BALLOTS), JOURNAL.c.payload.is_not(None))
        .values(payload=None, before=None, salt=None),
        sa.delete(KEYS).where(mine[3], KEYS.c.name.in_(OF_BALLOTS)),
    )
    return sum(connection.execute(one).rowcount for one in rows) > 0 or cut


def _cut_off(connection, workshop):
    """The ballots in random order under new numbers and without persons; the rows are written anew in that order."""
    mine = BALLOTS.c.workshop_id == workshop, WEIGHTS.c.workshop_id == workshop
    ballots = connection.execute(sa.select(BALLOTS.c.id, BALLOTS.c.given, BALLOTS.c.points).where(mine[0])).all()
    weights = sa.select(WEIGHTS.c.ballot, WEIGHTS.c.idea, WEIGHTS.c.points).where(mine[1], WEIGHTS.c.points > 0)
    weights = connection.execute(weights).all()
    secrets.SystemRandom().shuffle(ballots)
    number = {ballot.id: place for place, ballot in enumerate(ballots, 1)}
    connection.execute(sa.delete(WEIGHTS).where(mine[1]))
    connection.execute(sa.delete(BALLOTS).where(mine[0]))
    here = {"workshop_id": workshop}
    fresh = [here | {"id": number[b.id], "participant": None, "given": b.given, "points": b.points} for b in ballots]
    given = [here | {"ballot": number[w.ballot], "idea": w.idea, "points": w.points, "folded": None} for w in weights]
    connection.execute(sa.insert(BALLOTS), fresh)
    if given:
        connection.execute(sa.insert(WEIGHTS), sorted(given, key=lambda row: (row["ballot"], row["idea"])))


def _without_the_check(connection):
    """SQLite drops no column that a check of the table names, and copying this table would break what refers to it.

    So the check is taken out of the schema's text: https://www.sqlite.org/lang_altertable.html#otheralter
    """
    told = connection.exec_driver_sql("SELECT sql FROM sqlite_schema WHERE name = 'workshops'").scalar()
    version = connection.exec_driver_sql("PRAGMA schema_version").scalar()
    connection.exec_driver_sql("PRAGMA writable_schema=ON")
    changed = "UPDATE sqlite_schema SET sql = ? WHERE type = 'table' AND name = 'workshops'"
    connection.exec_driver_sql(changed, (CHECK.sub("", told),))
    connection.exec_driver_sql(f"PRAGMA schema_version={version + 1}")
    connection.exec_driver_sql("PRAGMA writable_schema=RESET")


def downgrade():
    op.execute("ALTER TABLE workshops ADD COLUMN named INTEGER DEFAULT 0 NOT NULL")
