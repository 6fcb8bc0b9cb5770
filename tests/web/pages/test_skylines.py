"""The skylines of the pages are those of paper and wall: a tie is never torn, and every idea is there."""

from workshop.export.blocks import Skyline, Tower
from workshop.web.pages.skylines import miniature, of_block

#: Twenty in falling order, then ten that are level across the edge of 24, then two without a point
POINTS = [*range(40, 20, -1), *[5] * 10, 0, 0]


def drawn_of(points):
    return of_block(Skyline(tuple(Tower(given, 0, "") for given in points), (), "", ""))


def test_a_tie_across_the_edge_goes_into_the_meadow_whole_on_both():
    page = drawn_of(POINTS)
    small = miniature([(place, 1, points) for place, points in enumerate(POINTS, 1)])
    for drawn in (page, small):
        assert (len(drawn["bars"]), drawn["meadow"]["count"], drawn["meadow"]["tied"]) == (20, 12, False)
    assert round(page["meadow"]["x"] + page["meadow"]["wide"]) == page["wide"]


def test_an_idea_without_a_point_keeps_its_place():
    drawn = drawn_of([8, 4, 0])
    assert [bar["high"] for bar in drawn["bars"]] == [182, 93, 4]


def test_before_anybody_has_given_a_point_all_bars_stand_at_the_foot():
    drawn = drawn_of([0, 0])
    assert ([bar["high"] for bar in drawn["bars"]], drawn["high"]) == ([4, 4], 24)
    assert [bar["high"] for bar in miniature([(1, 1, 0), (2, 1, 0)])["bars"]] == [4, 4]
