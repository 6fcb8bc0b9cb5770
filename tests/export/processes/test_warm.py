"""The warm parent: each document has a child of its own that is forked, with its limits, and nobody else's data."""

import os
import signal
import subprocess
import sys
import threading
import time
import urllib.request
from pathlib import Path

import pytest

from tests.export import samples
from tests.support.prepared import prepared
from tests.support.server import Server
from workshop.config import Settings
from workshop.errors import Missing
from workshop.export import export
from workshop.export.pdf import pdf
from workshop.export.processes import children
from workshop.export.processes.children import child
from workshop.export.processes.warm import PARENT, Gone, Warm
from workshop.paths import PACKAGE

#: A text that stands in no program
WORDS = "Flötenwiesenbrücke"
PATIENCE = 60


@pytest.fixture
def warm():
    children.keep_warm()
    yield children._warm
    children.let_go()


def does(statement: str, seconds: int | None = PATIENCE, first: str = "pass"):
    """A child that does something else than to make a file: a module of Python's own that does what it is told."""
    return child("timeit", "-n1", "-r1", "-s", first, statement, seconds=seconds)


def said(statement: str) -> str:
    return does(f"print({statement})", first="import os").stdout.decode().splitlines()[0]


def is_there(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()[0] != "Z"
    except (FileNotFoundError, ProcessLookupError):
        return False


def children_of(pid: int) -> list[int]:
    return [int(one) for one in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]


def until(true):
    ends = time.monotonic() + PATIENCE
    while not true():
        assert time.monotonic() < ends
        time.sleep(0.01)


def memory_of(pid: int) -> bytes:
    """All that the process has written into its memory."""
    found = []
    with Path(f"/proc/{pid}/mem").open("rb", buffering=0) as memory:
        for line in Path(f"/proc/{pid}/maps").read_text().splitlines():
            start, end = (int(one, 16) for one in line.split()[0].split("-"))
            if line.split()[1].startswith("rw"):
                memory.seek(start)
                found.append(memory.read(end - start))
    return b"".join(found)


def documents(folder):
    """Every sort of document, as the cache is asked for it for the first time."""
    settings = Settings(data=folder, secret_key="sample key for tests")
    asked = [("pdf", samples.tiny()), ("docx", samples.pictures()), ("pdf", samples.pictures())]
    asked += [("xlsx", samples.ties()), ("docx", samples.english()), ("pdf", samples.english())]
    return [export(protocol, form, settings, samples.FILES)[0] for form, protocol in asked]


def test_every_document_has_the_same_bytes_as_from_a_child_that_was_started_anew(tmp_path, warm):
    forked = documents(tmp_path / "warm")
    children.let_go()
    assert documents(tmp_path / "cold") == forked


def test_one_parent_forks_a_child_for_each_and_starts_nothing(warm):
    told = [said("os.getppid(), os.getpid()").split() for _ in range(3)]
    assert ({parent for parent, _own in told}, len({own for _parent, own in told})) == ({str(warm._parent.pid)}, 3)
    until(lambda: children_of(warm._parent.pid) == [])


def test_the_parent_never_sees_what_a_document_says(tmp_path, warm):
    protocol = samples.replace_facts(samples.tiny(), title=WORDS)
    assert export(protocol, "pdf", Settings(data=tmp_path))[0].startswith(b"%PDF-")
    memory = memory_of(warm._parent.pid)
    assert [one in memory for one in (PARENT.encode(), WORDS.encode(), WORDS.encode("latin-1"))] == [True, False, False]


def test_a_child_has_nothing_of_ours_but_what_it_was_given(warm, monkeypatch):
    monkeypatch.setenv("WORKSHOP_SECRET_KEY", "a sample secret")
    files = said("sorted(os.readlink(f'/proc/self/fd/{n}').split(':')[0] for n in os.listdir('/proc/self/fd')[:3])")
    assert (len(files.split(",")), said("len(os.listdir('/proc/self/fd'))")) == (3, "4")  # the fourth lists them
    known = said("sorted(os.environ)")
    assert ("PYTHONPATH" in known, "WORKSHOP" in known, "SECRET" in known) == (True, False, False)


def test_while_one_is_made_the_next_one_does_not_hold_what_is_the_first_ones(warm):
    """Else it would not be known that the first one has ended before the second one has, too."""
    does("pass")
    parent, told = warm._parent.pid, []
    first = threading.Thread(target=lambda: told.append(does("time.sleep(2)", first="import time").returncode))
    first.start()
    until(lambda: children_of(parent))
    second = threading.Thread(target=lambda: does("time.sleep(20)", first="import time"))
    second.start()
    first.join()
    assert (told, second.is_alive()) == ([0], True)
    (pid,) = children_of(parent)
    os.kill(pid, signal.SIGKILL)
    second.join()


def test_who_hangs_is_ended_and_the_next_one_is_made(warm):
    parent = int(said("os.getppid()"))
    with pytest.raises(subprocess.TimeoutExpired):
        does("time.sleep(1000)", seconds=1, first="import signal, time; signal.alarm(0)")
    until(lambda: children_of(parent) == [])
    assert int(said("os.getppid()")) == parent


def test_who_dies_tells_how_and_the_next_one_is_made(warm):
    assert does("os.kill(os.getpid(), 9)", first="import os").returncode == -signal.SIGKILL
    failed = does("1 / 0")
    assert (failed.returncode, b"ZeroDivisionError" in failed.stderr) == (1, True)
    assert said("1 + 1") == "2"


def test_a_parent_that_dies_takes_nothing_with_it(warm):
    """Its child is made anew by one that is started, the next one by a new parent."""
    first = int(said("os.getppid()"))
    answers = []
    slow = threading.Thread(target=lambda: answers.append(does("time.sleep(2); print(6 * 7)", first="import time")))
    slow.start()
    until(lambda: children_of(first) and not warm._one_at_a_time.locked())
    warm._parent.kill()
    slow.join()
    assert (answers[0].returncode, answers[0].stdout[:2]) == (0, b"42")
    assert int(said("os.getppid()")) not in (first, os.getpid())


def test_each_child_has_its_own_limits(warm):
    limits = "from workshop.export.processes.limits import limit; limit({}, {})"
    assert -does("while True: pass", first=limits.format(1, 512)).returncode == signal.SIGXCPU
    assert b"MemoryError" in does("bytes(600 << 20)", first=limits.format(20, 512)).stderr
    assert does("bytes(600 << 20)", first=limits.format(20, 1024)).returncode == 0
    nice = does("print(os.nice(0))", first=f"import os; {limits.format(20, 512)}").stdout.split()[0]
    assert int(nice) == min(os.nice(0) + 10, 19)


def test_the_kernel_ends_who_is_forgotten(warm):
    """After twice its time, should nobody be there any more who could."""
    child("timeit", "-n1", "-r1", "pass", seconds=PATIENCE)
    left = does("print(signal.alarm(0))", seconds=50, first="import signal").stdout.split()[0]
    assert 50 < int(left) <= 100


def test_what_a_document_may_take_holds_from_a_warm_parent_too(tmp_path, warm):
    with pytest.raises(Missing, match="too long"):
        export(samples.many(1000), "pdf", Settings(data=tmp_path, pdf_seconds=1))
    with pytest.raises(Missing, match="too much memory"):
        export(samples.empty(), "pdf", Settings(data=tmp_path, pdf_megabytes=128))
    assert export(samples.empty(), "pdf", Settings(data=tmp_path))[0].startswith(b"%PDF-")


def test_a_large_letter_and_a_large_answer_go_through_together(warm):
    written = os.urandom(1 << 20) * 20
    echo = "import sys; read = sys.stdin.buffer.read(); sys.stdout.buffer.write(read); sys.stderr.write('x' * 999999)"
    done = child("timeit", "-n1", "-r1", echo, written=written, seconds=PATIENCE)
    assert (done.returncode, done.stdout[: len(written)] == written, len(done.stderr)) == (0, True, 999999)


def test_a_parent_that_nobody_wants_ends_and_the_next_document_has_a_new_one():
    warm = Warm(children._environment(), idle=0.5)
    first = warm.run("timeit", "-n1", "-r1", "pass", seconds=PATIENCE)
    pid = warm._parent.pid
    until(lambda: warm._parent.poll() is not None)
    second = warm.run("timeit", "-n1", "-r1", "pass", seconds=PATIENCE)
    assert (first.returncode, second.returncode, warm._parent.pid != pid) == (0, 0, True)
    warm.close()
    assert warm._parent is None


def test_where_no_parent_can_begin_children_are_started_anew(tmp_path):
    (tmp_path / "workshop").mkdir()
    (tmp_path / "workshop" / "__init__.py").touch()
    broken = Warm({"PYTHONPATH": str(tmp_path), "PYTHONSAFEPATH": "1"})
    for _ in range(2):
        with pytest.raises(Gone):
            broken.run("timeit", "pass")
    assert broken._useless
    broken.close()


def test_a_process_that_was_forked_from_ours_does_not_use_our_parent(warm):
    assert said("1") == "1"
    warm._owner = os.getppid()
    try:
        with pytest.raises(Gone):
            warm.run("timeit", "pass")
        assert said("2") == "2"
    finally:
        warm._owner = os.getpid()


def test_who_has_threads_is_no_parent():
    code = (
        "import threading, time, sys; from workshop.export.processes import parent\n"
        "threading.Thread(target=time.sleep, args=(30,), daemon=True).start()\nsys.exit(parent.main(['1']))"
    )
    done = subprocess.run([sys.executable, "-c", code], env={"PYTHONPATH": str(PACKAGE.parent)}, capture_output=True)
    assert (done.returncode, b"without a warm parent" in done.stderr) == (1, True)


@pytest.mark.parametrize("how", ["stop", "kill"])
def test_the_parent_ends_with_its_server_however_that_ends(tmp_path, how):
    made = prepared(tmp_path)
    server = Server(tmp_path, quick=True)
    browser = urllib.request.build_opener(urllib.request.HTTPCookieProcessor())
    browser.open(f"{server.url}/link/{made.links[0]}").read()
    assert browser.open(f"{server.url}/w/{made.code}/protocol.pdf").read().startswith(b"%PDF-")
    command = [Path(f"/proc/{pid}/cmdline").read_bytes() for pid in children_of(server.process.pid)]
    (parent,) = children_of(server.process.pid)
    assert PARENT.encode() in command[0]
    try:
        getattr(server, how)()
        until(lambda: not is_there(parent))
    finally:
        if is_there(parent):
            os.kill(parent, signal.SIGKILL)


def test_it_is_tried_once_whether_documents_can_be_made_however_many_ask(warm):
    pdf._tried.cache_clear()
    asked = [threading.Thread(target=pdf.pdf_available) for _ in range(5)]
    for one in asked:
        one.start()
    for one in asked:
        one.join()
    assert (pdf._tried.cache_info().misses, pdf.pdf_available()) == (1, None)
