"""The only way to read what is live: GET /w/<code>/changes, and the desk's history."""

import json

from flask import Blueprint, Response, current_app, jsonify, request

from ... import accounts
from ...build import digest
from ...clock import iso, stamp
from ...domain.people.mine import mine
from ...domain.workshops.queries import is_moderator
from ...engine.frames import asked
from ...engine.history import history as history_of
from ...engine.history import taken_back, title_of, undone_by
from ...engine.undo import undoable_now
from ...extensions import db
from ..http.identity import audience, person, with_workshop
from ..http.numbers import whole
from ..http.reading import take_turn

pages = Blueprint("changes", __name__)


def may_read(workshop, role: str) -> bool:
    """The desk needs a moderator of this workshop; what phones and wall see is open to who knows the code."""
    return role != "desk" or is_moderator(db.session, workshop.id, accounts.signed_in())


@pages.get("/w/<code>/changes")
@with_workshop
def changes(workshop):
    role = audience()
    if not may_read(workshop, role):
        return jsonify(code="not_moderator"), 403
    visitor = person() if role == "phone" else None
    if role != "desk":
        take_turn(db.session, workshop)
    body = asked(db.session, workshop, role, whole(request.args.get("since")) or 0, request.args.get("epoch"))
    present = json.dumps(current_app.extensions["here"].told(db.session, workshop, role)).encode()
    own = b"null"
    if role == "phone":
        own = jsonify(mine(db.session, workshop.id, visitor)).get_data().strip()
    told = body[:-1] + b',"here":' + present + b',"mine":' + own
    told += f',"now":"{stamp()}","build":"{digest()}"}}'.encode()
    return Response(told, mimetype="application/json", headers={"Cache-Control": "no-store"})


@pages.get("/w/<code>/history")
@with_workshop
def history(workshop):
    if audience() != "desk" or not may_read(workshop, "desk"):
        return jsonify(code="not_moderator"), 403
    found = history_of(db.session, workshop.id)
    back = taken_back(found)
    rows = [
        {
            "seq": row.seq,
            "name": row.name,
            "actor": row.actor,
            "at": iso(row.at, workshop.time_zone),
            "title": title_of(db.session, row),
            "undone": undone_by(row),
            "undoable": row.seq not in back and undoable_now(row, workshop),
        }
        for row in found
    ]
    return jsonify(rows=rows)
