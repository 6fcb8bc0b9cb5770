"""The one script that stands in live pages: it fetches the entrance of the screen again until it has come.

A module that is named by `<script type="module">` is asked for once: where a part of it gets lost on its way, the page
would stay as it is for ever.
"""

import base64
import hashlib
from functools import lru_cache

from markupsafe import Markup

from ...paths import STATIC
from ..http.assets import asset
from ..http.headers import policy


@lru_cache(1)
def _script() -> str:
    """Without the comment: it is sent with every page."""
    text = (STATIC / "js/entrance.js").read_text()
    return "".join(line + "\n" for line in text.splitlines() if not line.startswith("//"))


def entrance(part: str) -> Markup:
    """The elements that fetch a screen's module, e.g. entrance("js/phone.js")."""
    both = Markup('<script>{}</script><script type="module" src="{}"></script>')
    return both.format(Markup(_script()), asset(part))  # noqa: S704 - our own file


def allow(response, styles: str = ""):
    """Let the page of `response` carry the script, and styles with this hash."""
    script = "sha256-" + base64.b64encode(hashlib.sha256(_script().encode()).digest()).decode()
    response.headers["Content-Security-Policy"] = policy(styles, script)
    return response
