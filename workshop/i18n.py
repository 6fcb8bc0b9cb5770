"""Choosing the language, dates and numbers, and the one catalogue for Python, Jinja and the browser."""

import hashlib
import json
from datetime import date
from functools import cache
from io import BytesIO
from zoneinfo import ZoneInfo

from babel.dates import format_date, format_datetime, format_time
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from babel.support import NullTranslations, Translations
from flask import current_app, g, has_request_context, request
from flask_babel import Babel, Domain, get_locale

from .paths import TRANSLATIONS

LANGUAGES = ("de", "en")
#: How days are written: 2 December 2026, as mails and protocols have it
LOCALES = {"de": "de", "en": "en_GB"}
COOKIE, DAYS = "workshop_language", 365
babel = Babel()


@cache
def _catalogue(language: str):
    """The parsed .po file, or None: English is the language of the source."""
    place = TRANSLATIONS / language / "LC_MESSAGES" / "messages.po"
    if not place.exists():
        return None
    with place.open("rb") as file:
        return read_po(file, locale=language)


@cache
def translations(language: str):
    """The gettext translations of a language; English is the source."""
    catalogue = _catalogue(language)
    if catalogue is None:
        return NullTranslations()
    compiled = BytesIO()
    write_mo(compiled, catalogue)
    compiled.seek(0)
    return Translations(compiled)


class Words(Domain):
    """The catalogue straight from the .po files: no compiled copy that could lag behind."""

    def get_translations(self):
        return translations(get_locale().language)


SCREENS = ("phone", "wall", "desk")
#: What a phone loads for the first question, besides its entrance; the words of these files come before all others
PORCH = (
    "js/core/ask", "js/core/shell", "js/core/store", "js/core/translated", "js/core/words", "js/phone/display",
    "js/phone/door", "js/phone/moment", "js/phone/table", "js/phone/views/join", "js/phone/views/lights",
    "js/phone/views/screens", "js/shared/groups", "vendor-phone", "vendor/lit-html",
)  # fmt: skip
CATALOGUES = (*SCREENS, "porch")


def _used_on(screen: str, file: str) -> bool:
    """Is a file of static/js part of a screen? What names no screen belongs to all of them."""
    if screen == "porch":
        return file in {f"static/{name}.js" for name in ("js/phone/main", *PORCH)}
    parts = set(file.replace(".js", "").split("/"))
    return file.endswith(".js") and (screen in parts or not parts & set(SCREENS))


@cache
def for_browser(language: str, screen: str) -> tuple[str, bytes]:
    """(digest, JSON) of a screen's strings: {"locale", "messages": {msgid: text or [one, many]}}."""
    messages = {}
    for message in _catalogue(language) or ():
        if message.id and any(_used_on(screen, file) for file, _line in message.locations):
            one = message.id if isinstance(message.id, str) else message.id[0]
            messages[one] = list(message.string) if isinstance(message.string, tuple) else message.string
    text = json.dumps({"locale": language, "messages": messages}, ensure_ascii=False, separators=(",", ":")).encode()
    return hashlib.sha256(text).hexdigest()[:12], text


def language() -> str:
    """The reader's language: a choice just made, the one kept, the workshop's, the browser's, the house's.

    A phone is somebody's own: there the browser's goes before the workshop's.
    """
    if not has_request_context():
        return g.get("language") or current_app.config["BABEL_DEFAULT_LOCALE"]
    languages = offered()
    browser = request.accept_languages.best_match(languages)
    ranked = [browser, g.get("language")] if g.get("on_a_phone") else [g.get("language"), browser]
    for wish in [request.args.get("lang"), request.cookies.get(COOKIE), *ranked]:
        if wish in languages:
            return wish
    house = current_app.config["BABEL_DEFAULT_LOCALE"]
    return house if house in languages else languages[0]


def offered() -> tuple[str, ...]:
    """The languages that this installation offers, of those that there are."""
    return current_app.extensions["languages"]()


def local(moment, workshop, form: str) -> str:
    """`moment` in the workshop's time zone and the reader's language: "long" or a pattern of Unicode's LDML."""
    where = ZoneInfo(workshop.time_zone)
    if form == "long":
        day = format_date(moment.astimezone(where), "full", locale=get_locale())
        return f"{day}, {format_time(moment, 'HH:mm', tzinfo=where, locale=get_locale())}"
    return format_datetime(moment, form, tzinfo=where, locale=get_locale())


#: What is of the installation and of no workshop is told in this zone
HOUSE_ZONE = ZoneInfo("Europe/Berlin")


def house_time(moment) -> str:
    """A moment that belongs to no workshop, in the reader's language."""
    return format_datetime(moment, "short", tzinfo=HOUSE_ZONE, locale=get_locale())


def full_date(day: str) -> str:
    """A plain YYYY-MM-DD, which has no time zone, in the reader's language: 28. Februar 2022."""
    return format_date(date.fromisoformat(day), "long", locale=get_locale())


def init_app(app):
    app.extensions["languages"] = lambda: LANGUAGES
    babel.init_app(app, locale_selector=lambda: LOCALES[language()])
    babel.domain_instance = Words()

    @app.after_request
    def keep_choice(response):
        if request.args.get("lang") in offered() and not g.get("no_cookies"):
            secure = app.config["SESSION_COOKIE_SECURE"]
            response.set_cookie(
                COOKIE, request.args["lang"], max_age=DAYS * 86400, samesite="Lax", httponly=True, secure=secure
            )
        return response

    app.jinja_env.globals.update(languages=offered, locale_name=lambda: get_locale().language, porch_parts=PORCH)
    app.jinja_env.filters |= {"local": local, "full_date": full_date, "house_time": house_time}
