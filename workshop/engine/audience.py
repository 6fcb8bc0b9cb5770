"""Permission to see: which things an audience sees, and which of their fields. What the declarations of kinds say.

The audiences are phone, wall and desk. Phone and wall see the same things.
"""

from .kind import KINDS, kind_of

AUDIENCES = ("phone", "wall", "desk")


def fields(kind: str, audience: str) -> tuple[str, ...]:
    """The names an audience may read of a thing of this kind."""
    return KINDS[kind].fields(audience == "desk")


def alike(audience: str) -> str:
    """The audience in whose name the same is made: phone and wall see the same things."""
    return "desk" if audience == "desk" else "phone"


def role_of(audience: str) -> str:
    """The role in which this audience would send commands: what the wall shows is for the phones in the room."""
    return "desk" if audience == "desk" else "phone"


def kinds(audience: str) -> tuple[str, ...]:
    """The kinds of which an audience may read anything."""
    return tuple(kind for kind in KINDS if fields(kind, audience))


def is_public(thing, workshop) -> bool:
    """Do phones and wall see this row now?"""
    return kind_of(thing).public(thing, workshop)


def sees(thing, workshop, audience: str) -> bool:
    """Does this audience see the row now? The desk sees everything but tallies: those nobody has before the reveal."""
    return is_public(thing, workshop) or (audience == "desk" and kind_of(thing).at_desk)
