"""The first question, whole in one answer: it can be read and answered before anything else has come.

Its styles stand in the page (the policy names their hash), its answer is a plain form, and the evening's picture comes
afterwards. What the page says is what `static/js/views/phone/join.js` draws in its place.
"""

import base64
import hashlib
import re
from functools import lru_cache

from flask import make_response, render_template
from flask_babel import get_locale
from flask_babel import gettext as _

from ..extensions import db
from ..paths import STATIC
from ..queries.changes import thing_for
from ..queries.groups import main_grouping
from ..queries.mine import mine
from .assets import asset, catalogue_url, digest
from .forms import form
from .headers import policy
from .person import person

STYLES = ("css/tokens.css", "css/phone.css")


def stands_before(workshop) -> bool:
    """Is this phone to be asked the first question?"""
    return workshop.state == "open" and workshop.joining and mine(db.session, workshop.id, person())["person"] is None


def picture(workshop) -> dict:
    """What the question needs of the evening; the number says that the rest is still to come."""
    return {
        "epoch": workshop.epoch,
        "since": 0,
        "upto": 0,
        "things": [thing_for(db.session, workshop, "workshop", 1, "phone")],
    }


def draw(workshop, page: dict):
    """The page; `page` is the JSON block that it carries for its script."""
    text, hashed = styles(digest())
    page["styles"] = [asset(name) for name in STYLES]
    page["catalogue"] = {"url": catalogue_url(page["locale"], "porch"), "evening": page["catalogue"]["url"]}
    grouping = main_grouping(workshop.groupings)
    drawn = render_template(
        "live/phone.html",
        workshop=workshop,
        page=page,
        porch={
            "grouping": grouping,
            "question": question(grouping["name"]) if grouping else None,
            "day": "EEEE, d. MMMM y" if german() else "EEEE, d MMMM y",
            "clock": "HH" if german() and workshop.starts.minute == 0 else "HH:mm",  # 17 Uhr, but 17:30 Uhr
            "removed": page["picture"]["mine"]["removed"],
            "form": form("join_workshop"),
            "skip": form("join_workshop"),
            "styles": text,
        },
    )
    response = make_response(drawn)
    response.headers["Content-Security-Policy"] = policy(hashed)
    return response


def question(name: str) -> str:
    """The question about a grouping of this name, as a sentence."""
    name = name.strip()
    if name.endswith("?"):
        return name
    if re.fullmatch("gemeinde|municipality|kommune", name, re.IGNORECASE):
        return _("Which municipality are you from?")
    if re.fullmatch("rolle|role", name, re.IGNORECASE):
        return _("In which role are you here?")
    return _("%(name)s: which applies to you?", name=name)


def german() -> bool:
    return get_locale().language == "de"


@lru_cache(1)
def styles(_digest: str) -> tuple[str, str]:
    """(the styles of a phone, their hash as a policy names it)."""
    text = "\n" + "".join((STATIC / name).read_text() for name in STYLES)
    return text, "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
