"""Approval: everybody names all ideas they support. S. J. Brams, P. C. Fishburn, Approval Voting, 1983."""

from collections.abc import Iterable, Sequence
from typing import Annotated

from pydantic import Field

from ..errors import Refused
from .counting import others_chosen, summed, within
from .method import Ballot, Method, Result, Settings


class ApprovalSettings(Settings):
    """How many ideas one may support; 0 for any number."""

    most: Annotated[int, Field(ge=0, le=100)] = 0


class Approval(Method[ApprovalSettings]):
    """1 is yes; there is no "no", only nothing said. What an idea gets is the number of its people."""

    name = "approval"
    settings = ApprovalSettings

    def meant(self, value: int | None) -> int | None:
        return value

    def check(self, settings: ApprovalSettings, ballot: Ballot, idea: int, value: int | None) -> None:
        """What is supported already stays so, even where fewer ideas are allowed by now."""
        if value is None:
            return
        within(value, 1, 1)
        if settings.most and not ballot.get(idea) and len(others_chosen(ballot, idea)) >= settings.most:
            raise Refused("too_many_ideas", ideas_max=settings.most)

    def together(self, values: Iterable[int]) -> int:
        """Who supports two ideas that became one supports it once."""
        return int(any(values))

    def tallied(self, total: int, people: int) -> int:
        return people

    def check_change(self, before: ApprovalSettings, after: ApprovalSettings) -> None:
        """Only more may be allowed."""
        if after.most and not 0 < before.most <= after.most:
            raise Refused("weighting_begun")

    def ceiling(self, settings: ApprovalSettings) -> None:
        """Ideas that were merged count once and stand on the ballot apart."""
        return None

    def spent(self, ballot: Ballot) -> int:
        return sum(ballot.values())

    def budget(self, settings: ApprovalSettings) -> int | None:
        return settings.most or None

    def result(self, ballots: Sequence[Ballot], ideas: Sequence[int]) -> Result:
        return summed(ballots, ideas)


METHOD = Approval()
