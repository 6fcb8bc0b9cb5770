"""One writer: it owns its engine and its thread, and the only commit in the house.

Requests hand in jobs and wait; what has queued up is carried out in one transaction, a savepoint for each
command, and answered after one commit that is on the disk. A batch that fails is tried again job by job, so
that one bad job harms nobody. Nothing of gevent happens inside the transaction: a yield there would freeze all.
"""

import logging
import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from time import monotonic

from sqlalchemy import select
from sqlalchemy.exc import InterfaceError, OperationalError
from sqlalchemy.orm import Session

from .. import purging
from ..clock import now
from ..database import writing_engine
from ..errors import Busy, Refused, Unusable
from .command import is_a
from .context import Actor
from .dispatch import carry_out
from .journal import Head
from .keys import Command
from .kind import journaled

log = logging.getLogger(__name__)
BATCH = 64
#: Somebody may be reading for a while, a backup say: nobody else shall wait for that with every command
AGAIN_SECONDS = 30


@dataclass
class Job:
    """Commands of one actor on one workshop.

    `whole`: all of them or none; the first refusal is raised. `make(session, job)`: in place of a workshop; gives a new
    one, or the id of the one that the same job has made before. `work(session)`: in place of commands, what no journal
    tells of; returns the id of the workshop it has changed, or None. `forgets`: what it takes away leaves the files.
    """

    actor: Actor
    commands: list[Command]
    workshop: int | None = None
    whole: bool = False
    make: Callable | None = None
    work: Callable | None = None
    forgets: bool = False
    results: list = field(default_factory=list)
    error: Exception | None = None
    done: object = None

    @property
    def takes_away(self) -> bool:
        """Does it remove something that must leave the files, too?"""
        return self.forgets or self.is_any("purges")

    def is_any(self, what: str) -> bool:
        """Is any of its commands declared so (`erases`, `purges`)?"""
        return any(is_a(command.name, what) for command in self.commands)


def _raise_first_refusal(answers):
    for place, answer in enumerate(answers):
        if answer["status"] == "refused":
            refused = Refused(answer["code"], **answer["data"])
            refused.place = place
            raise refused


class Writer:
    """Carries jobs out. `perform` may be called from any greenlet or thread and blocks until the answer is durable."""

    def __init__(self, url: str, waiting: int = 2000):
        self.engine = writing_engine(url)
        self.waiting = waiting
        self._owes: bool | None = None
        self._try_at = 0.0
        self._lock = threading.Lock()

    def perform(self, job: Job) -> Job:
        """The job with its results. Raises Busy when no answer can be given now, Refused for an unknown workshop."""
        with self._lock:
            self.carry_out([job])
        return self.answered(job)

    @staticmethod
    def answered(job: Job) -> Job:
        """The job; raises what went wrong."""
        if job.error is not None:
            raise job.error
        return job

    def carry_out(self, jobs: list[Job]):
        """All of `jobs` in one transaction, else each in its own."""
        try:
            self._transaction(jobs)
        except Exception as error:
            if len(jobs) > 1:
                for job in jobs:
                    self.carry_out([job])
                return
            jobs[0].error = self._told(error)

    @staticmethod
    def _told(error):
        if isinstance(error, Refused | Busy | Unusable):
            return error
        if isinstance(error, OperationalError | InterfaceError):
            log.warning("the database is not to be had: %s", error.orig)
            return Busy()
        log.error("a job failed", exc_info=error)
        return error

    def _transaction(self, jobs):
        results: list[tuple] = []
        takes_away = any(job.takes_away for job in jobs)
        with Session(self.engine, expire_on_commit=False) as session:
            workshops_of, heads = self._locked(session, jobs), dict[int, Head]()
            for job in jobs:
                if job.work is not None:
                    results.append((job.work(session), []))
                    continue
                workshop = job.make(session, job) if job.make else workshops_of.get(job.workshop)
                if isinstance(workshop, int):
                    results.append((workshop, []))
                    continue
                if workshop is None:
                    raise Refused("unknown_workshop")
                head = heads.setdefault(workshop.id, Head(workshop.id, workshop.seq, workshop.chain))
                answers = [carry_out(session, workshop, head, job.actor, command, now()) for command in job.commands]
                if job.whole or job.make:
                    _raise_first_refusal(answers)
                results.append((workshop.id, answers))
            session.flush()
            for head in heads.values():
                head.write(session.connection())
            if takes_away:
                purging.owe(session.connection())
            if self._owes is None:
                self._owes = purging.owed(session.connection())
            session.commit()
            if takes_away:
                self._owes, self._try_at = True, 0.0
        for job, (workshop, answers) in zip(jobs, results, strict=True):
            job.workshop, job.results, job.error = workshop, answers, None
        if self._owes and monotonic() >= self._try_at:
            self._owes = not purging.forget(self.engine)
            self._try_at = monotonic() + AGAIN_SECONDS

    @staticmethod
    def _locked(session, jobs):
        """The jobs' workshops, locked in ascending order so that two writers never wait for each other."""
        wanted = sorted({job.workshop for job in jobs if job.workshop is not None})
        table = journaled()
        query = select(table).where(table.id.in_(wanted)).order_by(table.id).with_for_update()
        return {workshop.id: workshop for workshop in session.scalars(query)}

    def close(self):
        self.engine.dispose()


class BatchingWriter(Writer):
    """The writer of a server: a real thread takes what has queued up, at most 64 jobs, and answers the greenlets."""

    def __init__(self, url, waiting=2000):
        super().__init__(url, waiting)
        import gevent
        from gevent.event import AsyncResult
        from gevent.queue import Full, Queue
        from gevent.threadpool import ThreadPool

        self._result, self._full = AsyncResult, Full
        self._queue = Queue(maxsize=waiting)
        self._pool = ThreadPool(1)
        self._greenlet = gevent.spawn(self._serve)

    def perform(self, job):
        job.done = self._result()
        try:
            self._queue.put_nowait(job)
        except self._full:
            raise Busy from None
        job.done.get()
        return self.answered(job)

    def _serve(self):
        while True:
            jobs = [self._queue.get()]
            while len(jobs) < BATCH and not self._queue.empty():
                jobs.append(self._queue.get_nowait())
            self._pool.apply(self.carry_out, (jobs,))
            for job in jobs:
                job.done.set(True)

    def close(self):
        self._greenlet.kill()
        self._pool.kill()
        super().close()
