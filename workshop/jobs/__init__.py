"""Jobs: what has to be done although nobody asks for it. Rows say what is due; here is only told when to look."""

from collections.abc import Callable

from .registry import DAY, HOUR, MINUTE, every

__all__ = ["DAY", "HOUR", "MINUTE", "every", "start", "stop", "wake", "work"]
_awake: list[Callable[[str], None]] = []


def wake(name: str):
    """Let the job run as soon as may be. From any thread, and it never waits."""
    for tell in list(_awake):
        tell(name)


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
