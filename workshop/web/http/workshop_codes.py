"""Short codes: what somebody types, and what happens when it is wrong.

Only wrong codes count, and per address; a right one is never refused, for one address serves the whole hall.
"""

from flask import current_app, jsonify, make_response, render_template, request

from ...addresses import client_address
from ...clock import now
from ...domain.workshops.queries import is_deleted
from ...extensions import db
from .rate_limit import Pace
from .sentences import sentence

_pace = Pace()


def normal(code: str) -> str:
    """The code as it is kept: upper case, without spaces and hyphens. What has other characters is no code: ""."""
    bare = code.upper().replace(" ", "").replace("-", "").replace("\u00a0", "")
    return bare if bare.isascii() and bare.isalnum() and len(bare) <= 20 else ""


def wrong_code():
    """404 with the sentence, or 429 once this address has tried too many wrong ones; a deleted one is not wrong."""
    code = normal((request.view_args or {}).get("code", ""))
    if is_deleted(db.session, code):
        return deleted(code, False)
    most = current_app.extensions["settings"].wrong_codes_per_minute
    status = 404 if _pace.allows(client_address(), most) else 429
    if wants_page():
        return make_response(render_template("pages/start.html", wrong=True, today=now().date()), status)
    return make_response(jsonify(code="unknown_workshop" if status == 404 else "too_many_codes"), status)


def deleted(code: str, protocol: bool):
    """410: the workshop is gone; `protocol`: that is what is left of it."""
    if wants_page():
        return make_response(render_template("pages/deleted.html", code=code, protocol=protocol), 410)
    return make_response(jsonify(code="deleted", text=sentence("deleted", {})), 410)


def wants_page() -> bool:
    return request.accept_mimetypes.best_match(["application/json", "text/html"]) == "text/html"
