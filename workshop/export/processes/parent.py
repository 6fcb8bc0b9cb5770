"""The warm parent: it has read in everything that documents are made with, and forks a child for each of them.

`python -m workshop.export.processes.parent SECONDS`, with one end of a socket as its standard input; `warm.py` holds
the other. What a document says goes to its child alone, so the parent has never seen any, and no child finds another
one's. The parent ends when the other end is closed, as it is when the server ends, however that ends; and when nobody
has wanted anything for SECONDS.
"""

import gc
import json
import os
import signal
import socket
import sys
import traceback
from contextlib import suppress
from dataclasses import dataclass
from importlib import import_module
from select import select

MOST_BYTES = 4096


@dataclass
class Child:
    """`exit` can be read once it has ended; `leash`: whoever lets go of the other end ends it."""

    pid: int
    exit: int
    leash: socket.socket
    held: bool = True


class Parent:
    def __init__(self, orders: socket.socket, idle: float):
        self._orders, self._idle = orders, idle
        self._children: list[Child] = []

    def serve(self):
        """Until nobody is there any more."""
        while True:
            watched: list[socket.socket | int] = [self._orders, *(child.exit for child in self._children)]
            watched += [child.leash for child in self._children if child.held]
            ready, _, _ = select(watched, [], [], None if self._children else self._idle)
            for child in self._children:
                if child.held and child.leash in ready:
                    child.held = False
                    os.kill(child.pid, signal.SIGKILL)
            for child in [child for child in self._children if child.exit in ready]:
                self._tell(child)
            if not ready or (self._orders in ready and not self._begin()):
                break
        for child in self._children:
            os.kill(child.pid, signal.SIGKILL)

    def _begin(self) -> bool:
        """Fork a child for what is ordered; False where there will be no more orders."""
        message, given, _flags, _address = socket.recv_fds(self._orders, MOST_BYTES, 3)
        if not message:
            return False
        leash, talk, errors = given
        pid = os.fork()
        if not pid:
            _be_a_child(message, talk, errors)
        os.close(talk)
        os.close(errors)
        child = Child(pid, os.pidfd_open(pid), socket.socket(fileno=leash))
        self._children.append(child)
        with suppress(OSError):
            child.leash.send(b"begun")
        return True

    def _tell(self, child):
        """How it ended: 0, its exit code, or the signal with a minus."""
        self._children.remove(child)
        _pid, status = os.waitpid(child.pid, 0)
        with suppress(OSError):  # nobody waits for it any more
            child.leash.send(b"%d" % os.waitstatus_to_exitcode(status))
        os.close(child.exit)
        child.leash.close()


def _be_a_child(message: bytes, talk: int, errors: int):
    """What `python -m` does with a module, with nothing of the parent but what it has read in.

    The server ends who takes too long; should it not, the alarm does.
    """
    code = 1
    try:
        order = json.loads(message)
        for number, given in enumerate((talk, talk, errors)):
            os.dup2(given, number)
        os.closerange(3, os.sysconf("SC_OPEN_MAX"))
        signal.signal(signal.SIGINT, signal.SIG_DFL)
        signal.alarm(order["seconds"])
        code = import_module(order["module"]).main(order["arguments"])
        sys.stdout.flush()
    except BaseException:
        traceback.print_exc()
        sys.stderr.flush()
    finally:
        os._exit(code or 0)


def read_in():
    """Everything that is the same for each document. What is not to be had here, a child complains about."""
    from ...i18n import LANGUAGES
    from ..office import docx, office, xlsx  # noqa: F401

    with suppress(ImportError, OSError):
        import weasyprint  # noqa: F401

        from ..pdf import fetcher, page, render, standards  # noqa: F401
        from ..pdf.standards import about, attached  # noqa: F401

        for language in LANGUAGES:
            page.templates(language)
    gc.collect()
    gc.freeze()


def main(arguments) -> int:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # it goes to all of a terminal; the server ends us
    os.close(os.pidfd_open(os.getpid()))  # a kernel that has none is complained about before anything is forked
    read_in()
    if len(os.listdir("/proc/self/task")) > 1:
        print("who has threads cannot be forked: documents are made without a warm parent", file=sys.stderr)
        return 1
    Parent(socket.socket(fileno=0), float(arguments[0])).serve()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
