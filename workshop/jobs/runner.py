"""Runs the jobs: huey's workers and its clock, on the loop of a server or in a process of their own."""

import logging
from time import monotonic

from flask import Flask
from huey import crontab
from huey.api import Huey
from huey.consumer import Consumer
from sqlalchemy.exc import DBAPIError

from ..clock import now
from ..errors import Busy
from .registry import JOBS, MINUTE, is_due
from .store import LOOKED, huey_for, note, noted

log = logging.getLogger(__name__)
#: Two, so that a long one keeps nothing waiting; which of them does what is nobody's concern
WORKERS = 2
#: Seconds: how often an idle worker looks into the store, and for how long a server that begins has other work
LOOK_SECONDS, AFTER_START = 1.0, 60


class OnTheLoop(Consumer):
    """The server has handlers for signals of its own."""

    def _set_signal_handlers(self):
        pass


class Runner:
    """What an app's jobs are run with. `wake` may be called from any thread and never waits."""

    def __init__(self, app: Flask):
        self._app, self._since = app, monotonic()
        settings = app.extensions["settings"]
        self.huey: Huey = huey_for(settings)
        self._run = self.huey.task(name="run")(self._run_one)
        self.huey.periodic_task(crontab(minute="*"), name="tick")(self.tick)
        self._consumer: Consumer | None = None

    def consumer(self, kind: type[Consumer], worker_type: str) -> Consumer:
        logging.getLogger("huey").setLevel(logging.WARNING)
        self._consumer = kind(
            self.huey, workers=WORKERS, worker_type=worker_type, max_delay=LOOK_SECONDS, scheduler_interval=30,
            shutdown_timeout=2, graceful_signal="TERM",
        )  # fmt: skip
        return self._consumer

    def stop(self):
        if self._consumer is not None:
            self._consumer.stop(graceful=True)

    def ask_for(self, name: str):
        """Have a worker run it, wherever there is one."""
        try:
            self._run(name)
        except Exception as error:
            log.warning("the job %s waits for its next turn: %s", name, error)

    def tick(self):
        """Once a minute: what is due now. A server that has just begun leaves the rest to the next one."""
        moment, begins = now(), monotonic() - self._since < AFTER_START
        note(self.huey.storage, LOOKED, moment)
        for job in JOBS.values():
            if begins and job.rhythm > MINUTE:
                continue
            if job.rhythm == MINUTE or is_due(job, noted(self.huey.storage, job.name), moment):
                note(self.huey.storage, job.name, moment)
                self.ask_for(job.name)

    def _run_one(self, name):
        with self._app.app_context():
            try:
                JOBS[name].function()
            except (Busy, DBAPIError) as error:
                log.warning("the job %s could not be done now: %s", name, getattr(error, "orig", None) or "busy")
            except Exception:
                log.exception("the job %s failed; the next one tries again", name)
