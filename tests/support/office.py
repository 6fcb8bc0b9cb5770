"""A workshop that takes registrations, and the letters that it would send."""

from datetime import UTC, datetime, timedelta

from sqlalchemy import select

from tests.support.evening import Evening, key
from workshop.domain.invitations.models import Invitation
from workshop.domain.registrations.arriving import register
from workshop.domain.registrations.data import Said
from workshop.domain.registrations.models import Registration
from workshop.engine.command import data_for
from workshop.engine.keys import Command
from workshop.engine.perform import carry_work, perform_whole
from workshop.extensions import db

NOW = datetime(2026, 11, 2, 12, tzinfo=UTC)
#: Far off: pages go by the computer's clock
STARTS = datetime(2086, 12, 1, 16, tzinfo=UTC)


class Office:
    """`letters`: (kind, number) of what the last call would have sent."""

    def __init__(self, evening=None, **facts):
        self.evening, self.letters = evening or Evening(), []
        self.evening.do("edit_workshop", starts=STARTS.isoformat(), ends=(STARTS + timedelta(hours=2)).isoformat())
        self.invite(published=True, registers=True, **facts)

    def invite(self, **facts):
        seen = facts.pop("seen", self.edited())
        data = data_for("edit_invitation", {"seen": seen} | facts, wire=False)
        perform_whole(self.evening.id, self.evening.desk, [Command(key(), "edit_invitation", data)])

    def edited(self) -> int:
        db.session.rollback()
        row = db.session.get(Invitation, (self.evening.id, 1))
        return row.edited if row else 0

    def post(self, _session, kind, row):
        self.letters.append((kind, row.id))

    def carry(self, verb, *arguments, now=NOW, **more):
        told = []

        def work(session):
            self.letters.clear()
            told[:] = [verb(session, self.evening.id, *arguments, now, self.post, **more)]

        carry_work(work)
        return told[0]

    def register(self, name, now=NOW, source="page", key=None, **facts):
        facts = {"mail": f"{name.lower().replace(' ', '.')}@example.org"} | facts
        return self.carry(register, Said(name=name, **facts), now=now, source=source, key=key)

    def states(self) -> dict:
        db.session.rollback()
        rows = select(Registration).where(Registration.workshop_id == self.evening.id).order_by(Registration.id)
        return {row.name: row.state for row in db.session.scalars(rows)}
