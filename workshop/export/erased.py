"""What was erased or removed has no words: every format says so, in the protocol's language."""

from dataclasses import replace

from ..turns import in_turns
from .words import Words


def named(protocol):
    """The Protocol with a word in the place of every title, text and name that was erased, and of removed groups."""
    gettext = Words(protocol.facts.language).gettext
    word = gettext("(erased)")

    def idea(one):
        parts = tuple(replace(part, title=part.title or word) for part in one.parts)
        contributions = tuple(replace(item, text=item.text or word) for item in one.contributions)
        return replace(one, title=one.title or word, parts=parts, contributions=contributions)

    def bearer(one):
        return replace(one, bearer=gettext("(removed group)") if one.removed else word) if one.bearer == "" else one

    def measure(one):
        leads, partners = (tuple(map(bearer, taken)) for taken in (one.leads, one.partners))
        return replace(one, title=one.title or word, leads=leads, partners=partners)

    def correction(one):
        return replace(one, text=one.text or word, answer=one.answer or word)

    protocol = replace(protocol, corrections=tuple(map(correction, protocol.corrections)))
    ideas, measures = map(idea, in_turns(protocol.ideas)), map(measure, in_turns(protocol.measures))
    return replace(protocol, ideas=tuple(ideas), measures=tuple(measures))
