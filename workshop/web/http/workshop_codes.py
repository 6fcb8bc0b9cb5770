"""Short codes: what somebody types, and what happens when it is wrong.

Only wrong codes count, and per address; a right one is never refused, for one address serves the whole hall.
"""

from flask import current_app, jsonify, make_response, render_template, request

from ...addresses import client_address
from ...clock import now
from .rate_limit import Pace

_pace = Pace()


def normal(code: str) -> str:
    """The code as it is kept: upper case, without spaces and hyphens. What has other characters is no code: ""."""
    bare = code.upper().replace(" ", "").replace("-", "").replace("\u00a0", "")
    return bare if bare.isascii() and bare.isalnum() and len(bare) <= 20 else ""


def wrong_code():
    """404 with the sentence, or 429 once this address has tried too many wrong ones."""
    most = current_app.extensions["settings"].wrong_codes_per_minute
    status = 404 if _pace.allows(client_address(), most) else 429
    if wants_page():
        return make_response(render_template("pages/start.html", wrong=True, today=now().date()), status)
    return make_response(jsonify(code="unknown_workshop" if status == 404 else "too_many_codes"), status)


def wants_page() -> bool:
    return request.accept_mimetypes.best_match(["application/json", "text/html"]) == "text/html"
