"""Each safeguard of the table still stands where the table says; ./dev safeguards takes them away."""

import ast
from pathlib import Path

import pytest

from tests.safeguards.safeguard import ROOT, Cut
from tests.safeguards.table import SAFEGUARDS

PROMISES = {f"G{number}" for number in range(1, 16)}


@pytest.mark.parametrize("safeguard", SAFEGUARDS, ids=lambda safeguard: safeguard.name)
def test_a_safeguard_stands_in_its_place_and_what_is_left_without_it_can_be_read(safeguard):
    for cut in safeguard.cuts:
        left = cut.made_in(ROOT)
        assert left != (ROOT / cut.file).read_text(encoding="utf-8")
        if cut.file.endswith(".py"):
            ast.parse(left)


@pytest.mark.parametrize("safeguard", SAFEGUARDS, ids=lambda safeguard: safeguard.name)
def test_a_safeguard_keeps_a_promise_and_its_tests_exist(safeguard):
    assert set(safeguard.promise.split()) <= PROMISES
    for test in safeguard.tests:
        file, _, name = test.partition("::")
        found = "test(" if file.endswith(".mjs") else f"def {name or 'test_'}"
        assert found in (ROOT / file).read_text(encoding="utf-8")


def test_each_safeguard_has_a_name_of_its_own():
    names = [safeguard.name for safeguard in SAFEGUARDS]
    assert sorted(set(names)) == sorted(names)


def test_a_piece_that_is_not_there_just_once_is_an_error(tmp_path: Path):
    (tmp_path / "file.py").write_text("once\ntwice\ntwice\n")
    assert Cut("file.py", "once", "gone").made_in(tmp_path) == "gone\ntwice\ntwice\n"
    for piece in ("never", "twice"):
        with pytest.raises(LookupError, match="mend tests/safeguards"):
            Cut("file.py", piece, "").made_in(tmp_path)
