"""The statement on accessibility: the form of Implementing Decision (EU) 2018/1523 and § 12b BGG."""

from .about import About
from .blocks import Page, Points, Said, Section, pairs


def accessibility(about: About) -> Page:
    _, facts = about.words.gettext, about.facts
    body = facts.body or _("The responsible body")
    begins = _("%(body)s wants this page to be accessible to everybody, as § 12a BGG, the laws of the federal "
               "states and Directive (EU) 2016/2102 ask. This statement is about the pages at %(address)s and "
               "the documents made by them.", body=body, address=about.address)  # fmt: skip
    return Page(
        _("Accessibility"), (begins,), (_status(about), _barriers(about), _made(about), _feedback(about), _law(about))
    )


def _status(about) -> Section:
    _ = about.words.gettext
    told = _("These pages are partly in accordance with EN 301 549 V3.2.1 (WCAG 2.1, levels A and AA) and BITV "
             "2.0. What is not in accordance stands below.")  # fmt: skip
    return Section("status", _("Status"), (told,))


def _barriers(about) -> Section:
    _ = about.words.gettext
    points = (
        _("There are no explanations in easy language or in sign language yet (§ 4 BITV 2.0)."),
        _("The wall is a picture for the room. Nobody can use it with assistive technology; what it says stands "
          "on every phone, too."),
        _("Photographs and logos come from the moderators. They are asked for a description of each, but the program "
          "cannot check it."),
        _("No screen reader has been tried with the PDF yet. It is made as PDF/UA-1 and checked as such by "
          "machine; the same protocol is there as a page and as a text document."),
        _("A phase of the workshop ends when the moderators end it. Its time cannot be made longer on a single phone."),
    )  # fmt: skip
    own = (Said(about.facts.barriers),) if about.facts.barriers else ()
    return Section("barriers", _("What is not accessible"), (Points(points), *own))


def _made(about) -> Section:
    _, day = about.words.gettext, about.facts.assessed
    told = _("The statement rests on a self-assessment. With every version of the program tests go over its pages and "
             "screens in a browser:")  # fmt: skip
    points = (
        _("axe finds nothing by its rules for WCAG 2.0, 2.1 and 2.2, levels A and AA, contrast among them, in "
          "light and dark colours."),
        _("Pages and phone fit a width of 320 pixels with very long words."),
        _("A whole workshop goes by plain forms, without scripts."),
        _("Sample protocols as PDF pass the machine checks for PDF/UA-1."),
    )  # fmt: skip
    return Section(
        "made",
        _("How and when this statement was made"),
        (told, Points(points), pairs((_("Last looked at"), about.words.day(day) if day else ""))),
    )


def _feedback(about) -> Section:
    _ = about.words.gettext
    told = _("Did something keep you out? Please tell us, also if you need something in another form:")
    return Section("feedback", _("Feedback"), (told, Said(about.facts.feedback or None)))


def _law(about) -> Section:
    _ = about.words.gettext
    told = _("If you get no answer that helps within six weeks, you can turn to the enforcement or arbitration "
             "body; it costs nothing:")  # fmt: skip
    return Section("enforcement", _("Enforcement"), (told, Said(about.facts.enforcement or None)))
