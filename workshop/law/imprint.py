"""The imprint: § 5 DDG, and § 18 (2) MStV where somebody is named."""

from .about import About
from .blocks import Page, Pairs, Part, Said, Section, given, pairs


def imprint(about: About) -> Page:
    _, facts = about.words.gettext, about.facts
    law = pairs(
        (_("Provider"), facts.body),
        (_("Address"), facts.address),
        (_("Represented by"), facts.represented_by),
        (_("E-mail"), facts.email),
    )
    more = given(
        (_("Telephone"), facts.phone),
        (_("Register and number"), facts.register_entry),
        (_("VAT identification number"), facts.vat_number),
    )
    sections = [Section("provider", _("Information according to § 5 DDG"), (Pairs(law.rows + more),))]
    if facts.editor:
        title = _("Responsible for contents according to § 18 (2) MStV")
        sections.append(Section("editor", title, (Said(facts.editor),)))
    if facts.imprint:
        sections.append(Section("more", _("Further information"), (Said(facts.imprint),)))
    sections.append(_software(about))
    return Page(_("Imprint"), (), tuple(sections))


def _software(about) -> Section:
    _ = about.words.gettext
    text: Part = _("This page runs on the free software Workshop (licence EUPL-1.2). Its makers do not run this page.")
    return Section("software", _("Software"), (text,))
