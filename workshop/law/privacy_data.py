"""Which data there are: at each step of an evening, on the own device, of who runs it."""

from ..accounts import devices
from ..accounts.links import HOURS
from ..accounts.waits import FORGET_SECONDS
from ..cookies import DAYS, PERSON
from ..i18n import COOKIE as LANGUAGE
from ..i18n import DAYS as LANGUAGE_DAYS
from . import about as known
from .about import About
from .basis import basis, basis_of_accounts
from .blocks import Pairs, Points, Section

DAY = 86400


def steps(about: About) -> Section:
    _ = about.words.gettext
    rows = (
        (_("Joining"), _("A number for your phone, the time, and the groups that you choose. Of the cookie's random "
                         "number only a digest is kept.")),
        (_("Writing"), _("Your ideas and contributions, where you take part, and when that was. Everybody in the room "
                         "reads them, without a name; the moderators see the number of the phone, too.")),
        (_("Moderation"), _("Whether something of yours waits for the moderators or was hidden by them, the reason "
                            "they gave, and whether they have switched writing off on your phone. You see it and "
                            "they do, nobody else.")),
        (_("Groups"), _groups(about)),
        (_("Weighting"), _("Your points, kept together with the number of your phone until the moderators seal the "
                           "weighting. Before they are revealed nobody sees them; sealing takes every link between "
                           "people and points out of the database.")),
        *_codes(about),
        (_("Taking on a responsibility"), _("The name and the organisation that you type, your answer, and whether "
                                            "your name may be printed. The moderators see it.")),
        (_("Correcting the protocol"), _("The text of your correction. It is printed with the moderators' answer, "
                                         "without your name.")),
        (_("Everything you do"), _("A journal in the database says what was done in which order, so that nothing is "
                                   "lost and the protocol can be checked. What you erase goes from it, too.")),
    )  # fmt: skip
    return Section("data", _("Which data, at which step"), (Pairs(rows),))


def _codes(about):
    """Where a workshop has none there is nothing to say."""
    _, workshop = about.words.gettext, about.workshop
    if workshop is None or not workshop.codes:
        return ()
    told = _("That your phone has used one of the codes that were handed out. Nobody writes down who got which slip, "
             "and the code itself is not kept.")  # fmt: skip
    return ((_("Personal code"), told),)


def _groups(about):
    _, workshop = about.words.gettext, about.workshop
    if workshop is not None and workshop.group_minimum == 1:
        return _("Wall and protocol name the groups that are there, even one with a single person: in this "
                 "workshop every group stands for an institution.")  # fmt: skip
    least = about.words.spelled(workshop.group_minimum if workshop is not None else 3)
    return _("Wall and protocol name a group only if at least %(n)s people belong to it, unless every group stands for "
             "an institution.", n=least)  # fmt: skip


def registration(about: About) -> Section:
    _, facts = about.words.gettext, about.facts
    points = (
        _("Your name, an e-mail address or a telephone number, your municipality or group, and how many of you come. "
          "The mail address is used for this registration only. Legal basis: %(basis)s.", basis=basis(about)),
        _("If you say what you need, for example a step-free way in or an interpreter, that may tell of your "
          "health. It is kept only with your explicit consent (Art. 9 (2) (a) GDPR), only the organisers see it, and "
          "it is deleted on the day after the workshop."),
        _("Your name stands in the protocol as one of those who were there only if you agree."),
        about.words.ngettext(
            "Registrations are deleted %(num)s week after the workshop.",
            "Registrations are deleted %(num)s weeks after the workshop.",
            facts.registration_weeks, num=facts.registration_weeks,
        ),
        _("Nothing connects a registration with the phone that you use during the workshop."),
    )  # fmt: skip
    return Section("registration", _("Registration"), (Points(points),))


def device(about: About) -> Section:
    _ = about.words.gettext
    cookies = (
        (PERSON, _("A random number by which your phone is known. Without it nobody could tell what is yours. It lasts "
                   "%(days)s days from your first visit; you can delete it in your browser.", days=DAYS)),
        (about.settings.session_cookie, _("Protects forms from other pages that would send them in your name, "
                                          "and keeps moderators signed in. It goes when the browser is closed.")),
        (LANGUAGE, _("The language, once you have chosen one. It lasts %(days)s days.", days=LANGUAGE_DAYS)),
        (devices.COOKIE, _("Moderators only: tells that somebody has signed in from this browser before. It lasts "
                           "%(days)s days.", days=devices.SECONDS // DAY)),
    )  # fmt: skip
    stays = _("The phone itself keeps in the browser's storage what you wrote and have sent, texts that are not "
              "finished, your points and the order of ideas, so that nothing is lost where there is no signal. "
              "It stays on your phone.")  # fmt: skip
    ends = (
        _("After %(day)s it is deleted when you next open a workshop or the start page here.", day=about.deleted_on)
        if about.workshop
        else _("After the workshop's deletion date it is deleted when you next open a workshop or the start page here.")
    )
    rest = _("You can delete it earlier in your browser (website data). Text size, contrast and colours that "
             "you choose are kept there, too, until you delete them.")  # fmt: skip
    need = _("The pages on imprint, privacy and accessibility set no cookie and keep nothing.")
    return Section("device", _("What is kept on your device"), (Pairs(cookies), f"{stays} {ends} {rest}", need))


def addresses(about: About) -> Section:
    _ = about.words.gettext
    text = _("Every connection has an internet address. The program uses it to answer and to slow down floods and "
             "guessing; it stands in the server's memory for a minute, after a wrong password for %(hours)s hour. The "
             "program writes no list of visits and no address into its log or its database. What a web server before "
             "it writes down is up to the host.", hours=FORGET_SECONDS // 3600)  # fmt: skip
    return Section("addresses", _("Internet addresses"), (text,))


def pictures(about: About) -> Section:
    _ = about.words.gettext
    text = _("Moderators may add photographs of the workshop to the protocol. Where people can be recognised, § 22 KUG "
             "asks for their consent, for minors that of their guardians. What a camera notes in a file, such as the "
             "place, is taken out. Tell the moderators if a picture of you shall go.")  # fmt: skip
    return Section("pictures", _("Photographs"), (text,))


def accounts(about: About) -> Section:
    _, settings = about.words.gettext, about.settings
    points = [
        _("Who moderates has an account: name, e-mail address, and a password of which only a hash (argon2id) is kept. "
          "Legal basis: %(basis)s.", basis=basis_of_accounts(about)),
        _("Of each browser that is signed in the database keeps a digest and how long ago it was used. A sign-in ends "
          "after %(hours)s hours without use, after %(days)s days, or by signing out.",
          hours=about.number(settings.sign_in_idle_hours), days=about.number(settings.sign_in_days)),
        _("A link to choose a password works once, within %(hours)s hours.", hours=HOURS["password"]),
    ]  # fmt: skip
    if known.AUDIT_DAYS:
        points.append(_("A list says what accounts have done; it is kept for %(days)s days.", days=known.AUDIT_DAYS))
    points.append(_("An account stays, open or closed, until the installation is deleted."))
    return Section("accounts", _("Who moderates or administers"), (Points(tuple(points)),))
