"""The office: who is registered, typing in who has called, and the list at the door."""

from urllib.parse import urlencode

from flask import Blueprint, abort, flash, redirect, render_template, request, url_for
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from flask_babel import ngettext
from wtforms import BooleanField, SelectField

from ...clock import now
from ...domain.groups.groupings import all_groups
from ...domain.invitations.queries import invitation_of
from ...domain.registrations import answering, letters
from ...domain.registrations.arriving import register
from ...domain.registrations.links import registration_of
from ...domain.registrations.places import free
from ...domain.registrations.queries import PAGE, figures, found, has_place, registration
from ...engine.perform import carried
from ...errors import Refused
from ...extensions import db
from ..http.facts import LONG, fact
from ..http.numbers import whole
from ..http.sentences import sentence
from .choices import choices
from .forms import new_key
from .live_pages import public_url
from .registering import NEEDS, RegistrationForm, Ticks, full_groups, place, typed_of
from .workshops import for_office

pages = Blueprint("registrations", __name__)
STATES = {
    "registered": _l("registered"),
    "open": _l("not confirmed yet"),
    "offered": _l("moved up, to answer"),
    "waiting": _l("waiting list"),
    "here": _l("here"),
    "cancelled": _l("cancelled"),
    "lapsed": _l("lapsed"),
}
#: What can be done with one row
WISHES = {"confirm": answering.confirm, "seat": answering.seat, "here": None, "away": None}


class OfficeForm(RegistrationForm):
    """As on the public page, but typed in by somebody who is signed in, and about somebody else."""

    class Meta:
        csrf = True

    people = SelectField(_l("Number of people"), choices=[], validate_choice=False, default="1")
    needs = Ticks(_l("What they need"), choices=choices(NEEDS), validate_choice=False)
    about_needs = BooleanField(
        _l(
            "They agree that the organisers keep what they need. Only the organisers see it; "
            "it is deleted the day after the workshop."
        )
    )
    named = BooleanField(_l("Their name may stand in the record of the workshop as one of those who were there."))
    needing = _l("They need something to take part")
    waits = _l("All places for those marked with “waiting list” are taken.")

    def lets_in(self, invitation, group):
        return True


def carry(verb):
    """What `verb(session, post)` gives, carried out with its letters."""
    post = letters.Letters(public_url())
    done = carried(lambda session: verb(session, post))
    db.session.rollback()
    return done


