"""Who gets the data, how long they are kept, and what everybody may ask for."""

from .about import About
from .blocks import Points, Said, Section, pairs


def recipients(about: About) -> Section:
    _ = about.words.gettext
    points = [
        _("Everybody in the room: ideas, contributions, groups, the result."),
        _("Everybody with the code or the link, once the moderators release it: the protocol; and everybody, if they "
          "open the page with the result."),
        _("The moderators of the workshop: the same, the numbers of phones and the answers to responsibilities."),
    ]  # fmt: skip
    if about.is_run_for_another and about.facts.body:
        points.append(_("%(body)s, who runs the program.", body=about.facts.body))
    return Section(
        "recipients", _("Who gets the data"), (Points(tuple(points)), pairs((_("Host"), about.facts.hosting)))
    )


def kept(about: About) -> Section:
    _, facts = about.words.gettext, about.facts
    when = (
        _("This workshop is deleted on %(day)s, with everything that was written in it.", day=about.deleted_on)
        if about.workshop
        else about.words.ngettext(
            "A workshop is deleted %(num)s month after its end, with everything that was written in it; its own "
            "page on data protection says the day.",
            "A workshop is deleted %(num)s months after its end, with everything that was written in it; its "
            "own page on data protection says the day.",
            facts.retention_months, num=facts.retention_months,
        )
    )  # fmt: skip
    points = (
        when,
        _("What you erase yourself is blank at once, and leaves the database's files shortly after."),
        _("Copies that were made before keep what they had: protocols that somebody has downloaded or printed, and "
          "backups until the host deletes them; those from before the sealing still say who gave which points."),
    )  # fmt: skip
    return Section("kept", _("How long the data are kept"), (Points(points),))


def rights(about: About) -> Section:
    _, facts, points = about.words.gettext, about.facts, []
    points += [
        _("Information about your data and a copy of them (Art. 15 GDPR)"),
        _("Correction of what is wrong (Art. 16)"),
        _("Erasure (Art. 17): on your phone under “Display”, “Erase my texts”; or tell the moderators the number that "
          "stands there"),
        _("Restriction of processing (Art. 18)"),
        _("Data portability (Art. 20), for what is processed by consent or contract"),
    ]  # fmt: skip
    if facts.legal_basis == "task":
        points.append(_("Objection, for reasons that arise from your own situation (Art. 21)"))
    points.append(_("Withdrawing a consent at any time; what was done before stays lawful (Art. 7 (3))"))
    told = _("Write to the responsible body or to its data protection officer. As your phone is known by a "
             "number only, please say the workshop and that number (Art. 11): without it nobody can tell what "
             "is yours.")  # fmt: skip
    return Section("rights", _("Your rights"), (Points(tuple(points)), told))


def complaint(about: About) -> Section:
    _ = about.words.gettext
    told = _("You may complain to a data protection authority (Art. 77 GDPR), for example to:")
    return Section("complaint", _("Complaints"), (told, Said(about.facts.authority or None)))


def nothing_else(about: About) -> Section:
    _ = about.words.gettext
    points = (
        _("The program sends nothing to third countries: it opens no connection to other servers."),
        _("There are no statistics on visitors, no tracking, no advertising, no decisions made by machines alone "
          "(Art. 22)."),
        _("Nobody has to give any data. Without the cookie a phone can only read; without a group or a name everything "
          "else works."),
    )  # fmt: skip
    return Section("else", _("What does not happen"), (Points(points),))
