"""What a child that makes a file may take, and what it knows of us."""

import os
import signal
import subprocess
import sys

import pytest

from workshop.export.processes.children import child
from workshop.paths import PACKAGE

#: So long we wait for a child that should have been ended long before
PATIENCE = 30


def attempt(code: str, seconds: int = 20, megabytes: int = 256) -> subprocess.CompletedProcess:
    """A child with its limits that does something else than to make a file."""
    script = f"import os\nfrom workshop.export.processes.limits import limit\nlimit({seconds}, {megabytes})\n{code}"
    env = {"PYTHONPATH": str(PACKAGE.parent)}
    command = [sys.executable, "-c", script]
    return subprocess.run(command, env=env, capture_output=True, text=True, timeout=PATIENCE)


def test_who_never_ends_is_ended_by_the_kernel_even_without_a_parent():
    assert -attempt("while True: pass", seconds=1).returncode == signal.SIGXCPU


def test_who_wants_more_memory_gets_none_and_steps_back_behind_the_room():
    done = attempt("print(os.nice(0), flush=True)\nbytes(300 << 20)")
    assert (int(done.stdout), "MemoryError" in done.stderr) == (min(os.nice(0) + 10, 19), True)


def test_who_neither_works_nor_ends_is_not_waited_for():
    with pytest.raises(subprocess.TimeoutExpired):
        child("timeit", "-n1", "-r1", "import time; time.sleep(15)", seconds=1)


def test_a_child_knows_none_of_our_secrets(monkeypatch):
    monkeypatch.setenv("WORKSHOP_SECRET_KEY", "a sample secret")
    monkeypatch.setenv("WORKSHOP_DATABASE_URL", "postgresql://somebody:secret@localhost/workshop")
    said = child("timeit", "-n1", "-r1", "import os; print(sorted(os.environ))").stdout.decode()
    assert ("PYTHONPATH" in said, "WORKSHOP" in said) == (True, False)
