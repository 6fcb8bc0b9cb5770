"""Who runs a workshop, keeps its registrations or enters for others. Moderators see colleagues, and invite."""

from flask import Blueprint, current_app, flash, redirect, render_template, request, url_for
from flask_babel import get_locale
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from flask_wtf import FlaskForm
from wtforms import RadioField, StringField
from wtforms.validators import InputRequired

from ... import accounts, mail
from ...domain.workshops.queries import colleagues, members
from ...engine.command import data_for
from ...engine.keys import Command
from ...engine.perform import perform
from ...errors import Refused
from ...extensions import db
from ...installation import the_installation
from ..http.numbers import whole
from ..http.sentences import sentence
from .accounts import AN_ADDRESS, printable
from .choices import choices
from .forms import new_key
from .live_pages import public_url
from .workshops import desk_of, for_moderators

pages = Blueprint("members", __name__)
NAMES = {"moderator": _l("moderates"), "office": _l("keeps the registrations"), "helper": _l("enters for others")}


class InviteForm(FlaskForm):
    name = StringField(_l("Name"), [InputRequired(_l("Please fill this in.")), printable])
    email = StringField(_l("E-mail"), AN_ADDRESS)
    role = RadioField(
        _l("What for?"),
        choices=choices(
            [
                ("moderator", _l("Moderates: may do everything in this workshop")),
                ("office", _l("Office: sees the registrations of this workshop and nothing else")),
                ("helper", _l("Helper: enters ballots and paper cards for others, and sees nothing else")),
            ]
        ),
        default="moderator",
    )


@pages.route("/workshops/<int:ident>/moderators", methods=["GET", "POST"])
@for_moderators
def page(moderator, workshop):
    """Every moderator may add others and take them out again; one stays."""
    form, link = InviteForm(), None
    wish = request.form.get("wish")
    if request.method == "POST" and wish != "invite":
        _change(moderator, workshop, wish)
        return redirect(url_for("members.page", ident=workshop.id))
    if form.validate_on_submit() and _may_invite():
        try:
            link = _invite(moderator, workshop, form)
            form = InviteForm(formdata=None)
        except Refused as refused:
            form.email.errors = [sentence(refused.code, refused.data)]
    db.session.rollback()
    inside = {account: role for role in NAMES for account in members(db.session, workshop.id, role)}
    known = set(inside) | set(colleagues(db.session, moderator))
    if accounts.is_administrator():
        known |= {person.id for person in accounts.all_moderators()}
    everybody = [one for one in accounts.by_ids(known) if one.active or one.id in inside]
    rendered = render_template(
        "pages/members.html",
        workshop=workshop,
        everybody=everybody,
        inside=inside,
        names=NAMES,
        form=form if _may_invite() else None,
        link=link,
        sends=bool(current_app.extensions["settings"].smtp_host),
    )
    return rendered, 422 if form.errors or form.email.errors else 200


def _may_invite() -> bool:
    return the_installation().facts.moderators_invite or accounts.is_administrator()


def _change(moderator, workshop, wish):
    who, role = whole(request.form.get("moderator", "")), request.form.get("role", "moderator")
    if wish not in ("add", "remove") or who is None or role not in NAMES or not accounts.by_ids([who]):
        return
    (account,) = accounts.by_ids([who])
    if wish == "add" and not account.active:
        return
    answer = _perform(moderator, workshop, wish, who, role)
    if answer["status"] == "refused":
        flash(sentence(answer["code"], answer["data"]), "refused")
    else:
        what = "member_added" if wish == "add" else "member_removed"
        accounts.noted(what, account.email, moderator, workshop.code)


def _perform(moderator, workshop, wish, who, role="moderator") -> dict:
    name, data = f"{wish}_moderator", {"moderator": who} | ({"role": role} if wish == "add" else {})
    command = Command(new_key(), name, data_for(name, data, wire=False))
    return perform(workshop.id, desk_of(moderator), [command])[0]


def _invite(moderator, workshop, form) -> str | None:
    """Add somebody by address. Who has no account gets one, with a link to choose a password; the link, or None."""
    ident, code, title, role = workshop.id, workshop.code, workshop.title, form.role.data
    (own,) = accounts.by_ids([moderator])
    by, found = own.name, accounts.by_email(form.email.data)
    link = None
    if found is None:
        found = accounts.add_moderator(
            form.email.data,
            form.name.data,
            tell=lambda session, account: accounts.note(session, "account_added", account.email, moderator, code),
        )
        link = _link_for(found, by, ident, title, role)
    elif not found.active:
        raise Refused("account_closed")
    answer = _perform(moderator, workshop, "add", found.id, role)
    if answer["status"] == "refused":
        raise Refused(answer["code"], **answer["data"])
    accounts.noted("member_added", found.email, moderator, code)
    db.session.rollback()
    flash(_("%(name)s has access now.", name=accounts.by_ids([found.id])[0].name))
    return link


def _link_for(account, by: str, ident: int, title: str, role: str) -> str:
    base, language, to = public_url(), get_locale().language, (account.name, account.email)
    told: list[str] = []

    def tell(session, token):
        told.append(f"{base}/link/{token}")
        values = {"by": by, "link": told[0], "title": title, "office": role == "office", "helper": role == "helper"}
        mail.queue(
            session,
            "moderator_invited",
            to=to,
            language=language,
            workshop=ident,
            key=f"invited {token}",
            values=values,
        )

    accounts.new_link(account.id, "password", tell)
    return told[0]
