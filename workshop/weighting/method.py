"""What a way of weighting is: what one may say about an idea, and what comes out when all ballots are counted."""

from abc import ABC, abstractmethod
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from pydantic import BaseModel, ConfigDict

from ..errors import Refused

#: {idea: value}: what one person has said so far; an idea nothing is said about is not in it
Ballot = Mapping[int, int]


class Settings(BaseModel):
    """Exact types, unknown keys refused, nothing changed afterwards."""

    model_config = ConfigDict(strict=True, extra="forbid", frozen=True)


S = TypeVar("S", bound=Settings)


@dataclass(frozen=True)
class Result:
    """What came out, by idea, in whole numbers: value (in parts of the method's `unit`), people, rank.

    `people` are those who said something that counts for the idea. Ties share a rank and the next is skipped
    (1, 2, 3, 3, 5).
    """

    values: dict[int, int]
    people: dict[int, int]
    ranks: dict[int, int]


class Method(ABC, Generic[S]):
    """One instance for each method; it keeps nothing."""

    name: str
    settings: type[S]
    #: Values of a result are divided by it for drawing
    unit: int = 1

    @abstractmethod
    def meant(self, value: int | None) -> int | None:
        """What is kept of a value that may be given; None takes back what was said."""

    @abstractmethod
    def check(self, settings: S, ballot: Ballot, idea: int, value: int | None) -> None:
        """May `value` be said of `idea` by whom has said `ballot`? Raises Refused(code, **data)."""

    def together(self, values: Iterable[int]) -> int:
        """What a person has said of an idea who said `values` of those that were merged into it."""
        return sum(values)

    def tallied(self, total: int, people: int) -> int:
        """The value of an idea about which so many people have said `total` in all: what `result` counts, kept up."""
        return total

    def check_change(self, before: S, after: S) -> None:
        """May the settings become others although somebody has said something? Raises Refused."""
        if before != after:
            raise Refused("weighting_begun")

    @abstractmethod
    def spent(self, ballot: Ballot) -> int:
        """How much of the budget is used."""

    @abstractmethod
    def budget(self, settings: S) -> int | None:
        """How much there is; None where nothing limits it."""

    def ceiling(self, settings: S) -> int | None:
        """What the values of a ballot never exceed in all, whatever ideas are merged; None where nothing is sure.

        The table of the ballots holds it, so that no race and no bug can give more.
        """
        return self.budget(settings)

    def left(self, settings: S, ballot: Ballot) -> int | None:
        """How much can still be given, also where the budget has come down since; None where nothing limits it."""
        budget = self.budget(settings)
        return None if budget is None else max(0, budget - self.spent(ballot))

    def full(self, settings: S, ballot: Ballot) -> bool:
        """Is everything given? Then a person is ready without saying so."""
        return self.left(settings, ballot) == 0

    @abstractmethod
    def result(self, ballots: Sequence[Ballot], ideas: Sequence[int]) -> Result:
        """Count `ballots`; what they say of ideas that are not among `ideas` counts for nothing."""
