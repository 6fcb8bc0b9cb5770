"""What is deleted of a workshop, in which order, and on which day."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import select

from ..domain.workshops.models import Workshop
from ..domain.workshops.retention import deletion_day, today_in
from ..installation import the_installation
from ..installation.facts import Facts


@dataclass(frozen=True)
class Step:
    """`day(workshop, facts)`: from which day on; `there(session, ident)`: is there anything to delete?

    `forget(session, ident)` deletes it, in the writer's transaction; None of the step that takes the whole workshop.
    """

    name: str
    day: Callable[[Any, Facts], date]
    there: Callable[[Any, int], bool]
    forget: Callable[[Any, int], None] | None

    def is_due(self, workshop: Workshop, facts: Facts, moment: datetime) -> bool:
        return workshop.purged is None and today_in(workshop, moment) >= self.day(workshop, facts)


@dataclass(frozen=True)
class Due:
    """A step that is due for a workshop."""

    workshop: int
    code: str
    title: str
    step: Step


def _always(_session, _ident) -> bool:
    return True


WHOLE = Step("workshop", deletion_day, _always, None)
#: What nouns have hung in stands before the whole workshop
STEPS: list[Step] = [WHOLE]


def hang(step: Step):
    """Have this deleted before the workshop itself: registrations, mail addresses."""
    if step.name in {one.name for one in STEPS}:
        raise ValueError(f"{step.name} is declared twice")
    STEPS.insert(len(STEPS) - 1, step)


def due(session, moment: datetime) -> list[Due]:
    """Everything that is due now, by workshop and in the order of the steps."""
    facts = the_installation(session).facts
    past = select(Workshop).where(Workshop.purged.is_(None), Workshop.ends < moment).order_by(Workshop.id)
    return [
        Due(workshop.id, workshop.code, workshop.title, step)
        for workshop in session.scalars(past)
        for step in STEPS
        if step.is_due(workshop, facts, moment) and step.there(session, workshop.id)
    ]
