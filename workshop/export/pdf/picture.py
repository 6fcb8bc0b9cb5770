"""The skyline of the cover as SVG: solid colours, no words. It is decoration; the table carries the numbers."""

from ..skyline import skyline
from .palette import palette

#: Millimetres of the cover: page, margin, horizon, water
PAGE, MARGIN, HORIZON, WATER = 210, 22, 33, 9
HIGHEST, WIDEST, LOWEST = 25, 16, 0.6
NIGHT, DEEP, MEADOW, MEADOW_MIRROR = "#0B3341", "#0F4252", "#486C79", "#29535F"


def picture(protocol) -> bytes:
    """SVG of PAGE × (HORIZON + WATER) mm for `protocol`."""
    colors = {field.id: palette()[field.color] for field in protocol.fields_of_action}
    drawn = skyline([idea.points for idea in protocol.ideas], PAGE - 2 * MARGIN, HIGHEST, WIDEST, LOWEST, WATER)
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{PAGE}mm" height="{HORIZON + WATER}mm"'
        f' viewBox="0 0 {PAGE} {HORIZON + WATER}">',
        _block(0, HORIZON, PAGE, WATER, DEEP),
    ]
    for bar in drawn.bars:
        tones = colors[protocol.ideas[bar.idea].field_of_action]
        parts.append(_block(MARGIN + bar.x, HORIZON - bar.height, bar.width, bar.height, tones["tone-night"]))
        parts.append(_block(MARGIN + bar.x, HORIZON, bar.width, bar.mirror, tones["tone-mirror"]))
    if drawn.meadow:
        meadow = drawn.meadow
        parts.append(_block(MARGIN + meadow.x, HORIZON - meadow.height, meadow.width, meadow.height, MEADOW))
        parts.append(_block(MARGIN + meadow.x, HORIZON, meadow.width, meadow.mirror, MEADOW_MIRROR))
    return "".join([*parts, "</svg>"]).encode()


def _block(x, y, width, height, color):
    return f'<rect x="{x:.2f}" y="{y:.2f}" width="{width:.2f}" height="{height:.2f}" fill="{color}"/>'
