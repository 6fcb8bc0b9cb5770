"""The real server as a child process on loopback. It ends by its own id."""

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

from tests.support.nursery import Forked


class Server:
    """`workshop serve` (or demo) on a free port; `said` is its JSON line.

    `quick`: forked from a process that has imported the program already, for tests that start many.
    `clock`: a file with the seconds by which the computer's clock is wrong; it may change.
    `module`: what is run in place of the program itself.
    """

    def __init__(
        self,
        data: Path,
        *arguments: str,
        program: str = "serve",
        port: int = 0,
        env: dict | None = None,
        quick: bool = False,
        clock: Path | None = None,
        module: str = "workshop",
    ):
        place = ["--host", "127.0.0.1", "--port", str(port), "--data", str(data)]
        command = [program, "--json", *place, *arguments]
        self.data = data
        env = {"WORKSHOP_COMMANDS_PER_MINUTE": "100000", **(env or {})}
        if quick:
            self.process = Forked(command, str(data / "server.log"), env)
        else:
            with (data / "server.log").open("a") as log:
                words = ["tests.support.shifted", str(clock)] if clock else [module]
                self.process = subprocess.Popen(
                    [sys.executable, "-m", *words, *command],
                    stdout=subprocess.PIPE,
                    stderr=log,
                    text=True,
                    env={**os.environ, **env},
                )
        line = self.process.stdout.readline()
        if not line:
            raise RuntimeError(f"the server did not start:\n{self.log}")
        self.said = json.loads(line)
        self.port = self.said.get("port") or int(self.said["phone"].split("/w/")[0].rsplit(":", 1)[1])
        self.url = f"http://127.0.0.1:{self.port}"

    @property
    def log(self) -> str:
        return (self.data / "server.log").read_text()

    def kill(self):
        """As a power cut does it."""
        self.process.send_signal(signal.SIGKILL)
        self.process.wait()
        self.process.stdout.close()

    def stop(self):
        if self.process.poll() is None:
            self.process.terminate()
            try:
                self.process.wait(10)
            except subprocess.TimeoutExpired:
                self.kill()
        self.process.stdout.close()
