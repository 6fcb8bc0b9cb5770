"""Which functions are run again and again. Rooms name them here when they are imported."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

MINUTE, HOUR, DAY = timedelta(minutes=1), timedelta(hours=1), timedelta(days=1)
#: A day's work is done at night, or when it has waited for too long: some servers run in the evening only
NIGHT, TOO_LONG = 3, timedelta(hours=36)


@dataclass(frozen=True)
class Job:
    """`function` looks at rows for what is due: run twice or not at all, it does no harm. It waits for nobody."""

    name: str
    rhythm: timedelta
    function: Callable[[], None]


JOBS: dict[str, Job] = {}


def every(rhythm: timedelta, name: str, function: Callable[[], None]):
    """Run `function` in the app's context every MINUTE, HOUR or DAY, and whenever `wake(name)` is called."""
    if name in JOBS:
        raise ValueError(f"{name} is declared twice")
    JOBS[name] = Job(name, rhythm, function)


def is_due(job: Job, last: datetime | None, moment: datetime) -> bool:
    """`last`: when it was run, as far as anybody knows. A clock that was set back keeps nothing from being done."""
    if last is None or last > moment:
        return True
    if job.rhythm >= DAY:
        return moment - last > (timedelta(hours=12) if moment.astimezone().hour == NIGHT else TOO_LONG)
    return moment - last > job.rhythm - timedelta(seconds=30)
