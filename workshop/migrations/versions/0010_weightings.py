"""A workshop has weightings of its own: what stood on its row is the first of them"""

import json
import re

import sqlalchemy as sa
from alembic import op

from workshop import columns as types

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None

WHOLE = sa.Integer().with_variant(sa.BigInteger(), "postgresql")
MOVED = ("points", "ideas_max", "revealed", "stage", "sealed")
#: The checks of the table that name a column which goes
CHECK = re.compile(r",\s*CONSTRAINT ck_workshops_(?:stage|weighting|revealed|sealed) CHECK \((?:[^()]|\([^()]*\))*\)")
#: What a ballot, a weight and a tally were in a workshop's one weighting
AGAIN = {
    "ballots": (
        "workshop_id, id, weighting, participant, given, budget",
        "workshop_id, id, 1, participant, given, points",
    ),
    "weights": ("workshop_id, ballot, idea, value, folded", "workshop_id, ballot, idea, NULLIF(points, 0), folded"),
    "tallies": (
        "workshop_id, id, seq, edited, was_public, weighting, idea, value, people, breadth, counts",
        "workshop_id, id, seq, edited, was_public, 1, id, points, people, breadth, counts",
    ),
}


def upgrade():
    connection = op.get_bind()
    _weightings()
    _first_ones(connection)
    if connection.dialect.name == "sqlite":
        _without_the_checks(connection)
    for column in MOVED:
        op.execute(f"ALTER TABLE workshops DROP COLUMN {column}")
    op.add_column("workshops", sa.Column("weighting", WHOLE, nullable=False, server_default="1"))
    for table in ("weights", "ballots", "tallies"):
        op.execute(f"CREATE TABLE {table}_was AS SELECT * FROM {table}")  # noqa: S608
        op.drop_table(table)
    _ballots()
    _weights()
    _tallies()
    for table, (names, was) in AGAIN.items():
        op.execute(f"INSERT INTO {table} ({names}) SELECT {was} FROM {table}_was")  # noqa: S608
        op.drop_table(f"{table}_was")


def _first_ones(connection):
    was = sa.table("workshops", *map(sa.column, ("id", "changed", *MOVED)))
    table = sa.table(
        "weightings",
        *map(sa.column, ("workshop_id", "id", "title", "method", "settings", "candidates", "revealed", "stage")),
        *map(sa.column, ("sealed", "state", "asked", "seq", "edited", "was_public")),
    )
    rows = [
        {
            "workshop_id": row.id, "id": 1, "title": "", "method": "points",
            "settings": json.dumps({"ideas": row.ideas_max, "points": row.points}, separators=(",", ":")),
            "candidates": '{"all":true}', "revealed": row.revealed, "stage": row.stage, "sealed": row.sealed,
            "state": "shown", "asked": 1, "seq": row.changed, "edited": row.changed, "was_public": 1,
        }
        for row in connection.execute(sa.select(was))
    ]  # fmt: skip
    if rows:
        connection.execute(sa.insert(table), rows)


def _without_the_checks(connection):
    """SQLite drops no column that a check of the table names, and copying this table would break what refers to it.

    So the checks are taken out of the schema's text: https://www.sqlite.org/lang_altertable.html#otheralter
    """
    told = connection.exec_driver_sql("SELECT sql FROM sqlite_schema WHERE name = 'workshops'").scalar()
    version = connection.exec_driver_sql("PRAGMA schema_version").scalar()
    connection.exec_driver_sql("PRAGMA writable_schema=ON")
    changed = "UPDATE sqlite_schema SET sql = ? WHERE type = 'table' AND name = 'workshops'"
    connection.exec_driver_sql(changed, (CHECK.sub("", told),))
    connection.exec_driver_sql(f"PRAGMA schema_version={version + 1}")
    connection.exec_driver_sql("PRAGMA writable_schema=RESET")


def _key(*names):
    return [sa.Column(name, WHOLE, autoincrement=False, nullable=False) for name in ("workshop_id", *names)]


def _whole(*names, nullable=False):
    return [sa.Column(name, WHOLE, nullable=nullable) for name in names]


def _flags(*names):
    return [sa.Column(name, types.Flag(), nullable=False) for name in names]


def _words(*names):
    return [sa.Column(name, sa.Text(), nullable=False) for name in names]


def _checks(table, **checks):
    return [sa.CheckConstraint(text, name=op.f(f"ck_{table}_{name}")) for name, text in checks.items()]


def _is_flag(table, *names):
    return _checks(table, **{name: f"{name} IN (0, 1)" for name in names})


def _refers(table, column, target, onupdate=None):
    return sa.ForeignKeyConstraint(
        ["workshop_id", column], [f"{target}.workshop_id", f"{target}.id"],
        name=op.f(f"fk_{table}_workshop_id_{column}"), onupdate=onupdate,
    )  # fmt: skip


def _own(table, *key):
    return [
        sa.ForeignKeyConstraint(["workshop_id"], ["workshops.id"], name=op.f(f"fk_{table}_workshop_id")),
        sa.PrimaryKeyConstraint("workshop_id", *key, name=op.f(f"pk_{table}")),
    ]


def _weightings():
    op.create_table(
        "weightings",
        *_key("id"), *_words("title", "method"),
        sa.Column("settings", types.Json(), nullable=False), sa.Column("candidates", types.Json(), nullable=False),
        *_flags("revealed"), *_whole("stage"), *_flags("sealed"), *_words("state"), *_flags("asked"),
        *_whole("seq", "edited"),
        *_flags("was_public"),
        *_checks("weightings", state="state IN ('shown', 'removed')", stage="stage BETWEEN 0 AND 3"),
        *_is_flag("weightings", "revealed", "sealed", "asked", "was_public"),
        *_own("weightings", "id"),
        sqlite_strict=True,
    )  # fmt: skip
    op.create_index("ix_weightings_seq", "weightings", ["workshop_id", "seq"])


def _ballots():
    op.create_table(
        "ballots",
        *_key("id"), *_whole("weighting"), *_whole("participant", nullable=True), *_whole("given"),
        *_whole("budget", nullable=True),
        *_checks("ballots", budget="given >= 0 AND given <= budget"),
        _refers("ballots", "participant", "participants"), _refers("ballots", "weighting", "weightings"),
        *_own("ballots", "id"),
        sqlite_strict=True,
    )  # fmt: skip
    op.create_index("uq_ballots_participant", "ballots", ["workshop_id", "weighting", "participant"], unique=True)


def _weights():
    op.create_table(
        "weights",
        *_key("ballot", "idea"), *_whole("value", "folded", nullable=True),
        *_checks("weights", value="value >= 0"),
        _refers("weights", "ballot", "ballots", onupdate="CASCADE"), _refers("weights", "idea", "ideas"),
        *_own("weights", "ballot", "idea"),
        sqlite_strict=True,
    )  # fmt: skip
    op.create_index("ix_weights_idea", "weights", ["workshop_id", "idea"])


def _tallies():
    op.create_table(
        "tallies",
        *_key("id"), *_whole("weighting", "idea", "value", "people", "breadth"), *_flags("counts"),
        *_whole("seq", "edited"), *_flags("was_public"),
        *_is_flag("tallies", "counts", "was_public"),
        _refers("tallies", "idea", "ideas"), _refers("tallies", "weighting", "weightings"),
        *_own("tallies", "id"),
        sqlite_strict=True,
    )  # fmt: skip
    op.create_index("ix_tallies_seq", "tallies", ["workshop_id", "seq"])


def downgrade():
    raise NotImplementedError("A second weighting has no place in older tables. Put a backup back.")
