"""Logos for the demo: flat shapes drawn here, nobody's real mark, and "Beispiel" stands in each of them."""

from io import BytesIO

from PIL import Image, ImageDraw, ImageFont

SIDE = 640
NIGHT, PETROL, LEAF, SAND, RUST, WATER = "#0B3341", "#0E4A5C", "#4A6B1F", "#F2D9A0", "#A6521B", "#5FB0C4"


def _roof(draw):
    draw.polygon([(60, 300), (320, 70), (580, 300)], fill=NIGHT)
    draw.rectangle((130, 300, 510, 420), fill=PETROL)
    draw.rectangle((270, 320, 370, 420), fill=SAND)


def _tree(draw):
    draw.ellipse((120, 50, 520, 380), fill=LEAF)
    draw.rectangle((290, 220, 350, 420), fill=SAND)


def _lock(draw):
    draw.polygon([(60, 420), (60, 240), (320, 120), (580, 240), (580, 420)], fill=RUST)
    for top in (270, 330, 390):
        draw.rectangle((60, top, 580, top + 22), fill=SAND)


def _sun(draw):
    draw.pieslice((120, 90, 520, 490), 180, 360, fill=SAND)
    draw.rectangle((40, 290, 600, 350), fill=WATER)
    draw.rectangle((40, 370, 600, 420), fill=PETROL)


#: (sort, name, alt text, what draws it)
LOGOS = (
    ("organiser", "Gemeinde Barleben", "Beispiellogo, frei erfunden: Haus mit blauem Dach", _roof),
    ("organiser", "Gemeinde Bülstringen", "Beispiellogo, frei erfunden: runder grüner Baum", _tree),
    ("organiser", "Gemeinde Calvörde", "Beispiellogo, frei erfunden: Speicher aus rotem Stein", _lock),
    ("funder", "Platzhalter Förderlogo", "Beispiellogo, frei erfunden: Sonne über dem Wasser", _sun),
)


def drawn(draws) -> bytes:
    """A PNG as somebody would send it."""
    image = Image.new("RGB", (SIDE, SIDE), "white")
    draw = ImageDraw.Draw(image)
    draws(draw)
    draw.text((SIDE // 2, 530), "Beispiel", fill=NIGHT, font=ImageFont.load_default(130), anchor="mm")
    file = BytesIO()
    image.save(file, "PNG")
    return file.getvalue()
