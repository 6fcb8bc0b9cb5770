"""The record of processing activities (Art. 30 GDPR), an entry for each of them."""

from ..about import AUDIT_DAYS, About
from ..basis import basis, basis_of_accounts
from ..blocks import Page, Pairs, Section, pairs


def record(about: About) -> Page:
    _ = about.words.gettext
    told = _("Made from the settings of the installation and from what the program does. Please complete what "
             "is marked, and file it with your record.")  # fmt: skip
    entries = [_controller(about), _workshops(about), _accounts(about)]
    if about.registers:
        entries.insert(2, _registrations(about))
    return Page(_("Record of processing activities (Art. 30 GDPR)"), (told,), tuple(entries))


def _controller(about) -> Section:
    _, facts = about.words.gettext, about.facts
    rows = pairs(
        (_("Controller"), facts.body),
        (_("Address"), facts.address),
        (_("Represented by"), facts.represented_by),
        (_("E-mail"), facts.email),
        (_("Telephone"), facts.phone),
        (_("Data protection officer"), facts.officer),
        (_("Entry made by, on"), ""),
    )
    return Section("controller", _("Who is responsible"), (rows,))


def _entry(about, name, title, purposes, people, data, law, recipients, limits) -> Section:
    _ = about.words.gettext
    rows = pairs(
        (_("Purposes"), purposes),
        (_("Legal basis"), law),
        (_("Whose data"), people),
        (_("Categories of data"), data),
        (_("Recipients"), recipients),
        (_("Host"), about.facts.hosting),
        (_("Transfer to third countries"), _("None by the program. The host is to be looked at.")),
        (_("Time limits for erasure"), limits),
        (_("Technical and organisational measures"), _("See the sheet on the security of processing (Art. 32).")),
        (_("Internal unit in charge"), ""),
    )
    return Section(name, title, (Pairs(rows.rows),))


def _workshops(about) -> Section:
    _, facts = about.words.gettext, about.facts
    return _entry(
        about, "workshops", _("Participatory workshops"),
        _("Collecting ideas, discussing and weighting them, agreeing on measures, protocol"),
        _("Participants, people who take on a responsibility, speakers and contact persons"),
        _("Digest of a random cookie, number, groups, ideas, contributions, points (linked to the number until "
          "sealing), times; name and organisation only of who takes on a responsibility; names of contact "
          "persons; photographs"),
        basis(about) + "; " + _("names: consent, Art. 6 (1) (a) GDPR"),
        _("People in the room; readers of the released protocol; moderators"),
        about.words.ngettext(
            "%(num)s month after the end of each workshop", "%(num)s months after the end of each workshop",
            facts.retention_months, num=facts.retention_months,
        ),
    )  # fmt: skip


def _registrations(about) -> Section:
    _, facts = about.words.gettext, about.facts
    return _entry(
        about, "registrations", _("Registrations"),
        _("Planning places, help that is needed, telling about changes"), _("People who register"),
        _("Name, e-mail address or telephone number, municipality or group, number of people, needs (health "
          "data, Art. 9)"),
        basis(about) + "; " + _("needs: explicit consent, Art. 9 (2) (a) GDPR"),
        _("The organisers and their office"),
        about.words.ngettext(
            "%(num)s week after the workshop, needs on the day after it",
            "%(num)s weeks after the workshop, needs on the day after it",
            facts.registration_weeks, num=facts.registration_weeks,
        ),
    )  # fmt: skip


def _accounts(about) -> Section:
    _ = about.words.gettext
    limits = _("With the installation; sign-ins after %(days)s days at the latest",
               days=about.number(about.settings.sign_in_days))  # fmt: skip
    if AUDIT_DAYS:
        limits += "; " + _("list of acts after %(days)s days", days=AUDIT_DAYS)
    return _entry(
        about, "accounts", _("Accounts of moderators and administrators"),
        _("Letting nobody else run a workshop"), _("Moderators, administrators"),
        _("Name, e-mail address, hash of the password, sign-ins, what was done in a workshop"),
        basis_of_accounts(about),
        _("Administrators; moderators who add colleagues to a workshop"), limits,
    )  # fmt: skip
