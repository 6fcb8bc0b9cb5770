"""What phones may do in a phase besides what belongs to it: ticks of a form, and `also_allowed` of a workshop.

Offered is what every phone has a screen for in any phase. Points and answers to responsibilities have theirs in their
own phases only.
"""

from flask_babel import lazy_gettext as _l

from ...domain.workshops.phases import PHASES
from ...engine.command import COMMANDS

#: What is wished for, and the commands it means: the first adds something, the others change and withdraw it
WISHES = {
    "ideas": ("add_idea", "edit_idea", "withdraw_idea"),
    "contributions": ("add_contribution", "edit_contribution", "withdraw_contribution"),
    "support": ("support_idea",),
}
LABELS = {
    "ideas": _l("Add ideas"),
    "contributions": _l("Add to ideas, ask questions, raise concerns"),
    "support": _l("Say “We take part”"),
}


def _offered() -> dict[str, tuple[str, str]]:
    return {
        f"besides_{phase}_{wish}": (phase, wish)
        for phase in PHASES
        for wish, commands in WISHES.items()
        if phase not in COMMANDS[commands[0]].phone
    }


#: {name of a tick: (phase, what is wished for)}
TICKS = _offered()


def ticked(also_allowed: dict) -> dict[str, bool]:
    """Every tick as a workshop with this `also_allowed` shows it."""
    return {name: WISHES[wish][0] in also_allowed.get(phase, ()) for name, (phase, wish) in TICKS.items()}


def allowed(also_allowed: dict, wanted: dict[str, bool]) -> dict:
    """`also_allowed` with these ticks; what nobody is offered here stays."""
    found = {phase: list(commands) for phase, commands in also_allowed.items()}
    for name, tick in wanted.items():
        phase, wish = TICKS[name]
        others = [command for command in found.get(phase, ()) if command not in WISHES[wish]]
        found[phase] = others + (list(WISHES[wish]) if tick else [])
    return {phase: found[phase] for phase in PHASES if found.get(phase)}


def by_phase() -> list[tuple[str, list[str]]]:
    """(phase, names of its ticks) in the order of the evening."""
    found: dict = {}
    for name, (phase, _wish) in TICKS.items():
        found.setdefault(phase, []).append(name)
    return list(found.items())
