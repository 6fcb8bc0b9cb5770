"""Imprint, data protection, accessibility: for everybody, without a cookie, from any cache."""

from flask import Blueprint, current_app, g, make_response, render_template
from flask_babel import get_locale

from ... import accounts
from ...domain.registrations.queries import takes_registrations
from ...export.words import Words
from ...extensions import db
from ...installation import missing, the_installation
from ...law import About, accessibility, imprint, privacy, unbroken
from ..http.facts import INVITED, PHONE, fact
from ..http.headers import cacheable
from ..http.identity import with_workshop
from ..http.reading import take_turn
from .installation_form import label
from .live_pages import public_url

pages = Blueprint("law", __name__)
#: How long a cache may show a page as it was
SECONDS = 300
#: Name in the settings -> address, and what makes the page
PAGES = {"imprint": imprint, "privacy": privacy, "accessibility": accessibility}


def init_app(app):
    app.jinja_env.globals["privacy_address"] = privacy_address
    app.jinja_env.filters["unbroken"] = unbroken
    app.register_blueprint(pages)


def privacy_address() -> str:
    """Of the workshop that the page is about, else of the installation."""
    workshop = g.get("workshop")
    return f"/w/{workshop.code}/privacy" if workshop is not None and workshop.state != "draft" else "/privacy"


def about(language: str, workshop=None) -> About:
    settings = current_app.extensions["settings"]
    registers = takes_registrations(db.session, workshop and workshop.id)
    return About(the_installation().facts, settings, Words(language), public_url(), workshop, registers)


def _drawn(name, workshop=None):
    """Signed in, a page also says what the law misses on it, and belongs into no cache."""
    g.no_cookies = accounts.signed_in() is None
    told, administers = about(get_locale().language, workshop), accounts.is_administrator()
    lacking = missing(told.facts, name) if administers else []
    page = render_template(
        "pages/law.html", page=PAGES[name](told), name=name, workshop=workshop, lacking=lacking, label=label
    )
    return cacheable(make_response(page), SECONDS) if g.no_cookies else page


@pages.get("/imprint")
def imprint_page():
    return _drawn("imprint")


@pages.get("/privacy")
def privacy_page():
    return _drawn("privacy")


@pages.get("/accessibility")
def accessibility_page():
    return _drawn("accessibility")


@pages.get("/w/<code>/privacy")
@with_workshop
@fact(PHONE, INVITED)
def workshop_privacy(workshop):
    take_turn(db.session, workshop)
    return _drawn("privacy", workshop)
