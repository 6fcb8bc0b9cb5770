"""Static files: a digest of the whole tree stands in the address, so every file may be cached for ever.

Relative imports between modules keep working, and texts go out compressed.
"""

import gzip
import mimetypes
import zlib
from functools import lru_cache
from pathlib import Path

from flask import abort, make_response, request

from ...build import digest
from ...i18n import CATALOGUES, LANGUAGES, for_browser
from ...paths import STATIC
from ...turns import in_turns

FOREVER = "public, max-age=31536000, immutable"
TEXTS = {"text/javascript", "text/css", "image/svg+xml", "application/json", "text/plain"}
#: How zlib is asked for the format of gzip, and bytes that are pressed in one go
GZIP, PIECE = 31, 64 * 1024
#: The style sheets of each screen: what several screens share comes before what is its own
SHEETS = {
    screen: tuple(f"css/{name}.css" for name in ("tokens", *(f"parts/{part}" for part in parts), *own))
    for screen, parts, own in (
        ("phone", ("text", "square", "state", "form"), ("phone",)),
        ("desk", ("text", "square", "state", "form"), ("fonts", "desk")),
        ("wall", ("text", "square", "state"), ("fonts", "stage")),
        ("pages", ("text", "square", "state", "form"), ("fonts", "pages")),
        ("open", ("text", "state", "form"), ("pages", "invitation")),
        ("law", ("text", "square", "state", "form"), ("pages",)),
    )
}
TYPES = {".js": "text/javascript", ".woff2": "font/woff2", ".ttf": "font/ttf"}


def asset(path: str) -> str:
    """The address of a static file, e.g. asset("js/phone/main.js")."""
    return f"/static/{digest()}/{path}"


@lru_cache(512)
def _file(place: Path, changed: int) -> tuple[bytes, bytes | None, str]:
    """(content, the same gzipped if that pays, media type); read once until the file changes."""
    content = place.read_bytes()
    kind = TYPES.get(place.suffix) or mimetypes.guess_type(place.name)[0] or "application/octet-stream"
    return content, gzip.compress(content, 9, mtime=0) if kind in TEXTS else None, kind


def _send(content, zipped, kind, cache):
    accepted = zipped is not None and request.accept_encodings["gzip"] > 0
    response = make_response(zipped if accepted else content)
    response.headers["Content-Type"] = f"{kind}; charset=utf-8" if kind in TEXTS else kind
    response.headers["Cache-Control"] = cache
    if zipped is not None:
        response.headers["Vary"] = "Accept-Encoding"
    if accepted:
        response.headers["Content-Encoding"] = "gzip"
    return response


def _place(path) -> Path | None:
    """The file of the static tree at `path`, if there is one."""
    try:
        place = (STATIC / path).resolve()
        return place if place.is_relative_to(STATIC.resolve()) and place.is_file() else None
    except (OSError, ValueError):
        return None  # a name that no file can have


def send_static(tree, path):
    """A file of the static tree; an address with an older digest gets today's file, without caching."""
    place = _place(path)
    if place is None:
        abort(404)
    return _send(*_file(place, place.stat().st_mtime_ns), FOREVER if tree == digest() else "no-cache")


def send_catalogue(language, screen, tag):
    if language not in LANGUAGES or screen not in CATALOGUES:
        abort(404)
    known, text = for_browser(language, screen)
    return _send(text, gzip.compress(text, 9, mtime=0), "application/json", FOREVER if tag == known else "no-cache")


def catalogue_url(language: str, screen: str) -> str | None:
    """The address of a screen's words; English needs none."""
    return None if language == "en" else f"/words/{language}.{screen}.{for_browser(language, screen)[0]}.json"


def compress(response):
    """Pages and JSON go out gzipped when that pays and the reader can."""
    if (
        response.direct_passthrough
        or response.headers.get("Content-Encoding")
        or response.mimetype not in TEXTS | {"text/html"}
        or not request.accept_encodings["gzip"]
        or len(response.get_data()) < 600
    ):
        return response
    response.set_data(_zipped(response.get_data()))
    response.headers["Content-Encoding"] = "gzip"
    response.headers.add("Vary", "Accept-Encoding")
    return response


def _zipped(text: bytes) -> bytes:
    """Piece by piece: a large page would keep the room waiting."""
    press = zlib.compressobj(5, wbits=GZIP)
    pieces = [press.compress(text[place : place + PIECE]) for place in in_turns(range(0, len(text), PIECE))]
    return b"".join([*pieces, press.flush()])


def init_app(app):
    app.add_url_rule("/static/<tree>/<path:path>", "static", send_static)
    app.add_url_rule("/words/<language>.<screen>.<tag>.json", "words", send_catalogue)
    app.add_url_rule("/favicon.ico", "favicon", lambda: send_static(digest(), "icons/favicon.svg"))
    app.jinja_env.globals.update(asset=asset, sheets=SHEETS)
    app.after_request(compress)
