"""The first question, whole in one answer: it can be read and answered before anything else has come.

Its styles stand in the page (the policy names their hash), its answer is a plain form, and the evening's snapshot comes
afterwards. What the page says is what `static/js/phone/views/join.js` draws in its place.
"""

import base64
import hashlib
import re
from functools import lru_cache

from flask import make_response, render_template
from flask_babel import get_locale
from flask_babel import gettext as _

from ...build import digest
from ...domain.groups.groupings import main_grouping
from ...engine.changes import thing_for
from ...engine.frames import encode
from ...extensions import db
from ...paths import STATIC
from ..http.assets import SHEETS, asset, catalogue_url
from .accent import accented
from .entrance import again, allow
from .forms import new_key


def stands_before(workshop, own: dict) -> bool:
    """Is this phone to be asked the first question? `own` is its `mine`."""
    return workshop.state == "open" and workshop.joining and own["person"] is None and own["code"] != "moved"


def snapshot(workshop) -> bytes:
    """What the question needs of the evening; the number says that the rest is still to come."""
    return encode(workshop, 0, [thing_for(db.session, workshop, "workshop", 1, "phone")], upto=0)


def beside(page: dict) -> dict:
    """What the JSON block says otherwise here: two catalogues, and where the styles that stand in the page lie."""
    words = {"url": catalogue_url(page["locale"], "porch"), "evening": page["catalogue"]["url"]}
    return {"catalogue": words, "styles": [asset(name) for name in SHEETS["phone"]]}


def draw(workshop, page: dict, block, own: dict):
    """The page; `block` is the JSON block `page` with the snapshot, for its script."""
    text, hashed = styles(digest())
    grouping = main_grouping(workshop.groupings)
    drawn = render_template(
        "live/phone.html",
        workshop=workshop,
        page=page,
        block=block,
        again=again,
        porch={
            "grouping": grouping,
            "question": question(grouping["name"]) if grouping else None,
            "day": "EEEE, d. MMMM y" if german() else "EEEE, d MMMM y",
            "clock": "HH" if german() and workshop.starts.minute == 0 else "HH:mm",  # 17 Uhr, but 17:30 Uhr
            "removed": own["removed"],
            "keys": {"porch": new_key(), "skip": new_key()},
            "styles": text,
        },
    )
    return allow(make_response(drawn), hashed)


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


@lru_cache(4)
def styles(_digest: str, screen: str = "phone", accent: str = "") -> tuple[str, str]:
    """(the styles of a screen without comments, their hash as a policy names it)."""
    told = "".join((STATIC / name).read_text() for name in SHEETS[screen]) + accented(accent)
    text = "\n" + re.sub(r"/\*.*?\*/\n?", "", told, flags=re.S)
    return text, "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
