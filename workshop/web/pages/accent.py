"""The installation's colour and its logo, as files for everybody."""

import re

from flask import Blueprint, Response, abort, g

from ... import installation
from ...installation import in_the_dark
from ..http.assets import FOREVER

pages = Blueprint("accent", __name__)


def accented(accent: str) -> str:
    """What a style sheet says of the accent, after the tokens; nothing where there is none."""
    if not accent:
        return ""
    both = f"var(--light, {accent}) var(--dark, {in_the_dark(accent)})"
    own = "var(--light, #0E4A5C) var(--dark, #8FD0DF)"  # what is in order does not look like an error
    return f":root {{ --petrol: {both}; --btn: {both}; --state-ink: {own}; }}\n"


@pages.get("/accent/<digits>.css")
def accent(digits):
    """The same address is the same colour for ever."""
    if not re.fullmatch("[0-9A-F]{6}", digits):
        abort(404)
    return _for_ever(accented(f"#{digits}"), "text/css")


@pages.get("/logo/<digest>.png")
def logo(digest):
    content = installation.logo(digest) if digest else None
    if content is None:
        abort(404)
    return _for_ever(content, "image/png")


def _for_ever(content, media):
    g.no_cookies = True
    return Response(content, mimetype=media, headers={"Cache-Control": FOREVER})
