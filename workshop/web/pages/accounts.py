"""Accounts: following a one-time link, choosing a password, administrators adding moderators."""

from flask import Blueprint, abort, flash, redirect, render_template, request, url_for
from flask_babel import gettext as _
from flask_babel import lazy_gettext
from flask_wtf import FlaskForm
from wtforms import BooleanField, PasswordField, StringField
from wtforms.validators import Email, EqualTo, InputRequired, ValidationError

from ... import accounts
from ...engine.sanitize import line
from ...errors import Refused
from ...local_paths import local
from ..http.sentences import sentence
from .deeds import DEEDS
from .lengths import Most
from .live_pages import public_url

pages = Blueprint("accounts", __name__)


#: An address, and a password, as people type them into any form about accounts
AN_ADDRESS = [Email(lazy_gettext("Please enter an e-mail address, for example name@example.org.")), Most(200)]
A_PASSWORD = Most(200)


def printable(_form, field):
    """One line of at most 80 characters, as everywhere in the program."""
    try:
        field.data = line(field.data, 80)
        if not 1 <= len(field.data) <= 80:
            raise ValueError("too_long" if field.data else "empty")
    except ValueError as error:
        raise ValidationError(sentence("bad_shape", {"reason": str(error)})) from None


def _not_weak(form, field):
    reason = accounts.weakness(field.data or "", *form.known)
    if reason:
        raise ValidationError(sentence("bad_shape", {"reason": reason, "least": accounts.LEAST}))


class PasswordForm(FlaskForm):
    """`known`: words that are no secret, as the owner's name."""

    known: tuple = ()
    password = PasswordField(
        lazy_gettext("New password"),
        [A_PASSWORD, _not_weak],
    )
    again = PasswordField(
        lazy_gettext("The same again"), [EqualTo("password", lazy_gettext("The two passwords are not the same."))]
    )


class FirstForm(PasswordForm):
    """The first administrator has no address yet."""

    email = StringField(
        lazy_gettext("Your e-mail address"),
        AN_ADDRESS,
    )


class ModeratorForm(FlaskForm):
    name = StringField(lazy_gettext("Name"), [InputRequired(lazy_gettext("Please fill this in.")), printable])
    email = StringField(
        lazy_gettext("E-mail"),
        AN_ADDRESS,
    )
    administrator = BooleanField(lazy_gettext("May add and close accounts (administrator)"))


@pages.route("/link/<token>", methods=["GET", "POST"])
def link(token):
    """A one-time link. Looking at it spends nothing, so that a mail program's preview does no harm."""
    found = accounts.open_link(token)
    if found is None:
        return _spent()
    if found[0].purpose == "desk":
        return _enter(token)
    form = FirstForm() if found[1].email == accounts.NOBODY_YET else PasswordForm()
    form.known = (found[1].email, found[1].name, (form.email.data or "") if "email" in form else "")
    if form.validate_on_submit():
        try:
            entered = accounts.choose_password(token, form.password.data, form.email.data if "email" in form else None)
            return redirect(url_for("workshops.all_workshops")) if entered else _spent()
        except Refused as refused:
            form.email.errors = [sentence(refused.code, refused.data)]
    return render_template("pages/link.html", form=form, moderator=found[1]), 422 if form.is_submitted() else 200


def _spent():
    return render_template("pages/link.html", form=None), 404


def _enter(token):
    if accounts.follow(token) is None:
        return _spent()
    return redirect(local(request.args.get("next")) or url_for("workshops.all_workshops"))


@pages.route("/account", methods=["GET", "POST"])
def account():
    """The own account: in how many browsers it is signed in, and signing out of all of them."""
    moderator = accounts.signed_in()
    if moderator is None:
        return redirect("/sign-in?next=/account")
    if request.method == "POST":
        if request.form.get("wish") == "everywhere":
            accounts.end_all(moderator)
            return redirect("/sign-in")
        return redirect("/account")
    (own,) = accounts.by_ids([moderator])
    return render_template(
        "pages/account.html",
        own=own,
        browsers=accounts.count_of(moderator),
        own_deeds=accounts.deeds(moderator, most=50),
        deeds=DEEDS,
        days=accounts.DAYS,
    )


def administrators_only():
    if accounts.signed_in() is None:
        return redirect(f"/sign-in?next={request.path}")
    if not accounts.is_administrator():
        abort(403)
    return None


@pages.route("/moderators", methods=["GET", "POST"])
def moderators():
    """All accounts; a new one gets a link with which its owner sets the password."""
    refused = administrators_only()
    if refused:
        return refused
    form, link = ModeratorForm(), None
    if form.validate_on_submit():
        try:
            added = accounts.add_moderator(
                form.email.data,
                form.name.data,
                form.administrator.data,
                lambda session, account: accounts.note(session, "account_added", account.email),
            )
            link = f"{public_url()}/link/{accounts.new_link(added.id, 'password')}"
            form = ModeratorForm(formdata=None)
        except Refused as refused:
            form.email.errors = [sentence(refused.code, refused.data)]
    status = 422 if form.errors or form.email.errors else 200
    return render_template("pages/moderators.html", form=form, link=link, everybody=accounts.all_moderators()), status


@pages.post("/moderators/<int:ident>")
def change_moderator(ident):
    """A new link for a forgotten password, or closing and opening an account."""
    refused = administrators_only()
    if refused:
        return refused
    if not accounts.by_ids([ident]):
        abort(404)
    wish = request.form.get("wish")
    if wish == "link":
        new = f"{public_url()}/link/{accounts.new_link(ident, 'password')}"
        return render_template(
            "pages/moderators.html", form=ModeratorForm(formdata=None), link=new, everybody=accounts.all_moderators()
        )
    if wish in ("close", "open") and ident != accounts.signed_in():
        accounts.set_active(ident, wish == "open")
        flash(_("The account is closed.") if wish == "close" else _("The account is open again."))
    return redirect(url_for("accounts.moderators"))
