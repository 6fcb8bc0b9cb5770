"""Data protection (Art. 13 GDPR): in plain words first, then whole. Only what this program does, as it does it."""

from . import privacy_data, privacy_rights
from .about import About
from .basis import basis
from .blocks import Page, Points, Section, given, pairs


def privacy(about: About) -> Page:
    _ = about.words.gettext
    title = _("Privacy")
    sections = (
        _responsible(about),
        _purposes(about),
        privacy_data.steps(about),
        *([privacy_data.registration(about)] if about.registers else []),
        privacy_data.device(about),
        privacy_data.addresses(about),
        privacy_data.pictures(about),
        privacy_data.accounts(about),
        privacy_rights.recipients(about),
        privacy_rights.kept(about),
        privacy_rights.rights(about),
        privacy_rights.complaint(about),
        privacy_rights.nothing_else(about),
    )
    return Page(title, _plain(about), sections)


def _plain(about) -> tuple[str, ...]:
    _, name, day = about.words.gettext, about.responsible.name, about.deleted_on
    return (
        _("%(body)s is responsible for your data here.", body=name)
        if name
        else _("Who is responsible for your data here has not been said yet."),
        _("On your phone you take part without an account and without your name; a cookie with a random number is how "
          "it is known."),
        _("What you write is shown to everybody in the room and stands in the protocol, without your name."),
        _("Until the weighting is sealed your points are kept together with that number; after that nobody can find "
          "out who gave which points, not even whoever runs the server."),
        _("On your phone you are asked for a name only if you take on a responsibility, and it is printed only if you "
          "agree."),
        *_registered(about),
        _("You can erase what you wrote yourself, on your phone, at any time."),
        _("There is no tracking and no advertising, and nothing is loaded from other servers."),
        _("On %(day)s everything in this workshop is deleted.", day=day)
        if day
        else about.words.ngettext(
            "A workshop is deleted %(num)s month after its end.", "A workshop is deleted %(num)s months after its end.",
            about.facts.retention_months, num=about.facts.retention_months,
        ),
    )  # fmt: skip


def _registered(about) -> tuple[str, ...]:
    """Who registers gives a name: kept apart from what is written on the phone."""
    weeks = about.facts.registration_weeks
    told = about.words.ngettext(
        "If you register, you say your name and how you can be reached. Only the organisers see it, nothing links it "
        "to what you write, and it is deleted %(num)s week after the workshop.",
        "If you register, you say your name and how you can be reached. Only the organisers see it, nothing links it "
        "to what you write, and it is deleted %(num)s weeks after the workshop.",
        weeks, num=weeks,
    )  # fmt: skip
    return (told,) if about.registers else ()


def _responsible(about) -> Section:
    _, body = about.words.gettext, about.responsible
    own = pairs((_("Name"), body.name), (_("Address"), body.address), (_("E-mail"), body.email))
    phone = () if about.is_run_for_another else given((_("Telephone"), about.facts.phone))
    needs_one = about.facts.legal_basis == "task" or body.officer
    officer = ((_("Data protection officer"), body.officer or None),) if needs_one else ()
    rows = pairs(*own.rows, *phone, *officer)
    parts = [rows]
    if about.is_run_for_another:
        runs = about.facts.body or _("another body")
        parts.append(_("The program is run for it, and as it says, by %(body)s (Art. 28 GDPR).", body=runs))
    return Section("responsible", _("Who is responsible"), tuple(parts))


def _purposes(about) -> Section:
    _ = about.words.gettext
    points = (
        _("Collecting ideas, discussing and weighting them together, agreeing on measures and keeping a "
          "protocol of it. Legal basis: %(basis)s.", basis=basis(about)),
        _("Your name beside a responsibility, and printing it in the protocol. Legal basis: your consent, Art. 6 (1) "
          "(a) GDPR."),
        _("Running the page and keeping it safe: cookies without which it does not work. They need no consent, "
          "§ 25 (2) no. 2 TDDDG."),
    )  # fmt: skip
    law = about.facts.legal_basis == "task" and not about.facts.state_law
    missing = pairs((_("Law that gives this task"), "")) if law else None
    return Section(
        "purposes", _("What for, and on which legal basis"), (Points(points), *([missing] if missing else []))
    )
