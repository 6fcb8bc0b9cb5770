"""Reading what came over the wire: strict JSON, clean text.

pydantic alone lets doubled keys, NUL and 10^20 pass, and a lone surrogate passes JSON and crashes SQLite.
"""

import json
import re
import unicodedata

from ..errors import Refused

LARGEST = 2**53
#: JSON deeper than this is refused: no command needs half of it, and who handles it later may have less room
DEEPEST = 20
#: A composed text is at most so many times shorter than the same text decomposed
SHRINKING = 3
_LINE_ENDS = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
_DROPPED = re.compile("[\u202a-\u202e\u2066-\u2069\ufeff]")
#: Letters without a shape that Unicode does not count as spaces or signs of control
_BLANKS = frozenset("\u034f\u115f\u1160\u17b4\u17b5\u2800\u3164\uffa0")
_UNSEEN = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")


def _once(pairs):
    found = dict(pairs)
    if len(found) != len(pairs):
        raise Refused("bad_shape", field="", reason="doubled_key")
    return found


def _never(text):
    raise Refused("bad_shape", field="", reason="number")


def _whole(text):
    if len(text) > 17 or abs(int(text)) > LARGEST:
        _never(text)
    return int(text)


def read_json(raw: bytes):
    """The value in `raw` (UTF-8 JSON): no doubled keys, no fractions, no NaN, integers within ±2^53.

    Raises Refused("bad_shape").
    """
    try:
        value = json.loads(
            raw.decode("utf-8"), object_pairs_hook=_once, parse_float=_never, parse_int=_whole, parse_constant=_never
        )
    except (ValueError, RecursionError):
        raise Refused("bad_shape", field="", reason="json") from None
    if not _is_shallow(value):
        raise Refused("bad_shape", field="", reason="depth")
    return value


def _is_shallow(value, left=DEEPEST) -> bool:
    inner = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    return left > 0 and all(_is_shallow(item, left - 1) for item in inner)


def lines(value: str, most: int) -> str:
    """Text of several lines: NFC, line ends as \\n, trimmed, without direction overrides.

    A text of which nothing is seen (spaces of no width, empty letters, marks on nothing) is an empty one.
    A character nobody can see or type makes a ValueError: it would not survive the way to paper. So does what is far
    longer than `most` (the result may still be longer): to compose 60,000 combining marks in a row takes five seconds.
    """
    value = _trimmed(value)
    if len(value) > SHRINKING * most:
        raise ValueError("too_long")
    if _UNSEEN.search(value):
        raise ValueError("unseen_character")
    value = unicodedata.normalize("NFC", value).strip()
    return value if any(map(_is_seen, value)) else ""


def _trimmed(value: str) -> str:
    return _DROPPED.sub("", _LINE_ENDS.sub("\n", value)).replace("\t", " ").strip()


def length(value: str, most: int) -> int:
    """How many letters `lines` counts; what is far longer than `most` is not composed, and counts as it was sent."""
    value = _trimmed(value)
    return len(value) if len(value) > SHRINKING * most else len(unicodedata.normalize("NFC", value).strip())


def _is_seen(char) -> bool:
    kind = unicodedata.category(char)
    return kind[0] not in "ZC" and kind != "Mn" and char not in _BLANKS


def line(value: str, most: int) -> str:
    """Text of one line: as `lines`, with every run of white space as one space."""
    return " ".join(lines(value, most).split())
