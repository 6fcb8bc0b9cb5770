"""Jobs: what has to be done although nobody asks for it. Rows say what is due; here is only told when to look."""

from contextlib import suppress

from .registry import DAY, HOUR, MINUTE, every

__all__ = ["DAY", "HOUR", "MINUTE", "every", "start", "stop", "wake", "work"]
_awake: list = []


def wake(name: str):
    """Let the job run as soon as may be. From any thread; nothing of gevent happens here but a sign to its loop."""
    for tell in list(_awake):
        tell(name)


def start(app):
    """Run jobs on this server's loop; with WORKSHOP_JOBS only tell those who do, `workshop work`."""
    from gevent import get_hub, spawn

    from .runner import OnTheLoop, Runner

    runner, asked = Runner(app), set[str]()
    sign = get_hub().loop.async_(ref=False)

    def pass_on():
        names = list(asked)
        asked.difference_update(names)
        for name in names:
            spawn(runner.ask_for, name)

    def tell(name):
        asked.add(name)
        sign.send()

    sign.start(pass_on)
    _awake.append(tell)
    app.extensions["jobs"] = (runner, tell, sign)
    if not app.extensions["settings"].jobs:
        runner.consumer(OnTheLoop, "greenlet").start()


def stop(app):
    runner, tell, sign = app.extensions.pop("jobs")
    with suppress(ValueError):
        _awake.remove(tell)
    sign.close()
    runner.stop()


def work(app):
    """Run jobs until a signal ends this process, which does nothing else."""
    from huey.consumer import Consumer

    from .runner import Runner

    runner = Runner(app)
    _awake.append(runner.ask_for)
    runner.consumer(Consumer, "thread").run()
