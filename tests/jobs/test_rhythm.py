"""When a job is due: by what is known of its last run, whatever the clock does."""

from datetime import UTC, datetime, timedelta

import pytest

from workshop import jobs
from workshop.jobs.registry import JOBS, NIGHT, Job, is_due

NOON = datetime(2026, 12, 3, 12, tzinfo=UTC)
AT_NIGHT = datetime(2026, 12, 3, NIGHT, 30).astimezone()


@pytest.mark.parametrize(
    ("rhythm", "moment", "ago", "due"),
    [
        (jobs.HOUR, NOON, None, True),
        (jobs.HOUR, NOON, timedelta(minutes=58), False),
        (jobs.HOUR, NOON, timedelta(minutes=60), True),
        (jobs.HOUR, NOON, timedelta(hours=-3), True),  # the clock was set back
        (jobs.DAY, NOON, None, True),
        (jobs.DAY, NOON, timedelta(hours=24), False),  # the night comes
        (jobs.DAY, NOON, timedelta(hours=37), True),  # the server is on by day only
        (jobs.DAY, NOON, timedelta(hours=-3), True),
        (jobs.DAY, AT_NIGHT, timedelta(hours=24), True),
        (jobs.DAY, AT_NIGHT, timedelta(minutes=20), False),
    ],
)
def test_a_job_is_due(rhythm, moment, ago, due):
    last = None if ago is None else moment - ago
    assert is_due(Job("one", rhythm, print), last, moment) == due


def test_a_job_has_a_name_of_its_own():
    assert {"mail", "mail.tidy"} <= set(JOBS)
    with pytest.raises(ValueError, match="mail is declared twice"):
        jobs.every(jobs.HOUR, "mail", print)
