"""The archive of a workshop, for its moderators: all state and journal, and the program that checks them."""

from importlib.resources import files

from flask import Blueprint, Response, jsonify, make_response, render_template
from flask_babel import gettext as _
from gevent import get_hub
from sqlalchemy.orm import Session

from ... import accounts
from ...archive import archive, encoded, links_people
from ...domain.workshops.queries import is_moderator, workshop_by_id
from ...extensions import db
from ..http.identity import with_workshop
from ..http.workshop_codes import wants_page

pages = Blueprint("archive", __name__)


@pages.get("/w/<code>/workshop.json")
@with_workshop
def download(workshop):
    """Refused while it would tell who gave which points: a file outlives the sealing."""
    if not is_moderator(db.session, workshop.id, accounts.signed_in()):
        return jsonify(code="not_moderator"), 403
    ident, code, name = workshop.id, workshop.code, f"workshop-{workshop.starts:%Y-%m-%d}-{workshop.code}.json"
    db.session.rollback()
    content = get_hub().threadpool.apply(_made, (db.engine, ident))
    if content is None:
        return _not_yet()
    accounts.noted("archive_taken_out", workshop=code)
    headers = {"Content-Disposition": f'attachment; filename="{name}"', "Cache-Control": "no-store"}
    return Response(content, mimetype="application/json", headers=headers)


def _made(engine, ident) -> bytes | None:
    """The archive in a thread of its own; None while it would tell who gave which points."""
    with Session(engine) as session:
        workshop = workshop_by_id(session, ident)
        assert workshop is not None
        if links_people(session, workshop):
            return None
        return encoded(archive(session, ident))


def _not_yet():
    text = _(
        "The archive would still tell who gave which points. It can be downloaded once the weighting is sealed; "
        "the protocol can be downloaded at any time."
    )
    if wants_page():
        return make_response(render_template("pages/error.html", title=_("Archive"), text=text), 409)
    return jsonify(code="not_sealed", text=text), 409


@pages.get("/verify.py")
def verify():
    """The check of an archive as one file for Python, free for everybody."""
    content = (files("workshop.archive") / "verify.py").read_bytes()
    headers = {"Content-Disposition": 'attachment; filename="verify.py"'}
    return Response(content, mimetype="text/x-python", headers=headers)
