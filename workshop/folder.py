"""Who uses the data folder: servers share it, a restore has it alone. The kernel lets go when a process ends."""

import fcntl
from pathlib import Path

from .errors import Unusable


def hold(folder: Path, alone: bool = False):
    """An open file that holds `folder` until it is closed. Raises Unusable while somebody else is in the way."""
    folder.mkdir(parents=True, exist_ok=True)
    held = (folder / "in-use").open("a")
    try:
        fcntl.flock(held, (fcntl.LOCK_EX if alone else fcntl.LOCK_SH) | fcntl.LOCK_NB)
    except BlockingIOError:
        held.close()
        raise Unusable(
            f"A server is running on {folder}. Stop it first."
            if alone
            else f"{folder} is just being restored. Try again when that is done."
        ) from None
    return held
