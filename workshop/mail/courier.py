"""Handing letters to a mail server (RFC 5321): one connection for many, an end to all waiting, and never a guess."""

import re
import smtplib
import socket
import ssl
from collections.abc import Callable, Iterable
from contextlib import contextmanager, suppress
from email.utils import parseaddr
from time import monotonic
from typing import Any, NamedTuple

from .addresses import spec
from .ledger import END, NOT, TAKEN, Ledger
from .message import Letter

DOTS = re.compile(rb"^\.", re.M)
#: The answer to a whole message may take ten times as long as any other (RFC 5321, 4.5.3.2.6)
LAST_ANSWER = 10
#: So long one goes on before what has gone out is written down
BATCH_SECONDS = 10
#: After so many connections in a row that broke, the mail server is left alone for a while
MOST_BROKEN = 3
MOST_WORDS = 300


class Outcome(NamedTuple):
    """`state` of the row from now on: sent, failed, unsure, "again" later, or "untouched"."""

    ident: int
    state: str
    reason: str = ""
    error: str = ""


class Away(Exception):
    """The mail server is not to be had, or does not want us; `str()` are its words."""


class Unsaid(Exception):
    """The connection broke before the end of the message was said."""


class Answered(Exception):
    """A "no" to this one message."""

    def __init__(self, code: int, words: bytes):
        super().__init__(f"{code} {told(words)}")
        self.for_good = 500 <= code < 600


def told(words: bytes | str | Exception) -> str:
    """A mail server's words as they may be shown."""
    text = words.decode("utf-8", "replace") if isinstance(words, bytes) else str(words)
    return "".join(letter if letter.isprintable() else " " for letter in text)[:MOST_WORDS].strip()


class _Patient:
    """A connection's answers, each of which has an end however slowly its letters come."""

    def __init__(self, connection, limit):
        self._connection, self._limit, self._kept = connection, limit, b""

    def readline(self, most: int) -> bytes:
        until = monotonic() + self._limit()
        while b"\n" not in self._kept and len(self._kept) < most:
            self._connection.settimeout(max(until - monotonic(), 0.001))
            piece = self._connection.recv(4096)
            if not piece:
                break
            self._kept += piece
        line, end, rest = self._kept.partition(b"\n")
        self._kept = rest
        return line + end

    def close(self):
        pass


class Line(smtplib.SMTP):
    """A connection whose answers have an end. `host`: whose certificate is asked for."""

    file: Any

    def __init__(self, host: str, own_name: str, seconds: float, **more):
        super().__init__(local_hostname=own_name, timeout=seconds, **more)
        self._host, self.seconds = host, seconds

    def getreply(self):
        if self.file is None:  # at first, and after STARTTLS
            self.file = _Patient(self.sock, lambda: self.seconds)
        return super().getreply()


class TlsLine(Line, smtplib.SMTP_SSL):
    pass


def connect(settings) -> Line:
    """A connection that is signed in. Raises Away."""
    try:
        return _connected(settings)
    except smtplib.SMTPResponseException as error:
        raise Away(f"{error.smtp_code} {told(error.smtp_error)}") from None
    except (smtplib.SMTPException, OSError, ValueError) as error:
        raise Away(told(error) or type(error).__name__) from None


def _connected(settings):
    own = settings.smtp_host, spec(parseaddr(settings.mail_from)[1]).rpartition("@")[2], settings.smtp_seconds
    line = TlsLine(*own, context=_trusted(settings)) if settings.smtp_security == "tls" else Line(*own)
    try:
        code, words = line.connect(settings.smtp_host, settings.mail_port)
        assert line.sock is not None
        line.sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)  # the end of a message is a packet of its own
        if code != 220:
            raise smtplib.SMTPConnectError(code, words)
        line.ehlo_or_helo_if_needed()
        if settings.smtp_security == "starttls":
            line.starttls(context=_trusted(settings))
            line.ehlo()
        if settings.smtp_user:
            line.login(settings.smtp_user, settings.smtp_password.get_secret_value())
    except BaseException:
        line.close()
        raise
    return line


def _trusted(settings):
    context = ssl.create_default_context()
    if settings.smtp_certificate:
        context.load_verify_locations(settings.smtp_certificate)
    return context


