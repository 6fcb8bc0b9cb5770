"""The link by which somebody sees, changes and cancels the own registration, without an account."""

import hashlib

from flask import current_app
from itsdangerous import BadSignature, URLSafeSerializer

from .models import Registration


def signer(secret: str) -> URLSafeSerializer:
    """What signs links; where there is no app (the writer's thread) it is brought along."""
    return URLSafeSerializer(secret, salt="registration", signer_kwargs={"digest_method": hashlib.sha256})


def token(row: Registration) -> str:
    """The same one whenever it is asked for, so that it can be sent again."""
    return signer(current_app.config["SECRET_KEY"]).dumps([row.id, row.nonce])


def registration_of(session, workshop: int, sent: str) -> Registration | None:
    """The registration of a link; None for a forged one, and for one whose registration is gone."""
    try:
        ident, nonce = signer(current_app.config["SECRET_KEY"]).loads(sent)
        row = session.get(Registration, (workshop, ident))
    except (BadSignature, ValueError, TypeError, OverflowError):
        return None
    return row if row is not None and row.nonce == nonce else None
