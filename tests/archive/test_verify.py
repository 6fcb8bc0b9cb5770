"""What has been changed in an archive is noticed, and at the right number."""

import copy
import json
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import workshop.archive.verify as verify
from tests.archive.evenings import archived
from tests.conftest import app_with, settings_in
from tests.support.evening import Evening
from tests.support.script import whole_evening

PROGRAM = Path(verify.__file__)


@pytest.fixture(scope="module")
def whole(tmp_path_factory, empty_database):
    with app_with(settings_in(tmp_path_factory.mktemp("whole"), empty_database)):
        evening = Evening()
        for _command in whole_evening(evening):
            pass
        return archived(evening.id)


@pytest.fixture(scope="module")
def half(tmp_path_factory, empty_database):
    """Not sealed yet, with points given and ideas merged."""
    with app_with(settings_in(tmp_path_factory.mktemp("half"), empty_database)):
        evening = Evening()
        (first, second, _), people = evening.weighting()
        for person in people:
            evening.saved(person, "set_weight", idea=first, points=3)
            evening.saved(person, "set_weight", idea=second, points=1)
        evening.do("merge_ideas", into=first, ideas=[second])
        return archived(evening.id)


def other(value):
    """Something else of the same kind."""
    if isinstance(value, bool):
        return not value
    if isinstance(value, int):
        return value + 1
    if isinstance(value, str):
        return "0" + value[1:] if value[:1] != "0" else "1" + value[1:]
    return [] if value is None else None


def numbers(archive):
    return [finding.number for finding in verify.examine(archive)]


def summed(archive):
    """As a forger does it: all sums are computed anew."""
    for row in archive["tables"]["journal"]:
        row["sum"] = verify.digest({name: value for name, value in row.items() if name != "sum"})
    parts = {"workshop": archive["workshop"]} | archive["tables"]
    archive["sums"] = {name: verify.digest(part) for name, part in parts.items()}
    return archive


def test_an_evening_is_complete_before_and_after_sealing(whole, half):
    assert (numbers(verify.read(whole)), numbers(verify.read(half))) == ([], [])


@settings(max_examples=150, deadline=None)
@given(data=st.data())
def test_any_change_of_any_field_of_a_row_is_noticed_at_its_number(whole, data):
    archive = verify.read(whole)
    row = data.draw(st.sampled_from(archive["tables"]["journal"]))
    name, number = data.draw(st.sampled_from(sorted(row))), row["seq"]
    row[name] = other(row[name])
    assert numbers(archive)[0] == number


def test_so_is_any_change_of_the_row_that_says_why_others_are_blank(whole):
    number = verify.read(whole)["workshop"]["seq"]
    for name in verify.JOURNAL_FIELDS:
        archive = verify.read(whole)
        row = archive["tables"]["journal"][-1]
        row[name] = other(row[name])
        assert (number, name) == (numbers(archive)[0], name)


@pytest.mark.parametrize("name", ["seq", "name", "actor", "payload", "salt", "payload_hash", "chain"])
def test_what_the_chain_covers_is_noticed_even_when_all_sums_are_forged(half, name):
    archive = verify.read(half)
    row = archive["tables"]["journal"][7]
    row[name] = other(row[name])
    assert numbers(summed(archive))[0] == 8


def test_a_row_that_is_missing_doubled_or_moved_is_noticed(half):
    archive = verify.read(half)
    rows = archive["tables"]["journal"]
    for changed, number in ((rows[:4] + rows[5:], 5), (rows[:4] + rows[3:], 5), (rows[:-1], len(rows))):
        archive["tables"]["journal"] = changed
        assert numbers(summed(copy.deepcopy(archive)))[0] == number


def test_a_row_may_be_blank_only_where_something_says_why(whole, half):
    archive = verify.read(half)
    archive["tables"]["journal"][9] |= {"payload": None, "before": None, "salt": None}
    assert numbers(summed(archive)) == [10]
    archive = verify.read(whole)
    erased = next(row for row in archive["tables"]["journal"] if row["name"] == "erase_person")
    allowed = json.loads(erased["payload"])["blanked"]
    row = archive["tables"]["journal"][allowed[0] - 1]
    assert row["payload"] is None
    row |= {"payload": "{}", "before": [], "salt": "00"}
    assert numbers(summed(archive)) == [allowed[0]]


def test_a_weight_that_sealing_left_readable_is_noticed(half):
    archive = verify.read(half)
    archive["tables"]["weightings"][0]["sealed"] = True
    weights = [row["seq"] for row in archive["tables"]["journal"] if row["name"] == "set_weight"]
    assert (numbers(summed(archive)), len(weights)) == (weights, 6)


@pytest.mark.parametrize(
    ("table", "column"),
    [("tallies", "value"), ("tallies", "people"), ("tallies", "counts"), ("weights", "value"), ("ballots", "given"),
     ("ballots", "budget"), ("participants", "ready"), ("weights", "idea"), ("contributions", "idea")],
)  # fmt: skip
def test_sums_that_do_not_fit_are_noticed(whole, table, column):
    archive = verify.read(whole)
    row = archive["tables"][table][0]
    row[column] = 4711 if column == "idea" else other(row[column])
    assert [finding for finding in verify.examine(summed(archive)) if finding.number is None] != []


@settings(max_examples=60, deadline=None)
@given(data=st.data())
def test_any_change_of_any_table_is_noticed(half, data):
    archive = verify.read(half)
    tables = {name: rows for name, rows in archive["tables"].items() if rows} | {"workshop": [archive["workshop"]]}
    row = data.draw(st.sampled_from(tables[data.draw(st.sampled_from(sorted(tables)))]))
    name = data.draw(st.sampled_from(sorted(row)))
    row[name] = other(row[name])
    assert verify.examine(archive) != []


def alone(file, *arguments):
    """The one file, run by a Python that knows nothing of this program: (exit code, words)."""
    command = [sys.executable, "-I", "-S", str(PROGRAM), str(file), *arguments]
    done = subprocess.run(command, capture_output=True, text=True, cwd="/")
    return done.returncode, done.stdout


def test_the_program_is_one_file_without_dependencies(whole, tmp_path):
    file = tmp_path / "workshop.json"
    file.write_bytes(whole)
    head = verify.read(whole)["workshop"]["chain"]
    printed = " ".join(head[place : place + 8] for place in range(0, 64, 8))
    code, said = alone(file, "--head", printed)
    assert (code, "is complete" in said, "The sums are right" in said) == (0, True, True)
    assert f"that of number {verify.read(whole)['workshop']['seq']} of this journal" in said
    code, said = alone(file, "--head", "00" * 32)
    assert (code, "is not one of this journal" in said) == (1, True)


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (lambda raw: raw[:-40], "cut off"),
        (lambda raw: b"\xff" + raw, "not UTF-8"),
        (lambda raw: raw.replace(b'"version":3', b'"version":4'), "version 4"),
        (lambda raw: raw.replace(b"workshop-archive", b"workshop-protocol"), "not an archive"),
        (lambda raw: raw.replace(b'"format"', b'"epoch":"x","format"'), "stands in it twice"),
        (lambda raw: b"[" * 100_000, "damaged"),
    ],
)
def test_what_cannot_be_read_ends_with_2_and_a_sentence(whole, tmp_path, change, words):
    file = tmp_path / "workshop.json"
    file.write_bytes(change(whole))
    code, said = alone(file)
    assert (code, words in said) == (2, True), said
