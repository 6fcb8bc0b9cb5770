"""The public page of a workshop and the way to register, for everybody, without an account and without a cookie."""

from functools import wraps
from urllib.parse import quote

from flask import Blueprint, abort, g, make_response, redirect, request
from flask_babel import get_locale
from flask_babel import gettext as _
from markupsafe import Markup

from ... import accounts
from ...addresses import client_address
from ...build import digest
from ...clock import now
from ...domain.invitations.queries import invitation_of
from ...domain.registrations import answering, letters
from ...domain.registrations.arriving import check_open, register
from ...domain.registrations.links import registration_of, token
from ...domain.registrations.places import TO_CONFIRM, free
from ...domain.registrations.queries import has_place, place_in_queue, registration
from ...domain.workshops.queries import is_moderator, workshop_by_code
from ...engine.perform import carried
from ...errors import Refused
from ...export.text.appointment import appointment
from ...extensions import db
from ...installation import look
from ...protocol.query import pictures as pictures_of
from ..http.facts import LONG, fact
from ..http.headers import policy
from ..http.open_pages import drawn_key, is_from_here, key_of, open_page, rendered
from ..http.rate_limit import Pace
from ..http.sentences import sentence
from ..http.workshop_codes import normal, wrong_code
from .live_pages import public_url, qr_of, readable
from .pictures import address
from .porch import styles
from .registering import RegistrationForm, full_groups, place, typed_of

pages = Blueprint("invitation", __name__)
#: Registrations a minute from one address: an office or a hall behind one never meets it
PER_MINUTE = 1200
#: The horizon has as many lights as it has room for
LIGHTS = 60
_pace = Pace()


def with_invitation(view):
    """Give the view the workshop of `<code>` and its invitation; moderators see one that is not published.

    Nor is it taken from whoever has a link of the own.
    """

    @wraps(view)
    def found(code, **arguments):
        workshop = workshop_by_code(db.session, normal(code))
        invitation = workshop and invitation_of(db.session, workshop.id)
        if not workshop or not invitation or not (invitation.published or "sent" in arguments or _may_look(workshop)):
            return wrong_code()
        g.language, g.workshop, g.no_cookies = workshop.language, workshop, True
        response = make_response(view(workshop=workshop, invitation=invitation, **arguments))
        if response.mimetype == "text/html":
            response.headers["Content-Security-Policy"] = policy(styles(digest(), "open", look().accent)[1])
        return response

    return found


def _may_look(workshop) -> bool:
    return is_moderator(db.session, workshop.id, accounts.signed_in())


@pages.get("/i/<code>")
@with_invitation
def page(workshop, invitation):
    """Who passes it on may show the same page to others for a moment: its key is no secret."""
    form = RegistrationForm(formdata=None, key=drawn_key(workshop.uid)).offer(
        workshop, invitation, full_groups(workshop, invitation)
    )
    return _drawn(workshop, invitation, form, keep=invitation.published)


@pages.post("/i/<code>")
@with_invitation
@fact(LONG)
def arrive(workshop, invitation):
    """Register. What cannot be taken comes back with all that was typed."""
    form = RegistrationForm().offer(workshop, invitation, full_groups(workshop, invitation))
    key = key_of(workshop.uid, form.key.data)
    form.key.data = drawn_key(workshop.uid)
    refusal = _not_taken(form, key)
    if refusal:
        return _drawn(workshop, invitation, form, refusal, 429 if refusal == _slower() else 422)
    if not form.validate():
        return _drawn(workshop, invitation, form, status=422)
    language = get_locale().language
    try:
        said = form.said()
        ident, single, post = workshop.id, form.single_key(key), letters.Letters(public_url())
        arrived = carried(lambda session: register(session, ident, said, now(), post, language=language, key=single))
    except Refused as refused:
        return _drawn(workshop, invitation, form, place(form, refused), 422)
    row = registration_with(workshop, arrived.id)
    if not arrived.new and row.key != single:
        return _told_again(workshop, invitation, said)
    return redirect(f"{own_path(workshop, row)}?lang={language}&new", 303)


def _not_taken(form, key) -> str | None:
    if not is_from_here():
        return _("This form did not come from this page. Please send it again from here.")
    if key is None:
        return _("This page has been open for a long time. Nothing is lost: please send it once more.")
    if form.website.data:
        return _("Please leave the field empty that is marked so, and send it once more.")
    if not _pace.allows(client_address(), PER_MINUTE):
        return _slower()
    return None


def _slower() -> str:
    return _("Very many register at this moment. Nothing is lost: please send it once more in a minute.")


def registration_with(workshop, number: int):
    """The registration as it stands after something was written."""
    db.session.rollback()
    row = registration(db.session, workshop.id, number)
    if row is None:
        abort(404)
    return row


def own_path(workshop, row) -> str:
    return f"/i/{workshop.code}/r/{token(row)}"


def _told_again(workshop, invitation, said):
    """Somebody of this name and address is registered already: whoever it is learns no more than that it is settled."""
    return open_page(
        rendered(
            "pages/invitation/again.html",
            by_mail=bool(said.mail) and letters.can_send(),
            **_facts(workshop, invitation),
        )
    )


def _drawn(workshop, invitation, form, refused: str | None = None, status: int = 200, keep: bool = False):
    page = rendered(
        "pages/invitation/page.html",
        form=form,
        refused=refused,
        closed=_closed(workshop, invitation),
        **_facts(workshop, invitation),
    )
    response = open_page(page, status, keep)
    if not invitation.indexed:
        response.headers["X-Robots-Tag"] = "noindex"
    return response


