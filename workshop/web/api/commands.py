"""The only way to write: POST /w/<code>/commands, as JSON from our pages' scripts or as a plain form."""

import re

from flask import Blueprint, jsonify, request

from ...domain.people.mine import member_of, mine
from ...engine.command import data_for, is_a
from ...engine.keys import Command, Unfit
from ...engine.perform import perform
from ...engine.receipts import Again
from ...engine.sanitize import read_json
from ...engine.schema import Schema
from ...errors import Refused
from ...extensions import db
from ..http import guessing, joining
from ..http.facts import JSON, LONG, PHONE, fact
from ..http.identity import actor, audience, person, with_workshop
from ..http.rate_limit import slow_down
from . import posting

pages = Blueprint("commands", __name__)
MOST_COMMANDS, MOST_BYTES = 20, 64 * 1024
KEY = re.compile("[0-9a-f]{32}")


def _refuse(status, code):
    return jsonify(code=code), status


@pages.post("/w/<code>/commands")
@with_workshop
@fact(LONG, JSON, PHONE)
def post(workshop):
    role = audience()
    if role == "wall":
        return _refuse(403, "not_moderator")
    if (request.content_length or 0) > MOST_BYTES:
        return _refuse(413, "too_large")
    if request.args.get("epoch", workshop.epoch) != workshop.epoch:
        return _refuse(409, "other_epoch")
    asking = actor(workshop, role)
    if request.mimetype == "application/json":
        return _json(workshop, role, asking)
    return posting.post(workshop, role, asking)


def _json(workshop, role, asking):
    if asking is None:
        return _refuse(403, "not_moderator" if role == "desk" else "not_joined")
    try:
        sent = _list(read_json(request.get_data(cache=False)))
    except Refused:
        return _refuse(400, "bad_request")
    if role == "phone":
        slow_down(asking.person, len(sent))
        names = [item.get("name") for item in sent]
        joining.slow_down(db.session, workshop.id, asking.person, names)
        guessing.slow_down(asking.person, names)
        if participant_is_missing(workshop, asking, names):
            # whoever was removed reads it here, before anything is said anew
            return jsonify(code="not_joined", mine=own(workshop.id, role)), 403
    ident, commands = workshop.id, [command(item) for item in sent]
    results = perform(ident, asking, commands)
    return jsonify(results=results, mine=own(ident, role))


def own(ident: int, role: str):
    """`mine` after a command, read anew; null at the desk."""
    return mine(db.session, ident, person()) if role == "phone" else None


def participant_is_missing(workshop, asking, names) -> bool:
    """Nobody may write before joining, save to join."""
    return not any(is_a(name, "joins") for name in names) and member_of(db.session, workshop.id, asking.person) is None


def _list(body) -> list[dict]:
    """The commands of a request; Refused when it is not one."""
    sent = body.get("commands") if isinstance(body, dict) and set(body) == {"commands"} else None
    if not isinstance(sent, list) or not 1 <= len(sent) <= MOST_COMMANDS or not all(map(_is_command, sent)):
        raise Refused("bad_shape", field="", reason="commands")
    return sent


def _is_command(item) -> bool:
    return (
        isinstance(item, dict)
        and {"key", "name", "data"} <= set(item) <= {"key", "name", "data", "seen", "again"}
        and isinstance(item["key"], str)
        and KEY.fullmatch(item["key"]) is not None
        and isinstance(item["name"], str)
        and (item.get("seen") is None or (isinstance(item["seen"], int) and not isinstance(item["seen"], bool)))
        and _again(item.get("again"))
    )


def _again(sent) -> bool:
    """Is it what a command had got before a restore: an id with its receipt, or {}? Or not sent at all?"""
    return sent in (None, {}) or (
        isinstance(sent, dict)
        and set(sent) == {"id", "receipt"}
        and type(sent["id"]) is int
        and isinstance(sent["receipt"], str)
        and bool(KEY.fullmatch(sent["receipt"]))
    )


def command(item: dict) -> Command:
    """One command as sent, its data in the shape that its verb wants, or Unfit."""
    data: Schema | Unfit
    try:
        data = data_for(item["name"], item["data"])
    except Refused as refused:
        data = Unfit(item["data"], refused.code, refused.data)
    again = Again(**item["again"]) if item.get("again") is not None else None
    return Command(item["key"], item["name"], data, item.get("seen"), again)
