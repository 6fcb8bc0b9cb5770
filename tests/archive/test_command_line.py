"""import · export · backup · restore · verify, as an operator types them."""

import sqlite3
import subprocess
import sys
from contextlib import closing

import pytest
from click.testing import CliRunner

from tests.archive.evenings import app_on, archived, without_epoch
from tests.support.evening import Evening
from workshop.archive.backup import put_back
from workshop.archive.verify import canonical, digest, read
from workshop.cli import cli
from workshop.config import Settings
from workshop.data_lock import hold

PAGE = 4096


def run(*arguments):
    done = CliRunner().invoke(cli, [str(argument) for argument in arguments])
    return done.exit_code, done.output


@pytest.fixture
def folder(tmp_path):
    """A data folder with one evening; `code` names it."""
    place = tmp_path / "hall"
    with app_on(place):
        evening = Evening(title="A kept evening")
        ideas, people = evening.weighting(ideas=2)
        for person in people:
            evening.saved(person, "set_weight", idea=ideas[0], points=2)
        (place / "code").write_text(evening.workshop.code)
        (place / "archive").write_bytes(archived(evening.id))
    (place / "secret").write_text("the secret of the hall")
    return place


def test_an_archive_is_exported_verified_and_imported_elsewhere(folder, tmp_path):
    file, there = tmp_path / "workshop.json", tmp_path / "there"
    code, said = run("export", (folder / "code").read_text(), "--format", "archive", "--output", file, "--data", folder)
    assert (code, "the weighting is not sealed yet" in said) == (0, True)
    assert file.read_bytes() == (folder / "archive").read_bytes()
    assert run("verify", file)[0] == 0
    with app_on(there):
        pass
    assert "name an account with --moderator" in run("import", file, "--data", there)[1]
    code, said = run("import", file, "--data", there, "--moderator", "one@example.org")
    assert (code, "“A kept evening” is here" in said) == (0, True), said
    assert "is here already" in run("import", file, "--data", there)[1]
    assert run("import", file, "--data", there, "--replace")[0] == 0
    assert run("verify", "--data", there)[0] == 0


def test_an_archive_is_for_its_owner_only_and_nothing_is_written_over(folder, tmp_path):
    file, code = tmp_path / "workshop.json", (folder / "code").read_text()
    export = ("export", code, "--format", "archive", "--data", folder, "--output")
    assert (run(*export, file)[0], file.stat().st_mode & 0o777) == (0, 0o600)
    (tmp_path / "other").write_text("mine")
    assert "There is a file" in run(*export, tmp_path / "other")[1]
    assert (tmp_path / "other").read_text() == "mine"
    assert run(*export, tmp_path / "other", "--overwrite")[0] == 0
    assert (tmp_path / "other").read_bytes() == file.read_bytes()
    assert "could not be written" in run(*export, tmp_path / "nowhere" / "file")[1]
    assert [file.name for file in tmp_path.iterdir() if file.name.startswith(".")] == []
    for name in ("workshop.sqlite", "workshop.sqlite-wal", "new"):
        assert "belongs to the server" in run(*export, folder / name, "--overwrite")[1]
    assert run("verify", "--data", folder)[0] == 0


def test_a_manipulated_archive_is_refused_at_its_number_and_nothing_is_written(folder, tmp_path):
    value = read((folder / "archive").read_bytes())
    value["tables"]["journal"][4]["payload"] = "{}"
    file, there = tmp_path / "workshop.json", tmp_path / "there"
    file.write_bytes(canonical(value))
    with app_on(there):
        pass
    code, said = run("import", file, "--data", there, "--moderator", "one@example.org")
    assert (code, "Number 5 of the journal has been changed" in said) == (1, True)
    assert run("verify", "--data", there) == (0, "There is no workshop in it.\n")


@pytest.mark.parametrize(
    ("table", "column", "value", "words"),
    [("ideas", "title", 7, "title in ideas is not what belongs"), ("ideas", "size", "huge", "rules of the tables"),
     ("ballots", "id", True, "id in ballots")],
)  # fmt: skip
def test_right_sums_and_wrong_values_leave_nothing_behind(folder, tmp_path, table, column, value, words):
    archive = read((folder / "archive").read_bytes())
    archive["tables"][table][0][column] = value
    if table == "ballots":
        archive["tables"]["weights"] = []
        archive["tables"]["ballots"] = [archive["tables"]["ballots"][0] | {"given": 0}]
        for tally in archive["tables"]["tallies"]:
            tally |= {"value": 0, "people": 0}
    archive["sums"] = {
        name: digest(part) for name, part in {"workshop": archive["workshop"], **archive["tables"]}.items()
    }
    file, there = tmp_path / "workshop.json", tmp_path / "there"
    file.write_bytes(canonical(archive))
    with app_on(there):
        pass
    code, said = run("import", file, "--data", there, "--moderator", "one@example.org")
    assert (code, words in said) == (1, True), said
    assert run("verify", "--data", there) == (0, "There is no workshop in it.\n")


