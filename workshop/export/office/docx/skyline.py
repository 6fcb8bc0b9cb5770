"""The skyline as a picture that every program for texts can show."""

from io import BytesIO

from PIL import Image, ImageDraw

from ...blocks import Skyline
from ...panorama import NIGHT, Frame, panorama

PAGE = Frame(width=166, margin=8, horizon=33, water=9, highest=25, widest=13, lowest=0.6)
DOTS = 10  # a millimetre


def skyline_png(block: Skyline) -> bytes:
    image = Image.new("RGB", (round(PAGE.width * DOTS), round(PAGE.height * DOTS)), NIGHT)
    pen = ImageDraw.Draw(image)
    for one in panorama(block, PAGE):
        edges = (one.x, one.y, one.x + one.width, one.y + one.height)
        left, top, right, bottom = (round(edge * DOTS) for edge in edges)
        if right > left and bottom > top:
            pen.rectangle((left, top, right - 1, bottom - 1), fill=one.color)
    target = BytesIO()
    image.quantize(64).save(target, "PNG", optimize=True)
    return target.getvalue()
