"""The protocol: its page, and the downloads. Moderators at any time (a draft), everybody else after release."""

from dataclasses import replace

from flask import Blueprint, Response, current_app, jsonify, make_response, render_template, request
from flask_babel import gettext

from .. import accounts
from ..errors import Missing
from ..export import FORMATS, export, pdf_available
from ..extensions import db
from ..i18n import LANGUAGES
from ..queries.protocol import protocol
from ..queries.workshops import is_moderator
from .codes import wants_page
from .person import with_workshop

pages = Blueprint("protocol", __name__)


def may_have(workshop) -> bool:
    """Released, or asked for by one of its moderators."""
    return workshop.state == "released" or is_moderator(db.session, workshop.id, accounts.signed_in())


def in_language(value):
    """The protocol in the language that was asked for, else in the workshop's."""
    wish = request.args.get("language")
    return replace(value, facts=replace(value.facts, language=wish)) if wish in LANGUAGES else value


@pages.get("/w/<code>/protocol")
@with_workshop
def page(workshop):
    status = 200 if may_have(workshop) else 404
    return make_response(
        render_template(
            "pages/protocol.html",
            workshop=workshop,
            ready=status == 200,
            archive=is_moderator(db.session, workshop.id, accounts.signed_in()),
            protocol=protocol(db.session, workshop, draft=workshop.state != "released") if status == 200 else None,
            pdf_missing=pdf_available() and gettext(pdf_available()),
        ),
        status,
    )


@pages.get("/w/<code>/protocol.<form>")
@with_workshop
def download(workshop, form):
    if form not in FORMATS or not may_have(workshop):
        if wants_page():
            return make_response(render_template("pages/protocol.html", workshop=workshop, ready=False), 404)
        return jsonify(code="not_released"), 404
    value = in_language(protocol(db.session, workshop, draft=workshop.state != "released"))
    db.session.rollback()
    db.session.close()
    try:
        content, kind, name = export(value, form, current_app.extensions["settings"])
    except Missing as missing:
        return _missing(missing)
    headers = {"Content-Disposition": f'attachment; filename="{name}"', "Cache-Control": "no-store"}
    return Response(content, mimetype=kind, headers=headers)


def _missing(missing):
    if wants_page():
        return make_response(render_template("pages/error.html", title="PDF", text=gettext(str(missing))), 503)
    return jsonify(code="missing", text=gettext(str(missing))), 503
