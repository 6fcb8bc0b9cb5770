"""What every page asks of the installation: its logo, its colour, its languages. Asked of the database now and then."""

from dataclasses import dataclass
from time import monotonic

from flask import current_app
from sqlalchemy import select
from sqlalchemy.exc import DBAPIError

from ..extensions import db
from ..i18n import LANGUAGES
from .models import Installation

#: So long another process may go on with what has been changed here
SECONDS = 10


@dataclass(frozen=True)
class Look:
    """`logo` is the digest of the file, `body` whose it is; "" where there is none."""

    languages: tuple[str, ...] = LANGUAGES
    accent: str = ""
    logo: str = ""
    body: str = ""


def init_app(app):
    app.extensions["look"] = [0.0, Look()]
    app.extensions["languages"] = lambda: look().languages
    app.jinja_env.globals["look"] = look


def look() -> Look:
    """As it was at most SECONDS ago; as it was before where the database is away."""
    kept = current_app.extensions["look"]
    if monotonic() >= kept[0]:
        kept[0] = monotonic() + SECONDS  # whoever asks meanwhile gets what there was
        try:
            kept[1] = _read()
        except DBAPIError:
            kept[0] = 0.0
    return kept[1]


def look_again():
    """Something has been saved."""
    current_app.extensions["look"][0] = 0.0


def _read() -> Look:
    """On a connection of its own: a request may be just about to begin its moment of reading."""
    with db.engine.connect() as connection:
        row = connection.execute(select(Installation.facts, Installation.logo_digest)).first()
    if row is None:
        return Look()
    said = row.facts.get("languages", "all")
    languages = LANGUAGES if said == "all" else (said,)
    return Look(languages, row.facts.get("accent", ""), row.logo_digest, row.facts.get("body", ""))
