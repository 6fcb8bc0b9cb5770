"""Messages as people see them: what went out and what did not, and the text for whoever sends it by hand.

Of a workshop for its moderators; those without one, as links for accounts, for administrators.
"""

from urllib.parse import quote
from zoneinfo import ZoneInfo

from babel.dates import format_datetime
from flask import Blueprint, abort, current_app, flash, redirect, render_template, request
from flask_babel import get_locale
from flask_babel import gettext as _

from ... import accounts, mail
from ...errors import Refused
from ...threads import off_the_loop
from ..http.numbers import whole
from ..http.sentences import sentence
from .accounts import administrators_only
from .workshops import for_moderators

pages = Blueprint("messages", __name__)
#: Longer links are cut off by some mail programs
LONGEST_LINK = 1900
LONGEST_SEARCH = 100
MOMENTS = {"de": "dd.MM.y, HH:mm", "en": "d MMM y, HH:mm"}


@pages.app_template_filter("written")
def written(moment, workshop) -> str:
    """Day and time as the clocks at the workshop show it, without one those of the office."""
    zone = ZoneInfo(workshop.time_zone if workshop else "Europe/Berlin")
    return format_datetime(moment, MOMENTS[get_locale().language], tzinfo=zone, locale=get_locale())


def has_mail_server() -> bool:
    return bool(current_app.extensions["settings"].smtp_host)


def nobody_sends(workshop) -> str:
    """A sentence where messages are due and nobody has looked for them for minutes; "" where all is well."""
    settings = current_app.extensions["settings"]
    alone = mail.left_alone(settings, workshop and workshop.id)
    if alone is None:
        return ""
    told = _("Messages wait, and nobody sends any.")
    if alone.since:
        told = _("Messages wait, and nobody sends any since %(when)s.", when=written(alone.since, workshop))
    ask = _("Please tell whoever runs the server.")
    if settings.jobs:
        ask = _("Please tell whoever runs the server: “workshop work” must run there.")
    return f"{told} {ask}"


def state_of(row) -> tuple[str, str]:
    """(Word, class of the sign before it)."""
    if mail.is_lost(row):
        return _("not known"), " no"
    if row.state == "waiting":
        word = _("to copy") if not has_mail_server() else _("is tried again") if row.attempts else _("waiting")
        return word, " wait"
    return {
        "sending": (_("on its way"), " wait"),
        "sent": (_("sent"), ""),
        "failed": (_("failed"), " no"),
        "unsure": (_("not known"), " no"),
        "copied": (_("sent by hand"), ""),
        "stopped": (_("stopped"), " wait"),
    }[row.state]


def reason_of(row) -> str:
    """Why it has not gone out, in a sentence."""
    unsure = _(
        "The connection ended while the message was handed over, so it may have arrived or not. "
        "It is not sent again by itself: ask its reader, or send it again."
    )
    if mail.is_lost(row):
        return unsure
    return {
        "away": _("The mail server could not be reached."),
        "later": _("The mail server does not take the message now."),
        "refused": _("The mail server does not take the message."),
        "lapsed": _("There was no mail server for a week."),
        "address": _("This is not an e-mail address."),
        "died": unsure,
        "broke": unsure,
    }.get(row.reason, "")


def mail_link(row) -> str:
    """Opens the reader's own mail program with the message in it."""
    start = f"mailto:{quote(row.to_address, safe='@+')}?subject={quote(row.subject)}"
    whole_link = f"{start}&body={quote(row.text.replace(chr(10), chr(13) + chr(10)))}"
    return whole_link if len(whole_link) <= LONGEST_LINK else start


def _list(base, workshop=None):
    state, wanted = request.args.get("state", ""), request.args.get("q", "").replace("\0", "").strip()[:LONGEST_SEARCH]
    page = max(1, whole(request.args.get("page")) or 1)
    found = mail.messages(workshop.id if workshop else None, state, wanted, page)
    return render_template(
        "pages/messages.html", base=base, workshop=workshop, found=found, state=state, wanted=wanted,
        page=min(page, found.pages), state_of=state_of, has_mail_server=has_mail_server(),
        nobody_sends=nobody_sends(workshop),
    )  # fmt: skip


def _message(base, number, workshop=None):
    row = mail.message(number, workshop.id if workshop else None)
    if row is None:
        abort(404)
    hidden = row.secret and has_mail_server() and row.state in ("waiting", "sending")
    return render_template(
        "pages/message.html", base=base, workshop=workshop, row=row, state=state_of(row), reason=reason_of(row),
        shown=bool(row.text) and not hidden, link=mail_link(row), wishes=mail.wishes(row),
        has_mail_server=has_mail_server(),
    )  # fmt: skip


def _change(base, number, workshop=None):
    try:
        mail.carry_out(number, workshop, request.form.get("wish", ""))
    except Refused as refused:
        if refused.code == "unknown_thing":
            abort(404)
        flash(sentence(refused.code, refused.data), "refused")
    return redirect(f"{base}/{number}")


@pages.get("/workshops/<int:ident>/mail")
@for_moderators
def of_workshop(_moderator, workshop):
    return _list(f"/workshops/{workshop.id}/mail", workshop)


@pages.get("/workshops/<int:ident>/mail/<int:number>")
@for_moderators
def one_of_workshop(_moderator, workshop, number):
    return _message(f"/workshops/{workshop.id}/mail", number, workshop)


@pages.post("/workshops/<int:ident>/mail/<int:number>")
@for_moderators
def change_one_of_workshop(_moderator, workshop, number):
    return _change(f"/workshops/{workshop.id}/mail", number, workshop.id)


@pages.get("/mail")
def of_nobody():
    return administrators_only() or _list("/mail")


@pages.get("/mail/<int:number>")
def one_of_nobody(number):
    return administrators_only() or _message("/mail", number)


@pages.post("/mail/<int:number>")
def change_one_of_nobody(number):
    return administrators_only() or _change("/mail", number)


@pages.post("/mail")
def send_trial():
    """To the administrator's own address, at once, with the mail server's own words."""
    refused = administrators_only()
    if refused:
        return refused
    settings = current_app.extensions["settings"]
    (own,) = accounts.by_ids([accounts.signed_in()])
    accounts.noted("message_tried", own.email)
    if has_mail_server():
        told = off_the_loop(mail.send_trial, settings, own.email, get_locale().language)
        if told is None:
            flash(_("The mail server has taken a message to %(address)s.", address=own.email))
        else:
            flash(_("The mail server has not taken the message: %(words)s", words=told), "refused")
    return redirect("/settings#mail" if request.form.get("from") == "settings" else "/mail")
