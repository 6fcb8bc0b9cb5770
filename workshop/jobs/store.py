"""Where it is kept which jobs wait: a file beside the database, or a server that several processes share.

What is lost there is found again in the rows, so nothing waits for the disk.
"""

from urllib.parse import urlsplit

from huey import Huey, PostgresHuey, RedisHuey, SqliteHuey
from huey.serializer import SignedSerializer

NAME = "workshop"


def huey_for(settings) -> Huey:
    """Signed: whoever can write into the store cannot have anything run."""
    more = {"results": False, "serializer": SignedSerializer(secret=settings.secret(), salt="jobs")}
    if not settings.jobs:
        settings.data.mkdir(mode=0o700, parents=True, exist_ok=True)
        return SqliteHuey(NAME, filename=str(settings.data / "jobs.sqlite"), fsync=False, cache_mb=0, **more)
    if urlsplit(settings.jobs).scheme == "postgresql":
        return PostgresHuey(NAME, dsn=settings.jobs, table_prefix="workshop_jobs", **more)
    return RedisHuey(NAME, url=settings.jobs, **more)
