"""What pages and papers are about: an installation, or one of its workshops, in a reader's language."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from .. import accounts
from ..config import Settings
from ..domain.workshops.retention import deletion_day
from ..export.words import Words
from ..installation import Facts, Responsible

if TYPE_CHECKING:
    from ..domain.workshops.models import Workshop

#: For how many days the list of what accounts have done is kept; None: there is no such list
AUDIT_DAYS: int | None = accounts.DAYS


@dataclass(frozen=True)
class About:
    """`address`: where the installation is to be found. `registers`: are there registrations, or can there be?"""

    facts: Facts
    settings: Settings
    words: Words
    address: str
    workshop: "Workshop | None" = None
    registers: bool = False

    @property
    def responsible(self) -> Responsible:
        """The workshop's own body, if it names one, else the installation's."""
        own = Responsible.model_construct(**(self.workshop.responsible if self.workshop else {}))
        return own if own.name else self.facts.responsible

    @property
    def is_run_for_another(self) -> bool:
        """Is the installation's body not the one who is responsible?"""
        return self.responsible != self.facts.responsible

    @property
    def deleted_on(self) -> str | None:
        """The day on which the workshop is deleted, in words."""
        return self.words.day(deletion_day(self.workshop, self.facts).isoformat()) if self.workshop else None

    def number(self, count: float) -> str:
        """A number of hours or days as it is set: 12, or 0.5."""
        return f"{count:g}"
