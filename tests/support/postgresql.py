"""A PostgreSQL cluster of the test's own from Debian's package, without assuming root or any service."""

import os
import shutil
import socket
import subprocess
import tempfile
from pathlib import Path


def _program(name: str) -> str:
    found = sorted(Path("/usr/lib/postgresql").glob(f"*/bin/{name}")) or [Path(shutil.which(name) or "")]
    if not found[-1].name:
        raise RuntimeError("PostgreSQL is missing. Run ./dev test, which installs it, or install Debian's postgresql.")
    return str(found[-1])


class Cluster:
    """`url` is a SQLAlchemy address. initdb refuses root, so root runs it as the user postgres."""

    def __init__(self):
        self._as = ["runuser", "-u", "postgres", "--"] if os.geteuid() == 0 else []
        self.folder = Path(tempfile.mkdtemp(prefix="workshop-pg-"))
        if self._as:
            shutil.chown(self.folder, "postgres")
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            port = probe.getsockname()[1]
        self._run(
            "initdb", "-D", str(self.folder / "data"), "-U", "workshop", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8"
        )
        self._options = f"-p {port} -h 127.0.0.1 -k {self.folder} -c fsync=off"
        self.start()
        self.url = f"postgresql+psycopg://workshop@127.0.0.1:{port}/postgres"

    def _run(self, program, *arguments):
        command = [*self._as, _program(program), *arguments]
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL, cwd="/", timeout=60)

    def start(self):
        log = ["-w", "-l", str(self.folder / "log")]
        self._run("pg_ctl", "-D", str(self.folder / "data"), *log, "-o", self._options, "start")

    def halt(self):
        """As a power cut does it; `start` brings it back."""
        self._run("pg_ctl", "-D", str(self.folder / "data"), "-m", "immediate", "stop")

    def stop(self):
        self.halt()
        shutil.rmtree(self.folder, ignore_errors=True)
