"""The skyline as coloured rectangles on the night: what the cover of paper and the text document show."""

from typing import NamedTuple

from .blocks import Skyline
from .palette import palette
from .skyline import skyline

NIGHT, DEEP, MEADOW, MEADOW_MIRROR = "#0B3341", "#0F4252", "#486C79", "#29535F"


class Frame(NamedTuple):
    """Lengths in millimetres: the whole width, its margins, where the horizon is, the water, and limits of bars."""

    width: float
    margin: float
    horizon: float
    water: float
    highest: float
    widest: float
    lowest: float

    @property
    def height(self) -> float:
        return self.horizon + self.water


class Rectangle(NamedTuple):
    x: float
    y: float
    width: float
    height: float
    color: str


def panorama(block: Skyline, frame: Frame) -> list[Rectangle]:
    """The water, then bars and mirrors."""
    points = [tower.points for tower in block.towers]
    drawn = skyline(points, frame.width - 2 * frame.margin, frame.highest, frame.widest, frame.lowest, frame.water)
    found = [Rectangle(0, frame.horizon, frame.width, frame.water, DEEP)]
    for bar in drawn.bars:
        tones = palette()[block.towers[bar.idea].color]
        found += _both(bar, frame, tones["tone-night"], tones["tone-mirror"])
    if drawn.meadow:
        found += _both(drawn.meadow, frame, MEADOW, MEADOW_MIRROR)
    return found


def _both(one, frame, color, mirrored):
    """Above the horizon and in the water."""
    x = frame.margin + one.x
    yield Rectangle(x, frame.horizon - one.height, one.width, one.height, color)
    yield Rectangle(x, frame.horizon, one.width, one.mirror, mirrored)
