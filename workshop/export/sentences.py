"""The few most important things in up to three sentences: computed, never invented, left out when trivial.

Each has two handwritten forms; which one a workshop gets hangs on its code, so that a workshop keeps its own.
"""

import zlib

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
    """What share of the points the first ideas have, and how broadly they are carried."""
    _ = words.gettext
    ideas = [idea for idea in protocol.ideas if idea.points]
    total = sum(idea.points for idea in ideas)
    if not total or protocol.totals.ideas < 2:
        return ""
    lead = [idea for idea in ideas if idea.points == ideas[0].points]
    if len(lead) == len(ideas) > 1:
        return _level(protocol, words, lead)
    if len(ideas) == 1:
        return _("All points went to %(title)s.", title=words.quoted(ideas[0].title))
    first = _leading(words, lead, second)
    top = _top(ideas)
    if top is None:
        return " ".join([first, *_carried(protocol, words, lead)])
    share = _share(protocol, words, ideas[:top], words.share(sum(idea.points for idea in ideas[:top]), total))
    return " ".join([share, first] if second else [first, share])


def _share(protocol, words, ideas, share):
    """Die ersten drei Ideen tragen 54 % der Punkte; alle drei werden von mindestens fünf Gemeinden getragen."""
    _ = words.gettext
    values = {"n": words.spelled(len(ideas)), "share": share}
    least = _least(protocol, ideas)
    if not least:
        return _("The first %(n)s ideas hold %(share)s of the points.", **values)
    values["groups"] = words.groups(least, protocol.weighting.breadth_name)
    if least == protocol.weighting.breadth_of:
        if len(ideas) == 2:
            return _("The first two ideas hold %(share)s of the points; both are carried by all %(groups)s.", **values)
        return _(
            "The first %(n)s ideas hold %(share)s of the points; all %(n)s are carried by all %(groups)s.", **values
        )
    if len(ideas) == 2:
        return _("The first two ideas hold %(share)s of the points; both are carried by at least %(groups)s.", **values)
    return _(
        "The first %(n)s ideas hold %(share)s of the points; all %(n)s are carried by at least %(groups)s.", **values
    )


def _level(protocol, words, lead):
    _ = words.gettext
    values = {"n": words.spelled(len(lead)), "points": words.number(lead[0].points)}
    if len(lead) == protocol.totals.ideas == 2:
        return words.ngettext(
            "Both ideas received the same: %(points)s point each.",
            "Both ideas received the same: %(points)s points each.",
            lead[0].points,
            **values,
        )
    if len(lead) == protocol.totals.ideas:
        return words.ngettext(
            "All %(n)s ideas received the same: %(points)s point each.",
            "All %(n)s ideas received the same: %(points)s points each.",
            lead[0].points,
            **values,
        )
    return capital(
        words.ngettext(
            "%(n)s ideas share first place with %(points)s point each.",
            "%(n)s ideas share first place with %(points)s points each.",
            lead[0].points,
            **values,
        )
    )


def _leading(words, lead, second):
    values = {"points": words.number(lead[0].points), "n": words.spelled(len(lead))}
    count = lead[0].points
    if len(lead) == 1:
        values["title"] = words.quoted(lead[0].title)
        if second:
            return words.ngettext(
                "%(title)s leads with %(points)s point.", "%(title)s leads with %(points)s points.", count, **values
            )
        return words.ngettext(
            "The greatest weight is on %(title)s with %(points)s point.",
            "The greatest weight is on %(title)s with %(points)s points.",
            count,
            **values,
        )
    if len(lead) == 2:
        values["titles"] = words.join(words.quoted(idea.title) for idea in lead)
        return words.ngettext(
            "%(titles)s share first place with %(points)s point each.",
            "%(titles)s share first place with %(points)s points each.",
            count,
            **values,
        )
    return capital(
        words.ngettext(
            "%(n)s ideas share first place with %(points)s point each.",
            "%(n)s ideas share first place with %(points)s points each.",
            count,
            **values,
        )
    )


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
    """How many took part and gave points, and how many of the groups were there."""
    _, people, weighted = words.gettext, protocol.totals.people, protocol.totals.weighted
    if not people:
        return ""
    values = {"n": words.spelled(people), "weighted": words.spelled(weighted)}
    if not weighted:
        first = words.ngettext("One person took part.", "%(n)s people took part.", people, **values)
    elif weighted >= people:
        first = words.ngettext(
            "One person took part and gave points.",
            "%(n)s people took part, and all of them gave points.",
            people,
            **values,
        )
    elif second:
        first = words.ngettext(
            "One of %(n)s people gave points.", "%(weighted)s of %(n)s people gave points.", weighted, **values
        )
    else:
        first = words.ngettext(
            "%(n)s people took part; one of them gave points.",
            "%(n)s people took part; %(weighted)s of them gave points.",
            weighted,
            **values,
        )
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
