"""What was said to a mail server, on the disk before and after: a server that dies knows afterwards how far it came.

SMTP has no transactions. So a line is written before the end of a message is said (`END`), and one when the mail
server has answered: `TAKEN` or `NOT`. Without any of them the message was never said to its end and can be sent; with
the first alone nobody knows. What the database says afterwards may be lost, and it may be an old backup.

One process at a time sends with a ledger; the kernel notices when it has died.
"""

import fcntl
import os
import secrets
from contextlib import contextmanager
from io import BufferedIOBase, RawIOBase
from pathlib import Path

from ..clock import now

END, TAKEN, NOT = "end", "taken", "not"
#: A file for each month; a backup that is older brings back what nobody remembers any more
MONTHS = 13


class Ledger:
    """`name` tells it from those of other computers that share a database."""

    def __init__(self, folder: Path):
        self._folder = folder / "mail"
        self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        self._last: dict[str, str] | None = None
        self._file: BufferedIOBase | RawIOBase | None = None
        self._place: Path | None = None

    @property
    def name(self) -> str:
        place = self._folder / "name"
        if not place.exists():
            part = place.with_suffix(f".{secrets.token_hex(4)}")
            part.touch(mode=0o600)
            part.write_text(secrets.token_hex(8))
            part.rename(place)
        return place.read_text()

    @contextmanager
    def held(self):
        """True while nobody else on this folder sends, False where somebody does."""
        with open(os.open(self._folder / "in-use", os.O_RDWR | os.O_CREAT, 0o600)) as lock:
            try:
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                yield False
                return
            try:
                yield True
            finally:
                self.close()

    def close(self):
        self._last = None
        self._close_file()

    def _close_file(self):
        if self._file is not None:
            self._file.close()
            self._file = None

    def last(self, handle: str) -> str | None:
        """What was noted last about a message."""
        if self._last is None:
            self._last = {}
            for place in sorted(self._folder.glob("*.ledger")):
                for line in place.read_text().split("\n")[:-1]:  # what has no end was never finished
                    said, _, name = line.partition(" ")
                    self._last[name] = said
        return self._last.get(handle)

    def note(self, said: str, handle: str):
        """On the disk when this returns. Raises OSError."""
        file = self._opened()
        file.write(f"{said} {handle}\n".encode())
        os.fsync(file.fileno())
        if self._last is not None:
            self._last[handle] = said

    def _opened(self):
        place = self._folder / f"{now():%Y-%m}.ledger"
        if self._file is None or self._place != place:
            self._close_file()
            torn = place.exists() and not place.read_bytes().endswith(b"\n")
            self._file = open(os.open(place, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600), "ab", buffering=0)  # noqa: SIM115
            self._place = place
            if torn:
                self._file.write(b"\n")
            _sync(self._folder)
        return self._file

    def tidy(self):
        """Away with the months that no backup is brought back from."""
        for old in sorted(self._folder.glob("*.ledger"))[:-MONTHS]:
            old.unlink(missing_ok=True)


def _sync(folder):
    opened = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(opened)
    finally:
        os.close(opened)
