"""Pages that everybody may read: they set no cookie, may be kept for a moment, and take forms without one.

A form of theirs is proved by where it comes from and by a signed key that it was drawn with.
"""

import secrets

from flask import current_app, g, make_response, request
from itsdangerous import BadSignature, SignatureExpired, URLSafeTimedSerializer

#: Seconds that a page may be kept by whoever passes it on, and a form may lie open
KEPT, OPEN = 15, 24 * 3600


def rendered(template: str, **facts) -> str:
    """A template without what asks for a sign-in: a page that nobody's cookie changes may be kept by everybody."""
    return current_app.jinja_env.get_template(template).render(**facts)


def open_page(page, status: int = 200, keep: bool = False):
    """`page` as an answer without cookies; `keep`: may others be shown the same for a moment?"""
    g.no_cookies = True
    response = make_response(page, status)
    response.headers["Cache-Control"] = f"public, max-age={KEPT}" if keep else "no-store"
    response.headers["Vary"] = "Accept-Language"
    return response


def is_from_here() -> bool:
    """Was this form sent by a page of ours? Another Origin does not get this far (`live/request_guard.py`)."""
    return request.headers.get("Sec-Fetch-Site") in (None, "same-origin", "none")


def _signer(purpose: str) -> URLSafeTimedSerializer:
    return URLSafeTimedSerializer(current_app.config["SECRET_KEY"], salt=f"form {purpose}")


def drawn_key(purpose: str) -> str:
    """A key for one form, which says when it was drawn."""
    return _signer(purpose).dumps(secrets.token_hex(16))


def key_of(purpose: str, sent: str | None) -> str | None:
    """The key of a form that we have drawn for this purpose and that has not lain open too long, else None."""
    try:
        return _signer(purpose).loads(sent or "", max_age=OPEN)
    except (BadSignature, SignatureExpired):
        return None
