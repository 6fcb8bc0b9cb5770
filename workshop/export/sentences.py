"""The few most important things in up to three sentences: computed, never invented, left out when trivial.

Each has two handwritten forms; which one a workshop gets hangs on its code, so that a workshop keeps its own.
"""

import zlib

from .methods import method
from .words import Words, capital


def sentences(protocol, words: Words) -> list[tuple[str, str]]:
    """(key word, sentence) on weight, responsibility and participation; the moderator's own words instead, if any."""
    if protocol.facts.summary:
        return [("", line.strip()) for line in protocol.facts.summary.splitlines() if line.strip()]
    second = zlib.crc32(protocol.facts.code.encode()) % 2 == 1
    _ = words.gettext
    found = [
        (_("Weight"), weight(protocol, words, second)),
        (_("Responsibility"), responsibility(protocol, words, second)),
        (_("Participation"), participation(protocol, words, second)),
    ]
    return [(key, sentence) for key, sentence in found if sentence]


def weight(protocol, words, second: bool) -> str:
    """What share of the whole the first ideas have, and how broadly they are carried; with the question, if any."""
    told, question = _weight(protocol, words, second), protocol.weighting.title
    if not (told and question):
        return told
    return words.gettext("On the question %(question)s: %(told)s", question=words.quoted(question), told=told)


def _weight(protocol, words, second):
    way, ideas = method(protocol.weighting.method), [idea for idea in protocol.ideas if idea.points]
    total = sum(idea.points for idea in ideas)
    if not total or protocol.totals.ideas < 2:
        return ""
    most = ideas[0].points
    lead = [idea for idea in ideas if idea.points == most]
    if len(lead) == protocol.totals.ideas > 1:
        return way.level(len(lead), most, words)
    if len(ideas) == 1:
        return way.all_to(words.quoted(ideas[0].title), words)
    named = len(lead) < 3 and len(lead) < len(ideas)
    first = way.first_place(
        len(lead), [words.quoted(idea.title) for idea in lead] if named else [], most, second, words
    )
    if len(lead) == len(ideas):
        return first
    top = _top(ideas)
    if top is None:
        return " ".join([first, *_carried(protocol, words, lead)])
    share = _share(protocol, words, ideas[:top], words.share(sum(idea.points for idea in ideas[:top]), total))
    return " ".join(filter(None, [share, first] if second else [first, share]))


def _share(protocol, words, ideas, share):
    """Die ersten drei Ideen tragen 54 % der Punkte; alle drei werden von mindestens fünf Gemeinden getragen."""
    weighting, least = protocol.weighting, _least(protocol, ideas)
    groups = words.groups(least, weighting.breadth_name) if least else ""
    return method(weighting.method).share(len(ideas), share, groups, least == weighting.breadth_of, words)


def _top(ideas):
    """How many first ideas to speak of: three, else another small number that tears no tie; None if none does."""
    for count in (3, 4, 2, 5):
        if count < len(ideas) and ideas[count - 1].points > ideas[count].points:
            return count
    return None


def _least(protocol, ideas):
    """How many groups carry each of `ideas` at least; 0 where that may not be told or says nothing."""
    weighting = protocol.weighting
    least = min((idea.breadth or 0 for idea in ideas), default=0)
    return least if weighting.breadth_told and weighting.breadth_of > 1 and least > 1 else 0


def _carried(protocol, words, ideas):
    """The breadth that all of `ideas` have at least."""
    _, least = words.gettext, _least(protocol, ideas)
    if not least:
        return []
    values = {"groups": words.groups(least, protocol.weighting.breadth_name)}
    if least == protocol.weighting.breadth_of:
        if len(ideas) == 1:
            return [_("It is carried by all %(groups)s.", **values)]
        return [_("Each of them is carried by all %(groups)s.", **values)]
    if len(ideas) == 1:
        return [_("It is carried by %(groups)s.", **values)]
    return [_("Each of them is carried by at least %(groups)s.", **values)]


def responsibility(protocol, words, second: bool) -> str:
    """How many measures have a lead, and what is due next after the evening."""
    _, count, led = words.gettext, protocol.totals.measures, protocol.totals.led
    if not count:
        return ""
    values = {"led": words.spelled(led), "n": words.spelled(count)}
    if not led:
        return words.ngettext(
            "It is still open who will lead the one measure.",
            "It is still open who will lead the %(n)s measures.",
            count,
            **values,
        )
    if count == 1:
        first = _("One measure has been taken on.")
    elif led == count == 2:
        first = _("There is a lead for both measures.") if second else _("Both measures have been taken on.")
    elif led == count:
        first = (
            _("There is a lead for all %(n)s measures.", **values)
            if second
            else _("All %(n)s measures have been taken on.", **values)
        )
    elif second:
        first = words.ngettext(
            "There is a lead for one of %(n)s measures.",
            "There is a lead for %(led)s of %(n)s measures.",
            led,
            **values,
        )
    else:
        first = words.ngettext(
            "One of %(n)s measures has been taken on.", "%(led)s of %(n)s measures have been taken on.", led, **values
        )
    return " ".join([capital(first), *_next(protocol, words, second)])


def _next(protocol, words, second):
    _, day = words.gettext, protocol.facts.ends[:10]
    due = [measure for measure in protocol.measures if measure.due and measure.due >= day]
    if not due:
        return []
    first = min(due, key=lambda measure: measure.due)
    lead = first.leads[0] if first.state == "accepted" else None
    bearer = lead and (lead.bearer or lead.name)
    values = {"title": words.quoted(first.title), "day": words.day(first.due), "bearer": bearer}
    if not bearer:
        return [_("Next: %(title)s by %(day)s.", **values)]
    if second:
        return [_("The next date is %(day)s: %(title)s (%(bearer)s).", **values)]
    return [_("Next: %(title)s by %(day)s, led by %(bearer)s.", **values)]


def participation(protocol, words, second: bool) -> str:
    """How many took part and answered, and how many of the groups were there."""
    people, weighted = protocol.totals.people, protocol.totals.weighted
    if not people:
        return ""
    if weighted:
        first = method(protocol.weighting.method).took_part(people, weighted, second, words)
    else:
        first = words.ngettext("One person took part.", "%(n)s people took part.", people, n=words.spelled(people))
    return " ".join([capital(first), *_present(protocol, words)])


def _present(protocol, words):
    _, of, present = words.gettext, protocol.weighting.breadth_of, protocol.totals.present
    if of < 2 or not present:
        return []
    values = {"n": words.spelled(present), "groups": words.groups(of, protocol.weighting.breadth_name)}
    if present == of:
        return [_("All %(groups)s were represented.", **values)]
    return [
        capital(
            words.ngettext(
                "One of %(groups)s was represented.", "%(n)s of %(groups)s were represented.", present, **values
            )
        )
    ]
