"""CPU per delivered frame: our driver, stock Flask-SocketIO and bare Node `ws`, interleaved.

./dev bench live --yardsticks FOLDER [--people 1000 5000] [--rounds 5]. The folder holds the yardsticks, which are not
part of the project: `loadclient` (a compiled epoll client), `node_ws.js` and its node_modules. Server on core 0, client
on core 1; the client asks for broadcasts in lock-step for as long as it lets itself, 60 s, so that pings are in it.
"""

import argparse
import json
import os
import resource
import socket
import statistics
import subprocess
import sys
import time
from pathlib import Path

TICKS = os.sysconf("SC_CLK_TCK")
MOST_PEOPLE, MOST_ROUNDS, FOREVER = 10_000, 9, 1_000_000_000


def spread(values, form="{:.2f}") -> str:
    """Median, lowest and highest."""
    return " ".join((form, f"({form} to {form})")).format(statistics.median(values), min(values), max(values))


def cpu(pid: int) -> float:
    """User and system seconds of a process."""
    parts = Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()
    return (int(parts[11]) + int(parts[12])) / TICKS


class Side:
    """One of the things compared: a server on core 0, ended by its own id."""

    def __init__(self, name: str, yardsticks: Path):
        if name == "node":
            with socket.create_server(("127.0.0.1", 0)) as free:
                self.port = free.getsockname()[1]
            command = ["node", str(yardsticks / "node_ws.js"), str(self.port)]
        else:
            command = [sys.executable, "-m", "tests.support.fanout", name]
        self.process = subprocess.Popen(["taskset", "-c", "0", *command], stdout=subprocess.PIPE, text=True)
        if name == "node":
            self._wait_for_port()
        else:
            self.port = int(self.process.stdout.readline())

    def _wait_for_port(self):
        until = time.monotonic() + 10
        while time.monotonic() < until:
            try:
                return socket.create_connection(("127.0.0.1", self.port)).close()
            except OSError:
                time.sleep(0.05)
        raise RuntimeError("node did not listen")

    def stop(self):
        self.process.terminate()
        self.process.wait(10)
        self.process.stdout.close()


def measured(name: str, people: int, yardsticks: Path) -> dict:
    """One run: CPU in µs per delivered frame, frames, seconds, milliseconds to the last phone, connections lost."""
    side = Side(name, yardsticks)
    try:
        protocol = "raw" if name == "node" else "sio"
        given = ["taskset", "-c", "1", str(yardsticks / "loadclient"), str(side.port), str(people), protocol, "fanout"]
        client = subprocess.Popen(
            [*given, f"rounds={FOREVER}"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )
        _ready, live, _dead, _seconds = client.stdout.readline().split()
        before = cpu(side.process.pid)
        client.stdin.write("go\n")
        client.stdin.flush()
        said = json.loads(client.stdout.readline())
        used = cpu(side.process.pid) - before
        client.communicate(timeout=30)
    finally:
        side.stop()
    return {
        "us": used / said["msgs"] * 1e6,
        "frames": said["msgs"],
        "seconds": said["wall"],
        "ms": said["worst_p50"] / 1000,
        "lost": people - int(live) + said["dead"],
    }


def main(arguments=None):
    parser = argparse.ArgumentParser(prog="./dev bench live", description=__doc__.splitlines()[0])
    parser.add_argument("--yardsticks", type=Path, required=True)
    parser.add_argument("--people", type=int, nargs="+", default=[1000, 5000])
    parser.add_argument("--rounds", type=int, default=5)
    wish = parser.parse_args(arguments)
    resource.setrlimit(resource.RLIMIT_NOFILE, (resource.getrlimit(resource.RLIMIT_NOFILE)[1],) * 2)
    for people in (min(number, MOST_PEOPLE) for number in wish.people):
        runs: dict = {"ours": [], "node": [], "stock": []}
        for number in range(min(wish.rounds, MOST_ROUNDS)):
            for name in runs:
                runs[name].append(measured(name, people, wish.yardsticks))
                one = runs[name][-1]
                load = os.getloadavg()[0]
                print(f"  {people} {number + 1} {name:<6} {one['us']:.2f} µs  {one} load {load:.1f}", file=sys.stderr)
        for name, found in runs.items():
            lost, shortest = sum(one["lost"] for one in found), min(one["seconds"] for one in found)
            print(
                f"{people:>6} phones  {name:<6} µs/frame {spread([one['us'] for one in found])}"
                f"   ms to the last phone {spread([one['ms'] for one in found], '{:.0f}')}"
                f"   lost {lost}   each at least {shortest:.0f} s"
            )
        for other in ("node", "stock"):
            ratios = [one["us"] / two["us"] for one, two in zip(runs["ours"], runs[other], strict=True)]
            print(f"{people:>6} phones  ours / {other:<5}      {spread(ratios)}")


if __name__ == "__main__":
    main()
