"""The tables: STRICT, the same from migrations as from the models, on SQLite and on PostgreSQL."""

import re
import sqlite3

import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from sqlalchemy import create_engine

import workshop.accounts
import workshop.nouns
from workshop.config import Settings
from workshop.database import writing_engine
from workshop.extensions import Base
from workshop.migrating import upgrade


def tables(place):
    with sqlite3.connect(place) as raw:
        return dict(
            raw.execute("SELECT name, sql FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'")
        )


def parts(sql) -> list[str]:
    """Columns and constraints of a CREATE TABLE; what ALTER TABLE has added stands behind them, its check with it."""
    inside, found, depth = sql[sql.index("(") + 1 : sql.rindex(")")], [""], 0
    for char in inside:
        depth += (char == "(") - (char == ")")
        if char == "," and not depth:
            found.append("")
        else:
            found[-1] += char
    told = [" ".join(part.replace('"', "").split()) for part in found]
    return sorted(piece for part in told for piece in re.split(" (?=CONSTRAINT ck_)", part))


def test_every_table_of_ours_is_strict(empty_database):
    found = tables(empty_database)
    assert [name for name, sql in found.items() if not sql.rstrip().endswith("STRICT")] == ["alembic_version"]
    assert set(found) - {"alembic_version"} == set(Base.metadata.tables)


def test_migrations_make_the_same_tables_as_the_models(empty_database, tmp_path):
    engine = create_engine(f"sqlite:///{tmp_path / 'models.sqlite'}")
    Base.metadata.create_all(engine)
    engine.dispose()

    ours = {name: parts(sql) for name, sql in tables(tmp_path / "models.sqlite").items()}
    theirs = {name: parts(sql) for name, sql in tables(empty_database).items() if name != "alembic_version"}
    assert theirs == ours


def test_strict_keeps_text_out_of_numbers(empty_database, tmp_path):
    with sqlite3.connect(":memory:") as raw:
        raw.execute(tables(empty_database)["one_time_links"])
        with pytest.raises(sqlite3.IntegrityError):
            raw.execute("INSERT INTO one_time_links VALUES (x'00', 'seven', 'desk', 1, NULL)")


def test_the_same_migrations_run_on_postgresql(postgresql, tmp_path):
    settings = Settings(data=tmp_path, database_url=postgresql)
    upgrade(settings)
    engine = writing_engine(postgresql)
    with engine.connect() as connection:
        difference = compare_metadata(MigrationContext.configure(connection), Base.metadata)
    engine.dispose()
    assert difference == []


def test_an_evening_runs_on_postgresql(postgresql, tmp_path):
    from tests.support.evening import Evening
    from workshop import create_app

    settings = Settings(data=tmp_path, database_url=postgresql, secret_key="sample", testing=True)
    upgrade(settings)
    app = create_app(settings)
    with app.app_context():
        workshop.accounts.add_moderator("one@example.org", "One")
        evening = Evening()
        (first, *_), people = evening.weighting(people=5)
        for person in people:
            evening.saved(person, "set_weight", idea=first, points=2)
        tally = evening.tallies()[first]
        evening.do("release_protocol")
    app.extensions["writer"].close()
    with app.app_context():
        from workshop.extensions import db

        db.session.remove()
        db.engine.dispose()
    app.extensions["accounts_engine"].dispose()
    assert (tally["points"], tally["people"], tally["breadth"]) == (10, 5, 3)
