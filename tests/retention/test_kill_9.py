"""A computer that goes down in the middle of a deletion: all of it is there, or none, and the next run ends it."""

import signal
import sqlite3
import subprocess
import sys
from contextlib import closing
from datetime import timedelta

import pytest

from tests.archive.evenings import app_on, updated
from tests.domain.workshops.test_retention import retained
from tests.retention.marked import PRINTED, UNPRINTED, Marked, found
from tests.retention.test_command_line import PAST, run
from workshop.domain.workshops.queries import workshop_by_id
from workshop.extensions import db


@pytest.fixture(params=[False, True], ids=["all of it", "but the protocol"])
def hall(request, tmp_path):
    """(folder, code, is its protocol kept?) of a workshop that is due; a document of it lies ready."""
    folder = tmp_path / "data"
    with app_on(folder):
        evening = Marked(folder, starts=PAST, ends=PAST + timedelta(hours=2))
        if request.param:
            retained(evening, keep_protocol=True)
        code = evening.workshop.code
    (folder / "protocols").mkdir(exist_ok=True)
    (folder / "protocols" / f"{code}-draft-01.pdf").write_bytes(b"%PDF Versteckt-Wort")
    return folder, code, request.param


def killed(folder, point):
    """The program was ended at `point`."""
    command = [sys.executable, "-m", "tests.retention.killed", point, "purge", "--now", "--data", str(folder)]
    done = subprocess.run(command, check=False, timeout=120, capture_output=True)
    assert done.returncode == -signal.SIGKILL, done.stderr.decode()


def counted(folder) -> dict:
    """{table: rows}, and what stands in the text columns of ideas."""
    with closing(sqlite3.connect(folder / "workshop.sqlite")) as raw:
        assert raw.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert raw.execute("PRAGMA foreign_key_check").fetchall() == []
        names = ("ideas", "participants", "journal", "keys", "answers", "releases", "pictures", "ballots")
        rows = {name: raw.execute(f"SELECT count(*) FROM {name}").fetchone()[0] for name in names}
        return rows | {"titles": raw.execute("SELECT title FROM ideas ORDER BY id").fetchall()}


@pytest.mark.parametrize("point", ["1", "3", "8", "commit", "rewriting", "files"])
def test_it_is_all_there_or_all_gone_and_ends_with_the_next_run(hall, point):
    folder, code, kept = hall
    before = counted(folder)
    killed(folder, point)
    after = counted(folder)
    if point in ("rewriting", "files"):
        assert after["titles"] == ([("",)] * len(before["titles"]) if kept else [])
        assert (after["keys"] <= 1, after["releases"]) == (True, int(kept))
    else:
        assert after == before
    assert run("purge", "--now", "--data", folder)[0] == 0
    assert found(folder, *UNPRINTED) == []
    assert found(folder, *PRINTED) == (list(PRINTED) if kept else [])
    assert list((folder / "protocols").glob(f"{code}-*")) == []
    with updated(folder):
        assert (workshop_by_id(db.session, 1) is not None) == kept
    assert run("verify", "--data", folder)[0] == 0
