"""Running jobs: what fails stops nothing, what is signed by somebody else is not run."""

import logging
from datetime import datetime, timedelta

import pytest

from workshop import jobs
from workshop.clock import now
from workshop.config import Settings
from workshop.errors import Busy
from workshop.jobs import registry
from workshop.jobs.runner import Runner
from workshop.jobs.store import huey_for


@pytest.fixture
def own_jobs():
    """Jobs of this test alone."""
    kept = dict(registry.JOBS)
    registry.JOBS.clear()
    yield registry.JOBS
    registry.JOBS.clear()
    registry.JOBS.update(kept)


def work_off(runner):
    """What a worker does until nothing waits."""
    while task := runner.huey.dequeue():
        runner.huey.execute(task)


def test_a_minute_brings_what_is_due_and_a_server_that_begins_has_other_work_first(app, own_jobs):
    done = []
    for rhythm, name in ((jobs.MINUTE, "minute"), (jobs.HOUR, "hour"), (jobs.DAY, "day")):
        jobs.every(rhythm, name, lambda name=name: done.append(name))
    runner = Runner(app)
    runner.tick()
    work_off(runner)
    assert done == ["minute"]
    runner._since -= 61
    runner.tick()
    work_off(runner)
    assert done == ["minute", "minute", "hour", "day"]
    runner.tick()
    work_off(runner)
    assert done == ["minute", "minute", "hour", "day", "minute"]


def test_what_was_done_is_known_after_a_restart(app, own_jobs):
    done = []
    jobs.every(jobs.HOUR, "hour", lambda: done.append(now()))
    for _ in range(2):
        runner = Runner(app)
        runner._since -= 61
        runner.tick()
        work_off(runner)
    assert len(done) == 1
    kept = bytes(runner.huey.storage.peek_data("hour")).decode()
    assert done[0] - datetime.fromisoformat(kept) < timedelta(seconds=5)


def test_a_job_that_fails_stops_no_other_one(app, own_jobs, caplog):
    done = []

    def fails():
        raise RuntimeError("on purpose")

    def is_busy():
        raise Busy

    for name, function in (("fails", fails), ("is busy", is_busy), ("works", lambda: done.append(1))):
        jobs.every(jobs.MINUTE, name, function)
    runner = Runner(app)
    runner.tick()
    work_off(runner)
    told = [(record.levelno, record.exc_info is not None) for record in caplog.records]
    assert (done, told) == ([1], [(logging.ERROR, True), (logging.WARNING, False)])


def test_what_somebody_else_has_put_into_the_store_is_not_run(app, own_jobs, tmp_path):
    done = []
    jobs.every(jobs.HOUR, "one", lambda: done.append(1))
    runner = Runner(app)
    stranger = huey_for(Settings(data=app.extensions["settings"].data, secret_key="another one"))
    stranger.task(name="run")(print)("one")
    with pytest.raises(ValueError, match="mismatch"):
        runner.huey.dequeue()
    runner.ask_for("one")
    work_off(runner)
    assert done == [1]
