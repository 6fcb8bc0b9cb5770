"""The skyline of the cover as SVG: solid colours, no words. It is decoration; the table carries the numbers."""

from ..blocks import Skyline
from ..panorama import Frame, panorama

COVER = Frame(width=210, margin=22, horizon=33, water=9, highest=25, widest=16, lowest=0.6)


def picture(block: Skyline) -> bytes:
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{COVER.width}mm" height="{COVER.height}mm"'
        f' viewBox="0 0 {COVER.width} {COVER.height}">',
        *(
            f'<rect x="{one.x:.2f}" y="{one.y:.2f}" width="{one.width:.2f}" height="{one.height:.2f}"'
            f' fill="{one.color}"/>'
            for one in panorama(block, COVER)
        ),
    ]
    return "".join([*parts, "</svg>"]).encode()
