"""The real server as a child process on loopback. It ends by its own id."""

import json
import os
import signal
import subprocess
import sys
from pathlib import Path


class Server:
    """`workshop serve` (or demo) on a free port; `said` is its JSON line."""

    def __init__(self, data: Path, *arguments: str, program: str = "serve", port: int = 0, env: dict | None = None):
        command = [sys.executable, "-m", "workshop", program, "--json", "--host", "127.0.0.1", "--port", str(port)]
        self.data = data
        with (data / "server.log").open("a") as log:
            self.process = subprocess.Popen(
                [*command, "--data", str(data), *arguments],
                stdout=subprocess.PIPE,
                stderr=log,
                text=True,
                env={**os.environ, "WORKSHOP_COMMANDS_PER_MINUTE": "100000", **(env or {})},
            )
        line = self.process.stdout.readline()
        if not line:
            raise RuntimeError(f"the server did not start:\n{self.log}")
        self.said = json.loads(line)
        self.url = self.said.get("url") or self.said["phone"].split("/w/")[0]
        self.port = int(self.url.rsplit(":", 1)[1])

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
