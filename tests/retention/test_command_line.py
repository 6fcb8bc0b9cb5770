"""workshop purge and workshop delete, as an operator types them."""

from contextlib import closing
from datetime import UTC, datetime, timedelta
from types import SimpleNamespace

import pytest
from click.testing import CliRunner

from tests.archive.evenings import DESK, app_on, updated
from tests.domain.workshops.test_retention import retained
from tests.retention.marked import Marked, found
from workshop import clock
from workshop.archive.backup import back_up
from workshop.cli import cli
from workshop.config import Settings
from workshop.data_lock import hold
from workshop.retention.looks import APART_SECONDS, Now, note

#: A workshop whose day came long ago
PAST = datetime(2025, 3, 4, 17, tzinfo=UTC)


def run(*arguments, typed=None):
    done = CliRunner().invoke(cli, [str(argument) for argument in arguments], input=typed)
    return done.exit_code, done.output


@pytest.fixture
def due(tmp_path):
    """A folder with a workshop that is due; `kept`: with one, too, whose protocol is kept."""
    place = tmp_path / "data"
    with app_on(place):
        evening = Marked(place, starts=PAST, ends=PAST + timedelta(hours=2))
        code = evening.workshop.code
    return SimpleNamespace(folder=place, code=code, ident=evening.id)


def seen_a_day_ago(folder):
    """Somebody has looked when the computer had run for a day less."""
    with updated(folder):
        note(Now(clock.now(), clock.boot(), clock.running() - APART_SECONDS))


def test_what_is_due_is_said_and_stays_at_the_first_look(due):
    told = f"Due: workshop {due.code} “Sample evening”."
    assert run("purge", "--dry-run", "--data", due.folder) == (0, f"{told} Deleted at a look in 24 h or later.\n")
    assert run("purge", "--data", due.folder) == (0, f"{told} Deleted at a look in 24 h or later.\n")
    assert found(due.folder, "Windrad-Wort") == ["Windrad-Wort"]


def test_it_goes_once_it_was_due_a_day_ago_as_well(due):
    seen_a_day_ago(due.folder)
    assert run("purge", "--dry-run", "--data", due.folder)[1].endswith("Deleted next.\n")
    said = f"Deleted: workshop {due.code} “Sample evening”\nNothing is due.\n"
    assert run("purge", "--data", due.folder) == (0, said)
    assert found(due.folder, "Windrad-Wort", "Sample evening") == []
    assert run("purge", "--data", due.folder) == (0, "Nothing is due.\n")


def test_who_says_now_does_not_wait(due):
    assert run("purge", "--now", "--data", due.folder)[1].startswith(f"Deleted: workshop {due.code}")
    assert found(due.folder, "Windrad-Wort") == []


def test_a_protocol_that_is_kept_is_there_afterwards(due):
    with updated(due.folder):
        retained(SimpleNamespace(id=due.ident, desk=DESK), keep_protocol=True)
    assert run("purge", "--now", "--data", due.folder)[0] == 0
    assert found(due.folder, "Windrad-Wort", "Versteckt-Wort") == ["Windrad-Wort"]
    code, said = run(
        "export", due.code, "--format", "md", "--output", due.folder.parent / "kept.md", "--data", due.folder
    )
    assert code == 0, said
    assert "Windrad-Wort" in (due.folder.parent / "kept.md").read_text()


def test_beside_a_server_nothing_is_deleted_and_it_says_who_does_it(due):
    with closing(hold(due.folder, True)):
        code, said = run("purge", "--now", "--data", due.folder)
        assert (code, "A server is running" in said, "within the hour" in said) == (1, True, True)
        assert run("delete", due.code, "--title", "Sample evening", "--data", due.folder)[0] == 1
        assert run("purge", "--dry-run", "--data", due.folder)[0] == 0
    assert found(due.folder, "Windrad-Wort") == ["Windrad-Wort"]


def test_a_workshop_is_deleted_by_its_code_and_title(due):
    code, said = run("delete", due.code, "--data", due.folder, typed="Another evening\n")
    assert (code, "This is not its title. Nothing has been deleted." in said) == (1, True)
    assert found(due.folder, "Windrad-Wort") == ["Windrad-Wort"]
    code, said = run("delete", due.code.lower(), "--data", due.folder, typed="Sample evening\n")
    assert (code, said.endswith(f"Deleted: {due.code}.\n")) == (0, True), said
    assert found(due.folder, "Windrad-Wort", "Sample evening") == []
    assert "There is no workshop with the code" in run("delete", due.code, "--title", "", "--data", due.folder)[1]


def test_its_protocol_can_be_kept_by_hand(due):
    arguments = ("delete", due.code, "--title", "Sample evening", "--keep-protocol", "--data", due.folder)
    assert run(*arguments) == (0, f"Deleted: {due.code}, but for its protocol.\n")
    assert found(due.folder, "Windrad-Wort", "Versteckt-Wort") == ["Windrad-Wort"]
    assert "there is none to keep" in run(*arguments)[1]


def test_an_older_backup_that_is_put_back_has_it_again_and_that_is_said(due, tmp_path):
    backup = back_up(Settings(data=due.folder), tmp_path / "backups")
    assert run("delete", due.code, "--title", "Sample evening", "--data", due.folder)[0] == 0
    said = run("restore", backup, "--data", due.folder)[1]
    assert f"Delete again: workshop {due.code} had been deleted since this backup: workshop delete {due.code}" in said
    said = run("delete", due.code, "--title", "Sample evening", "--data", due.folder)[1]
    assert "Older databases lie in" in said
    assert "before-restore-" in said
