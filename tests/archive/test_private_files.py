"""What lies on the disk is its owner's alone: it tells who gave which points, and what signs the cookies."""

import os

import pytest

from tests.archive.evenings import app_on
from tests.support.evening import Evening
from workshop.archive.backup import back_up, put_back
from workshop.config import Settings
from workshop.data_lock import hold
from workshop.export.processes.children import Kept
from workshop.extensions import db
from workshop.jobs.store import huey_for
from workshop.mail.ledger import END, Ledger
from workshop.migrating import upgrade


@pytest.fixture(autouse=True)
def _careless():
    """Whoever starts the server has not thought of it: everybody may read, and write."""
    before = os.umask(0)
    yield
    os.umask(before)


def others(folder) -> dict:
    """{file or folder: what others may}; what lies in a folder that is closed to them they cannot reach."""
    found = {}
    for place in folder.iterdir():
        mode = place.stat().st_mode & 0o077
        if mode:
            found[place.relative_to(folder).as_posix()] = oct(mode)
        if mode and place.is_dir():
            found |= others(place)
    return found


def test_the_secret_is_made_for_its_owner_alone(tmp_path):
    settings = Settings(data=tmp_path / "data")
    assert settings.secret() == settings.secret()
    assert ((tmp_path / "data/secret").stat().st_mode & 0o777, len(settings.secret())) == (0o600, 64)


@pytest.mark.parametrize(
    "make",
    [upgrade, Settings.secret, lambda settings: hold(settings.data).close()],
    ids=["the tables", "the secret", "a server"],
)
def test_whoever_makes_the_data_folder_closes_it(tmp_path, make):
    make(Settings(data=tmp_path / "data"))
    assert others(tmp_path) == {}


def test_what_is_kept_of_messages_and_jobs_is_its_owners_alone(tmp_path):
    ledger = Ledger(tmp_path)
    with ledger.held():
        ledger.note(END, ledger.name)
    huey_for(Settings(data=tmp_path)).storage.put_data("one", b"1")
    assert {place.name for place in tmp_path.iterdir()} >= {"mail", "jobs.sqlite", "secret"}
    assert others(tmp_path) == {}


def test_a_folder_that_was_there_before_and_is_open_to_everybody_holds_closed_files(tmp_path):
    upgrade(Settings(data=tmp_path))
    Settings(data=tmp_path).secret()
    hold(tmp_path).close()
    assert others(tmp_path) == {}


def test_a_new_data_folder_and_all_that_an_evening_leaves_in_it(tmp_path):
    settings = Settings(data=tmp_path / "data")
    upgrade(settings)
    with app_on(tmp_path / "data"):
        settings.secret()
        hold(tmp_path / "data").close()
        Evening().join(1)
        db.session.rollback()
        names = {place.name for place in (tmp_path / "data").iterdir()}
        assert {"workshop.sqlite", "workshop.sqlite-wal", "workshop.sqlite-shm", "secret", "in-use"} <= names
        assert (others(tmp_path), others(tmp_path / "data")) == ({}, {})


def test_backups_what_is_put_back_and_what_is_kept_aside(tmp_path):
    with app_on(tmp_path / "data"):
        Evening()
        db.session.rollback()
    settings = Settings(data=tmp_path / "data")
    settings.secret()
    backup = back_up(settings, tmp_path / "backups")
    aside = put_back(settings, backup)
    assert {"secret", "workshop.sqlite"} <= {place.name for place in aside.iterdir()}
    for folder in (tmp_path / "backups", tmp_path / "data", aside):
        assert others(folder) == {}
    assert others(tmp_path) == {}


def test_drafts_of_protocols_that_lie_ready_for_moderators(tmp_path):
    Kept(2).file(tmp_path / "protocols/draft.pdf", lambda: b"%PDF")
    assert others(tmp_path) == {}