@pages.route("/workshops/<int:ident>/registrations", methods=["GET", "POST"])
@for_office
def every(workshop, moderates):
    """All registrations, by 50; a button in a row does one thing with it."""
    if request.method == "POST":
        if request.form.get("wish") == "thank" and moderates and workshop.state == "released":
            return _thank(workshop)
        return _act(workshop, "registrations.every")
    words, state = request.args.get("q", "")[:80], request.args.get("state", "")
    state = state if state in STATES else ""
    page = max(whole(request.args.get("page", "")) or 1, 1)
    rows, many = found(db.session, workshop.id, words, state, page)
    if many and not rows:
        page = -(-many // PAGE)
        rows, many = found(db.session, workshop.id, words, state, page)
    invitation = invitation_of(db.session, workshop.id)
    return render_template(
        "pages/registrations/all.html",
        workshop=workshop,
        moderates=moderates,
        invitation=invitation,
        rows=rows,
        many=many,
        words=words,
        state=state,
        states=STATES,
        page=page,
        pages=-(-many // PAGE),
        figures=figures(db.session, workshop.id),
        free=free(db.session, invitation).total if invitation else None,
        groups=all_groups(workshop.groupings),
        needs=dict(NEEDS),
    )


def _thank(workshop):
    """Thank by mail, with the address of the protocol."""
    ident = workshop.id
    many = carry(lambda session, post: answering.thank(session, ident, now(), post))
    flash(ngettext("%(num)s message of thanks is written.", "%(num)s messages of thanks are written.", many))
    return redirect(url_for("registrations.every", ident=ident))


def _act(workshop, endpoint):
    """Do what a row's button says, and come back to where one was."""
    wish, number = request.form.get("wish"), whole(request.form.get("number", "")) or 0
    back = _where(request.args)
    if wish in WISHES:
        try:
            flash(_carried(workshop, wish, number))
        except Refused as refused:
            flash(sentence(refused.code, refused.data), "refused")
    return redirect(f"{url_for(endpoint, ident=workshop.id)}?{urlencode(back)}")


def _where(args) -> dict:
    """The part of the list that somebody looks at."""
    return {name: args[name] for name in ("q", "state", "page") if args.get(name)}


def _carried(workshop, wish: str, number: int) -> str:
    """The sentence that says what was done."""
    ident = workshop.id
    if wish in ("here", "away"):
        came = whole(request.form.get("came", "")) if wish == "here" else 0
        carry(lambda session, _post: answering.check_in(session, ident, number, now(), came))
    else:
        verb = WISHES[wish]
        carry(lambda session, post: verb and verb(session, ident, number, now(), post))
    row = registration(db.session, workshop.id, number)
    name = row.name if row else ""
    return {
        "confirm": _("%(name)s is confirmed.", name=name),
        "seat": _("%(name)s has a place.", name=name),
        "here": _("%(name)s is here.", name=name),
        "away": _("%(name)s is not here.", name=name),
    }[wish]


@pages.route("/workshops/<int:ident>/registrations/<int:number>/cancel", methods=["GET", "POST"])
@for_office
def cancel(workshop, moderates, number):
    """Asked first: the person is told, and the place is offered to the next."""
    ident, row = workshop.id, registration(db.session, workshop.id, number)
    if row is None:
        abort(404)
    back = url_for("registrations.every", ident=ident, **_where(request.args))
    if request.method == "GET":
        waits, mails = figures(db.session, ident).waiting, bool(row.mail) and letters.can_send()
        return render_template(
            "pages/registrations/cancel.html", workshop=workshop, row=row, back=back, mails=mails, waits=waits,
            seated=has_place(row), groups=all_groups(workshop.groupings),
        )  # fmt: skip
    name = row.name
    try:
        carry(lambda session, post: answering.cancel(session, ident, number, now(), post))
        flash(_("%(name)s is cancelled.", name=name))
    except Refused as refused:
        flash(sentence(refused.code, refused.data), "refused")
    return redirect(back)


@pages.route("/workshops/<int:ident>/registrations/new", methods=["GET", "POST"])
@for_office
@fact(LONG)
def new(workshop, moderates):
    """Somebody has called: the office types it in."""
    invitation = invitation_of(db.session, workshop.id)
    if invitation is None:
        flash(_("Please write the invitation first: it says how many places there are."), "refused")
        return redirect(url_for("registrations.every", ident=workshop.id))
    form, told = OfficeForm(key=new_key()).offer(workshop, invitation, full_groups(workshop, invitation)), None
    if form.validate_on_submit():
        try:
            arrived = _typed_in(workshop, form, "office")
        except Refused as refused:
            told = place(form, refused)
        else:
            row = registration(db.session, workshop.id, arrived.id)
            _tell_arrived(row, arrived.new)
            return redirect(url_for("registrations.new", ident=workshop.id))
    return _form(workshop, form, told, None)


def _typed_in(workshop, form, source):
    said, key = form.said(), form.single_key(form.key.data or "")
    ident, language = workshop.id, workshop.language
    return carry(
        lambda session, post: register(session, ident, said, now(), post, source=source, language=language, key=key)
    )


def _tell_arrived(row, is_new):
    if not is_new:
        flash(_("%(name)s is registered already.", name=row.name), "refused")
    elif row.state == "waiting":
        flash(_("%(name)s is on the waiting list.", name=row.name))
    else:
        flash(_("%(name)s has a place.", name=row.name))


def _form(workshop, form, told, row):
    page = render_template("pages/registrations/one.html", workshop=workshop, form=form, refused=told, row=row)
    return page, 422 if form.is_submitted() else 200


@pages.route("/workshops/<int:ident>/registrations/<int:number>", methods=["GET", "POST"])
@for_office
@fact(LONG)
def one(workshop, moderates, number):
    """What was typed in is corrected."""
    ident, row, invitation = (
        workshop.id,
        registration(db.session, workshop.id, number),
        invitation_of(db.session, workshop.id),
    )
    if row is None or invitation is None:
        abort(404)
    form, told = OfficeForm(data=typed_of(row)).offer(workshop, invitation), None
    if form.validate_on_submit():
        try:
            said = form.said()
            carry(lambda session, post: answering.change(session, ident, number, said, now(), post, quietly=True))
        except Refused as refused:
            told = place(form, refused)
            row = registration(db.session, workshop.id, number)
        else:
            flash(_("Saved."))
            return redirect(url_for("registrations.every", ident=workshop.id))
    return _form(workshop, form, told, row)


def _at_the_door(workshop, words: str) -> tuple[list, int]:
    """By name, address or number, or by the link that the code on somebody's phone holds."""
    _before, is_link, sent = words.partition("/r/")
    if is_link:
        row = registration_of(db.session, workshop.id, sent.split("?")[0])
        return ([row], 1) if row else ([], 0)
    return found(db.session, workshop.id, words[:80]) if words else ([], 0)


@pages.route("/workshops/<int:ident>/door", methods=["GET", "POST"])
@for_office
@fact(LONG)
def door(workshop, moderates):
    """The list at the door: found by name or by the code on somebody's phone, one tap and they are here."""
    invitation = invitation_of(db.session, workshop.id)
    if invitation is None:
        return redirect(url_for("registrations.every", ident=workshop.id))
    form, told = OfficeForm(key=new_key()).offer(workshop, invitation), None
    if request.method == "POST":
        if request.form.get("wish") in WISHES:
            return _act(workshop, "registrations.door")
        if form.validate_on_submit():
            try:
                arrived = _typed_in(workshop, form, "door")
            except Refused as refused:
                told = place(form, refused)
            else:
                many = figures(db.session, workshop.id).here
                flash(ngettext("%(num)s person is here.", "%(num)s people are here.", many))
                if not arrived.new:
                    row = registration(db.session, workshop.id, arrived.id)
                    return redirect(url_for("registrations.door", ident=workshop.id, q=row.name if row else ""))
                return redirect(url_for("registrations.door", ident=workshop.id))
    words = request.args.get("q", "")[:500].strip()
    rows, many = _at_the_door(workshop, words)
    page = render_template(
        "pages/registrations/door.html",
        workshop=workshop,
        form=form,
        refused=told,
        words=words,
        rows=rows,
        many=many,
        figures=figures(db.session, workshop.id),
        groups=all_groups(workshop.groupings),
        states=STATES,
    )
    return page, 422 if form.errors or told else 200
