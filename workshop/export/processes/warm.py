"""A child from the warm parent (`parent.py`): forked instead of started, it need not read in everything anew.

The server does not fork itself: it runs gevent, and holds everybody's secrets and sockets.
"""

import json
import logging
import os
import socket
import subprocess
import sys
import tempfile
import threading
from contextlib import ExitStack, suppress
from time import monotonic

log = logging.getLogger(__name__)
PARENT = "workshop.export.processes.parent"
#: A parent that nobody has wanted for so long ends, and gives its memory back
IDLE_SECONDS = 900
#: So long a parent may take to begin with a document; its own start is in it
BEGIN_SECONDS = 60
PIECE = 256 * 1024


class Gone(Exception):
    """There is no warm parent, or it has ended before its child."""


class Warm:
    """The one warm parent of this process: started with the first document, and again when it has ended.

    `environment` is all that it and its children know of ours.
    """

    def __init__(self, environment: dict, idle: float = IDLE_SECONDS):
        self._environment, self._idle, self._owner = environment, idle, os.getpid()
        self._one_at_a_time = threading.Lock()
        self._parent: subprocess.Popen[bytes] | None = None
        self._orders: socket.socket | None = None
        self._has_begun = self._useless = False

    def run(self, module: str, *arguments, written: bytes = b"", seconds: int | None = None):
        """As `children.child`. Raises Gone where no warm parent can make it."""
        if self._useless or os.getpid() != self._owner:
            raise Gone
        order = {"module": module, "arguments": [*map(str, arguments)], "seconds": 2 * (seconds or 0)}
        with tempfile.TemporaryFile() as errors, ExitStack() as held:
            leash, talk = self._begun(json.dumps(order).encode(), errors, held)
            try:
                code, done = _heard(leash, talk, written, seconds)
            except TimeoutError:
                assert seconds is not None  # without a limit nobody is waited for in vain
                raise subprocess.TimeoutExpired(module, seconds) from None
            errors.seek(0)
            return subprocess.CompletedProcess(module, code, done, errors.read())

    def _begun(self, order, errors, held):
        """(Leash, talk) of a child that has begun: of the parent that is there, else of a new one."""
        with self._one_at_a_time:
            for anew in (self._parent is None, True):
                if anew:
                    self._start()
                leash, talk, begun = self._ordered(order, errors, held)
                if begun:
                    self._has_begun = True
                    return leash, talk
            if not self._has_begun:
                self._useless = True
                log.warning("documents are made without a warm parent: it does not begin")
            raise Gone

    def _ordered(self, order, errors, held):
        """What the parent is given is closed here at once, so that we notice when it has ended."""
        assert self._orders is not None
        leash, given_leash = _pair(socket.SOCK_SEQPACKET)
        talk, given_talk = _pair(socket.SOCK_STREAM)
        held.enter_context(leash)
        held.enter_context(talk)
        leash.settimeout(BEGIN_SECONDS)
        with suppress(OSError):
            with given_leash, given_talk:
                given = [one.fileno() for one in (given_leash, given_talk, errors)]
                socket.send_fds(self._orders, [order], given)
            return leash, talk, leash.recv(16) == b"begun"
        return leash, talk, False

    def _start(self):
        self.close()
        self._orders, theirs = _pair(socket.SOCK_SEQPACKET)
        command = [sys.executable, "-m", PARENT, str(self._idle)]
        with theirs:
            self._parent = subprocess.Popen(  # noqa: S603
                command, stdin=theirs, stdout=subprocess.DEVNULL, env=self._environment
            )

    def close(self):
        """End it: it goes by itself once nobody holds the other end."""
        if self._parent is None or self._orders is None or os.getpid() != self._owner:
            return
        self._orders.close()
        try:
            self._parent.wait(5)
        except subprocess.TimeoutExpired:
            self._parent.kill()
            self._parent.wait()
        self._parent = None


def _pair(sort):
    """Our end and theirs; theirs waits as a program expects it, whatever gevent makes of ours."""
    ours, theirs = socket.socketpair(socket.AF_UNIX, sort)
    os.set_blocking(theirs.fileno(), True)
    return ours, theirs


def _heard(leash, talk, written, seconds):
    """(Exit code, standard output). Raises TimeoutError; letting go of the leash ends the child then."""
    ends = None if seconds is None else monotonic() + seconds
    _patient(talk, ends)
    with suppress(ConnectionError):  # it has ended before it has read everything
        talk.sendall(written)
        talk.shutdown(socket.SHUT_WR)
    pieces = []
    with suppress(ConnectionError):
        while piece := _patient(talk, ends).recv(PIECE):
            pieces.append(piece)
    said = _patient(leash, ends).recv(16)
    if not said:
        raise Gone
    return int(said), b"".join(pieces)


def _patient(connection, ends):
    connection.settimeout(None if ends is None else max(ends - monotonic(), 0.001))
    return connection
