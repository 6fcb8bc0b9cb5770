"""Permission to see: which things an audience sees, and which of their fields. An allow-list.

The audiences are phone, wall and desk. Phone and wall see the same things.
"""

AUDIENCES = ("phone", "wall", "desk")

#: What everybody sees of a thing, and what only the desk sees besides
FIELDS = {
    "workshop": (
        "title subtitle short_title place starts ends time_zone language state phase phase_since phase_ends paused "
        "revealed stage sealed points ideas_max groups_required group_minimum groupings shown organisers funders "
        "contacts programme impulses also_allowed joining sample released breadth_of breadth_name main_grouping",
        "summary",
    ),
    "field_of_action": ("letter name short_name impulse color state position", ""),
    "idea": (
        "field_of_action size title text rest groups supporters support state merged_into contributions at",
        "by group",
    ),
    "contribution": ("idea sort text at state", "group"),
    "tally": ("idea points people breadth", ""),
    "progress": ("joined weighted", ""),
    "measure": ("idea title first_step due state", ""),
    "responsibility": ("measure role bearer state name organisation by_hand at", "print_name answers answer"),
    "late": ("", "what title text field_of_action idea group at people state"),
    "participant": ("", "number groups joined removed"),
    "publication": ("", "notes open indexed"),
    "correction": ("", "section text state reply accepted at"),
}


def fields(kind: str, audience: str) -> tuple[str, ...]:
    """The names an audience may read of a thing of this kind."""
    everybody, desk = FIELDS[kind]
    return tuple(everybody.split() + (desk.split() if audience == "desk" else []))


def alike(audience: str) -> str:
    """The audience in whose name the same is made: phone and wall see the same things."""
    return "desk" if audience == "desk" else "phone"


def kinds(audience: str) -> tuple[str, ...]:
    return tuple(kind for kind in FIELDS if fields(kind, audience))


def is_public(thing, workshop) -> bool:
    """Do phones and wall see this row now?"""
    name = type(thing).__tablename__
    if name in ("late", "participants", "answers", "corrections", "publications"):
        return False
    if name == "tallies":
        return bool(workshop.revealed and thing.counts)
    if name == "ideas":
        return thing.state in ("shown", "merged")
    if name == "responsibilities":
        return thing.state in ("proposed", "accepted")
    return thing.state == "shown"


def sees(thing, workshop, audience: str) -> bool:
    """Does this audience see the row now? The desk sees everything but tallies: those nobody has before the reveal."""
    return is_public(thing, workshop) or (audience == "desk" and type(thing).__tablename__ != "tallies")
