"""Skylines of the pages, from the geometry of paper and screens: what templates draw."""

from ...export.skyline import Skyline, skyline, whole

#: The skyline of a protocol's page
WIDE, HIGH, WATER, WIDEST = 1080, 190, 34, 90
#: A miniature in the list of workshops, with its margin
SMALL = {"wide": 188, "high": 44, "water": 12, "widest": 16, "margin": 8, "sky": 50}


def of_protocol(ideas) -> dict:
    """In a box of WIDE x (HIGH + WATER); no bars where nobody has given a point."""
    points = [idea.points for idea in ideas]
    drawn = skyline(points, WIDE, HIGH - 8, WIDEST, 4, WATER) if any(points) else Skyline((), None)
    bars = [{"idea": ideas[bar.idea], **_numbers(bar)} for bar in drawn.bars]
    return {"bars": bars, "meadow": _meadow(drawn), "wide": WIDE, "high": HIGH, "water": WATER}


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
