"""What has to be done although nobody asks for it: places that lapse, the next who are asked, reminders."""

from datetime import timedelta

from flask import current_app
from sqlalchemy import select

from ... import jobs
from ...addresses import web_address
from ...clock import now
from ...engine.perform import carry_work
from ...extensions import db
from ..invitations.models import Invitation
from ..workshops.models import Workshop
from .answering import lapse, remind
from .letters import Letters

#: So long before the workshop everybody with a place is reminded
BEFORE = timedelta(days=2)


def look():
    """Go over every workshop that takes registrations, each in a transaction of its own."""
    listening = current_app.extensions.get("listening")
    house = web_address(*listening) if listening else ""
    post, moment = Letters(current_app.extensions["settings"].public_url, house=house), now()
    here = select(Workshop.id, Workshop.starts).join(Invitation, Invitation.workshop_id == Workshop.id)
    rows = db.session.execute(here.where(Invitation.registers == 1)).all()
    db.session.rollback()
    for ident, starts in rows:
        if moment < starts:
            carry_work(lambda session, ident=ident: lapse(session, ident, moment, post) and None)
            if moment >= starts - BEFORE:
                carry_work(lambda session, ident=ident: remind(session, ident, moment, post))


jobs.every(jobs.HOUR, "registrations", look)
