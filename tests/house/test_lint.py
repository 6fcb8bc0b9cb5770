"""One hand has written it: nothing to find, nothing formatted otherwise, nothing unused, and its types are true."""

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize("words", [("check",), ("format", "--check")])
def test_ruff_finds_nothing(words):
    done = subprocess.run([sys.executable, "-m", "ruff", *words, "."], cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout[-3000:]


def test_nothing_is_there_that_nothing_uses():
    done = subprocess.run([sys.executable, "-m", "vulture"], cwd=ROOT, capture_output=True, text=True)
    assert (done.returncode, done.stdout) == (0, "")


@pytest.mark.parametrize("words", ["eslint/bin/eslint.js static tests/js", "prettier/bin/prettier.cjs --check ."])
def test_of_browser_code_eslint_and_prettier_find_nothing(words):
    program, *rest = words.split()
    done = subprocess.run(["node", f"node_modules/{program}", *rest], cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 0, (done.stdout + done.stderr)[-3000:]


def test_the_types_are_true():
    done = subprocess.run([sys.executable, "-m", "mypy"], cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout[-3000:]
