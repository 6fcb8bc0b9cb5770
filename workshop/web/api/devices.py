"""What would go if the desk removed all devices since a moment: figures before the act."""

from flask import Blueprint, abort, jsonify, request

from ...domain.people.removal import removal
from ...domain.people.removing import RemoveParticipants
from ...engine.command import data_for
from ...errors import Refused
from ...extensions import db
from ..http.identity import audience, with_workshop
from ..http.numbers import whole
from .changes import may_read

pages = Blueprint("devices", __name__)


@pages.get("/w/<code>/devices")
@with_workshop
def devices(workshop):
    if audience() != "desk" or not may_read(workshop, "desk"):
        return jsonify(code="not_moderator"), 403
    asked: dict[str, str | int | None] = {"since": request.args.get("since")}
    if "wrote_least" in request.args:
        asked["wrote_least"] = whole(request.args["wrote_least"]) or 0
    try:
        wish = data_for("remove_participants", asked)
    except Refused:
        abort(400)
    assert isinstance(wish, RemoveParticipants)
    return jsonify(removal(db.session, workshop, wish.since, wish.wrote_least))
