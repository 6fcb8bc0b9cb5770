"""Receipts: what was given an id can prove it after a restore, and gets the same id again.

So an id belongs to one thing for ever: whoever has given points to idea 17 means the same idea when it is back.
"""

import hashlib
import hmac
from dataclasses import dataclass


@dataclass(frozen=True)
class Again:
    """What a command had got before a restore: its id, and the receipt that came with it; or neither."""

    id: int = 0
    receipt: str = ""


def receipt(workshop, person: bytes, key: str, ident: int) -> str:
    """32 hex digits that only a server with this workshop can make; the uid never goes to phones."""
    said = person + bytes.fromhex(key) + b"%d" % ident
    return hmac.digest(workshop.uid.encode(), said, hashlib.sha256)[:16].hex()


def proven(workshop, person: bytes, key: str, again: Again | None) -> int | None:
    """The id that the command had, if its receipt is right."""
    if (
        again is None
        or not again.id
        or not hmac.compare_digest(receipt(workshop, person, key, again.id), again.receipt)
    ):
        return None
    return again.id
