"""What a decoder may do that a file has taken over: count pixels, and nothing else."""

import json
import os
import signal
import subprocess
import sys
from io import BytesIO

from PIL import Image

from workshop.imaging import make
from workshop.paths import PACKAGE

#: So long we wait for a child that should have been ended long before
PATIENCE = 30
#: A decoder that tries one thing after the other. The kernel lets root start as many programs as it likes
TAKEN_OVER = """
import os, resource, socket, sys
from workshop.imaging import __main__ as child, remake

def outcome(attempt):
    try:
        exec(attempt)
    except OSError as error:
        return error.strerror
    return "done"

def taken_over(raw, sort):
    if os.geteuid() == 0 and {nobody}:
        os.setgid(65534)
        os.setuid(65534)
    return {{attempt: outcome(attempt) for attempt in {attempts}}}, b""

remake.remake = taken_over
sys.exit(child.main("photo", "{seconds}", "1024"))
"""


def attempt(*attempts, nobody: bool = False, seconds: int = 20, **named) -> subprocess.CompletedProcess:
    script = TAKEN_OVER.format(attempts=attempts, nobody=nobody, seconds=seconds)
    named = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, "env": {"PYTHONPATH": str(PACKAGE.parent)}} | named
    return subprocess.run([sys.executable, "-c", script], input=b"", timeout=PATIENCE, **named)


def told(done) -> dict:
    """{attempt: what the kernel said}"""
    assert done.returncode == 0, done.stderr.decode()
    return json.loads(done.stdout.split(b"\n")[0])


def test_nothing_is_opened(tmp_path):
    opening = [
        "open('/etc/passwd')",
        "open('left behind', 'w')",
        "socket.create_connection(('127.0.0.1', 9))",
        "os.pipe()",
        "os.popen('true').close()",
    ]
    assert told(attempt(*opening, cwd=tmp_path)) == dict.fromkeys(opening, "Too many open files")
    assert list(tmp_path.iterdir()) == []


def test_not_even_what_is_open_already_is_written_to_a_disk(tmp_path):
    with (tmp_path / "out").open("wb") as out:
        done = attempt("os.write(1, b'x')", stdout=out)
    assert (b"File too large" in done.stderr, (tmp_path / "out").read_bytes()) == (True, b"")


def test_no_second_process_is_begun_and_no_memory_is_left_on_the_disk():
    forking, core = "os.fork() or os._exit(0)", "raise OSError(0, str(resource.getrlimit(resource.RLIMIT_CORE)))"
    assert told(attempt(forking, core, nobody=True)) == {
        forking: "Resource temporarily unavailable", core: "(0, 0)",
    }  # fmt: skip


def test_who_never_ends_is_ended_by_the_kernel():
    assert -attempt("while True: pass", seconds=1).returncode == signal.SIGXCPU


def test_who_wants_more_memory_gets_none_and_steps_back_behind_the_room():
    memory, nice = "bytes(1100 << 20)", "raise OSError(0, str(os.nice(0)))"
    assert b"MemoryError" in attempt(memory).stderr
    assert told(attempt(nice)) == {nice: str(min(os.nice(0) + 10, 19))}


def test_a_child_gets_nothing_of_our_environment(monkeypatch):
    """With this one Python would not even start."""
    monkeypatch.setenv("PYTHONHOME", "/nowhere")
    file = BytesIO()
    Image.new("RGB", (4, 2), "red").save(file, "PNG")
    assert (make(file.getvalue(), "photo").width, os.environ["PYTHONHOME"]) == (4, "/nowhere")
