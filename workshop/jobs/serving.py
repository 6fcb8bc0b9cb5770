"""Jobs of a server that lives on gevent's loop."""

from importlib import import_module

from gevent import get_hub, spawn

from ..threads import off_the_loop


class Serving:
    """Tells workers what was asked for: its own ones, or those of `workshop work`.

    huey takes a fifth of a second to be read in, so that is done in a thread while the server answers already.
    """

    def __init__(self, app):
        self._app, self._asked, self._runner = app, set[str](), None
        self._sign = get_hub().loop.async_(ref=False)
        self._sign.start(self._pass_on)
        self._beginning = spawn(self._begin)

    def _begin(self):
        runner = off_the_loop(import_module, "workshop.jobs.runner")
        self._runner = runner.Runner(self._app)
        if not self._app.extensions["settings"].jobs:
            self._runner.consumer(runner.OnTheLoop, "greenlet").start()
        self._pass_on()

    def wake(self, name: str):
        """From any thread: of gevent there is only a sign to its loop."""
        self._asked.add(name)
        self._sign.send()

    def _pass_on(self):
        if self._runner is not None:
            names = list(self._asked)
            self._asked.difference_update(names)
            for name in names:
                spawn(self._runner.ask_for, name)

    def stop(self):
        self._beginning.kill()
        self._sign.close()
        if self._runner is not None:
            self._runner.stop()
