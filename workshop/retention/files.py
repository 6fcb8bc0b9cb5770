"""Files that were rendered for workshops that are not there any more."""

import re
from datetime import datetime

from sqlalchemy import select

from ..domain.workshops.models import Workshop
from ..extensions import db

#: What belongs to a workshop begins with its code
NAMED = re.compile("([A-Z0-9]{7})-.+")
#: A document that was begun before the deletion has been finished by then
LATE_SECONDS = 300


def sweep(settings):
    """Remove what was made of workshops that are gone, and of the rest of one whose protocol was kept.

    Whatever stands there was made by somebody who read before the deletion; it may have come into the folder after it.
    """
    there = [
        (found[1], place) for place in (settings.data / "protocols").glob("*") if (found := NAMED.fullmatch(place.name))
    ]
    if not there:
        return
    purged = dict(db.session.execute(select(Workshop.code, Workshop.purged)).all())
    db.session.rollback()
    for code, place in there:
        if code not in purged or _is_older(place, purged[code]):
            place.unlink(missing_ok=True)


def _is_older(place, purged: datetime | None) -> bool:
    """Was it begun before the rest of its workshop went?"""
    try:
        return purged is not None and place.stat().st_mtime < purged.timestamp() + LATE_SECONDS
    except FileNotFoundError:
        return False
