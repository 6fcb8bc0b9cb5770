"""Once a day: away with what nobody needs any more."""

from datetime import timedelta

from flask import current_app
from sqlalchemy import delete, select

from .. import jobs, purging
from ..clock import now
from ..engine.perform import carry_work
from ..extensions import db
from .ledger import Ledger
from .models import Outgoing
from .sending import forget_text

#: Messages without a workshop; those of a workshop go with it
KEPT = timedelta(days=90)
#: A link that lets somebody in has ended long before
SECRETS_KEPT = timedelta(days=14)


def tidy():
    """Old messages, texts that nobody may read any more, and their traces in the database's files."""

    def work(session):
        moment = now()
        old = select(Outgoing).where(Outgoing.secret == 1, Outgoing.text != "", Outgoing.due < moment - SECRETS_KEPT)
        for row in session.scalars(old.with_for_update()):
            row.state = row.state if row.state in ("sent", "copied", "unsure") else "failed"
            forget_text(session, row)
        session.execute(delete(Outgoing).where(Outgoing.workshop_id.is_(None), Outgoing.due < moment - KEPT))

    carry_work(work)
    Ledger(current_app.extensions["settings"].data).tidy()
    if purging.owed(db.session.connection()):
        carry_work(lambda session: None, forgets=True)


jobs.every(jobs.DAY, "mail.tidy", tidy)
