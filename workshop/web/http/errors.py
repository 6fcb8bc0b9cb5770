"""Errors as sentences that say what to do; JSON for programs, a page for people."""

import logging

from flask import current_app, jsonify, make_response, render_template, request
from flask_babel import gettext as _
from flask_wtf.csrf import CSRFError
from sqlalchemy.exc import InterfaceError, OperationalError, TimeoutError
from werkzeug.exceptions import HTTPException

from ...errors import Busy, Missing, Refused
from .sentences import sentence
from .workshop_codes import wants_page

log = logging.getLogger(__name__)


def _answer(status, code, title, text, **headers):
    page = wants_page() and not request.is_json
    body = render_template("pages/error.html", title=title, text=text) if page else jsonify(code=code, text=str(text))
    response = make_response(body, status)
    response.headers.update({name.replace("_", "-"): value for name, value in headers.items()})
    return response


def csrf(error):
    if not request.cookies.get(current_app.config["SESSION_COOKIE_NAME"]):
        return _without_cookie()
    text = _(
        "This page has been open for a long time or cookies are blocked. "
        "Please load it again; nothing has been sent yet."
    )
    return _answer(400, "csrf", _("Please try again"), text)


def _without_cookie():
    """This page has set one, and the browser has not kept it."""
    text = _(
        "Nothing can arrive from this browser, because it does not keep the cookie of this page. "
        "Please allow cookies for this address and load the page again."
    )
    secure = current_app.extensions["settings"].public_url
    if current_app.config["SESSION_COOKIE_SECURE"]:
        text += " " + _("If its address begins with http, open it under %(address)s.", address=secure)
    return _answer(400, "csrf", _("No cookie has come back"), text)


def busy(error):
    return _answer(
        503, "busy", _("One moment"), _("It is busy right now. Please try again in a few seconds."), Retry_After="2"
    )


def database_away(error):
    """Not to be had at the moment, or every connection is in use: no fault of the request."""
    log.warning("the database is not to be had: %s", getattr(error, "orig", None) or error)
    return busy(error)


def refused(error):
    return _answer(422, error.code, _("That did not work"), sentence(error.code, error.data))


def missing(error):
    return _answer(503, "missing", _("Something is missing on this computer"), str(error))


TEXTS = {
    400: ("bad_request", lambda: _("This request could not be understood. Please go back and try again.")),
    401: ("not_signed_in", lambda: _("Please sign in first.")),
    403: ("forbidden", lambda: _("You may not open this page. Please sign in with the right account.")),
    404: (
        "not_found",
        lambda: _("There is nothing at this address. Please check it, or type the code of your workshop."),
    ),
    405: ("not_allowed", lambda: _("This address cannot be used in this way.")),
    410: ("deleted", lambda: _("This workshop has been deleted, and everything that was said in it.")),
    413: ("too_large", lambda: _("That was too much at once. Please send less.")),
    500: ("error", lambda: _("Something went wrong on our side. Nothing you sent before is lost. Please try again.")),
}


def http(error):
    code, text = TEXTS.get(error.code, TEXTS[400 if (error.code or 500) < 500 else 500])
    if error.response is not None:
        return error.response
    title = _("Page not found") if error.code == 404 else _("This does not work")
    return _answer(error.code or 500, code, title, text())


def init_app(app):
    app.register_error_handler(CSRFError, csrf)
    app.register_error_handler(Busy, busy)
    for kind in (OperationalError, InterfaceError, TimeoutError):
        app.register_error_handler(kind, database_away)
    app.register_error_handler(Refused, refused)
    app.register_error_handler(Missing, missing)
    app.register_error_handler(HTTPException, http)
