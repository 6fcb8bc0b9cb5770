"""The one script that stands in live pages: what got lost of the screen or of the page itself is fetched again.

A module that is named by `<script type="module">` is asked for once, and a page that breaks off is not asked for again:
where the network changes at that moment, the screen would stay as it is for ever.
"""

import base64
import hashlib
from functools import lru_cache

from markupsafe import Markup

from ...paths import STATIC
from ..http.headers import policy


@lru_cache(1)
def _script() -> str:
    """Without comments and the indentation: it is sent with every page."""
    text = (STATIC / "js/core/entrance.js").read_text()
    return "".join(line.strip() + "\n" for line in text.splitlines() if not line.startswith("//"))


def again() -> Markup:
    """The script, for the head of a live page: what comes after it may get lost."""
    return Markup("<script>{}</script>").format(Markup(_script()))  # noqa: S704 - our own file


def allow(response, styles: str = ""):
    """Let the page of `response` carry the script, and styles with this hash."""
    script = "sha256-" + base64.b64encode(hashlib.sha256(_script().encode()).digest()).decode()
    response.headers["Content-Security-Policy"] = policy(styles, script)
    return response
