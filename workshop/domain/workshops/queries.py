"""Which workshops there are, and who may run them."""

from datetime import datetime

from sqlalchemy import bindparam, func, select

from ...engine.kind import KINDS
from ...engine.models import Change
from ..fields_of_action.models import FieldOfAction
from ..ideas.models import Idea
from ..late_tray.models import Late
from ..measures.models import Measure
from ..people.models import Participant
from .models import Membership, Workshop


def is_moderator(session, workshop: int, moderator: int | None) -> bool:
    """Read from the database at that moment: a removed moderator is one no longer."""
    return moderator is not None and session.get(Membership, (workshop, moderator)) is not None


def workshops_of(session, moderator: int) -> list[Workshop]:
    """The workshops a moderator may run, the latest first."""
    query = (
        select(Workshop)
        .join(Membership, Membership.workshop_id == Workshop.id)
        .where(Membership.moderator == moderator)
    )
    return list(session.scalars(query.order_by(Workshop.starts.desc(), Workshop.id.desc())))


def members(session, workshop: int) -> list[int]:
    """Ids of a workshop's moderators."""
    return list(session.scalars(select(Membership.moderator).where(Membership.workshop_id == workshop)))


def figures(session, workshop: int) -> dict:
    """People, ideas that are shown, and measures."""

    def count(model, *conditions):
        query = select(func.count()).select_from(model).where(model.workshop_id == workshop, *conditions)
        return session.scalar(query)

    return {
        "people": count(Participant, Participant.removed.is_(None)),
        "ideas": count(Idea, Idea.state == "shown"),
        "measures": count(Measure, Measure.state == "shown"),
    }


def history(session, workshop: int, limit: int = 50) -> list[Change]:
    """The last things the desk did, newest first."""
    query = select(Change).where(Change.workshop_id == workshop, Change.actor == "desk")
    return list(session.scalars(query.order_by(Change.seq.desc()).limit(limit)))


BY_CODE = select(Workshop).where(Workshop.code == bindparam("code"))


def workshop_by_code(session, code: str) -> Workshop | None:
    return session.scalar(BY_CODE, {"code": code})


def workshop_by_id(session, ident: int) -> Workshop | None:
    return session.get(Workshop, ident)


def fields_of(session, workshop: int) -> list[FieldOfAction]:
    """The fields of action that are shown, in their order."""
    query = select(FieldOfAction).where(FieldOfAction.workshop_id == workshop, FieldOfAction.state == "shown")
    return list(session.scalars(query.order_by(FieldOfAction.position, FieldOfAction.id)))


PEOPLE = select(Participant.person, Participant.joined, Participant.removed).where(
    Participant.workshop_id == bindparam("here"), Participant.seq > bindparam("since")
)


def people(session, workshop: int, since: int = -1) -> list[tuple[bytes, datetime, int | None]]:
    """(digest, when, number of the removal) of everybody who has joined, or has changed above a number."""
    return session.connection().execute(PEOPLE, {"here": workshop, "since": since}).all()


def title_of_thing(session, workshop: int, kind: str, ident: int) -> str:
    """What a thing is called now; empty for what has no words of its own."""
    known = KINDS.get(kind)
    if known is None or known.title is None:
        return ""
    thing = session.get(known.model, (workshop, ident))
    return getattr(thing, known.title) if thing else ""


def words_of_late(session, workshop: int, ident: int | None) -> str:
    """What somebody wrote who came late; empty for points and for what has been erased."""
    late = session.get(Late, (workshop, ident)) if ident else None
    return (late.data.get("title") or late.data.get("text") or "") if late else ""
