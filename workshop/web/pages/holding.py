"""In which phases what phones write waits for the moderators: ticks of a form, and `hold` of a workshop.

Offered are the phases in which everybody writes; the desk can choose any.
"""

from flask_babel import lazy_gettext as _l

from ...domain.ideas.commands import TALKING
from ...domain.workshops.phases import PHASES

#: {name of a tick: phase}
TICKS = {f"hold_{phase}": phase for phase in TALKING}
LABELS = {"collect": _l("while ideas are collected"), "discuss": _l("while they are discussed")}


def ticked(hold: list[str]) -> dict[str, bool]:
    return {name: phase in hold for name, phase in TICKS.items()}


def held(hold: list[str], wanted: dict[str, bool]) -> list[str]:
    """`hold` with these ticks; what is not offered here stays."""
    chosen = set(hold) - {TICKS[name] for name in wanted} | {TICKS[name] for name, tick in wanted.items() if tick}
    return [phase for phase in PHASES if phase in chosen]
