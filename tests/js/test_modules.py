"""The pure modules of static/js, tested by Node's own runner; each of its files is a test here."""

import re
import subprocess
from pathlib import Path

import pytest

FILES = sorted(Path(__file__).parent.glob("*.test.mjs"), key=lambda file: file.name)


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.name.removesuffix(".test.mjs"))
def test_the_javascript_tests_pass(file):
    done = subprocess.run(["node", "--test", file], capture_output=True, text=True, timeout=180)
    assert done.returncode == 0, re.sub(r"(?m)^\s*(ok |# Subtest|---|duration_ms|\.\.\.).*\n", "", done.stdout)[-4000:]
    assert int(re.search(r"^[#ℹ] pass (\d+)", done.stdout, re.M)[1]) >= 1
