"""A database of an earlier version gets the new tables without losing or inventing anything."""

import json
import sqlite3
import subprocess
import sys
import time
from contextlib import closing

import pytest
from alembic import command
from sqlalchemy import text

from workshop.config import Settings
from workshop.database import writing_engine
from workshop.migrating import CHANGING_TABLES, _config, upgrade

MOMENT = 1_795_363_200_000_000


def old_database(settings, revision):
    """An empty database as it was at `revision`; `rows(table, **columns)` fills it past today's models."""
    settings.data.mkdir(parents=True, exist_ok=True)
    engine = writing_engine(settings.database)
    with engine.connect() as connection:
        command.upgrade(_config(connection), revision)
        connection.commit()
    return engine


def put(connection, table, **columns):
    named = ", ".join(f'"{name}"' for name in columns)
    values = ", ".join(f":{name}" for name in columns)
    connection.execute(text(f"INSERT INTO {table} ({named}) VALUES ({values})"), columns)


def a_workshop(connection, without=(), **more):
    words = dict.fromkeys(("subtitle", "short_title", "place", "summary"), "")
    lists = dict.fromkeys(("organisers", "funders", "contacts", "programme", "impulses", "groupings"), "[]")
    flags = dict.fromkeys(("sample", "named", "groups_required", "revealed", "sealed"), 0)
    values = words | lists | flags | {
        "id": 1, "uid": "u", "code": "BBBBBBB", "epoch": "e", "seq": 3, "changed": 3, "chain": b"c",
        "created": MOMENT, "stage": 0, "ready": 0, "release": 0,
        "title": "Old", "starts": MOMENT, "ends": MOMENT + 1, "time_zone": "Europe/Berlin", "language": "de",
        "state": "open", "phase": "welcome", "phase_since": MOMENT, "phases_seen": "[]", "also_allowed": "{}",
        "shown": "null", "points": 10, "ideas_max": 5, "joined": 1, "progressed": 1,
    } | more  # fmt: skip
    put(connection, "workshops", **{name: value for name, value in values.items() if name not in without})


def group(number, counts=True):
    return {"id": number, "name": f"G{number}", "counts_for_breadth": counts}


def groups(*numbers):
    return [{"id": 1, "name": "Gemeinde", "groups": [group(number) for number in numbers]}]


#: The municipalities stand second and could not count
ROLES_FIRST = [{"id": 10, "name": "Rolle", "groups": [group(11, counts=False)]}, *groups(2, 3)]


#: Where the highest number stands that a group ever had
PLACES = {
    "the workshop": (5, lambda put: None),
    "a person": (
        41,
        lambda put: put("participants", id=1, person=b"p", groups="[41]", ready=0, joined=MOMENT, **SEEN),
    ),
    "what undo keeps": (
        42,
        lambda put: put(
            "journal", seq=2, name="edit_workshop", actor="desk", at=MOMENT, payload='{"title":"Old"}',
            before=json.dumps([{"kind": "workshop", "id": 1, "was": {"groupings": groups(42)}, "became": None}]),
            salt=b"s", payload_hash=b"h", chain=b"c",
        ),
    ),
    "what was said": (
        43,
        lambda put: put(
            "journal", seq=2, name="record_responsibility", actor="desk", at=MOMENT,
            payload=json.dumps({"bearer": {"group": 43}}), before="[]", salt=b"s", payload_hash=b"h", chain=b"c",
        ),
    ),
    "the late tray": (
        44,
        lambda put: put(
            "late", id=1, what="idea", data=json.dumps({"title": "Late", "groups": [44]}), state="waiting", at=MOMENT,
            **SEEN,
        ),
    ),
}  # fmt: skip
SEEN = {"seq": 1, "edited": 1, "was_public": 0}


@pytest.mark.parametrize("place", PLACES)
def test_the_last_number_of_a_group_is_the_highest_that_stands_anywhere(tmp_path, place):
    settings = Settings(data=tmp_path)
    last, fill = PLACES[place]
    engine = old_database(settings, "0004")
    with engine.begin() as connection:
        a_workshop(connection, groupings=json.dumps(groups(2, 5)))
        fill(lambda table, **columns: put(connection, table, workshop_id=1, **columns))
    engine.dispose()
    upgrade(settings)
    with closing(sqlite3.connect(tmp_path / "workshop.sqlite")) as raw:
        assert raw.execute("SELECT title, last_group FROM workshops").fetchall() == [("Old", last)]


