"""From a file that somebody has sent to a picture the house has made itself; decoded in a child process only.

What comes out is RGB in sRGB: a PNG on white (logos) or a baseline JPEG (photos), upright and without any metadata.
The same file always gives the same bytes.
"""

import hashlib
import json
import logging
import os
import subprocess
import sys
import threading
from dataclasses import dataclass

from ..errors import Busy, Refused
from ..paths import PACKAGE

log = logging.getLogger(__name__)

MOST_BYTES = 10 * 1024 * 1024
SECONDS, MEGABYTES = 20, 1024
#: Who has waited so long for the others is asked to come again
PATIENCE = 30
#: Exit codes of the child process, and the reasons that the sentences are made from
UNKNOWN, PIXELS, BROKEN = 3, 4, 5
REASONS = {UNKNOWN: "no_picture", PIXELS: "too_many_pixels", BROKEN: "broken_picture"}
_one_at_a_time = threading.Lock()


@dataclass(frozen=True)
class Made:
    """A picture: `content` is the file, `digest` its SHA-256 in hex digits; width and height in pixels."""

    media: str
    width: int
    height: int
    content: bytes

    @property
    def digest(self) -> str:
        return hashlib.sha256(self.content).hexdigest()

    def data(self) -> dict:
        """What the command `add_picture` keeps of it."""
        return vars(self) | {"digest": self.digest}


def make(raw: bytes, sort: str, seconds: int = SECONDS, megabytes: int = MEGABYTES) -> Made:
    """The picture in the file `raw`, as a photo or as a logo (`sort`: photo, organiser, funder).

    It may take so many seconds of a processor, and so much memory. Raises Refused("bad_shape", field="file", reason=…)
    for what is no picture of ours, Busy when others take too long.
    """
    if not raw:
        raise _no("empty_file")
    if len(raw) > MOST_BYTES:
        raise _no("too_many_bytes")
    if not _one_at_a_time.acquire(timeout=PATIENCE):
        raise Busy
    try:
        done = _child(raw, sort, seconds, megabytes)
    except subprocess.TimeoutExpired:
        raise _no("too_much_work") from None
    finally:
        _one_at_a_time.release()
    if done.returncode:
        raise _no(_reason(done))
    head, content = done.stdout.split(b"\n", 1)
    return Made(**json.loads(head), content=content)


def _no(reason):
    return Refused("bad_shape", field="file", reason=reason)


def _child(raw, sort, seconds, megabytes):
    """A process that has nothing: no environment, no folder to find files in, and what the kernel allows it."""
    command = [sys.executable, "-B", "-m", "workshop.imaging", sort, str(seconds), str(megabytes)]
    system = {name: os.environ[name] for name in ("SYSTEMROOT",) if name in os.environ}
    return subprocess.run(  # noqa: S603
        command,
        input=raw,
        env=system | {"PYTHONPATH": str(PACKAGE.parent)},
        capture_output=True,
        timeout=2 * seconds,
        check=False,
    )


def _reason(done):
    """Stopped by the kernel, or out of memory: too much work. Anything unforeseen stands in the log."""
    if done.returncode < 0 or b"MemoryError" in done.stderr[-500:]:
        return "too_much_work"
    if done.returncode not in REASONS:
        log.error("a picture could not be made: %s", done.stderr[-2000:].decode(errors="replace"))
    return REASONS.get(done.returncode, "broken_picture")
