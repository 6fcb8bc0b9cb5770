"""Pictures drawn flat: invented logos, and walls of cards as a camera might have seen them."""

import hashlib
import io

from PIL import Image, ImageDraw

INKS = ("#0F6A80", "#A6521B", "#4A6B1F", "#7A3E78", "#8A6200")
PAPERS = ("#FFF3C4", "#D8EAF0", "#F7DCC8", "#DDEBCB")


def _bytes(image, form):
    target = io.BytesIO()
    image.save(target, form, **({"quality": 85} if form == "JPEG" else {}))
    return target.getvalue()


def logo(kind: int, width: int = 240, height: int = 240) -> bytes:
    """PNG of a simple mark: waves, a sprout, stripes, by `kind`."""
    image = Image.new("RGB", (width, height), "white")
    draw, ink = ImageDraw.Draw(image), INKS[kind % len(INKS)]
    if kind % 3 == 0:
        draw.ellipse((0, 0, height - 1, height - 1), fill=ink)
        draw.rectangle((height * 0.2, height * 0.55, height * 0.8, height * 0.68), fill="white")
    elif kind % 3 == 1:
        draw.rectangle((0, 0, width - 1, height - 1), fill=ink)
        draw.polygon(
            [(width * 0.2, height * 0.8), (width * 0.5, height * 0.2), (width * 0.8, height * 0.8)], fill="white"
        )
    else:
        for place in range(4):
            draw.rectangle((0, place * height / 4, width - 1, place * height / 4 + height / 7), fill=ink)
    return _bytes(image, "PNG")


def wall(seed: int, width: int = 1200, height: int = 800) -> bytes:
    """JPEG of a pin board with cards."""
    image = Image.new("RGB", (width, height), "#C9BFB0")
    draw = ImageDraw.Draw(image)
    for column in range(5):
        left = 60 + column * (width - 80) // 5
        draw.rectangle((left, 60, left + width // 7, 110), fill="#0B3341")
        for row in range((column * 7 + seed * 3) % 4 + 1):
            top = 150 + row * height // 6
            draw.rectangle((left, top, left + width // 7, top + height // 8), fill=PAPERS[(row + column + seed) % 4])
            for line in range(3):
                draw.line((left + 14, top + 20 + line * 22, left + width // 9, top + 20 + line * 22), "#52636B", 5)
    return _bytes(image, "JPEG")


def digest(file: bytes) -> str:
    return hashlib.sha256(file).hexdigest()
