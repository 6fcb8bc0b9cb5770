"""For operators and whoever finds a fault: is it alive, how is it doing, whom to tell."""

import gc
import hmac
import time
from datetime import timedelta

from flask import Blueprint, Response, abort, current_app, jsonify, request
from gevent import Greenlet
from prometheus_client import CONTENT_TYPE_LATEST, Gauge, generate_latest
from sqlalchemy import text

from ...addresses import is_loopback
from ...clock import now
from ...extensions import db

pages = Blueprint("health", __name__)
#: Counting means to look at every object: not oftener than this
COUNT_SECONDS = 1
#: How long a contact may be relied upon; less than a year, says the standard
CONTACT_DAYS = 180
GREENLETS = Gauge("workshop_greenlets", "Greenlets: some for each open connection, a few of the program's own")
_counted: float = -COUNT_SECONDS


@pages.get("/healthz")
def healthz():
    """200 while the database answers."""
    db.session.execute(text("SELECT 1"))
    return jsonify(ok=True)


@pages.get("/metrics")
def metrics():
    """Counters for Prometheus; numbers only, no names, no addresses. For this machine, or who has the token."""
    if not _may_count():
        abort(404)
    _count()
    return Response(generate_latest(), mimetype=CONTENT_TYPE_LATEST.split(";")[0])


@pages.get("/.well-known/security.txt")
def security_txt():
    """Whom to tell of a fault (RFC 9116); 404 where the operator has named nobody."""
    settings = current_app.extensions["settings"]
    if not settings.security_contact:
        abort(404)
    lines = [
        f"Contact: {settings.security_contact}",
        f"Expires: {now() + timedelta(days=CONTACT_DAYS):%Y-%m-%dT%H:%M:%SZ}",
        "Preferred-Languages: de, en",
    ]
    if settings.public_url:
        lines.append(f"Canonical: {settings.public_url}/.well-known/security.txt")
    return Response("\n".join([*lines, ""]), content_type="text/plain; charset=utf-8")


def _may_count() -> bool:
    settings = current_app.extensions["settings"]
    if settings.metrics_token:
        said = request.authorization.token if request.authorization else None
        return hmac.compare_digest((said or "").encode(), settings.metrics_token.encode())
    # Behind a proxy that is not trusted everybody seems to come from this machine
    is_known = not settings.public_url or bool(settings.proxies)
    return is_known and is_loopback(request.remote_addr or "")


def _count():
    global _counted
    if time.monotonic() - _counted >= COUNT_SECONDS:
        _counted = time.monotonic()
        GREENLETS.set(sum(isinstance(thing, Greenlet) for thing in gc.get_objects()))
