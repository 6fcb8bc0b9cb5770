"""The sheet on the security of processing (Art. 32 GDPR): what the program does, and what the office must say."""

from ..about import About
from ..blocks import Page, Points, Section, pairs


def security(about: About) -> Page:
    _ = about.words.gettext
    told = _("What the program does by itself is said as it is. What stands with the host or the office is "
             "marked: please complete it.")  # fmt: skip
    parts = (_pseudonyms(about), _confidential(about), _whole(about), _available(about), _looked_at(about))
    return Page(_("Technical and organisational measures (Art. 32 GDPR)"), (told,), parts)


def _pseudonyms(about) -> Section:
    _ = about.words.gettext
    points = (
        _("Participants have no account and no name; a phone is known by a digest of a random number."),
        _("Sealing a weighting takes every link between people and points out of tables, journal and files."),
        _("Groups of few people are counted and not named."),
        _("Encryption of the connection is the web server's (https); cookies are then sent by https only."),
    )
    rows = pairs((_("Certificate and web server"), ""), (_("Encryption of the disk and of backups"), ""))
    return Section("pseudonyms", _("Pseudonymisation and encryption (Art. 32 (1) (a))"), (Points(points), rows))


def _confidential(about) -> Section:
    _, settings = about.words.gettext, about.settings
    points = (
        _("Passwords have twelve characters or more, common ones are refused, argon2id is kept; guessing is slowed."),
        _("A sign-in ends after %(hours)s hours without use or after %(days)s days; closing an account ends all of its "
          "sign-ins at once.",
          hours=about.number(settings.sign_in_idle_hours), days=about.number(settings.sign_in_days)),
        _("A workshop is run only by its own moderators; rights are asked anew with every request."),
        _("Files of strangers are read by processes of their own with limits. Pages load nothing from other "
          "servers and run no script that is not theirs."),
        _("Data folder, secret and backups can be read by the account of the server only."),
    )  # fmt: skip
    rows = pairs(
        (_("Who may enter the rooms of the server"), ""),
        (_("Who may sign in at the server itself"), ""),
        (_("Who is administrator of the program"), ""),
        (_("Host"), about.facts.hosting),
    )
    return Section("confidential", _("Confidentiality (Art. 32 (1) (b))"), (Points(points), rows))


def _whole(about) -> Section:
    _ = about.words.gettext
    points = (
        _("Every act stands in a journal whose rows are chained by SHA-256; anybody can check the archive of a "
          "workshop without the program."),
        _("Each act is written whole or not at all, and counts once however often it is sent."),
        _("What is entered is checked against strict models."),
    )  # fmt: skip
    return Section("integrity", _("Integrity (Art. 32 (1) (b))"), (Points(points),))


def _available(about) -> Section:
    _ = about.words.gettext
    points = (
        _("A backup can be made while the program runs, is checked by a command, and put back by another."),
        _("Phones keep what they have sent and offer it again after a backup was put back."),
        _("Floods are slowed down for each address and each participant."),
    )
    rows = pairs(
        (_("How often backups are made, where they lie, how long"), ""),
        (_("Last time a backup was put back as a trial"), "")
    )  # fmt: skip
    return Section("available", _("Availability and restoring (Art. 32 (1) (b), (c))"), (Points(points), rows))


def _looked_at(about) -> Section:
    _ = about.words.gettext
    points = (
        _("Every version of the program passes automatic tests of rights, attacks, crashes and updates."),
        _("The parts that it is made of are fixed by checksums."),
    )
    rows = pairs(
        (_("Who installs updates, within which time"), ""), (_("Who is told of a breach, and by whom"), ""),
        (_("When this sheet was last looked at"), ""),
    )  # fmt: skip
    return Section("process", _("Regular testing (Art. 32 (1) (d))"), (Points(points), rows))
