"""Who uses the data folder. The kernel lets go when a process ends.

On SQLite one server has it alone, and so has a restore; servers on PostgreSQL share it.
"""

import fcntl
import os
from pathlib import Path

from .database import is_sqlite
from .errors import Unusable

SERVER, RESTORE, UPGRADE, PURGE = "server", "restore", "upgrade", "purge"
IN_THE_WAY = {
    SERVER: "A server is running on {folder}. Stop it first.",
    RESTORE: "{folder} is just being restored. Try again when that is done.",
    PURGE: "Something is just being deleted in {folder}. Try again when that is done.",
    UPGRADE: "The tables in {folder} are just being changed. Try again when that is done.",
}


def hold(folder: Path, alone: bool = False, purpose: str = SERVER):
    """An open file that holds `folder` until it is closed. Raises Unusable while somebody else is in the way."""
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    held = os.fdopen(os.open(folder / "in-use", os.O_RDWR | os.O_APPEND | os.O_CREAT, 0o600), "a+")
    try:
        fcntl.flock(held, (fcntl.LOCK_EX if alone else fcntl.LOCK_SH) | fcntl.LOCK_NB)
    except BlockingIOError:
        held.seek(0)
        sentence = IN_THE_WAY.get(held.read(), IN_THE_WAY[SERVER])
        held.close()
        raise Unusable(sentence.format(folder=folder)) from None
    held.truncate(0)
    held.write(purpose)
    held.flush()
    return held


def hold_for_server(settings):
    """As `hold`: a server's data folder, its own alone where the database is a file in it."""
    return hold(settings.data, alone=is_sqlite(settings.database))
