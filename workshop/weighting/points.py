"""Points: so many for everybody, spread over at most so many ideas. Cumulative voting with a cap."""

from collections.abc import Sequence
from typing import Annotated

from pydantic import Field

from ..errors import Refused
from .counting import others_chosen, summed, within
from .method import Ballot, Method, Result, Settings

#: A higher number is a slip, whatever the budget
MOST = 1000


class PointsSettings(Settings):
    """How many points there are for everybody, and on how many ideas they may lie."""

    points: Annotated[int, Field(ge=1, le=100)] = 10
    ideas: Annotated[int, Field(ge=1, le=100)] = 5


class Points(Method[PointsSettings]):
    name = "points"
    settings = PointsSettings

    def meant(self, value: int | None) -> int | None:
        return value or None

    def check(self, settings: PointsSettings, ballot: Ballot, idea: int, value: int | None) -> None:
        """Fewer points are always taken, even where a limit has come down in the meantime."""
        value = 0 if value is None else value
        within(value, 0, MOST)
        had, left = ballot.get(idea, 0), max(0, settings.points - self.spent(ballot))
        if value <= had:
            return
        if value - had > left:
            raise Refused("budget_spent", left=left, points=settings.points)
        if len(others_chosen(ballot, idea)) >= settings.ideas:
            raise Refused("too_many_ideas", ideas_max=settings.ideas)

    def check_change(self, before: PointsSettings, after: PointsSettings) -> None:
        """How many somebody has given is not said: refusals would tell it, one try after the other."""
        if after.points < before.points:
            raise Refused("points_given", least=before.points)

    def spent(self, ballot: Ballot) -> int:
        return sum(ballot.values())

    def budget(self, settings: PointsSettings) -> int:
        return settings.points

    def result(self, ballots: Sequence[Ballot], ideas: Sequence[int]) -> Result:
        return summed(ballots, ideas)


METHOD = Points()
