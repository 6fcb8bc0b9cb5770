"""A private copy of the working tree, in which something may be taken away."""

import os
import re
import shutil
import subprocess
import sys
import time
from collections.abc import Iterable
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.safeguards.safeguard import ROOT, Safeguard

SECONDS = 1200
#: Exit code of both runners when tests ran and some failed
SOME_FAILED = 1
PYTEST = [sys.executable, "-m", "pytest", "-q", "-x", "-p", "no:cacheprovider", "-rfE"]
NODE = ["node", "--test", "--test-reporter=tap"]
#: A file that cannot even be loaded is none of them
FAILED = re.compile(r"^(?:FAILED |not ok \d+ - (?!.*\.mjs$))(.+?)(?: - .*)?$", re.MULTILINE)
#: What git does not know and tests need all the same
VENDORED, PACKAGES = "static/vendor", "node_modules"


@dataclass(frozen=True)
class Run:
    """How a run of tests ended: its exit code, the first test that failed, what it printed, and how long it took."""

    code: int
    failed: str
    said: str
    seconds: float

    @property
    def noticed(self) -> bool:
        """A test ran to an end that it did not like; that nothing could run at all would prove nothing."""
        return self.code == SOME_FAILED and bool(self.failed)


class Copy:
    """The files that git knows, as they are now, in `folder`."""

    def __init__(self, folder: Path):
        self.folder, self._moment = folder, int(time.time())
        listed = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
        names = subprocess.run(listed, cwd=ROOT, capture_output=True, text=True, check=True).stdout
        for name in filter(None, names.split("\0")):
            if (ROOT / name).is_file():
                (folder / name).parent.mkdir(parents=True, exist_ok=True)
                shutil.copy(ROOT / name, folder / name)
        shutil.copytree(ROOT / VENDORED, folder / VENDORED)
        (folder / PACKAGES).symlink_to(ROOT / PACKAGES)
        self._prove_that_it_is_imported()

    def _run(self, command) -> tuple[int, str]:
        env = os.environ | {"PYTHONPATH": str(self.folder)}
        both = {"stdout": subprocess.PIPE, "stderr": subprocess.STDOUT, "text": True}
        try:
            done = subprocess.run(command, cwd=self.folder, env=env, timeout=SECONDS, **both)
        except subprocess.TimeoutExpired:
            return -1, f"still running after {SECONDS} s"
        return done.returncode, done.stdout

    def _prove_that_it_is_imported(self):
        asked = "import workshop, tests; print(workshop.__file__, tests.__file__)"
        wanted = [str(self.folder / name / "__init__.py") for name in ("workshop", "tests")]
        _, found = self._run([sys.executable, "-c", asked])
        if found.split() != wanted:
            raise RuntimeError(f"not the copy is imported, but {found}")

    @contextmanager
    def without(self, safeguard: Safeguard):
        """The copy lacks the safeguard while this lasts."""
        whole = {cut.file: (self.folder / cut.file).read_text(encoding="utf-8") for cut in safeguard.cuts}
        try:
            for cut in safeguard.cuts:
                self._write(cut.file, cut.made_in(self.folder))
            yield
        finally:
            for file, text in whole.items():
                self._write(file, text)

    def _write(self, file: str, text: str):
        """At a time of its own: compiled code is known by its source's size and second, which a cut may not change."""
        (self.folder / file).write_text(text, encoding="utf-8")
        self._moment += 2
        os.utime(self.folder / file, (self._moment, self._moment))

    def tested(self, tests: Iterable[str]) -> Run:
        """Run tests of the copy, those of Python up to the first that fails."""
        started, code, said = time.monotonic(), 0, ""
        for runner, some in (
            (NODE, [test for test in tests if test.endswith(".mjs")]),
            (PYTEST, [test for test in tests if not test.endswith(".mjs")]),
        ):
            if some and not code:
                code, said = self._run([*runner, *some])
        failed = FAILED.search(said)
        return Run(code, failed[1] if failed else "", said, time.monotonic() - started)
