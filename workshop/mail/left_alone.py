"""Messages that are due while nobody looks for them: no server of several does it, or the store is away."""

from datetime import datetime, timedelta
from typing import NamedTuple

from .. import jobs
from ..clock import now
from ..threads import off_the_loop
from .queries import is_overdue

#: So long messages may wait for somebody who looks once a minute
PATIENCE = timedelta(minutes=5)


class LeftAlone(NamedTuple):
    """`since`: when somebody has looked last, None for never."""

    since: datetime | None


def left_alone(settings, workshop: int | None) -> LeftAlone | None:
    """None where all is well, and where no mail server is set up."""
    late = now() - PATIENCE
    if not (settings.smtp_host and is_overdue(workshop, late)):
        return None
    last = off_the_loop(jobs.last_look, settings)
    return None if last is not None and last >= late else LeftAlone(last)
