"""The pure modules of static/js, tested by Node's own runner."""

import re
import subprocess
from pathlib import Path

FOLDER = Path(__file__).parent


def test_every_javascript_test_passes():
    files = sorted(str(file) for file in FOLDER.glob("*.test.mjs"))
    done = subprocess.run(["node", "--test", *files], capture_output=True, text=True, timeout=180)
    assert done.returncode == 0, done.stdout[-4000:]
    assert int(re.search(r"^[#ℹ] pass (\d+)", done.stdout, re.M).group(1)) >= len(files)
