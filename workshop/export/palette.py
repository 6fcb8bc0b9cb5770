"""The colours of the fields of action, from the product's one list of tokens."""

import re
from functools import cache

from ..paths import STATIC

_RULE = re.compile(r"\.field-(\d+)\s*\{([^}]*)\}")
_TONE = re.compile(r"--(tone[a-z-]*):\s*(#[0-9A-Fa-f]{6})")


@cache
def palette() -> dict[int, dict[str, str]]:
    """{0 to 11: {"tone": on white, "tone-night": on night, "tone-mirror": in the water, …}}"""
    text = (STATIC / "css" / "tokens.css").read_text(encoding="utf-8")
    return {int(number): dict(_TONE.findall(tones)) for number, tones in _RULE.findall(text)}