def test_the_same_on_postgresql(postgresql, tmp_path):
    settings = Settings(data=tmp_path, database_url=postgresql)
    engine = old_database(settings, "0004")
    with engine.begin() as connection:
        a_workshop(connection, groupings=json.dumps(groups(2, 5)))
        put(connection, "participants", workshop_id=1, id=1, person=b"p", groups="[41]", ready=0, joined=MOMENT, **SEEN)
    upgrade(settings)
    with engine.connect() as connection:
        assert connection.execute(text("SELECT title, last_group FROM workshops")).all() == [("Old", 41)]
    engine.dispose()


UPGRADE = """import sys
from pathlib import Path
from workshop.config import Settings
from workshop.migrating import upgrade
upgrade(Settings(data=Path(sys.argv[1]), database_url=sys.argv[2]))"""
WAITING = "SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND NOT granted"


def test_two_servers_that_start_with_one_new_database_make_its_tables_one_after_the_other(postgresql, tmp_path):
    engine = writing_engine(postgresql)
    with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        connection.execute(text(f"SELECT pg_advisory_lock({CHANGING_TABLES})"))
        upgrades = [
            subprocess.Popen([sys.executable, "-c", UPGRADE, str(tmp_path / name), postgresql]) for name in ("a", "b")
        ]
        until = time.monotonic() + 30
        while connection.execute(text(WAITING)).scalar() != 2:
            assert time.monotonic() < until
            time.sleep(0.05)
        connection.execute(text(f"SELECT pg_advisory_unlock({CHANGING_TABLES})"))
        assert [one.wait(30) for one in upgrades] == [0, 0]
    engine.dispose()


def two_people_give_points(put):
    """Both to idea 1, which idea 2 is part of; they come from two municipalities."""
    put(
        "fields_of_action",
        id=1,
        letter="A",
        name="F",
        short_name="F",
        impulse="",
        color=0,
        state="shown",
        position=1,
        **SEEN,
    )
    common = {"field_of_action": 1, "title": "I", "text": "", "groups": "[]", "at": MOMENT}
    put("ideas", id=1, state="shown", **common, **SEEN)
    put("ideas", id=2, state="merged", merged_into=1, **common, **SEEN)
    for number, idea in ((1, 1), (2, 2)):
        mine = f"[11,{number + 1}]"
        put("participants", id=number, person=b"p%d" % number, groups=mine, ready=0, joined=MOMENT, **SEEN)
        put("ballots", id=number, participant=number, given=3, points=10)
        put("weights", ballot=number, idea=idea, points=3)
        put("tallies", id=number, points=6, people=2, breadth=0, counts=1, **SEEN)


@pytest.mark.parametrize(
    ("sealed", "counting", "breadths"), [(0, [False, True, True], [2, 1]), (1, [False] * 3, [0, 0])]
)
def test_points_are_counted_again_where_the_second_question_counts_now(tmp_path, sealed, counting, breadths):
    settings = Settings(data=tmp_path)
    engine = old_database(settings, "0004")
    with engine.begin() as connection:
        a_workshop(connection, groupings=json.dumps(ROLES_FIRST), sealed=sealed)
        two_people_give_points(lambda table, **columns: put(connection, table, workshop_id=1, **columns))
    engine.dispose()
    upgrade(settings)
    with closing(sqlite3.connect(tmp_path / "workshop.sqlite")) as raw:
        found = json.loads(raw.execute("SELECT groupings FROM workshops").fetchone()[0])
        told = [breadth for (breadth,) in raw.execute("SELECT breadth FROM tallies ORDER BY id")]
    assert [one["counts_for_breadth"] for grouping in found for one in grouping["groups"]] == counting
    assert told == breadths


