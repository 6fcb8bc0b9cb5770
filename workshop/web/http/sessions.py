"""Signed cookies without a time in them.

Flask's own interface refuses a cookie that is older than a limit or from the future: a server clock that is
set back would answer every post with 400.
"""

import hashlib

from flask import g
from flask.sessions import SecureCookieSessionInterface
from itsdangerous import BadSignature, URLSafeSerializer


class TimelessSessions(SecureCookieSessionInterface):
    """Flask's signed session, signed without a time, with HMAC-SHA-256."""

    digest_method = staticmethod(hashlib.sha256)

    def get_signing_serializer(self, app):
        if not app.secret_key:
            return None
        return URLSafeSerializer(
            app.secret_key,
            salt=self.salt,
            serializer=self.serializer,
            signer_kwargs={"key_derivation": self.key_derivation, "digest_method": self.digest_method},
        )

    def open_session(self, app, request):
        serializer, value = self.get_signing_serializer(app), request.cookies.get(self.get_cookie_name(app))
        if serializer is None:
            return None
        try:
            return self.session_class(serializer.loads(value)) if value else self.session_class()
        except (BadSignature, ValueError):
            return self.session_class()

    def save_session(self, app, session, response):
        """A page that is the same for everybody neither sets a cookie nor depends on one."""
        if not g.get("no_cookies"):
            super().save_session(app, session, response)


def init_app(app):
    app.session_interface = TimelessSessions()
