"""The public result page: what was released, as a page for everybody, once a moderator has opened it."""

from flask import Blueprint, abort, make_response, render_template, request

from ...extensions import db
from ...protocol.releases import publication, released_now
from ..http.facts import LASTS, fact
from ..http.identity import with_workshop
from ..http.numbers import whole
from ..http.reading import take_turn
from .document import document, parts
from .protocol import moderates

pages = Blueprint("result", __name__)


@pages.get("/w/<code>/result")
@with_workshop
@fact(LASTS)
def page(workshop):
    """404 until it is opened; its moderators may look before. The last version stays while it is corrected."""
    take_turn(db.session, workshop)
    opened = publication(db.session, workshop)
    value = released_now(db.session, workshop)
    if value is None or not ((opened and opened.open) or moderates(workshop)):
        abort(404)
    wish = _wish(value)
    shown = {f"idea-{idea.id}" for idea in value.ideas if _fits(idea, wish)}
    given = document(workshop, value)
    response = make_response(
        render_template(
            "pages/result.html",
            workshop=workshop,
            shown=shown,
            chosen=lambda chapter: parts(chapter, workshop.code, shown),
            wish=wish,
            places=sorted({group for idea in value.ideas for group in idea.groups}),
            opened=bool(opened and opened.open),
            indexed=bool(opened and opened.indexed),
            **given,
        )
    )
    if not (opened and opened.indexed):
        response.headers["X-Robots-Tag"] = "noindex"
    return response


def _wish(value) -> dict:
    """The filters as far as they mean something here."""
    fields = {field.id for field in value.fields_of_action}
    field, size, group = (request.args.get(name, "") for name in ("field", "size", "group"))
    return {
        "field": whole(field) if whole(field) in fields else None,
        "size": size if size in ("small", "large") else None,
        "group": group if any(group in idea.groups for idea in value.ideas) else None,
    }


def _fits(idea, wish) -> bool:
    return (
        wish["field"] in (None, idea.field_of_action)
        and wish["size"] in (None, idea.size)
        and (wish["group"] is None or wish["group"] in idea.groups)
    )
