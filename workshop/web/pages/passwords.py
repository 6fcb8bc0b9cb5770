"""The own password: another one, and a link for who has forgotten it."""

from flask import Blueprint, current_app, flash, redirect, render_template, request
from flask_babel import get_locale, ngettext
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from flask_wtf import FlaskForm
from wtforms import PasswordField, StringField

from ... import accounts, mail
from ...addresses import client_address
from ...errors import Refused
from ..http.rate_limit import Pace
from .accounts import A_PASSWORD, AN_ADDRESS, PasswordForm
from .live_pages import public_url

pages = Blueprint("passwords", __name__)
#: Links a minute for one account, and from one address: one message in twenty minutes, three at once
PER_ACCOUNT, PER_ADDRESS = 3, 30
_pace = Pace(seconds=3600)


class ChangeForm(PasswordForm):
    present = PasswordField(_l("Your present password"), [A_PASSWORD], render_kw={"autocomplete": "current-password"})


class ForgottenForm(FlaskForm):
    email = StringField(
        _l("E-mail"),
        AN_ADDRESS,
        render_kw={"autocomplete": "username", "type": "email"},
    )


@pages.route("/account/password", methods=["GET", "POST"])
def change():
    """Another password; every other browser is signed out."""
    moderator = accounts.signed_in()
    if moderator is None:
        return redirect("/sign-in?next=/account/password")
    (own,) = accounts.by_ids([moderator])
    form = ChangeForm()
    form.known = (own.email, own.name)
    if form.validate_on_submit() and _is_owner(form, moderator):
        accounts.change_password(moderator, form.password.data)
        flash(_("Your password has been changed. Every other browser has been signed out."))
        return redirect("/account")
    return render_template("pages/password.html", form=form, own=own), 422 if form.is_submitted() else 200


def _is_owner(form, moderator) -> bool:
    try:
        if accounts.is_password(moderator, form.present.data or ""):
            return True
        told = _("This is not your present password.")
    except Refused as refused:
        told = ngettext(
            "Too many wrong passwords. Please wait %(num)s second, then try again.",
            "Too many wrong passwords. Please wait %(num)s seconds, then try again.",
            refused.data["seconds"],
        )
    form.present.errors = [told]
    return False


@pages.route("/sign-in/forgotten", methods=["GET", "POST"])
def forgotten():
    """A link by mail. Whoever asks is told the same, whether there is such an account or not."""
    can_send = bool(current_app.extensions["settings"].smtp_host)
    form, sent = ForgottenForm(), False
    if request.method == "POST" and can_send and form.validate_on_submit():
        _send(form.email.data or "")
        sent = True
    status = 422 if form.errors else 200
    return render_template("pages/forgotten.html", form=form, sent=sent, can_send=can_send), status


def _send(email: str):
    account = accounts.by_email(email)
    keys = (("account", account.id if account else email), PER_ACCOUNT), (("address", client_address()), PER_ADDRESS)
    allowed = [_pace.allows(key, most) for key, most in keys]
    if account is None or not account.active or not all(allowed):
        return
    base, language, to = public_url(), get_locale().language, (account.name, account.email)

    def tell(session, token):
        mail.queue(
            session,
            "password_reset",
            to=to,
            language=language,
            workshop=None,
            key=f"reset {token}",
            values={"link": f"{base}/link/{token}", "hours": 2},
        )

    accounts.new_link(account.id, "reset", tell)
