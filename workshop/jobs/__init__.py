"""Jobs: what has to be done although nobody asks for it. Rows say what is due; here is only told when to look."""

import logging
from collections.abc import Callable
from contextlib import closing
from datetime import datetime

from .registry import DAY, HOUR, MINUTE, every

__all__ = ["DAY", "HOUR", "MINUTE", "every", "last_look", "start", "stop", "wake", "work"]
_awake: list[Callable[[str], None]] = []


def wake(name: str):
    """Let the job run as soon as may be. From any thread, and it never waits."""
    for tell in list(_awake):
        tell(name)


def last_look(settings) -> datetime | None:
    """When somebody who shares the store has last looked for what is due; None where nobody has, or it is away.

    It waits for the store, so not on a server's loop.
    """
    from .store import LOOKED, huey_for, noted

    try:
        with closing(huey_for(settings).storage) as storage:
            return noted(storage, LOOKED)
    except Exception as error:
        logging.getLogger(__name__).warning("the store of jobs cannot be asked: %s", error)
        return None


def start(app):
    """Run jobs on this server's loop; with WORKSHOP_JOBS only tell those who do, `workshop work`."""
    from .serving import Serving

    serving = app.extensions["jobs"] = Serving(app)
    _awake.append(serving.wake)


def stop(app):
    serving = app.extensions.pop("jobs")
    _awake.remove(serving.wake)
    serving.stop()


def work(app):
    """Run jobs until a signal ends this process, which does nothing else."""
    from huey.consumer import Consumer

    from .runner import Runner

    runner = Runner(app)
    _awake.append(runner.ask_for)
    runner.consumer(Consumer, "thread").run()
