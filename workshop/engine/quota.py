"""How much fits into a workshop. Identities cost nothing, so no total may be filled by them for good.

What moderators have hidden, and what was removed with its device or erased, gives its place back. Beyond the soft total
people with little of their own still get in, up to the hard one. What a person has withdrawn keeps its place: else
whoever writes and withdraws in turn fills the disk and the moderators' list.
"""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import or_

from ..errors import Refused
from .context import CommandContext
from .withheld import Withheld, waiting


@dataclass(frozen=True)
class Quota:
    """`each` is a person's own limit, of all that was ever written; `states` take a place; `words`: the column that is
    empty in what was erased."""

    model: Any
    states: tuple[str, ...]
    words: str
    soft: int
    hard: int
    each: int
    few: int = 5

    def check(self, context: CommandContext, author: int | None):
        """May `author` (None: the desk) add one more? Raises Refused("too_many")."""
        mine = self.model.author == author
        if author and context.count(self.model, mine) >= self.each:
            raise Refused("too_many", limit=self.each)
        takes_place = self._takes_place()
        taken = context.count(self.model, takes_place)
        if taken >= self.soft and self.words:  # erased ones are few: they are asked for only when it gets tight
            taken -= context.count(self.model, takes_place, getattr(self.model, self.words) == "")
        if taken >= self.hard:
            raise Refused("too_many", limit=self.hard)
        if author and taken >= self.soft and context.count(self.model, mine, takes_place) >= self.few:
            raise Refused("too_many", limit=self.few, full=True)

    def _takes_place(self):
        """What waits for the moderators is still there."""
        states = self.model.state.in_(self.states)
        return or_(states, waiting(self.model)) if issubclass(self.model, Withheld) else states
