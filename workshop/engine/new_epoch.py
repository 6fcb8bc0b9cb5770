"""What every restore and import does to a workshop: a new epoch, and no id is given out twice."""

import secrets

from sqlalchemy import func, select, union_all

from .kind import KINDS, journaled
from .models import Reserved

#: More than one evening can have given out between a backup and its restore
RESERVED = 100_000


def begin_anew(session, workshop: int):
    """Phones notice the new epoch, fetch everything and offer again what is missing.

    Ids that the lost state may have given to something else stay free for the commands that had got them.
    """
    found = session.get(journaled(), workshop)
    found.epoch = secrets.token_hex(8)
    tables = [kind.model for kind in KINDS.values() if kind.has_rows and kind.numbered]
    largest = union_all(*(select(func.max(model.id)).where(model.workshop_id == workshop) for model in tables))
    most = max((ident or 0 for ident in session.scalars(largest)), default=0)
    session.merge(Reserved(workshop_id=workshop, ids=most + RESERVED))
