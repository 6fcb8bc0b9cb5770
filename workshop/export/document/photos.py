"""The photos of the evening."""

from ..blocks import Chapter, Part, Photos
from ..words import Words
from .parts import chapter, image, section_names


def photos(protocol, words: Words) -> Chapter | None:
    alt = words.gettext("Photo of the evening")
    found = tuple(image(one, alt) for one in protocol.pictures if one.sort == "photo")
    parts: list[Part] = [Photos(found)] if found else []
    return chapter(protocol, "photos", section_names(words)["photos"], parts)