def _closed(workshop, invitation) -> Refused | None:
    try:
        check_open(workshop, invitation, now())
    except Refused as refused:
        return refused
    return None


def _facts(workshop, invitation) -> dict:
    """What every page of an invitation shows."""
    left = free(db.session, invitation)
    where = f"{public_url()}/i/{workshop.code}"
    taken = None if left.total is None or invitation.places is None else invitation.places - max(left.total, 0)
    return {
        "workshop": workshop,
        "invitation": invitation,
        "styles": Markup(styles(digest(), "open", look().accent)[0]),  # noqa: S704 - our own files
        "free": left.total,
        "lights": lights(taken, invitation.places),
        "pictures": [(one, address(workshop, one)) for one in pictures_of(db.session, workshop)],
        "where": where,
        "short": readable(where),
        "opens": invitation.opens,
        "telephone": _telephone,
        "event": event(workshop, invitation, where, left.total),
        "other": "en" if get_locale().language == "de" else "de",
    }


def lights(taken: int | None, places: int | None) -> list[bool]:
    """One light for each place, lit for those that are taken; for very many places as many as there is room for."""
    if not places or taken is None:
        return []
    many = min(places, LIGHTS)
    lit = -(-taken * many // places)
    return [place < lit for place in range(many)]


def _telephone(number: str) -> str:
    return "tel:" + quote("".join(sign for sign in number if sign.isdigit() or sign == "+"))


def event(workshop, invitation, where: str, left: int | None) -> dict:
    """https://schema.org/Event of a workshop."""
    facts = {
        "@context": "https://schema.org",
        "@type": "Event",
        "name": workshop.title,
        "startDate": workshop.starts.isoformat(),
        "endDate": workshop.ends.isoformat(),
        "url": where,
        "inLanguage": workshop.language,
        "isAccessibleForFree": True,
        "eventStatus": "https://schema.org/EventScheduled",
        "organizer": [{"@type": "Organization", "name": name} for name in workshop.organisers],
    }
    if invitation.about:
        facts["description"] = invitation.about
    if workshop.place:
        facts["location"] = {"@type": "Place", "name": workshop.place, "address": workshop.place}
    if invitation.places:
        facts["maximumAttendeeCapacity"] = invitation.places
        facts["remainingAttendeeCapacity"] = max(left or 0, 0)
    return facts


@pages.get("/i/<code>/invitation.ics")
@with_invitation
def calendar(workshop, invitation):
    """The appointment for a calendar."""
    response = open_page(appointment(workshop, invitation.about, f"{public_url()}/i/{workshop.code}"), keep=True)
    response.headers["Content-Type"] = "text/calendar; charset=utf-8"
    response.headers["Content-Disposition"] = f'attachment; filename="{workshop.code}.ics"'
    return response


def with_registration(view):
    """Give the view the registration of the link; a forged link, or one that is gone, gets a sentence."""

    @wraps(view)
    def found(workshop, invitation, sent):
        row = registration_of(db.session, workshop.id, sent)
        if row is None:
            return open_page(rendered("pages/invitation/gone.html", **_facts(workshop, invitation)), 404)
        return view(workshop=workshop, invitation=invitation, row=row)

    return with_invitation(found)


@pages.get("/i/<code>/r/<sent>")
@with_registration
def own(workshop, invitation, row):
    """The own registration: what is known of it, and what can be done."""
    return _own(workshop, invitation, row)


def _own(workshop, invitation, row, form=None, refused=None, status=200):
    if form is None:
        form = RegistrationForm(formdata=None, data=typed_of(row)).offer(workshop, invitation)
    form.key.data = drawn_key(row.nonce)
    link = f"{public_url()}{own_path(workshop, row)}"
    page = rendered(
        "pages/invitation/own.html",
        row=row,
        form=form,
        refused=refused,
        done=request.args.get("done"),
        new="new" in request.args,
        seated=has_place(row),
        confirm_by=min(row.arrived + TO_CONFIRM, workshop.starts),
        queue=place_in_queue(db.session, row) if row.state == "waiting" else None,
        link=link,
        qr=qr_of(link),
        by_mail=bool(row.mail) and letters.can_send(),
        **_facts(workshop, invitation),
    )
    return open_page(page, status)


@pages.post("/i/<code>/r/<sent>")
@with_registration
@fact(LONG)
def answer(workshop, invitation, row):
    """Confirm, cancel or change the own registration. A program that follows links does none of it."""
    wish, ident, number = request.form.get("wish", ""), workshop.id, row.id
    form = RegistrationForm().offer(workshop, invitation) if wish == "change" else None
    if not is_from_here() or key_of(row.nonce, request.form.get("key")) is None:
        told = _("This page has been open for a long time. Nothing is lost: please send it once more.")
        return _own(workshop, invitation, row, form, told, status=422)
    if form is not None and not form.validate():
        return _own(workshop, invitation, row, form, status=422)
    try:
        verb, post = _verb(wish, form.said() if form else None), letters.Letters(public_url())
        carried(lambda session: verb(session, ident, number, now(), post))
    except Refused as refused:
        told = place(form, refused) if form else sentence(refused.code, refused.data)
        return _own(workshop, invitation, registration_with(workshop, number), form, told, status=422)
    language = get_locale().language
    return redirect(f"{own_path(workshop, registration_with(workshop, number))}?lang={language}&done={wish}", 303)


def _verb(wish: str, said):
    """What the own page can do."""
    if wish == "change":
        return lambda session, ident, number, at, post: answering.change(session, ident, number, said, at, post)
    if wish == "confirm":
        return answering.confirm
    if wish == "cancel":
        return answering.cancel
    raise Refused("unknown_command")
