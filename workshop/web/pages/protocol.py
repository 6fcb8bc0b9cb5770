"""The protocol: its living page, the wall's view of it, the downloads.

Moderators have it at any time (a draft), everybody else after the release.
"""

from dataclasses import replace
from typing import NamedTuple

from flask import (
    Blueprint,
    Response,
    current_app,
    g,
    jsonify,
    make_response,
    redirect,
    render_template,
    request,
    session,
)
from flask_babel import get_locale, gettext

from ... import accounts
from ...domain.people.mine import member_of
from ...domain.pictures.queries import picture_files
from ...domain.workshops.queries import code_of, is_moderator
from ...engine.changes import things_of
from ...engine.frames import head as head_of
from ...errors import Making, Missing
from ...export import FORMATS, export, pdf_available
from ...export.document import section_names
from ...export.forgotten import forget
from ...export.processes.children import PATIENCE_SECONDS
from ...export.versions import told
from ...export.words import Words
from ...extensions import db
from ...i18n import LANGUAGES
from ...newest import Newest, forget_all
from ...protocol.query import downloadable, protocol_now, public
from ...protocol.releases import publication
from ...signals import erased
from ...turns import in_turns
from ..http.facts import LASTS, fact
from ..http.identity import give_cookie, person, with_workshop
from ..http.numbers import whole
from ..http.reading import take_turn
from ..http.workshop_codes import wants_page
from .document import document, edition
from .forms import form
from .live_pages import public_url, readable

pages = Blueprint("protocol", __name__)
#: When a page asks again for a document that is being made
AGAIN_SECONDS = 5
#: Formats that are kept in memory as long as they are the newest
HELD = ("csv", "ics", "json", "md", "pdf", "xlsx")


class Made(NamedTuple):
    content: bytes
    media: str
    name: str


_held = Newest(24, 32 << 20, lambda made: len(made.content))


def init_app(app):
    """What was made and names a person who was erased goes at once: from memory, and the files, released ones, too."""

    def forget_files(_app, ident: int):
        forget_all()
        forget(code_of(db.session, ident), app.extensions["settings"])

    app.jinja_env.filters["in_turns"] = in_turns
    app.extensions["forget_files"] = forget_files  # keeps it alive as long as the app: signals hold it weakly
    erased.connect(forget_files, sender=app)
    app.register_blueprint(pages)


def moderates(workshop) -> bool:
    return is_moderator(db.session, workshop.id, accounts.signed_in())


def may_have(workshop) -> bool:
    """Released, or asked for by one of its moderators."""
    return workshop.state == "released" or moderates(workshop)


def is_published(workshop) -> bool:
    """Is the result page open? Then its versions can be had while the next one is being made."""
    found = publication(db.session, workshop)
    return found is not None and found.open


def in_language(value):
    """The protocol in the language that was asked for, else in the workshop's."""
    wish = request.args.get("language")
    return replace(value, facts=replace(value.facts, language=wish)) if wish in LANGUAGES else value


def corrections(workshop) -> list[dict]:
    """For moderators: what came in, the waiting ones first."""
    found = things_of(db.session, workshop, "correction", "desk")
    order = {"waiting": 0, "answered": 1, "dismissed": 2}
    return sorted(found, key=lambda thing: (order[thing["state"]], thing["id"]))


def may_correct(workshop) -> bool:
    """Has this phone joined, and is there something to correct?"""
    if workshop.purged is not None:
        return False
    over = workshop.state in ("closed", "released") or workshop.phase in ("assign", "close")
    return over and workshop.state != "draft" and member_of(db.session, workshop.id, person()) is not None


def draw(workshop, status=200, refused=None, sent=None):
    """The page; `refused` and `sent` are what was not accepted and what had been typed."""
    mine, words = moderates(workshop) and workshop.purged is None, Words(get_locale().language)
    value = downloadable(db.session, workshop) if mine or workshop.state == "released" else None
    page = render_template(
        "pages/protocol.html",
        workshop=workshop,
        moderator=mine,
        corrects=may_correct(workshop),
        corrections=corrections(workshop) if mine else [],
        publication=publication(db.session, workshop),
        pdf_missing=pdf_available() and gettext(pdf_available()),
        outcome=(session.pop("outcome", None) or {}).get("command"),
        refused=refused,
        sent=sent or {},
        form=form,
        told=lambda version: told(version, words),
        **(document(workshop, value) if value else {"protocol": None, "names": section_names(words)}),
    )
    return make_response(page, status)


@pages.get("/w/<code>/protocol")
@with_workshop
@fact(LASTS)
def page(workshop):
    take_turn(db.session, workshop)
    return give_cookie(draw(workshop))


@pages.get("/w/<code>/protocol/wall")
@with_workshop
def wall(workshop):
    """While the desk shows it to the room, for it has the moderators' own words; they may look before."""
    take_turn(db.session, workshop)
    preview = moderates(workshop) and "preview" in request.args
    if not preview and (workshop.dark or (workshop.shown or {}).get("kind") != "protocol"):
        return redirect(f"/w/{workshop.code}/wall")
    value = public(protocol_now(db.session, workshop))
    where = readable(public_url())
    return render_template(
        "pages/protocol_wall.html", workshop=workshop, preview=preview, join=where, **document(workshop, value)
    )


@pages.get("/w/<code>/protocol.<form>")
@with_workshop
@fact(LASTS)
def download(workshop, form):
    take_turn(db.session, workshop)
    version = request.args.get("version")
    allowed = form in FORMATS and (may_have(workshop) or (version and is_published(workshop)))
    value = downloadable(db.session, workshop, None if version is None else whole(version) or 0) if allowed else None
    if value is None:
        return draw(workshop, 404) if wants_page() else (jsonify(code="not_released"), 404)
    files = picture_files(db.session, workshop, value.pictures)
    head = head_of(workshop)
    db.session.rollback()
    try:
        content, kind, name = exported(head, in_language(value), form, files)
    except Missing as missing:
        return _missing(missing, form)
    except Making:
        return _making(form)
    headers = {"Content-Disposition": f'attachment; filename="{name}"', "Cache-Control": "no-store"}
    return Response(content, content_type=kind, headers=headers)


def exported(head, value, form, files) -> tuple[bytes, str, str]:
    """What `export` makes, from memory where it depends on nothing but the head: not on an office's letterhead."""
    settings = current_app.extensions["settings"]
    if form not in HELD:
        return export(value, form, settings, files)
    name = *edition(value), form, value.facts.language
    made = _held.get(head, name, lambda: Made(*export(value, form, settings, files)), PATIENCE_SECONDS)
    return made.content, made.media, made.name


def _making(form):
    """A page that asks again by itself; programs are told when."""
    again = {"Retry-After": str(AGAIN_SECONDS)}
    if wants_page():
        page = render_template(
            "pages/making.html", title=gettext(FORMATS[form].label), workshop=g.workshop, seconds=AGAIN_SECONDS
        )
        return make_response(page, 503, again)
    told = jsonify(code="busy", text=gettext("It is busy right now. Please try again in a few seconds."))
    return make_response(told, 503, again)


def _missing(missing, form):
    if wants_page():
        title = gettext(FORMATS[form].label)
        return make_response(render_template("pages/error.html", title=title, text=gettext(str(missing))), 503)
    return jsonify(code="missing", text=gettext(str(missing))), 503