def say(line: Line, letter: Letter, before_the_end: Callable, seconds: float) -> str:
    """Say a letter; the server's words once it has taken it.

    `before_the_end` is called when all but the end has been said: up to then the server throws away what it has.
    Raises Answered, Unsaid, Away; smtplib.SMTPServerDisconnected where the end was said and no answer came.
    """
    try:
        _address(line, letter)
        line.send(DOTS.sub(b"..", letter.content))
        before_the_end()
    except (smtplib.SMTPServerDisconnected, OSError) as error:
        raise Unsaid(told(error)) from None
    line.seconds = LAST_ANSWER * seconds
    try:
        line.send(b".\r\n")
        code, words = line.getreply()
    finally:
        line.seconds = seconds
    if 400 <= code < 600:
        raise Answered(code, words)
    if not 200 <= code < 300:
        raise smtplib.SMTPServerDisconnected(f"{code} {told(words)}")
    return told(words)


def _address(line, letter):
    more = ["SMTPUTF8", "BODY=8BITMIME"] if letter.needs_utf8 else []
    if more and not line.has_extn("smtputf8"):
        raise Answered(553, b"SMTPUTF8")
    code, words = line.mail(letter.sender, more)
    if code != 250:
        raise Away(f"{code} {told(words)}")
    for code, words, wanted in ((*line.rcpt(letter.recipient), (250, 251)), (*line.docmd("DATA"), (354,))):
        if code == 421:
            raise smtplib.SMTPServerDisconnected(f"421 {told(words)}")
        if code not in wanted:
            raise Answered(code, words)


class Courier:
    """Takes letters to the mail server, and tells of each what has become of it."""

    def __init__(self, settings, ledger: Ledger, stopping: Callable[[], bool] = lambda: False):
        self._settings, self._ledger, self._stopping = settings, ledger, stopping
        self._line: Line | None = None
        self._broken = 0

    def deliver(self, letters: Iterable[Letter | Outcome]) -> list[Outcome]:
        """One after the other, until it takes too long or the mail server is not to be had.

        What cannot be said has its outcome already.
        """
        done, ends = [], monotonic() + BATCH_SECONDS
        with self._closing():
            for letter in letters:
                if isinstance(letter, Outcome):
                    done.append(letter)
                    continue
                known = self._known(letter)
                if known is None and (self._stopping() or monotonic() > ends or self._broken >= MOST_BROKEN):
                    known = Outcome(letter.ident, "untouched")
                done.append(known or self._taken(letter))
        return done

    @property
    def is_away(self) -> bool:
        return self._broken >= MOST_BROKEN

    def _known(self, letter) -> Outcome | None:
        """A server has died over it, or the database is an older one."""
        said = self._ledger.last(letter.handle)
        if said == TAKEN:
            return Outcome(letter.ident, "sent")
        return Outcome(letter.ident, "unsure", "died") if said == END else None

    def _taken(self, letter) -> Outcome:
        try:
            line = self._line = self._line or connect(self._settings)
            say(line, letter, lambda: self._ledger.note(END, letter.handle), self._settings.smtp_seconds)
        except Answered as no:
            return self._answered(letter, no)
        except Away as error:
            self._broken = MOST_BROKEN
            return Outcome(letter.ident, "again", "away", str(error))
        except Unsaid as error:
            self._hang_up()
            return Outcome(letter.ident, "again", "away", str(error))
        except (smtplib.SMTPServerDisconnected, OSError) as error:
            self._hang_up()
            return Outcome(letter.ident, "unsure", "broke", told(error))
        self._note(TAKEN, letter)
        self._broken = 0
        return Outcome(letter.ident, "sent")

    def _answered(self, letter, no) -> Outcome:
        """A "no" after the end is as good as one before it: the server has not taken the message."""
        if self._ledger.last(letter.handle) == END:
            self._note(NOT, letter)
        self._broken = 0
        with suppress(smtplib.SMTPException, OSError):
            assert self._line is not None
            self._line.rset()
        if self._line is not None and self._line.sock is None:
            self._line = None
        return Outcome(
            letter.ident, "failed" if no.for_good else "again", "refused" if no.for_good else "later", str(no)
        )

    def _note(self, said, letter):
        """A full disk does not undo what the mail server has said."""
        with suppress(OSError):
            self._ledger.note(said, letter.handle)

    def _hang_up(self):
        self._broken += 1
        if self._line is not None:
            self._line.close()
            self._line = None

    @contextmanager
    def _closing(self):
        try:
            yield
        finally:
            if self._line is not None:
                with suppress(smtplib.SMTPException, OSError):
                    self._line.quit()
                self._line.close()
                self._line = None
