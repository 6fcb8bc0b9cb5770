"""The skyline as a picture that every program for texts can show."""

from io import BytesIO

from PIL import Image, ImageColor, ImageDraw

from ...blocks import Skyline
from ...panorama import NIGHT, Frame, panorama

PAGE = Frame(width=166, margin=8, horizon=33, water=9, highest=25, widest=13, lowest=0.6)
DOTS = 10  # a millimetre


def skyline_png(block: Skyline) -> bytes:
    """Of as many colours as there are."""
    found = panorama(block, PAGE)
    inks = list(dict.fromkeys([NIGHT, *(one.color for one in found)]))
    image = Image.new("P", (round(PAGE.width * DOTS), round(PAGE.height * DOTS)))
    image.putpalette([value for ink in inks for value in ImageColor.getrgb(ink)])
    pen = ImageDraw.Draw(image)
    for one in found:
        edges = (one.x, one.y, one.x + one.width, one.y + one.height)
        left, top, right, bottom = (round(edge * DOTS) for edge in edges)
        if right > left and bottom > top:
            pen.rectangle((left, top, right - 1, bottom - 1), fill=inks.index(one.color))
    target = BytesIO()
    image.save(target, "PNG")
    return target.getvalue()
