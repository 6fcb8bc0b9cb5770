"""For operators: is it alive, and how is it doing."""

from flask import Blueprint, Response, jsonify
from prometheus_client import CONTENT_TYPE_LATEST, generate_latest
from sqlalchemy import text

from ..extensions import db

pages = Blueprint("health", __name__)


@pages.get("/healthz")
def healthz():
    """200 while the database answers."""
    db.session.execute(text("SELECT 1"))
    return jsonify(ok=True)


@pages.get("/metrics")
def metrics():
    """Counters for Prometheus; numbers only, no names, no addresses."""
    return Response(generate_latest(), mimetype=CONTENT_TYPE_LATEST.split(";")[0])
