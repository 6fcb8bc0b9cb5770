"""Where it is kept which jobs wait: a file beside the database, or a server that several processes share.

What is lost there is found again in the rows, so nothing waits for the disk.
"""

import os
from datetime import datetime
from urllib.parse import urlsplit

from huey import Huey, PostgresHuey, RedisHuey, SqliteHuey
from huey.serializer import SignedSerializer
from huey.storage import BaseStorage, EmptyData

NAME = "workshop"
#: Under which is noted when somebody has last looked for what is due
LOOKED = "looked"


def note(storage: BaseStorage, name: str, moment: datetime):
    """Keep when something was done."""
    storage.put_data(name, moment.isoformat().encode())


def noted(storage: BaseStorage, name: str) -> datetime | None:
    """When it was done last, as far as anybody knows."""
    kept = storage.peek_data(name)
    return None if kept is EmptyData else datetime.fromisoformat(bytes(kept).decode())


def huey_for(settings) -> Huey:
    """Signed: whoever can write into the store cannot have anything run."""
    more = {"results": False, "serializer": SignedSerializer(secret=settings.secret(), salt="jobs")}
    if not settings.jobs:
        settings.data.mkdir(mode=0o700, parents=True, exist_ok=True)
        place = settings.data / "jobs.sqlite"
        if not place.exists():  # as `migrating` does it: what SQLite may have open is never opened as a file
            os.close(os.open(place, os.O_CREAT | os.O_EXCL, 0o600))
        return SqliteHuey(NAME, filename=str(place), fsync=False, cache_mb=0, **more)
    if urlsplit(settings.jobs).scheme == "postgresql":
        return PostgresHuey(NAME, dsn=settings.jobs, table_prefix="workshop_jobs", **more)
    return RedisHuey(NAME, url=settings.jobs, **more)
