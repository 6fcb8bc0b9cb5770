"""What a form showed when it was drawn: a short digest of every value goes along with it.

A page may lie open for an hour. What comes back as it was drawn was not touched and is not sent, so nobody undoes what
others have done meanwhile; what was touched, and has changed, is refused beside its field.
"""

import hashlib
from datetime import date, time


def text_of(value) -> str:
    """A value as its input shows it."""
    if isinstance(value, bool) or value is None:
        return "yes" if value else ""
    if isinstance(value, time):
        return f"{value:%H:%M}"
    if isinstance(value, date):
        return value.isoformat()
    return "\n".join(str(value).splitlines()).strip()


def digest(value) -> str:
    return hashlib.sha256(text_of(value).encode("utf-8", "surrogatepass")).hexdigest()[:10]


def marks(values: dict) -> str:
    """The digests of `values` for a hidden input."""
    return written({name: digest(value) for name, value in values.items()})


def written(digests: dict) -> str:
    return " ".join(f"{name}={mark}" for name, mark in digests.items())


def read(sent: str | None) -> dict:
    """{name: digest} of what a hidden input brings back."""
    return dict(pair.split("=", 1) for pair in (sent or "").split() if "=" in pair)


def differing(drawn: dict, values: dict) -> list[str]:
    """The names of those of `values` that are not as they were drawn. What has no mark cannot differ."""
    return [name for name, value in values.items() if drawn.get(name, digest(value)) != digest(value)]


def touched(drawn: dict, now: dict, sent: dict) -> list[str]:
    """The names of what somebody here wants otherwise than it was drawn and than it is."""
    return [
        name
        for name, value in sent.items()
        if digest(value) not in (drawn.get(name, digest(now[name])), digest(now[name]))
    ]
