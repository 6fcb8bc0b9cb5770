"""Passwords: what of a typed one is kept, and hashing that lets the phones go on."""

import unicodedata

from flask_security import PasswordUtil
from zxcvbn import zxcvbn

from ..errors import Busy
from ..threads import is_patched, off_the_loop

LEAST, LOOKED_AT = 12, 60
#: A password that a hundred million guesses find is none; the sign-in lets through some thousands a day
GUESSES_LOG10 = 8
#: Hashes at once, and how long one waits for its turn
AT_ONCE, TURN_SECONDS = 2, 10


class Passwords(PasswordUtil):
    """The same typed password is the same kept one, wherever it comes from: sign-in, link, command line."""

    def normalize(self, password: str) -> str:
        return normalized(password)


def normalized(password: str) -> str:
    """As RFC 8265 (OpaqueString) wants it: composed, every kind of space as the usual one. Not the case.

    Composed is what keyboards send. So what had been kept as typed, before anything was normalised, still fits.
    """
    spaced = "".join(" " if unicodedata.category(letter) == "Zs" else letter for letter in password)
    return unicodedata.normalize("NFC", spaced)


def weakness(password: str, *known: str) -> str | None:
    """Why a new password is none to take: "too_short" or "easily_guessed"; None for a good one.

    `known` are words that are no secret, the owner's address say. How easily it is guessed zxcvbn estimates, with its
    lists of common passwords, from the first letters.
    """
    password = normalized(password)
    if len(password) < LEAST:
        return "too_short"
    estimate = off_the_loop(zxcvbn, password[:LOOKED_AT], [*known, "workshop"])
    return "easily_guessed" if estimate["guesses_log10"] < GUESSES_LOG10 else None


class OffTheLoop:
    """A password context whose slow calls leave gevent's loop free; without gevent's patches it calls directly.

    argon2 takes a tenth of a second and 64 MB on purpose: it runs in a thread, so that no phone waits for a sign-in,
    and of a flood two at a time. Who has waited for so long for a turn is told to come again: Busy.
    """

    def __init__(self, context):
        self._context, self._turns = context, None

    def __getattr__(self, name):
        return getattr(self._context, name)

    def verify(self, *args, **kwargs):
        return self._away(self._context.verify, args, kwargs)

    def hash(self, *args, **kwargs):
        return self._away(self._context.hash, args, kwargs)

    def _away(self, call, args, kwargs):
        if not is_patched():
            return call(*args, **kwargs)
        from gevent.lock import BoundedSemaphore

        self._turns = self._turns or BoundedSemaphore(AT_ONCE)
        if not self._turns.acquire(timeout=TURN_SECONDS):
            raise Busy
        try:
            return off_the_loop(call, *args, **kwargs)
        finally:
            self._turns.release()
