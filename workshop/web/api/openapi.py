"""The HTTP side as OpenAPI 3.1, made from what the program itself reads by: the commands' models, formats, kinds.

What the fields mean stands in docs/wire.md. HTML pages are no part of it.
"""

import json
from functools import cache
from importlib.metadata import version

from flask import Blueprint, Response
from pydantic.json_schema import models_json_schema

from ...domain.workshops.making import CODE_LETTERS
from ...engine.audience import AUDIENCES, kinds
from ...engine.command import COMMANDS, names
from ...export import FORMATS, protocol_schema
from ..pages.pictures import MEDIA
from .commands import MOST_COMMANDS

pages = Blueprint("openapi", __name__)

#: Refusals of a request as a whole: code -> (statuses, why)
WHOLE = {
    "bad_request": ((400, 408, 415), "not a request that this address understands"),
    "csrf": ((400,), "no CSRF token, or not this session's"),
    "not_signed_in": ((401,), "not signed in"),
    "not_joined": ((403,), "nobody has joined with this participant cookie"),
    "not_moderator": ((403,), "not signed in as a moderator of this workshop"),
    "forbidden": ((403,), "not with this account"),
    "unknown_workshop": ((404,), "no workshop has this code, or it is a draft"),
    "not_found": ((404,), "nothing is at this address"),
    "not_released": ((404,), "the protocol is not released, or not in this format"),
    "not_allowed": ((405,), "not with this method"),
    "deleted": ((410,), "the workshop has been deleted, or all of it but its protocol"),
    "other_epoch": ((409,), "made for another epoch"),
    "not_sealed": ((409,), "the archive would still tell who gave which points"),
    "too_large": ((413,), "too many bytes"),
    "other_server": ((421,), "asked by a name that is not this server's"),
    "too_many_codes": ((429,), "this address has tried too many wrong codes"),
    "error": ((500,), "a fault of ours"),
    "busy": ((503,), "no answer now: send the same again after Retry-After seconds"),
    "missing": ((503,), "this computer lacks something"),
}
EVERYWHERE = ("bad_request", "busy", "other_server")
OF_A_WORKSHOP = (*EVERYWHERE, "unknown_workshop", "deleted", "too_many_codes")

WHOLE_NUMBER = {"type": "integer", "minimum": 0, "maximum": 2**53}
HEX = {"type": "string", "pattern": "^[0-9a-f]{32}$"}
TEXT, ANYTHING = {"type": "string"}, {"type": "object"}
MOMENT = {"type": "string", "format": "date-time"}
JSON, FORM = "application/json", "application/x-www-form-urlencoded"
SCHEMA = "application/schema+json"

#: A requirement of OpenAPI: {scheme: what of it}, all of them together
Security = dict[str, list[str]]


def _object(required: dict, **optional) -> dict:
    return {"type": "object", "required": list(required), "properties": required | optional}


def _or_null(schema):
    return {"anyOf": [schema, {"type": "null"}]}


def _ref(name):
    return {"$ref": f"#/components/schemas/{name}"}


def _list(schema):
    return {"type": "array", "items": schema}


def _query(name, schema, description):
    return {"name": name, "in": "query", "schema": schema, "description": description}


def _part(name, schema):
    return {"name": name, "in": "path", "required": True, "schema": schema}


def _command(name: str) -> dict:
    """One command in a request."""
    again = _object({}, id=WHOLE_NUMBER, receipt=HEX)
    required = {"key": HEX, "name": {"const": name}, "data": _ref(COMMANDS[name].data.__name__)}
    return _object(required, seen=_or_null(WHOLE_NUMBER), again=_or_null(again)) | {"additionalProperties": False}


def _here() -> dict:
    """Who is here; the desk is told more."""
    joined = {"joined": WHOLE_NUMBER, "ready": WHOLE_NUMBER}
    groups = _list(_object({"group": _or_null(WHOLE_NUMBER)} | joined))
    everybody = {"count": WHOLE_NUMBER, "connected": WHOLE_NUMBER} | joined
    return _object(everybody, walls=WHOLE_NUMBER, desks=WHOLE_NUMBER, groups=groups)


