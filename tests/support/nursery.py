"""Servers without the seconds that Python needs to import them: a process that has done so forks one for each line.

What runs is the program's own command line; only its modules are there already. A server still ends by its own id,
and all end when the process that asked for them does. One that has ended by itself is gone at once: Python would first
take apart all that was imported, half a second long.
"""

import atexit
import gc
import json
import os
import signal
import subprocess
import sys
import time
import traceback
from functools import cache


class Forked:
    """The part of `subprocess.Popen` that a server needs; `stdout` is its text."""

    def __init__(self, command: list[str], log: str, env: dict):
        nursery = _nursery()
        reading, writing = os.pipe()
        wish = {"command": command, "log": log, "env": env, "out": f"/proc/{os.getpid()}/fd/{writing}"}
        nursery.stdin.write(json.dumps(wish) + "\n")
        nursery.stdin.flush()
        self.pid = int(nursery.stdout.readline())
        os.close(writing)
        self.stdout = os.fdopen(reading)

    def poll(self):
        """None while it runs."""
        try:
            os.kill(self.pid, 0)
        except ProcessLookupError:
            return -1
        return None

    def send_signal(self, number):
        os.kill(self.pid, number)

    def terminate(self):
        self.send_signal(signal.SIGTERM)

    def wait(self, timeout: float = 10):
        until = time.monotonic() + timeout
        while self.poll() is None:
            if time.monotonic() > until:
                raise subprocess.TimeoutExpired("a forked server", timeout)
            time.sleep(0.002)


@cache
def _nursery():
    command = [sys.executable, "-m", "tests.support.nursery"]
    return subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)


def _serve():
    from gevent import monkey

    monkey.patch_all()
    from gevent.os import fork_gevent

    import workshop.cli.server
    import workshop.live
    import workshop.nouns
    import workshop.web  # noqa: F401
    from workshop.cli import cli

    gc.collect()
    gc.freeze()
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)
    children = []
    for line in sys.stdin:
        wish = json.loads(line)
        out, log = os.open(wish["out"], os.O_WRONLY), os.open(wish["log"], os.O_WRONLY | os.O_APPEND | os.O_CREAT)
        children.append(fork_gevent())
        if not children[-1]:
            return _become(wish, out, log, cli)
        os.close(out)
        os.close(log)
        print(children[-1], flush=True)
    for child in children:
        try:
            os.kill(child, signal.SIGKILL)
        except ProcessLookupError:
            pass


def _become(wish, out, log, cli):
    signal.signal(signal.SIGCHLD, signal.SIG_DFL)
    for target, source in ((0, os.open(os.devnull, os.O_RDONLY)), (1, out), (2, log)):
        os.dup2(source, target)
        os.close(source)
    os.environ.update(wish["env"])
    try:
        cli(wish["command"])
    except BaseException as error:
        if not isinstance(error, SystemExit):
            traceback.print_exc()
    atexit._run_exitfuncs()
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(0)


if __name__ == "__main__":
    _serve()
