"""Passwords: what of a typed one is kept, and hashing that lets the phones go on."""

import unicodedata

from flask_security import PasswordUtil


class Passwords(PasswordUtil):
    """The same typed password is the same kept one, wherever it comes from: sign-in, link, command line."""

    def normalize(self, password: str) -> str:
        """As RFC 8265 (OpaqueString) wants it: composed, every kind of space as the usual one. Not the case.

        Composed is what keyboards send. So what had been kept as typed, before anything was normalised, still fits.
        """
        spaced = "".join(" " if unicodedata.category(letter) == "Zs" else letter for letter in password)
        return unicodedata.normalize("NFC", spaced)


def _patched() -> bool:
    from gevent.monkey import is_module_patched

    return is_module_patched("threading")


class OffTheLoop:
    """A password context whose slow calls leave gevent's loop free; without gevent's patches it calls directly.

    argon2 takes a tenth of a second on purpose: it runs in a thread, so that no phone waits for a sign-in.
    """

    def __init__(self, context):
        self._context = context

    def __getattr__(self, name):
        return getattr(self._context, name)

    def verify(self, *args, **kwargs):
        return self._away(self._context.verify, args, kwargs)

    def hash(self, *args, **kwargs):
        return self._away(self._context.hash, args, kwargs)

    @staticmethod
    def _away(call, args, kwargs):
        if not _patched():
            return call(*args, **kwargs)
        import gevent

        return gevent.get_hub().threadpool.apply(call, args, kwargs)
