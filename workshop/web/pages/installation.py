"""The settings of the installation: one page for administrators, and the papers that are made of them."""

from datetime import date

from flask import Blueprint, Response, abort, current_app, flash, redirect, render_template, request, url_for
from flask_babel import get_locale
from flask_babel import gettext as _

from ... import accounts
from ...engine.schema import filled
from ...errors import Refused
from ...i18n import LANGUAGES
from ...imaging import MOST_BYTES, make
from ...installation import Facts, missing, needed, save, save_logo, the_installation
from ...law import PAPERS, paper_docx
from ..http.facts import FILES, LONG, fact
from ..http.numbers import whole
from ..http.sentences import sentence
from .accounts import administrators_only
from .drawn import differing, marks, read
from .installation_form import HINTS, SECTIONS, SettingsForm, label
from .law import about
from .stale import complain, overtaken

pages = Blueprint("installation", __name__)
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


@pages.route("/settings", methods=["GET", "POST"])
@fact(LONG)
def settings():
    """Saved as a whole; what a colleague has saved meanwhile is told beside its field."""
    refused = administrators_only()
    if refused:
        return refused
    kept = the_installation()
    drawn = kept.facts.model_dump()
    form = SettingsForm(data=drawn | {"assessed": _date(drawn["assessed"]), "seen": kept.edited, "was": marks(drawn)})
    if not form.is_submitted():
        return _page(form, kept)
    if form.validate() and _saved(form):
        accounts.noted("settings_saved")
        flash(_("Saved."))
        return redirect(url_for("installation.settings"))
    return _page(form, the_installation(), wrong=True), 422


def _saved(form) -> bool:
    try:
        save(filled(Facts, form.facts()), whole(form.seen.data) or 0)
    except Refused as refused:
        if refused.code == "changed_meanwhile":
            _tell_what_has_changed(form)
        else:
            _beside(form, refused)
        return False
    return True


def _beside(form, refused):
    text, about_what = sentence(refused.code, refused.data), refused.data.get("field")
    if about_what in Facts.model_fields:
        complain(form[about_what], text)
    else:
        flash(text, "refused")


def _tell_what_has_changed(form):
    """What was touched here stays, with what is there now beside it; everything else shows what is there now."""
    kept, drawn, sent = the_installation(), read(form.was.data), form.facts()
    now = kept.facts.model_dump()
    theirs, mine = differing(drawn, now), differing(drawn, sent)
    for name in set(theirs) - set(mine):
        form[name].data, form[name].raw_data = _date(now[name]) if name == "assessed" else now[name], None
    form.was.data, form.seen.data = marks(now), str(kept.edited)
    overtaken(form, now, [name for name in theirs if name in mine and now[name] != sent[name]])
    flash(_("Somebody else has changed these settings meanwhile. Nothing you typed is lost; please look at the "
            "page and save again."), "refused")  # fmt: skip


@pages.post("/settings/logo")
@fact(FILES)
def change_logo():
    """The file that was sent, drawn anew; without one the logo goes."""
    refused = administrators_only()
    if refused:
        return refused
    sent = request.files.get("file")
    try:
        if "remove" in request.form:
            save_logo(None)
        elif not sent:
            raise Refused("bad_shape", reason="no_file")
        else:
            made = make(sent.stream.read(MOST_BYTES + 1), "organiser")
            save_logo(made.content, made.digest)
    except Refused as wrong:
        flash(sentence(wrong.code, wrong.data), "refused")
    else:
        accounts.noted("settings_saved")
        flash(_("Saved."))
    return redirect(url_for("installation.settings"))


def _mail() -> list[tuple[str, str]]:
    """What the environment says of the mail server, as it can be shown."""
    given = current_app.extensions["settings"]
    if not given.smtp_host:
        return []
    line = {"starttls": "STARTTLS", "tls": "TLS", "none": _("none, on this very machine")}[given.smtp_security]
    return [
        (_("Mail server"), f"{given.smtp_host}:{given.smtp_port}" if given.smtp_port else given.smtp_host),
        (_("Encryption"), line),
        (_("Sender"), given.mail_from),
        (_("Signs in"), _("with name and password") if given.smtp_user else _("nobody")),
    ]


def _page(form, kept, wrong=False):
    return render_template(
        "pages/settings.html",
        form=form,
        wrong=wrong,
        sections=SECTIONS,
        hints=HINTS,
        lacking=missing(kept.facts),
        needed=needed(kept.facts),
        label=label,
        papers=_titles(),
        mail_facts=_mail(),
    )


def _titles() -> dict:
    """{name of a paper: its title}"""
    told = about(get_locale().language)
    return {name: make(told).title for name, make in PAPERS.items()}


def _date(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


@pages.get("/settings/<name>.docx")
def paper(name):
    refused = administrators_only()
    if refused:
        return refused
    if name not in PAPERS:
        abort(404)
    wish = request.args.get("language")
    told = about(wish if wish in LANGUAGES else get_locale().language)
    headers = {"Content-Disposition": f'attachment; filename="{name}-{told.words.language}.docx"'}
    return Response(paper_docx(PAPERS[name](told), told), content_type=DOCX, headers=headers)
