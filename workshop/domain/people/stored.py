"""Everything that is stored under one phone, for whoever holds it (Art. 15 GDPR)."""

import json

from sqlalchemy import func, select

from ...clock import iso
from ...engine.models import Change, Key
from ..contributions.models import Contribution
from ..corrections.models import Correction
from ..fields_of_action.models import FieldOfAction
from ..groups.groupings import all_groups
from ..ideas.models import Idea, Support
from ..late_tray.models import Late
from ..measures.models import Measure
from ..responsibilities.models import Answer, Responsibility
from ..weightings.models import Ballot, Weight
from .models import Participant


def stored(session, workshop, person: bytes | None) -> dict | None:
    """What the tables hold of who has this digest of a cookie, removed or not; None where nobody has."""
    query = select(Participant).where(Participant.workshop_id == workshop.id, Participant.person == person)
    found = None if person is None else session.scalar(query)
    return None if found is None else _Stored(session, workshop, found).whole()


class _Stored:
    def __init__(self, session, workshop, person: Participant):
        self._session, self._workshop, self._person = session, workshop, person
        self._groups = all_groups(workshop.groupings)
        self._titles = {row.id: row.title for row in session.execute(self._of(Idea, Idea.id, Idea.title))}

    def whole(self) -> dict:
        return {
            "person": self._who(),
            "ideas": self._ideas(),
            "contributions": self._contributions(),
            "supports": self._supports(),
            "responsibilities": self._answers(),
            "corrections": self._corrections(),
            "late": self._late(),
            "weightings": [self._weighting(one) for one in self._workshop.weightings if one.asked],
            "journal": self._journal(),
            "answers_kept": self._kept(),
        }

    def _of(self, model, *columns):
        return select(*columns or [model]).where(model.workshop_id == self._workshop.id)

    def _own(self, model, owner):
        return self._session.scalars(self._of(model).where(owner == self._person.id).order_by(model.id))

    def _at(self, moment):
        return iso(moment, self._workshop.time_zone)

    def _names(self, groups) -> list[str]:
        return [self._groups[group] for group in groups if group in self._groups]

    def _who(self):
        person = self._person
        return {
            "number": person.id,
            "joined": self._at(person.joined),
            "groups": self._names(person.groups),
            "counts_for": self._groups.get(person.breadth_group or 0),
            "ready": person.ready,
            "removed": person.removed is not None,
            "muted": person.muted,
            "code": person.code is not None,
        }

    def _ideas(self):
        fields = dict(self._session.execute(self._of(FieldOfAction, FieldOfAction.id, FieldOfAction.name)).all())
        return [
            {
                "number": row.id,
                "field_of_action": fields.get(row.field_of_action),
                "title": row.title,
                "text": row.text,
                "size": row.size,
                "groups": self._names(row.groups),
                "state": "waiting" if row.waits else row.state,
                "reason": row.reason,
                "merged_into": row.merged_into,
                "at": self._at(row.at),
            }
            for row in self._own(Idea, Idea.author)
        ]

    def _contributions(self):
        return [
            {
                "idea": self._titles.get(row.idea),
                "sort": row.sort,
                "text": row.text,
                "state": "waiting" if row.waits else row.state,
                "reason": row.reason,
                "at": self._at(row.at),
            }
            for row in self._own(Contribution, Contribution.author)
        ]

    def _supports(self):
        own = self._of(Support, Support.idea).where(Support.participant == self._person.id).order_by(Support.idea)
        return [self._titles.get(idea) for idea in self._session.scalars(own)]

    def _answers(self):
        asked = dict(self._session.execute(self._of(Responsibility, Responsibility.id, Responsibility.measure)).all())
        measures = dict(self._session.execute(self._of(Measure, Measure.id, Measure.title)).all())
        confirmed = set(self._session.scalars(self._of(Responsibility, Responsibility.answer)))
        names = ("answer", "name", "organisation", "print_name")
        return [
            {"measure": measures.get(asked.get(row.responsibility))}
            | {name: getattr(row, name) for name in names}
            | {"confirmed": row.id in confirmed, "at": self._at(row.at)}
            for row in self._own(Answer, Answer.participant)
        ]

    def _corrections(self):
        names = ("section", "text", "state", "reply")
        return [
            {name: getattr(row, name) for name in names} | {"at": self._at(row.at)}
            for row in self._own(Correction, Correction.author)
        ]

    def _late(self):
        """Of points that came too late it is kept that they did, and nothing else."""
        own = [
            {"what": row.what, "title": row.data.get("title", ""), "text": row.data.get("text", "")}
            | {"state": row.state, "at": self._at(row.at)}
            for row in self._own(Late, Late.author)
        ]
        weights = self._session.scalars(self._of(Late).where(Late.what == "weights"))
        return own + [
            {"what": "weights", "title": "", "text": "", "state": row.state, "at": self._at(row.at)}
            for row in weights
            if self._person.id in row.data.get("people", ())
        ]

    def _weighting(self, one) -> dict:
        """`given` is None once it is sealed: nothing leads from a person to a ballot then."""
        told = {"title": one.title, "method": one.method, "sealed": one.sealed, "given": None}
        if one.sealed:
            return told
        given = (
            select(Weight.idea, Weight.value)
            .join(Ballot, (Ballot.workshop_id == Weight.workshop_id) & (Ballot.id == Weight.ballot))
            .where(Ballot.workshop_id == self._workshop.id, Ballot.weighting == one.id)
            .where(Ballot.participant == self._person.id, Weight.value.is_not(None))
        )
        rows = self._session.execute(given.order_by(Weight.idea))
        return told | {"given": [{"idea": self._titles.get(idea), "value": value} for idea, value in rows]}

    def _journal(self) -> list[dict]:
        """What this phone has sent, and when, as far as the journal names it; a payload is JSON with sorted names."""
        number = f'"participant":{self._person.id}'
        mine = Change.payload.contains(f"{number},") | Change.payload.contains(number + "}")
        query = self._of(Change, Change.seq, Change.name, Change.at, Change.payload).where(
            Change.actor == "phone", mine
        )
        rows = [(row, json.loads(row.payload)) for row in self._session.execute(query.order_by(Change.seq))]
        return [
            {"number": row.seq, "name": row.name, "at": self._at(row.at), "data": data}
            for row, data in rows
            if data.pop("participant", None) == self._person.id
        ]

    def _kept(self) -> int:
        """How many answers are kept so that nothing counts twice that a phone sends again."""
        own = self._of(Key, func.count()).where(Key.person == self._person.person)
        return self._session.scalar(own)