def _schemas(names) -> dict:
    _, models = models_json_schema(
        [(COMMANDS[name].data, "validation") for name in names], ref_template="#/components/schemas/{model}"
    )
    refusal = {"code": TEXT, "data": ANYTHING}
    commands = _list({"oneOf": [_command(name) for name in names]})
    results = [
        _object({"key": HEX, "status": {"const": "saved"}, "seq": WHOLE_NUMBER}, id=WHOLE_NUMBER, receipt=HEX),
        _object({"key": HEX, "status": {"const": "refused"}} | refusal),
        _object({"key": HEX, "status": {"const": "later"}} | refusal),
    ]
    thing = {"kind": {"enum": list(kinds("desk"))}, "id": WHOLE_NUMBER, "seq": WHOLE_NUMBER}
    number = {"since": WHOLE_NUMBER, "upto": WHOLE_NUMBER}
    row = {"seq": WHOLE_NUMBER, "name": TEXT, "actor": TEXT, "title": TEXT}
    row |= {"at": _or_null(TEXT), "undone": _or_null(WHOLE_NUMBER), "undoable": {"type": "boolean"}}
    return models["$defs"] | {
        "Request": _object({"commands": commands | {"minItems": 1, "maxItems": MOST_COMMANDS}})
        | {"additionalProperties": False},
        "Form": _object({"csrf_token": TEXT, "name": {"enum": names}}, key=HEX),
        "Results": _object({"results": _list({"oneOf": results}), "mine": _or_null(ANYTHING)}),
        "Thing": _object(thing, gone={"const": True}),
        "Here": _here(),
        "Picture": _object(
            {"epoch": TEXT}
            | number
            | {"things": _list(_ref("Thing")), "here": _ref("Here"), "mine": _or_null(ANYTHING), "now": TEXT}
        ),
        "Devices": _object(dict.fromkeys(("devices", "ideas", "contributions", "weighted"), WHOLE_NUMBER)),
        "History": _object({"rows": _list(_object(row))}),
        "Refused": _object({"code": {"enum": list(WHOLE)}}, text=TEXT),
    }


def _refused(codes) -> dict:
    """The responses with which a request is refused as a whole: JSON, or a page for who prefers HTML."""
    told: dict = {}
    for code in codes:
        for status in WHOLE[code][0]:
            told.setdefault(str(status), []).append(f"`{code}`: {WHOLE[code][1]}")
    content = {JSON: {"schema": _ref("Refused")}, "text/html": {}}
    return {status: {"description": "; ".join(lines), "content": content} for status, lines in sorted(told.items())}


def _get(summary, content, codes=EVERYWHERE, *, parameters=(), security=None) -> dict:
    responses = {"200": {"description": summary, "content": content}} | _refused(codes)
    secured = {"security": security} if security else {}
    return {"get": {"summary": summary, "parameters": list(parameters), "responses": responses} | secured}


def _post(names) -> dict:
    audience = _query("as", {"enum": ["phone", "desk"]}, "phone (default): the participant; desk: the moderator")
    epoch = _query("epoch", TEXT, "refuse the request unless this is the present epoch")
    page = {"text/html": {}, JSON: {"schema": _object({"code": TEXT, "text": TEXT})}}
    signed: Security = {"csrf": [], "session": []}
    return {
        "post": {
            "summary": f"Carry out up to {MOST_COMMANDS} commands, in order: {', '.join(names)}",
            "parameters": [audience, epoch],
            "security": [signed | {"participant": []}, signed],
            "requestBody": {
                "required": True,
                "content": {JSON: {"schema": _ref("Request")}, FORM: {"schema": _ref("Form")}},
            },
            "responses": {
                "200": {
                    "description": "The answers, in the same order",
                    "content": {JSON: {"schema": _ref("Results")}},
                },
                "303": {"description": "A form was carried out: back to the page"},
                "422": {"description": "A form was refused: the page with the sentence", "content": page},
            }
            | _refused((*OF_A_WORKSHOP, "csrf", "not_joined", "not_moderator", "other_epoch", "too_large")),
        }
    }


