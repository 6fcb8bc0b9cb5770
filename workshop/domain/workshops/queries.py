"""Which workshops there are, and who may run them."""

from datetime import datetime

from sqlalchemy import bindparam, func, select

from ..fields_of_action.models import FieldOfAction
from ..ideas.models import Idea
from ..measures.models import Measure
from ..people.models import Participant
from .models import DeletedWorkshop, Membership, Workshop


def role_of(session, workshop: int, moderator: int | None) -> str | None:
    """What an account is to a workshop, "moderator", "office" or "helper"; None for nothing.

    Read from the database at that moment: a removed moderator is one no longer.
    """
    found = None if moderator is None else session.get(Membership, (workshop, moderator))
    return found.role if found else None


def is_moderator(session, workshop: int, moderator: int | None) -> bool:
    return role_of(session, workshop, moderator) == "moderator"


def workshops_of(session, moderator: int, role: str = "moderator") -> list[Workshop]:
    """The workshops in which an account has this role, the latest first."""
    query = (
        select(Workshop)
        .join(Membership, Membership.workshop_id == Workshop.id)
        .where(Membership.moderator == moderator, Membership.role == role)
    )
    return list(session.scalars(query.order_by(Workshop.starts.desc(), Workshop.id.desc())))


def is_guest(session, account: int) -> bool:
    """Has it been let in for registrations or to enter for others alone?"""
    roles = set(session.scalars(select(Membership.role).where(Membership.moderator == account)))
    return bool(roles) and "moderator" not in roles


def members(session, workshop: int, role: str = "moderator") -> list[int]:
    """Ids of the accounts that have this role in a workshop."""
    here = Membership.workshop_id == workshop, Membership.role == role
    return list(session.scalars(select(Membership.moderator).where(*here)))


def colleagues(session, moderator: int) -> list[int]:
    """Ids of the accounts that are in one workshop with this one, which moderates it."""
    own = select(Membership.workshop_id).where(Membership.moderator == moderator, Membership.role == "moderator")
    return list(session.scalars(select(Membership.moderator).where(Membership.workshop_id.in_(own)).distinct()))


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


def is_deleted(session, code: str) -> bool:
    """Was there a workshop with this code, of which nothing is left, or its protocol alone?"""
    gone = select(DeletedWorkshop.id).where(DeletedWorkshop.code == code).limit(1)
    purged = select(Workshop.id).where(Workshop.code == code, Workshop.purged.is_not(None))
    return session.scalar(gone) is not None or session.scalar(purged) is not None


def workshop_by_id(session, ident: int) -> Workshop | None:
    return session.get(Workshop, ident)


def code_of(session, ident: int) -> str:
    """The code in the addresses of the workshop with this number."""
    return session.get_one(Workshop, ident).code


def fields_of(session, workshop: int) -> list[FieldOfAction]:
    """The fields of action that are shown, in their order."""
    query = select(FieldOfAction).where(FieldOfAction.workshop_id == workshop, FieldOfAction.state == "shown")
    return list(session.scalars(query.order_by(FieldOfAction.position, FieldOfAction.id)))


PEOPLE = select(Participant.person, Participant.joined, Participant.removed, Participant.before).where(
    Participant.workshop_id == bindparam("here"), Participant.seq > bindparam("since"), Participant.sheet.is_(None)
)


def people(session, workshop: int, since: int = -1) -> list[tuple[bytes, datetime, int | None, bytes | None]]:
    """(digest, when, number of the removal, digest of the device before) of who has joined, or changed since."""
    return session.connection().execute(PEOPLE, {"here": workshop, "since": since}).all()