def test_a_backup_is_a_whole_database_with_the_secret_and_for_its_owner_only(folder, tmp_path):
    target = tmp_path / "backups"
    code, said = run("backup", "--to", target, "--data", folder)
    assert (code, "delete it after the sealing" in said) == (0, True)
    (copy,) = target.iterdir()
    assert copy.stat().st_mode & 0o777 == 0o600
    assert run("verify", copy)[0] == 0
    with sqlite3.connect(copy) as raw:
        assert raw.execute("SELECT secret FROM backup_note").fetchone() == ("the secret of the hall",)
    assert "exists already" in run("backup", "--to", copy, "--data", folder)[1]


@pytest.mark.parametrize("to", ["no/such/folder", "no/such/copy.sqlite"])
def test_a_backup_goes_to_no_disk_that_is_not_there(folder, tmp_path, to):
    code, said = run("backup", "--to", tmp_path / to, "--data", folder)
    assert (code, "There is no folder" in said, list(tmp_path.glob("no"))) == (1, True, []), said


def test_a_restore_brings_back_the_evening_and_the_secret_and_keeps_what_was_there(folder, tmp_path):
    copy = tmp_path / "copy.sqlite"
    assert run("backup", "--to", copy, "--data", folder)[0] == 0
    (folder / "secret").write_text("another secret")
    with sqlite3.connect(folder / "workshop.sqlite") as raw:
        raw.execute("UPDATE workshops SET title = 'Spoilt'")
    raw.close()
    with hold(folder):
        assert "A server is running" in run("restore", copy, "--data", folder)[1]
    code, said = run("restore", copy, "--data", folder)
    assert (code, "The old one is kept in" in said) == (0, True), said
    (aside,) = folder.glob("before-restore-*")
    with sqlite3.connect(aside / "workshop.sqlite") as raw:
        assert raw.execute("SELECT title FROM workshops").fetchone() == ("Spoilt",)
    assert (aside / "secret").read_text() == "another secret"
    assert (folder / "secret").read_text() == "the secret of the hall"
    file, old = tmp_path / "again.json", (folder / "archive").read_bytes()
    run("export", (folder / "code").read_text(), "--format", "archive", "--output", file, "--data", folder)
    assert without_epoch(file.read_bytes()) == without_epoch(old)
    assert read(file.read_bytes())["epoch"] != read(old)["epoch"]
    with sqlite3.connect(folder / "workshop.sqlite") as raw:
        assert raw.execute("SELECT count(*) FROM sqlite_master WHERE name = 'backup_note'").fetchone() == (0,)


def test_a_backup_that_somebody_changed_is_put_back_with_a_word(folder, tmp_path):
    run("backup", "--to", tmp_path / "copy.sqlite", "--data", folder)
    with closing(sqlite3.connect(tmp_path / "copy.sqlite")) as raw, raw:
        raw.execute("UPDATE journal SET payload = '{}' WHERE seq = 3")
    assert run("verify", tmp_path / "copy.sqlite")[0] == 1
    code, said = run("restore", tmp_path / "copy.sqlite", "--data", folder)
    assert (code, "not as this program left it" in said) == (0, True)


def test_the_secret_of_a_backup_leaves_the_tables_and_does_not_replace_one_that_was_set(folder, tmp_path):
    backup = tmp_path / "kept.sqlite"
    assert run("backup", "--to", backup, "--data", folder)[0] == 0
    assert b"the secret of the hall" in backup.read_bytes()
    (folder / "secret").write_text("another one")
    put_back(Settings(data=folder, secret_key="a key that the operator has set"), backup)
    assert (folder / "secret").read_text() == "another one"
    assert b"the secret of the hall" not in (folder / "workshop.sqlite").read_bytes()


def test_a_restore_says_who_must_be_erased_again(folder, tmp_path):
    copy = tmp_path / "copy.sqlite"
    assert run("backup", "--to", copy, "--data", folder)[0] == 0
    with sqlite3.connect(folder / "workshop.sqlite") as raw:
        raw.execute("INSERT INTO journal SELECT workshop_id, 9999, 'erase_person', actor, at, ?, before, salt,"
                    " payload_hash, chain FROM journal LIMIT 1", ('{"blanked":[],"participant":3}',))  # fmt: skip
    raw.close()
    said = run("restore", copy, "--data", folder)[1]
    assert "Erase again: the texts of number 3 in workshop " + (folder / "code").read_text() in said


def test_an_archive_is_no_backup_and_a_backup_no_archive(folder, tmp_path):
    file, copy = tmp_path / "workshop.json", tmp_path / "copy.sqlite"
    file.write_bytes((folder / "archive").read_bytes())
    assert run("backup", "--to", copy, "--data", folder)[0] == 0
    assert "take it in with workshop import" in run("restore", file, "--data", folder)[1]
    assert "a database or a backup of one" in run("import", copy, "--data", tmp_path / "there")[1]


