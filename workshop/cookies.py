"""The participant's cookie: sixteen random bytes and a seal. One per browser, no time in it."""

import hashlib
import hmac
import secrets

from flask import current_app

PERSON = "workshop_person"
DAYS = 365


def signing_key() -> str:
    """What this server signs cookies with; the settings always have one."""
    key = current_app.secret_key
    assert isinstance(key, str)
    return key


def _seal(token: bytes) -> bytes:
    return hmac.digest(signing_key().encode(), PERSON.encode() + token, "sha256")[:16]


def new_cookie() -> str:
    """A fresh cookie's value: 64 hex digits."""
    token = secrets.token_bytes(16)
    return (token + _seal(token)).hex()


def digest_of(cookie: str | None) -> bytes | None:
    """What the database knows a phone by, or None for a missing or forged cookie."""
    try:
        raw = bytes.fromhex(cookie or "")
    except ValueError:
        return None
    if len(raw) != 32 or not hmac.compare_digest(raw[16:], _seal(raw[:16])):
        return None
    return hashlib.sha256(PERSON.encode() + raw[:16]).digest()
