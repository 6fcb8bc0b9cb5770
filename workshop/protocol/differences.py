"""What is different between two versions of a protocol."""

from dataclasses import replace

from .values import Difference, Protocol

OF_FACTS = (
    "title",
    "subtitle",
    "place",
    "starts",
    "ends",
    "organisers",
    "funders",
    "contacts",
    "programme",
    "impulses",
)


def differences(old: Protocol, new: Protocol) -> tuple[Difference, ...]:
    """In the order of the document: facts, the moderators' words, weightings, ideas, measures, pictures."""
    found = []
    if any(getattr(old.facts, name) != getattr(new.facts, name) for name in OF_FACTS):
        found.append(Difference("facts", "changed", ""))
    if (old.facts.summary, old.notes) != (new.facts.summary, new.notes):
        found.append(Difference("notes", "changed", ""))
    if _questions(old) != _questions(new):
        found.append(Difference("weightings", "changed", ""))
    found += _things("idea", _ideas(old), _ideas(new))
    found += _things("measure", _by_id(old.measures), _by_id(new.measures))
    if old.pictures != new.pictures:
        found.append(Difference("pictures", "changed", ""))
    return tuple(found)


def _questions(protocol):
    """What came out moves with the ideas, of which it is told; and it may be another one that leads."""
    return {one.id: one.title for one in (protocol.weighting, *protocol.further)}


def _by_id(things):
    return {thing.id: thing for thing in things}


def _ideas(protocol):
    """Without the rank: when one idea goes, others only move up."""
    return {idea.id: replace(idea, rank=None) for idea in protocol.ideas}


def _things(kind, old, new):
    for ident, thing in new.items():
        if ident not in old:
            yield Difference(kind, "added", thing.title)
        elif thing != old[ident]:
            yield Difference(kind, "changed", thing.title)
    for ident, thing in old.items():
        if ident not in new:
            yield Difference(kind, "removed", thing.title)
