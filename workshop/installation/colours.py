"""The accent colour: one that can be read on white, and what it becomes in the dark."""

import re

#: The grounds on which it stands as text, in the light and in the dark (static/css/tokens.css)
LIGHT, DARK = "#F1F5F6", "#0F3644"
#: WCAG 2.2, 1.4.3
CONTRAST = 4.5


def colour(value: str) -> str:
    """#0E4A5C, or "". Raises ValueError("no_colour") and ("too_light")."""
    if value and not re.fullmatch("#[0-9A-Fa-f]{6}", value):
        raise ValueError("no_colour")
    if value and contrast(value, LIGHT) < CONTRAST:
        raise ValueError("too_light")
    return value.upper()


def in_the_dark(accent: str) -> str:
    """The same colour with as much white in it as can be read there."""
    for white in range(101):
        mixed = "#" + "".join(f"{round(part + (255 - part) * white / 100):02X}" for part in _parts(accent))
        if contrast(mixed, DARK) >= CONTRAST:
            return mixed
    raise AssertionError("white can be read in the dark")


def contrast(one: str, other: str) -> float:
    """From 1 to 21."""
    darker, lighter = sorted((_luminance(one), _luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def _parts(value: str) -> list[int]:
    return [int(value[place : place + 2], 16) for place in (1, 3, 5)]


def _luminance(value: str) -> float:
    shares = [part / 255 for part in _parts(value)]
    red, green, blue = (one / 12.92 if one <= 0.04045 else ((one + 0.055) / 1.055) ** 2.4 for one in shares)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
