"""The first page: title, skyline, facts, figures, the essentials, who stands behind it."""

from ...turns import in_turns
from ..blocks import Bodies, Body, Chapter, Facts, Figures, Items, Part, Skyline, Text, Title, Tower
from ..methods import method
from ..sentences import sentences
from ..skyline import MOST
from ..words import Words
from .parts import chip, image, own_words, section_names

HEAD, FOOT = 56, 72  # letters of the title as it runs along the pages
TOLD = 3  # ideas in the words of the skyline


def kicker(protocol, words: Words) -> str:
    """Record of results · Draft · Sample content"""
    _, facts = words.gettext, protocol.facts
    marks = (_("Draft"), facts.draft), (_("Sample content"), facts.sample)
    return " · ".join([_("Record of results"), *(word for word, true in marks if true)])


def title(protocol, words: Words) -> Title:
    facts = protocol.facts
    number = words.gettext("Record no. %(number)s", number=facts.number)
    head, foot = _shortened(facts.short_title or facts.title, HEAD), f"{_shortened(facts.title, FOOT)} · {number}"
    return Title(kicker(protocol, words), facts.title, facts.subtitle, words.day(facts.starts), head, foot)


def _shortened(text, most):
    """Whole words, at most `most` letters."""
    if len(text) <= most:
        return text
    cut = text[: most - 2].rpartition(" ")[0] or text[: most - 2]
    return cut.rstrip(",;:– ") + "\u00a0…"


def towers(protocol, words: Words) -> Skyline:
    """Also without an idea: then there are the fields of action only."""
    given, way = protocol.totals.points, method(protocol.weighting.method)
    colors = {field.id: field.color for field in protocol.fields_of_action}
    found = tuple(
        Tower(one.points, colors[one.field_of_action], f"{one.title}: {way.amount(one.points, words)}" if given else "")
        for one in in_turns(protocol.ideas)
        if one.rank or not given
    )
    first = [f"{one.told}." for one in found[:TOLD]] if given else []
    alt = " ".join([way.higher(words), *first])
    return Skyline(found, tuple(map(chip, protocol.fields_of_action)), alt, _legend(protocol, words))


def _legend(protocol, words):
    _ = words.gettext
    if not protocol.ideas:
        return ""
    if protocol.totals.points:
        told = [_("Each bar is a project idea: its height is its weight, its colour the field of action.")]
    else:
        way = method(protocol.weighting.method)
        none = way.nothing if protocol.weighting.revealed else way.waiting
        told = [_("Each bar is a project idea, its colour the field of action."), none(words)]
    others = [_("The low block on the right holds the others.")] if protocol.totals.ideas > MOST else []
    return " ".join([*told, *others])


def facts(protocol, words: Words) -> Facts:
    _, known = words.gettext, protocol.facts
    number = _("No. %(number)s", number=known.number)
    if known.draft:
        number += ", " + _("draft")
    elif known.release > 1:
        number += ", " + _("version %(n)s", n=known.release)
    pairs = (_("When"), words.period(known.starts, known.ends)), (_("Where"), known.place), (_("Record"), number)
    return Facts(tuple((what, value) for what, value in pairs if value))


def figures(protocol, words: Words) -> Figures:
    """People, ideas, points, measures."""
    totals, told = protocol.totals, protocol.weighting.revealed
    return Figures(
        (
            (words.number(totals.people), _people(protocol, words)),
            (words.number(totals.ideas), _ideas(protocol, words)),
            (method(protocol.weighting.method).number(totals.points, words) if told else "–", _points(protocol, words)),
            (words.number(totals.led), _led(totals, words)),
        )
    )


def _people(protocol, words):
    totals = protocol.totals
    told = words.ngettext("participant", "participants", totals.people)
    if totals.present < 2:
        return told
    groups = words.groups(totals.present, protocol.weighting.breadth_name)
    return told + " " + words.gettext("from %(groups)s", groups=groups)


def _ideas(protocol, words):
    told = words.ngettext("project idea", "project ideas", protocol.totals.ideas)
    used = len({idea.field_of_action for idea in protocol.ideas})
    return told + " " + words.gettext("in %(n)s fields of action", n=words.spelled(used)) if used > 1 else told


def _points(protocol, words):
    totals, way = protocol.totals, method(protocol.weighting.method)
    told = way.given(totals.points, words) if protocol.weighting.revealed else way.given_hidden(words)
    by = words.gettext("by %(n)s people", n=words.spelled(totals.weighted))
    return f"{told} {by}" if totals.weighted > 1 else told


def _led(totals, words):
    if totals.measures <= totals.led:
        return words.ngettext("measure taken on", "measures taken on", totals.led)
    count = totals.measures
    return words.ngettext("of one measure taken on", "of %(n)s measures taken on", count, n=words.spelled(count))


def summary(protocol, words: Words) -> Chapter | None:
    found = tuple(Text(sentence, key and f"{key}.") for key, sentence in sentences(protocol, words))
    parts: list[Part] = [*([Items(found)] if found else []), *own_words(protocol, "summary")]
    return Chapter("summary", section_names(words)["summary"], (), tuple(parts)) if parts else None


def bodies(protocol, words: Words) -> Bodies | None:
    _, known = words.gettext, protocol.facts
    both = (("organiser", _("Organised by"), known.organisers), ("funder", _("Funded by"), known.funders))
    found = []
    for sort, label, names in both:
        logos = tuple(image(one, _("Logo")) for one in protocol.pictures if one.sort == sort)
        found += [Body(label, names, logos)] if names or logos else []
    return Bodies(tuple(found)) if found else None
