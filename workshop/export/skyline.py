"""The geometry of the skyline: every idea a bar, its height its weight (design: screens.md, "Skyline").

Pure: numbers in, numbers out. Lengths have the unit of `width` and `height`. Everybody draws this one: paper, text
document and pages. Live screens have its twin `skyline.js`; a test runs both over the same cases.
"""

from dataclasses import dataclass
from math import floor

MOST, LEAST, MEADOW_PITCHES = 24, 10, 3
GAP = 0.36
#: A bar is mirrored with so much of its height, never longer than this nor into the text in the water
MIRRORED, LONGEST_MIRROR, OF_WATER = 0.28, 88, 0.8


@dataclass(frozen=True)
class Bar:
    """`idea` is the place in the ranking, from 0."""

    idea: int
    x: float
    width: float
    height: float
    mirror: float


@dataclass(frozen=True)
class Meadow:
    """The ideas behind the bars; `tied`: the first of them is level with the last bar."""

    count: int
    x: float
    width: float
    height: float
    mirror: float
    tied: bool


@dataclass(frozen=True)
class Skyline:
    bars: tuple[Bar, ...]
    meadow: Meadow | None


def bars_shown(points: list[int]) -> tuple[int, bool]:
    """How many of the ideas (points in falling order) become bars, and whether a tie had to be cut.

    From the 25th idea on a tie across the edge goes into the meadow whole, unless fewer than ten bars would be left.
    """
    if len(points) <= MOST:
        return len(points), False
    shown = MOST
    while shown and points[shown - 1] == points[MOST]:
        shown -= 1
    return (shown, False) if shown >= LEAST else (MOST, points[MOST - 1] == points[MOST])


def skyline(points: list[int], width: float, height: float, cap: float, least: float, water: float) -> Skyline:
    """Bars for `points` (falling) over `width`; the highest is `height`, none wider than `cap`, none below `least`."""
    if not points:
        return Skyline((), None)
    shown, tied = bars_shown(points)
    rest = points[shown:]
    pitch = width / (shown + (MEADOW_PITCHES if rest else 0) - GAP)
    bar = (1 - GAP) * pitch
    if bar > cap:
        bar, pitch = cap, cap / (1 - GAP)
    most = points[0]
    reflection = min(MIRRORED, LONGEST_MIRROR / height, OF_WATER * water / height)

    def rise(value):
        return least + (height - least) * value / most if most else least

    bars = tuple(
        Bar(place, place * pitch, bar, rise(value), rise(value) * reflection)
        for place, value in enumerate(points[:shown])
    )
    if not rest:
        return Skyline(bars, None)
    mean, start = rise(sum(rest) / len(rest)), shown * pitch
    wide = (shown + MEADOW_PITCHES - GAP) * pitch - start
    return Skyline(bars, Meadow(len(rest), start, wide, mean, mean * reflection, tied))


def whole(block: Bar | Meadow) -> tuple[int, int]:
    """(x, width) with both edges on whole pixels, as a screen draws them."""
    left, right = (floor(edge + 0.5) for edge in (block.x, block.x + block.width))
    return left, right - left
