"""Browsers that have been in: a cookie that is worth nothing but patience, see `waits`."""

import hashlib
import secrets

from flask import current_app, request
from itsdangerous import BadSignature, URLSafeSerializer

from ..cookies import signing_key

COOKIE = "workshop_known"
SECONDS = 400 * 86400


def _serializer() -> URLSafeSerializer:
    return URLSafeSerializer(signing_key(), salt=COOKIE, signer_kwargs={"digest_method": hashlib.sha256})


def known_device(account: int) -> str | None:
    """What this browser is counted by when it signs in to `account`, if it has been in with it."""
    try:
        owner, name = _serializer().loads(request.cookies.get(COOKIE, ""))
    except BadSignature:
        return None
    return name if owner == account else None


def note_device(response, account: int):
    """Let this browser be known from now on."""
    response.set_cookie(
        COOKIE,
        _serializer().dumps([account, secrets.token_urlsafe(12)]),
        max_age=SECONDS,
        path="/sign-in",
        httponly=True,
        samesite="Lax",
        secure=current_app.config["SESSION_COOKIE_SECURE"],
    )
    return response
