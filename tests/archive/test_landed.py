"""A database of every version that has landed comes to this one as a whole: nothing lost, nothing left that links."""

import json
import sqlite3
from contextlib import closing

import pytest
from sqlalchemy import MetaData, create_engine, insert, select

from tests.archive.evenings import app_on, archived, done, updated
from tests.archive.landed import (
    NAMED_AND_SEALED,
    NAMED_AND_UNDER_WAY,
    SEALED,
    UNDER_WAY,
    VERSIONS,
    WITH_ARCHIVES,
    archives,
    database,
    given,
    rows,
    secrets_in,
    written,
)
from tests.ground.test_tables import parts, tables
from tests.support.evening import phone
from workshop.archive import read as read_checked
from workshop.archive import verify
from workshop.archive.checking import check_archive, check_database
from workshop.archive.reading import import_archive
from workshop.config import Settings
from workshop.domain.workshops.queries import workshop_by_id
from workshop.export import export
from workshop.extensions import db
from workshop.migrating import upgrade
from workshop.protocol.query import downloadable

CUT = (SEALED, NAMED_AND_SEALED)
#: So many salts that link somebody to points a version left behind in what it had sealed
LINKING = {"0001": 20, "0002": 20, "0003": 19, "0004": 19, "0009": 0, "0010": 0}


@pytest.fixture(params=VERSIONS)
def old(request, tmp_path):
    """`place` is the database of a version, `before` what stood in it, `secrets` what must not stay."""
    place = database(request.param, tmp_path)
    secrets = secrets_in(place)
    assert [secret for secret in secrets if secret not in written(tmp_path)] == []
    return place, given(place), secrets


def test_after_the_update_everything_is_right_and_the_tables_are_those_of_a_new_database(old, empty_database, tmp_path):
    place, before, _secrets = old
    settings = Settings(data=tmp_path)
    upgrade(settings)
    report = check_database(settings)
    assert (report.code, len(report.sentences)) == (0, 8), report.sentences
    assert given(place) == before
    assert rows(place, "PRAGMA integrity_check") == [("ok",)]
    assert rows(place, "PRAGMA foreign_key_check") == []
    ours, new = ({name: parts(sql) for name, sql in tables(file).items()} for file in (place, empty_database))
    assert ours == new


def test_what_was_sealed_or_named_links_nobody_any_more_in_no_byte_of_the_files(old, tmp_path):
    place, before, secrets = old
    ((version,),) = rows(place, "SELECT version_num FROM alembic_version")
    assert len(secrets) == LINKING[version]
    upgrade(Settings(data=tmp_path))
    assert [secret for secret in secrets if secret in written(tmp_path)] == []
    told = "SELECT count(*) FROM keys WHERE workshop_id IN (1, 3) AND name IN ('set_weight', 'finish_weighting')"
    assert rows(place, told) == [(0,)]
    assert rows(place, "PRAGMA user_version") == [(0,)]
    assert given(place) == before
    for workshop in (SEALED, NAMED_AND_SEALED):
        told = f"FROM ballots WHERE workshop_id = {workshop}"
        assert rows(place, f"SELECT count(*), count(participant), max(id) {told}") == [(8, 0, 8)]
        assert rows(place, f"SELECT sum(ready) FROM participants WHERE workshop_id = {workshop}") == [(0,)]
    kept = "SELECT count(*) FROM journal WHERE workshop_id IN (2, 4) AND name = 'set_weight' AND payload NOT NULL"
    assert rows(place, kept) == [(36,)]


def test_an_evening_that_was_under_way_goes_on_and_is_sealed_like_any_other(old, tmp_path):
    with updated(tmp_path) as app:
        for workshop in (UNDER_WAY, NAMED_AND_UNDER_WAY):
            assert done(workshop, "set_weight", phone(7), idea=3, points=1) == "saved"
            assert done(workshop, "reveal_weights", revealed=True) == "saved"
            assert done(workshop, "seal_weighting") == "saved"
        assert done(SEALED, "hide_idea", idea=2) == "saved"
        for workshop in range(1, 5):
            archive = verify.read(archived(workshop))
            assert (archive["version"], verify.examine(archive)) == (3, [])
            assert {ballot["participant"] for ballot in archive["tables"]["ballots"]} == {None}
            assert "named" not in archive["workshop"]
        assert check_database(app.extensions["settings"]).code == 0


