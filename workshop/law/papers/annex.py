"""The annex on processing by order (Art. 28 GDPR): who runs the program for another body agrees to it."""

from ..about import About
from ..blocks import Page, Points, Section, pairs


def annex(about: About) -> Page:
    _ = about.words.gettext
    told = _("A draft of what Art. 28 (3) GDPR asks for, where the installation is run for another body. It is "
             "no legal advice. Please complete what is marked and have it looked at.")  # fmt: skip
    parts = (_parties(about), _subject(about), _duties(about), _others(about), _signed(about))
    return Page(_("Annex: processing on behalf of a controller (Art. 28 GDPR)"), (told,), parts)


def _parties(about) -> Section:
    _, facts = about.words.gettext, about.facts
    processor = "\n".join(filter(None, (facts.body, facts.address, facts.email)))
    rows = pairs((_("Controller"), ""), (_("Processor"), processor), (_("Officer of the processor"), facts.officer))
    return Section("parties", _("Who"), (rows,))


def _subject(about) -> Section:
    _, facts = about.words.gettext, about.facts
    data = _("Numbers of phones, groups, ideas, contributions, points until sealing, names of who takes on a "
             "responsibility, contact persons, photographs")  # fmt: skip
    if about.registers:
        data += "; " + _("registrations with mail addresses or telephone numbers, and needs (health data)")
    rows = pairs(
        (_("Subject"), _("Running the software Workshop for participatory workshops at %(address)s",
                         address=about.address)),
        (_("Duration"), ""),
        (_("Nature and purpose"), _("Storing, showing, counting and printing what participants enter")),
        (_("Categories of data"), data),
        (_("Whose data"), _("Participants, moderators, contact persons")),
        (_("Erasure"), about.words.ngettext(
            "%(num)s month after the end of each workshop", "%(num)s months after the end of each workshop",
            facts.retention_months, num=facts.retention_months)),
    )  # fmt: skip
    return Section("subject", _("What"), (rows,))


def _duties(about) -> Section:
    _ = about.words.gettext
    points = (
        _("The processor processes the data only on documented instructions of the controller, also as to third "
          "countries; it says so at once if it holds an instruction to be unlawful."),
        _("Everybody who may see the data is bound to confidentiality."),
        _("The measures of the sheet on the security of processing (Art. 32) are kept."),
        _("The processor helps the controller to answer people who ask for their rights, and with Art. 32 to 36."),
        _("A breach is told to the controller without undue delay after the processor has become aware of it."),
        _("At the end the data are deleted or given back as the controller chooses; each workshop can be given "
          "out as an archive."),
        _("The processor gives all information that is needed to show this, and allows inspections."),
    )  # fmt: skip
    return Section("duties", _("What the processor promises"), (Points(points),))


def _others(about) -> Section:
    _ = about.words.gettext
    told = _("Others are called in only with the controller's consent, and are bound to the same. At present:")
    return Section(
        "others", _("Further processors"), (told, pairs((_("Host"), about.facts.hosting), (_("Others"), "")))
    )


def _signed(about) -> Section:
    _ = about.words.gettext
    rows = pairs((_("Place, date, controller"), ""), (_("Place, date, processor"), ""))
    return Section("signed", _("Signatures"), (rows,))
