"""Logos and photos: which of them are there, and how large they stand. Lengths are millimetres."""

from collections.abc import Iterable
from dataclasses import dataclass
from math import sqrt

from ..blocks import Image

#: A logo has this area, so that wide and tall ones weigh the same, unless that makes it too high or too wide
LOGO_AREA, LOGO_HIGHEST, LOGO_WIDEST, LOGO_GAP = 190, 12, 40, 5
#: Photos stand in pairs as wide as the text and equally high
PHOTOS_WIDTH, PHOTO_GAP, PHOTO_HIGHEST = 155, 5, 88


@dataclass(frozen=True)
class Placed:
    """`source` is the name in the fetcher's table."""

    source: str
    alt: str
    caption: str
    width: float
    height: float


def table(protocol, files: dict[str, bytes]) -> dict[str, tuple[bytes, str]]:
    """{name: (bytes, media type)} of all pictures that are there."""
    return {_source(one): (files[one.digest], one.media) for one in protocol.pictures if one.digest in files}


def logos(images: Iterable[Image], files, width: float) -> list[list[Placed]]:
    """In rows of at most `width`."""
    rows: list[list[Placed]] = []
    filled = width
    for image in _there(images, files):
        ratio = image.width / image.height
        high = min(sqrt(LOGO_AREA / ratio), LOGO_HIGHEST, LOGO_WIDEST / ratio)
        if filled + high * ratio > width:
            rows.append([])
            filled = 0
        filled += high * ratio + LOGO_GAP
        rows[-1].append(_placed(image, high))
    return rows


def photos(images: Iterable[Image], files) -> list[list[Placed]]:
    """In pairs; the last of an odd number stands alone."""
    found = _there(images, files)
    rows = []
    for pair in (found[place : place + 2] for place in range(0, len(found), 2)):
        ratios = sum(image.width / image.height for image in pair)
        high = min((PHOTOS_WIDTH - PHOTO_GAP * (len(pair) - 1)) / ratios, PHOTO_HIGHEST)
        rows.append([_placed(image, high) for image in pair])
    return rows


def _there(images, files):
    return [image for image in images if image.digest in files]


def _placed(image, high):
    wide = high * image.width / image.height
    return Placed(_source(image), image.alt, image.caption, round(wide, 2), round(high, 2))


def _source(picture):
    return f"picture/{picture.digest}"