def _paths(names) -> dict:
    code = {"name": "code", "in": "path", "required": True}
    code["schema"] = {"type": "string", "pattern": f"^[{CODE_LETTERS}]{{7}}$"}
    desk: list[Security] = [{"session": []}]
    either: list[Security] = [{}, *desk, {"participant": []}]
    audience = _query("as", {"enum": list(AUDIENCES)}, "what is seen: phone (default), wall, desk")
    since = _query("since", WHOLE_NUMBER, "the last `upto`; 0: the whole snapshot")
    epoch = _query("epoch", TEXT, "the epoch of that `upto`")
    only_desk = _query("as", {"const": "desk"}, "the moderators only") | {"required": True}
    language = _query("language", {"enum": ["de", "en"]}, "of the file; else the workshop's")
    least = _query("wrote_least", {"type": "integer", "minimum": 1, "maximum": 1000}, "ideas and contributions")
    version = _query("version", WHOLE_NUMBER, "a released version; else the newest")
    of_a_workshop = {
        "commands": _post(names),
        "changes": _get(
            "What has changed", {JSON: {"schema": _ref("Picture")}}, (*OF_A_WORKSHOP, "not_moderator"),
            parameters=[audience, since, epoch], security=either,
        ),
        "history": _get(
            "What the desk did, newest first, at most 50", {JSON: {"schema": _ref("History")}},
            (*OF_A_WORKSHOP, "not_moderator"), parameters=[only_desk], security=desk,
        ),
        "devices": _get(
            "What remove_participants would take away", {JSON: {"schema": _ref("Devices")}},
            (*OF_A_WORKSHOP, "not_moderator"),
            parameters=[only_desk, _query("since", MOMENT, "who joined then or later") | {"required": True}, least],
            security=desk,
        ),
        "workshop.json": _get(
            "The archive: all state and journal", {JSON: {"schema": ANYTHING}},
            (*OF_A_WORKSHOP, "not_moderator", "not_sealed"), security=desk,
        ),
    } | {
        f"protocol.{form}": _get(
            "The result; before the release for moderators only", {kind.media.split(";")[0]: {}},
            (*OF_A_WORKSHOP, "not_released", "missing"), parameters=[language, version], security=[{}, *desk],
        )
        for form, kind in FORMATS.items()
    }  # fmt: skip
    of_a_workshop["pictures/{digest}.{ending}"] = _get(
        "A logo or a photo that is shown", {kind: {} for kind in MEDIA.values()}, (*OF_A_WORKSHOP, "not_found"),
        parameters=[_part("digest", {"type": "string"}), _part("ending", {"enum": list(MEDIA)})], security=[{}, *desk],
    )  # fmt: skip
    of_the_house = {
        "/healthz": _get("200 while the database answers", {JSON: {"schema": _object({"ok": {"const": True}})}}),
        "/metrics": _get(
            "Counters for Prometheus; 404 without its token from elsewhere",
            {"text/plain": {}},
            (*EVERYWHERE, "not_found"),
        ),
        "/.well-known/security.txt": _get(
            "Whom to tell of a fault", {"text/plain": {}}, (*EVERYWHERE, "not_found"), security=[{}]
        ),
        "/openapi.json": _get("This description", {JSON: {"schema": ANYTHING}}),
        "/protocol.schema.json": _get("The JSON Schema of protocol.json", {SCHEMA: {"schema": ANYTHING}}),
        "/verify.py": _get("The check of an archive", {"text/x-python": {}}),
    }
    return {f"/w/{{code}}/{name}": {"parameters": [code]} | path for name, path in of_a_workshop.items()} | of_the_house


def description() -> dict:
    """The whole document."""
    wire = names("wire")
    facts = {
        "title": "Workshop",
        "version": version("workshop"),
        "summary": "Commands in, changes out; see docs/wire.md",
    }
    cookies = {"participant": "workshop_person", "session": "workshop_session"}
    keys = {"csrf": {"type": "apiKey", "in": "header", "name": "X-CSRFToken"}}
    keys |= {name: {"type": "apiKey", "in": "cookie", "name": cookie} for name, cookie in cookies.items()}
    return {
        "openapi": "3.1.0",
        "info": facts | {"license": {"name": "EUPL-1.2", "identifier": "EUPL-1.2"}},
        "servers": [{"url": "/"}],
        "paths": _paths(wire),
        "components": {"schemas": _schemas(wire), "securitySchemes": keys},
    }


@cache
def _encoded() -> bytes:
    return json.dumps(description(), ensure_ascii=False, separators=(",", ":")).encode()


@pages.get("/openapi.json")
def openapi():
    """For everybody: it tells no more than the source, and an hour in a cache does no harm."""
    return Response(_encoded(), mimetype=JSON, headers={"Cache-Control": "public, max-age=3600"})


@pages.get("/protocol.schema.json")
def schema():
    """What protocol.json holds, for everybody."""
    return Response(protocol_schema(), mimetype=SCHEMA, headers={"Cache-Control": "public, max-age=3600"})
