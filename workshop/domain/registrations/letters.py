"""What registered people are told by mail, written in the transaction that it tells of."""

from dataclasses import dataclass, field

from flask import current_app
from itsdangerous import URLSafeSerializer
from sqlalchemy.orm import Session

from ... import mail
from ..invitations.models import Invitation
from ..workshops.models import Workshop
from .links import signer
from .models import SEATED, Registration

#: What has happened and is told by the message of the same name
AS_THEY_ARE = ("waiting", "moved_up", "changed", "cancelled", "reminder", "thanks")


def can_send() -> bool:
    """Do messages go out by themselves? Else they stand there to be copied."""
    return bool(current_app.extensions["settings"].smtp_host)


def _signer_of_app() -> URLSafeSerializer:
    return signer(current_app.config["SECRET_KEY"])


@dataclass(frozen=True)
class Letters:
    """`base` is the address of the house, as people type it; "" for the one under which the invitation was written,
    else `house`.

    The writer has neither a request nor an app: so what it needs of them stands here.
    """

    base: str = ""
    house: str = ""
    sign: URLSafeSerializer = field(default_factory=_signer_of_app)

    def __call__(self, session: Session, kind: str, row: Registration):
        """Write the message of this kind to a registration's address; who has none is called by the office."""
        if not row.mail or (kind == "lapsed" and row.confirmed is None):
            return
        workshop, invitation = (
            session.get_one(Workshop, row.workshop_id),
            session.get_one(Invitation, (row.workshop_id, 1)),
        )
        base = self.base or invitation.base or self.house
        page = f"{base}/i/{workshop.code}"
        link = f"{page}/r/{self.sign.dumps([row.id, row.nonce])}?lang={row.language}"
        name = _name(kind, row)
        values = _event(workshop, page) | _more(name, kind, row, link)
        mail.queue(
            session,
            name,
            to=(row.name, row.mail),
            language=row.language,
            workshop=workshop.id,
            key=f"registration {workshop.uid} {row.id} {row.nonce} {kind} {name} {_once(kind, workshop, row)}",
            values=values | ({"link": f"{base}/w/{workshop.code}/protocol"} if name == "thanks" else {}),
            ics=_ics(name, workshop, row, values["organisers"], page),
            own_words=invitation.greeting,
            reply_to=answers_to(workshop),
        )


def _name(kind: str, row: Registration) -> str:
    """A place that nobody has confirmed is confirmed by the message; who registers again gets the same once more."""
    if kind == "lapsed":
        return "cancelled"
    if kind in ("registered", "again"):
        if row.state == "waiting":
            return "waiting"
        if row.state == "offered":
            return "moved_up"
        return "registered" if row.confirmed else "confirm_address"
    assert kind in AS_THEY_ARE, kind
    return kind


def _once(kind: str, workshop: Workshop, row: Registration) -> str:
    """What makes a message of this kind another one: a reminder belongs to a day, thanks to a version."""
    if kind == "reminder":
        return workshop.starts.isoformat()
    return str(workshop.release) if kind == "thanks" else row.changed.isoformat()


def _event(workshop: Workshop, page: str) -> dict:
    return {
        "title": workshop.title, "starts": workshop.starts, "ends": workshop.ends, "time_zone": workshop.time_zone,
        "place": workshop.place, "page": page, "organisers": ", ".join(workshop.organisers),
    }  # fmt: skip


def _more(name: str, kind: str, row: Registration, link: str) -> dict:
    if name == "confirm_address":
        return {"link": link}
    if name == "moved_up":
        return {"link": link, "until": row.until}
    if name == "cancelled":
        return {"lapsed": kind == "lapsed"}
    if name == "thanks":
        return {}
    people = {"people": row.people} if name in ("registered", "reminder") else {}
    return people | {"manage": link}


def answers_to(workshop: Workshop) -> str | None:
    """The first contact person with an address."""
    return next((contact["mail"] for contact in workshop.contacts if contact.get("mail")), None)


def _ics(name, workshop, row, organisers, page):
    """The appointment goes along where there is a place, and is taken out again."""
    organiser = answers_to(workshop)
    gone = name == "cancelled"
    if organiser is None or not (gone or (name in ("registered", "changed") and row.state in SEATED)):
        return None
    try:
        return mail.appointment(
            f"registration-{workshop.uid}-{row.id}@workshop.invalid",
            workshop.title,
            workshop.starts,
            workshop.ends,
            to=(row.name, row.mail),
            organiser=(organisers, organiser),
            place=workshop.place,
            told=page,
            sequence=int(row.changed.timestamp()) - int(row.arrived.timestamp()),
            cancelled=gone,
        )
    except mail.Unwritable:
        return None
