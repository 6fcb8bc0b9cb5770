"""Skylines of the pages, from the geometry of paper and screens: what templates draw."""

from ...export.skyline import skyline, whole

#: The skyline of a protocol's page, and how high its sky is where nobody has given a point
WIDE, HIGH, FLAT, WATER, WIDEST = 1080, 190, 24, 34, 90
#: A miniature in the list of workshops, with its margin
SMALL = {"wide": 188, "high": 44, "water": 12, "widest": 16, "margin": 8, "sky": 50}


def of_block(block) -> dict:
    """In a box of WIDE x (HIGH + WATER)."""
    points = [tower.points for tower in block.towers]
    high = HIGH if any(points) else FLAT
    drawn = skyline(points, WIDE, high - 8, WIDEST, 4, WATER)
    bars = [{"tower": block.towers[bar.idea], **_numbers(bar)} for bar in drawn.bars]
    return {"bars": bars, "meadow": _meadow(drawn), "wide": WIDE, "high": high, "water": WATER}


def miniature(tallied) -> dict:
    """For (idea, field of action, points), most points first."""
    drawn = skyline(
        [points for _idea, _field, points in tallied], SMALL["wide"], SMALL["high"], SMALL["widest"], 4, SMALL["water"]
    )
    return SMALL | {
        "bars": [{"field": tallied[bar.idea][1], **_numbers(bar)} for bar in drawn.bars],
        "meadow": _meadow(drawn),
    }


def _meadow(drawn) -> dict | None:
    meadow = drawn.meadow
    return meadow and {"count": meadow.count, "tied": meadow.tied, **_numbers(meadow)}


def _numbers(block) -> dict:
    x, wide = whole(block)
    return {"x": x, "wide": wide, "high": round(block.height, 1), "mirror": round(block.mirror, 1)}
