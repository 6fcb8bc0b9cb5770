"""The geometry of the skyline, checked against the table and the picture of the design."""

import pytest

from workshop.export.palette import palette
from workshop.export.skyline import bars_shown, skyline


def wall(points):
    return skyline(points, 1680, 640, 120, 4, 192)


def falling(count):
    return list(range(count, 0, -1))


@pytest.mark.parametrize(
    ("count", "pitch", "width"),
    [(5, 187.5, 120), (10, 174.3, 111.5), (18, 95.2, 60.9), (24, 71.1, 45.5), (50, 63.1, 40.4), (500, 63.1, 40.4)],
)
def test_pitch_and_width_are_those_of_the_table(count, pitch, width):
    bars = wall(falling(count)).bars
    assert round(bars[1].x, 1) == pitch
    assert bars[0].width == pytest.approx(width, abs=0.06)


@pytest.mark.parametrize("count", [10, 18, 24])
def test_the_last_bar_ends_flush_with_the_margin(count):
    last = wall(falling(count)).bars[-1]
    assert round(last.x + last.width, 6) == 1680


def test_the_meadow_ends_flush_with_the_margin():
    meadow = wall(falling(50)).meadow
    assert (round(meadow.x + meadow.width, 6), meadow.count, meadow.tied) == (1680, 26, False)


def test_a_tie_across_the_edge_goes_into_the_meadow_whole():
    assert bars_shown([*falling(40)[:20], *[5] * 10]) == (20, False)


def test_a_tie_is_cut_only_where_fewer_than_ten_bars_would_be_left():
    assert bars_shown([*[9] * 10, *[5] * 20]) == (10, False)
    assert bars_shown([*[9] * 9, *[5] * 20]) == (24, True)


def test_heights_are_linear_and_nothing_has_no_height():
    assert [bar.height for bar in wall([10, 5, 0]).bars] == [640, 322, 4]
    assert {bar.height for bar in wall([0, 0]).bars} == {4}
    assert wall([]).bars == ()


def test_every_colour_of_the_palette_has_its_tones():
    assert set(palette()) == set(range(12))
    assert all({"tone", "tone-night", "tone-mirror"} <= set(tones) for tones in palette().values())
