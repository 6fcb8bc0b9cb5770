"""Which workshops there are, and who may run them."""

from datetime import datetime

from sqlalchemy import bindparam, func, select

from ..fields_of_action.models import FieldOfAction
from ..ideas.models import Idea
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


BY_CODE = select(Workshop).where(Workshop.code == bindparam("code"))


def workshop_by_code(session, code: str) -> Workshop | None:
    return session.scalar(BY_CODE, {"code": code})


def workshop_by_id(session, ident: int) -> Workshop | None:
    return session.get(Workshop, ident)


def code_of(session, ident: int) -> str:
    """The code in the addresses of the workshop with this number."""
    return session.get_one(Workshop, ident).code


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