def test_the_database_is_its_owners_alone(folder):
    assert (folder / "workshop.sqlite").stat().st_mode & 0o077 == 0


def test_what_is_no_backup_is_refused_and_the_database_stays(folder, tmp_path):
    text, foreign, newer, damaged = (tmp_path / name for name in ("text", "a.sqlite", "b.sqlite", "c.sqlite"))
    text.write_text("not a database at all")
    with sqlite3.connect(foreign) as raw:
        raw.execute("CREATE TABLE things (id)")
    assert run("backup", "--to", newer, "--data", folder)[0] == 0
    with sqlite3.connect(newer) as raw:
        raw.execute("UPDATE alembic_version SET version_num = '9999'")
    raw.close()
    assert run("backup", "--to", damaged, "--data", folder)[0] == 0
    whole = bytearray(damaged.read_bytes())
    whole[PAGE + 7] = 63  # fragments of free space that are not there
    damaged.write_bytes(whole)
    before = (folder / "workshop.sqlite").read_bytes()
    wrong = {text: "not a database", foreign: "not a database", newer: "newer version", damaged: "is damaged"}
    for file, words in wrong.items():
        code, said = run("restore", file, "--data", folder)
        assert (code, words in said) == (1, True), said
        assert (folder / "workshop.sqlite").read_bytes() == before


#: The command line on a disk that damages the copy of a backup while it is made
BAD_DISK = f"""
import sys
def damage(event, arguments):
    if event == "sqlite3.connect" and "/.workshop.sqlite." in (place := str(arguments[0])) and "?" not in place:
        with open(place, "r+b") as file:
            file.seek({PAGE} + 7)
            file.write(bytes([63]))
sys.addaudithook(damage)
from workshop.cli import cli
cli()
"""


def test_a_copy_that_was_damaged_on_its_way_is_not_put_in_place(folder, tmp_path):
    backup = tmp_path / "backup.sqlite"
    assert run("backup", "--to", backup, "--data", folder)[0] == 0
    before = (folder / "workshop.sqlite").read_bytes()
    restoring = [sys.executable, "-c", BAD_DISK, "restore", backup, "--data", folder]
    done = subprocess.run(restoring, capture_output=True, text=True, timeout=60)
    assert (done.returncode, "is damaged" in done.stderr) == (1, True), done.stdout + done.stderr
    assert (folder / "workshop.sqlite").read_bytes() == before
    assert list(folder.glob(".workshop.sqlite.*")) == []


def test_what_could_not_be_put_back_is_no_backup(folder, tmp_path):
    """A newer program has changed the tables, and an older one makes the backup."""
    with sqlite3.connect(folder / "workshop.sqlite") as raw:
        raw.execute("UPDATE alembic_version SET version_num = '9999'")
    raw.close()
    code, said = run("backup", "--to", tmp_path / "backups", "--data", folder)
    assert (code, "newer version" in said, list((tmp_path / "backups").iterdir())) == (1, True, [])


def test_a_manipulated_database_is_noticed(folder):
    with sqlite3.connect(folder / "workshop.sqlite") as raw:
        raw.execute("UPDATE tallies SET value = value + 1 WHERE id = 1")
        raw.execute("UPDATE journal SET payload = '{}' WHERE seq = 3")
    code, said = run("verify", "--data", folder)
    assert (code, "Number 3 of the journal has been changed" in said) == (1, True), said


def test_there_is_nothing_to_verify_where_there_is_no_database(tmp_path):
    assert run("verify", "--data", tmp_path)[0] == 2


@pytest.mark.parametrize(("setting", "wrong"), [("PORT", "eight"), ("DATABASE_URL", "sqlite://")])
@pytest.mark.parametrize(
    ("command", "exit_code"),
    [
        (("backup", "--to", "backup.sqlite"), 1),
        (("restore", "--new-epochs"), 1),
        (("import", __file__), 1),
        (("administrator", "one@example.org"), 1),
        (("migrate",), 1),
        (("verify",), 2),
    ],
)
def test_a_wrong_setting_is_a_sentence(tmp_path, monkeypatch, setting, wrong, command, exit_code):
    monkeypatch.setenv(f"WORKSHOP_{setting}", wrong)
    code, said = run(*command, "--data", tmp_path)
    assert (code, "A setting is wrong." in said, setting.lower() in said) == (exit_code, True, True), said


def test_on_postgresql_the_tools_of_postgresql_are_named(postgresql, tmp_path, monkeypatch):
    monkeypatch.setenv("WORKSHOP_DATABASE_URL", postgresql)
    with app_on(tmp_path, postgresql):
        Evening()
    code, said = run("backup", "--to", tmp_path / "x", "--data", tmp_path)
    assert (code, "pg_dump" in said) == (1, True)
    code, said = run("restore", "--new-epochs", "--data", tmp_path)
    assert (code, "Workshops with a new epoch: 1." in said) == (0, True)
    assert run("verify", "--data", tmp_path)[0] == 0
