"""Who asks: the participant's cookie on a phone, the sign-in at the desk. Decided anew for every request."""

from functools import wraps

from flask import abort, current_app, g, redirect, request

from ... import accounts
from ...cookies import DAYS, PERSON, digest_of, new_cookie
from ...domain.invitations.queries import invitation_of
from ...domain.workshops.queries import is_moderator, workshop_by_code
from ...engine.audience import AUDIENCES
from ...engine.context import Actor
from ...extensions import db
from .facts import INVITED, LASTS, PHONE, holds
from .workshop_codes import deleted, normal, wrong_code


def person() -> bytes | None:
    """The digest of this request's participant cookie."""
    return digest_of(request.cookies.get(PERSON))


def give_cookie(response, anew: bool = False):
    """Made on the first visit; `anew`: and where somebody else uses the same browser."""
    if anew or person() is None:
        secure = current_app.config["SESSION_COOKIE_SECURE"]
        response.set_cookie(
            PERSON, new_cookie(), max_age=DAYS * 86400, httponly=True, samesite="Lax", path="/", secure=secure
        )
    return response


def actor(workshop, audience: str) -> Actor | None:
    """Who acts in this request, or None: nobody signed in at the desk, no cookie on the phone."""
    if audience == "desk":
        moderator = accounts.signed_in()
        if moderator is None or not is_moderator(db.session, workshop.id, moderator):
            return None
        return Actor("desk", b"moderator:%d" % moderator, moderator)
    digest = person()
    return None if digest is None else Actor("phone", digest)


def audience() -> str:
    """`as` of the request: phone, wall or desk."""
    name = (
        request.values.get("as", "phone") if request.mimetype != "application/json" else request.args.get("as", "phone")
    )
    if name not in AUDIENCES:
        abort(400)
    return name


def _may_see_draft(workshop) -> bool:
    """Its moderators may; and everybody what an invitation shows, once that is published."""
    if holds(INVITED):
        invitation = invitation_of(db.session, workshop.id)
        if invitation is not None and invitation.published:
            return True
    return is_moderator(db.session, workshop.id, accounts.signed_in())


def with_workshop(view):
    """Give the view the workshop of `<code>`; 404 with the same answer for an unknown one and for a draft.

    Its moderators may see their draft.
    """

    @wraps(view)
    def found(code, **arguments):
        workshop = workshop_by_code(db.session, normal(code))
        if workshop is None or (workshop.state == "draft" and not _may_see_draft(workshop)):
            return wrong_code()
        g.language = workshop.language
        if workshop.purged is not None and not holds(LASTS):
            return deleted(workshop.code, True)
        g.on_a_phone = holds(PHONE) and audience() == "phone"
        g.workshop = workshop
        return view(workshop=workshop, **arguments)

    return found


def for_its_moderators(view):
    """Give the view the workshop of `<code>` and the signed-in moderator, if it is one of this workshop."""

    @with_workshop
    @wraps(view)
    def guarded(workshop, **arguments):
        moderator = accounts.signed_in()
        if moderator is None:
            return redirect(f"/sign-in?next={request.path}")
        if not is_moderator(db.session, workshop.id, moderator):
            abort(403)
        return view(workshop, moderator, **arguments)

    return guarded
