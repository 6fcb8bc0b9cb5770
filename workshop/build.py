"""Which version of the program answers, as its pages see it."""

import hashlib
from functools import lru_cache

from .paths import STATIC


@lru_cache(1)
def digest() -> str:
    """A digest of names and contents of everything under static/."""
    total = hashlib.sha256()
    for place in sorted(STATIC.rglob("*")):
        if place.is_file() and not place.name.startswith("."):
            total.update(
                place.relative_to(STATIC).as_posix().encode() + b"\0" + hashlib.sha256(place.read_bytes()).digest()
            )
    return total.hexdigest()[:12]