def test_what_was_released_can_still_be_read(old, tmp_path):
    with updated(tmp_path) as app:
        value = downloadable(db.session, workshop_by_id(db.session, NAMED_AND_SEALED))
        assert (value.totals.points, value.totals.weighted, len(value.ideas)) == (72, 8, 5)
        assert value.facts.state == "released"
        text = export(value, "md", app.extensions["settings"])[0].decode()
        assert "versiegelt: Niemand kann mehr sehen" in text


def test_an_old_row_about_a_column_that_is_gone_cannot_be_undone_and_harms_nobody(old, tmp_path):
    place, *_ = old
    told = json.dumps([{"kind": "workshop", "id": 1, "was": {"named": True}, "became": {"named": False}}])
    with closing(sqlite3.connect(place)) as raw, raw:
        query = "UPDATE journal SET before = ? WHERE workshop_id = 4 AND seq = (SELECT seq FROM workshops WHERE id = 4)"
        raw.execute(query, (told,))
    with updated(tmp_path):
        last = workshop_by_id(db.session, NAMED_AND_UNDER_WAY).seq
        assert done(NAMED_AND_UNDER_WAY, "undo", seq=last) == "cannot_undo"


def counted(archive) -> list[tuple]:
    """(idea, what it has got, people, groups, whether it counts), by whatever names."""
    return [
        (row["id"], row.get("value", row.get("points")), row["people"], row["breadth"], row["counts"])
        for row in archive["tables"]["tallies"]
    ]


#: What has come to rows of ideas and contributions since
NEW = {"removed": None, "held": None, "reason": "", "card": None}


@pytest.mark.parametrize("version", WITH_ARCHIVES)
def test_an_old_archive_is_right_as_it_is_and_imported_as_this_version_would_have_sealed_it(version, tmp_path):
    old = archives(version)
    assert [check_archive(raw).code for raw in old] == [0, 0, 0, 0]
    with app_on(tmp_path):
        for raw in old:
            before = verify.read(raw)
            ident = import_archive(read_checked(raw), moderator=1)
            after = verify.read(archived(ident))
            assert verify.examine(after) == []
            assert counted(before) == counted(after)
            same = ("ideas", "supports", "contributions", "measures", "responsibilities")
            for name in same:
                assert [row | NEW for row in before["tables"][name]] == [row | NEW for row in after["tables"][name]]
            assert before["workshop"]["chain"] == after["workshop"]["chain"]
            if after["tables"]["weightings"][0]["sealed"]:
                people = [(ballot["participant"], ballot["id"]) for ballot in after["tables"]["ballots"]]
                assert people == [(None, number) for number in range(1, 9)]
                assert not any(person["ready"] for person in after["tables"]["participants"])
                assert done(ident, "seal_weighting") in ("saved", "not_open")


def test_a_row_that_an_old_sealing_left_is_right_only_if_it_left_all_of_them(tmp_path):
    archive = verify.read(archives("0002")[SEALED - 1])
    again = next(row for row in archive["tables"]["journal"] if row["name"] == "set_weight")
    assert again["payload"] is None
    told = [row for row in archive["tables"]["journal"] if row["name"] == "finish_weighting"]
    assert [row["payload"] is None for row in told] == [False]
    archive["version"] = 2
    assert [finding.number for finding in verify.examine(archive)] == [told[0]["seq"]]


@pytest.mark.parametrize("version", VERSIONS)
def test_the_same_on_postgresql(version, postgresql, tmp_path):
    """The rows of the old database, put into PostgreSQL's tables of that version."""
    from alembic import command

    from workshop.database import writing_engine
    from workshop.migrating import _config

    place = database(version, tmp_path)
    engine = writing_engine(postgresql)
    with engine.connect() as connection:
        command.upgrade(_config(connection), version)
    meta, source = MetaData(), create_engine(f"sqlite:///{place}")
    meta.reflect(engine)
    with source.connect() as old_rows, engine.begin() as new:
        for table in meta.sorted_tables:
            if table.name != "alembic_version":
                found = [dict(row._mapping) for row in old_rows.execute(select(table))]
                if found:
                    new.execute(insert(table), sorted(found, key=lambda row: row.get("merged_into") is not None))
    source.dispose()
    engine.dispose()
    settings = Settings(data=tmp_path, database_url=postgresql)
    upgrade(settings)
    report = check_database(settings)
    assert (report.code, len(report.sentences)) == (0, 8), report.sentences
