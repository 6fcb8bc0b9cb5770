"""Files that take long: made by a child process, one of a kind at a time, and kept beside each other."""

import os
import subprocess
import sys
import threading
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from ...errors import Making
from ...paths import PACKAGE
from .warm import Gone, Warm

#: So long somebody stands in line for a child process, or waits for the same document
PATIENCE_SECONDS = 20
_warm: Warm | None = None


class Kept:
    """Files of one kind: whoever asks for one that is there gets it, ten who ask at once have it made once."""

    def __init__(self, most: int, patience: float = PATIENCE_SECONDS):
        self._most, self.patience, self._one_at_a_time = most, patience, threading.Lock()

    def file(self, place: Path, make: Callable[[], bytes], passing: str = "") -> bytes:
        """What lies at `place`, else what `make` makes, from then on. Of those that fit `passing` the newest stay.

        Raises Making where others take too long: somebody else's documents, or this one.
        """
        found = _content(place)
        if found is not None:
            return found
        place.parent.mkdir(mode=0o700, parents=True, exist_ok=True)  # a draft is for the moderators
        if not self._one_at_a_time.acquire(timeout=self.patience):
            raise Making
        try:
            found = _content(place)
            return self._made(place, make, passing) if found is None else found
        finally:
            self._one_at_a_time.release()

    def _made(self, place, make, passing):
        """What is made; not kept where somebody was erased meanwhile: `forget` has taken the place reserved for it."""
        reserved = place.with_suffix(f".{os.getpid()}.part")
        reserved.touch()
        try:
            done = make()
            with suppress(FileNotFoundError):
                with reserved.open("r+b") as file:
                    file.write(done)
                reserved.replace(place)
        finally:
            reserved.unlink(missing_ok=True)
        self._tidy(place.parent.glob(passing) if passing else ())
        return done

    def _tidy(self, known):
        """Another process may tidy at the same time."""
        ages = {}
        for file in known:
            with suppress(FileNotFoundError):
                ages[file] = file.stat().st_mtime_ns
        for old in sorted(ages, key=ages.__getitem__, reverse=True)[self._most :]:
            old.unlink(missing_ok=True)


def _content(place: Path) -> bytes | None:
    with suppress(FileNotFoundError):
        return place.read_bytes()
    return None


def keep_warm():
    """From now on children of this process are forked by a warm parent. For a server; call `let_go` at its end."""
    global _warm
    if _warm is None and hasattr(os, "pidfd_open"):
        _warm = Warm(_environment())


def let_go():
    """End the warm parent."""
    global _warm
    if _warm is not None:
        _warm.close()
        _warm = None


def child(module: str, *arguments, written: bytes = b"", seconds: int | None = None) -> subprocess.CompletedProcess:
    """`python -m module arguments…` with `written` on its standard input. Raises subprocess.TimeoutExpired."""
    with suppress(Gone):
        if _warm is not None:
            return _warm.run(module, *arguments, written=written, seconds=seconds)
    command = [sys.executable, "-m", module, *map(str, arguments)]
    return subprocess.run(  # noqa: S603
        command, input=written, env=_environment(), capture_output=True, timeout=seconds, check=False
    )


def _environment():
    """The child finds this package, and nothing of the parent's secrets."""
    names = ("PATH", "HOME", "SYSTEMROOT", "WEASYPRINT_DLL_DIRECTORIES")
    kept = {name: os.environ[name] for name in names if name in os.environ}
    libraries = {name: text for name, text in os.environ.items() if name.startswith(("DYLD_", "LD_LIBRARY"))}
    own = {"PYTHONPATH": str(PACKAGE.parent), "PYTHONHASHSEED": "0", "TZ": "UTC", "LC_ALL": "C.UTF-8"}
    return kept | libraries | own