#: What hangs on the weighting of a workshop of 0009: merged ideas, points that were folded, taken back, none at all
def points_in_0009(put):
    put(
        "fields_of_action", id=1, letter="A", name="F", short_name="F", impulse="", color=0, state="shown", position=1,
        **SEEN,
    )  # fmt: skip
    common = {"field_of_action": 1, "title": "I", "text": "", "groups": "[]", "at": MOMENT}
    put("ideas", id=1, state="shown", **common, **SEEN)
    put("ideas", id=2, state="merged", merged_into=1, **common, **SEEN)
    put("ideas", id=3, state="hidden", **common, **SEEN)
    for number in (1, 2, 3):
        put("participants", id=number, person=b"p%d" % number, groups="[2]", ready=0, joined=MOMENT, **SEEN, apart=0)
    put("ballots", id=2**52 + 1, participant=1, given=5, points=7)
    put("weights", ballot=2**52 + 1, idea=1, points=5, folded=2)
    put("weights", ballot=2**52 + 1, idea=2, points=0, folded=3)
    put("ballots", id=2, participant=2, given=7, points=7)
    put("weights", ballot=2, idea=1, points=4)
    put("weights", ballot=2, idea=3, points=3)
    put("ballots", id=3, participant=3, given=0, points=7)
    put("weights", ballot=3, idea=1, points=0)
    put("tallies", id=1, points=9, people=2, breadth=1, counts=1, seq=3, edited=2, was_public=1)
    put("tallies", id=2, points=0, people=0, breadth=0, counts=0, seq=1, edited=1, was_public=0)
    put("tallies", id=3, points=3, people=1, breadth=1, counts=0, seq=1, edited=1, was_public=0)


STOOD = {"points": 7, "ideas_max": 3, "revealed": 1, "stage": 2, "sealed": 0, "last_group": 2}
#: Every row of it afterwards
STANDS = {
    "SELECT id, title, seq, joined, ready, weighting FROM workshops": [
        (1, "Old", 3, 3, 2, 1),
        (2, "Sealed", 3, 0, 0, 1),
    ],
    "SELECT workshop_id, id, title, method, settings, candidates, revealed, stage, sealed, state, seq, edited, "
    "was_public FROM weightings ORDER BY workshop_id": [
        (1, 1, "", "points", '{"ideas":3,"points":7}', '{"all":true}', 1, 2, 0, "shown", 3, 3, 1),
        (2, 1, "", "points", '{"ideas":5,"points":10}', '{"all":true}', 0, 0, 1, "shown", 3, 3, 1),
    ],
    "SELECT workshop_id, id, weighting, participant, given, budget FROM ballots ORDER BY workshop_id, given": [
        (1, 3, 1, 3, 0, 7),
        (1, 2**52 + 1, 1, 1, 5, 7),
        (1, 2, 1, 2, 7, 7),
        (2, 1, 1, None, 1, 10),
    ],
    "SELECT workshop_id, ballot, idea, value, folded FROM weights ORDER BY workshop_id, ballot, idea": [
        (1, 2, 1, 4, None),
        (1, 2, 3, 3, None),
        (1, 3, 1, None, None),
        (1, 2**52 + 1, 1, 5, 2),
        (1, 2**52 + 1, 2, None, 3),
    ],
    "SELECT id, weighting, idea, value, people, breadth, counts, seq, edited, was_public FROM tallies ORDER BY id": [
        (1, 1, 1, 9, 2, 1, 1, 3, 2, 1),
        (2, 1, 2, 0, 0, 0, 0, 1, 1, 0),
        (3, 1, 3, 3, 1, 1, 0, 1, 1, 0),
    ],
}


@pytest.mark.parametrize("server", ["sqlite", "postgresql"])
def test_what_stood_on_a_workshop_of_0009_is_its_first_weighting(tmp_path, server, request):
    url = "" if server == "sqlite" else request.getfixturevalue("postgresql")
    settings = Settings(data=tmp_path, database_url=url)
    engine = old_database(settings, "0009")
    with engine.begin() as connection:
        a_workshop(connection, ["named"], **STOOD | {"joined": 3, "ready": 2, "joining": 1, "group_minimum": 3})
        points_in_0009(lambda table, **columns: put(connection, table, workshop_id=1, **columns))
        more = {"id": 2, "code": "CCCCCCC", "uid": "v", "title": "Sealed", "sealed": 1, "joined": 0, "last_group": 0}
        a_workshop(connection, ["named"], **more)
        put(connection, "ballots", workshop_id=2, id=1, participant=None, given=1, points=10)
    engine.dispose()
    upgrade(settings)
    engine = writing_engine(settings.database)
    with engine.connect() as connection:
        found = {query: [tuple(row) for row in connection.execute(text(query))] for query in STANDS}
        kept = connection.execute(text("SELECT count(*) FROM participants")).scalar()
    engine.dispose()
    assert (found, kept) == (STANDS, 3)
