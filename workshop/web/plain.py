"""The phone as plain HTML forms: reading, adding, weighting, answering without a script."""

from flask import Blueprint, jsonify, make_response, render_template, session

from ..extensions import db
from ..queries.changes import changes
from ..queries.mine import mine
from .codes import wants_page
from .person import give_cookie, person, with_workshop
from .sentences import sentence

pages = Blueprint("plain", __name__)


def picture(workshop) -> dict:
    """What a phone sees now, by kind: {"idea": {id: thing}, …}, and `mine`."""
    things: dict = {}
    for thing in changes(db.session, workshop, 0, "phone"):
        things.setdefault(thing["kind"], {})[thing["id"]] = thing
    return {"things": things, "mine": mine(db.session, workshop, person())}


def draw(workshop, status=200, refused=None, sent=None):
    outcome = session.pop("outcome", None)
    page = render_template(
        "live/plain.html", workshop=workshop, outcome=outcome, refused=refused, sent=sent or {}, **picture(workshop)
    )
    return make_response(page, status)


@pages.get("/w/<code>/plain")
@with_workshop
def plain(workshop):
    return give_cookie(draw(workshop))


def redraw(workshop, role, command, filled, refused):
    """422: the page again, the sentence beside the field, and everything that was typed."""
    text = sentence(refused.code, refused.data)
    if role == "desk" or not wants_page():
        return jsonify(code=refused.code, text=text), 422
    told = {"command": command, "field": refused.data.get("field"), "text": text, "code": refused.code}
    return draw(
        workshop, 422, told, {name: field.data for name, field in (filled or {})._fields.items()} if filled else {}
    )
