"""Cleaning text for paper: only characters that the vendored fonts can draw.

One character without a glyph would break the document's standards and pull in some font of the machine. What no
font has is named: a script as "[Arabisch]", a symbol by its Unicode name, anything else becomes □. CSV and JSON
keep the original.
"""

import re
import unicodedata
from functools import cache

from fontTools.ttLib import TTFont

from ...paths import STATIC

FONTS = STATIC / "vendor" / "fonts"
TEXT_FONTS = ("SourceSans3-Regular.ttf", "SourceSans3-Semibold.ttf")
#: Families for what those do not have, each asked in this order and only brought along where it is needed:
#: (family, {weight: file})
OTHER_FONTS = (
    ("Noto Sans Arabic", {400: "NotoSansArabic-Regular.woff2", 600: "NotoSansArabic-Semibold.woff2"}),
    ("Noto Sans Hebrew", {400: "NotoSansHebrew-Regular.woff2", 600: "NotoSansHebrew-Semibold.woff2"}),
    ("Noto Emoji", {400: "NotoEmoji-Regular.woff2"}),
)
JOINERS = "\u200c\u200d"  # between Arabic letters, and inside of an emoji
MARKS = 2  # combining marks above one letter; more would run into other lines
#: What is not seen on paper; tones of skin have no shape of their own in one colour
_DROPPED = re.compile(
    "[\U0001f3fb-\U0001f3ff\ufe00-\ufe0f\U000e0100-\U000e01ef\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]"
)
_SUSPENDED = re.compile(r"(?<!\S)-(?=\w)")
_SCRIPTS = {
    "ARABIC": "Arab", "HEBREW": "Hebr", "CJK": "Hani", "HIRAGANA": "Hira", "KATAKANA": "Kana", "HANGUL": "Hang",
    "DEVANAGARI": "Deva", "THAI": "Thai", "GEORGIAN": "Geor", "ARMENIAN": "Armn", "BENGALI": "Beng", "TAMIL": "Taml",
    "ETHIOPIC": "Ethi", "CYRILLIC": "Cyrl", "GREEK": "Grek", "SYRIAC": "Syrc", "TIBETAN": "Tibt", "KHMER": "Khmr",
    "LAO": "Laoo", "MYANMAR": "Mymr", "TELUGU": "Telu", "URDU": "Arab", "GUJARATI": "Gujr", "GURMUKHI": "Guru",
}  # fmt: skip


#: Words that are written from the right, with what stands between them
_RIGHT = "\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc"
_FROM_THE_RIGHT = re.compile(f"[{_RIGHT}](?:[{_RIGHT}\\d .,:;!?'-]*[{_RIGHT}])?")
_TEXT = re.compile(">[^<]+")


def isolated(body: str) -> str:
    """HTML in whose texts what is written from the right stands for itself, and does not turn what is around it."""
    if not _FROM_THE_RIGHT.search(body):
        return body
    return _TEXT.sub(lambda text: _FROM_THE_RIGHT.sub(r"<bdi>\g<0></bdi>", text[0]), body)


@cache
def covered(name: str) -> frozenset[int]:
    """The characters a vendored font has."""
    with TTFont(FONTS / name, lazy=True) as font:
        return frozenset(font.getBestCmap())


class Letters:
    """Cleans texts for one language. `needed` tells afterwards which of OTHER_FONTS the document needs."""

    def __init__(self, locale):
        self.scripts = locale.scripts
        self.text = covered(TEXT_FONTS[0]) & covered(TEXT_FONTS[1])
        self.needed = set()

    def clean(self, text: str) -> str:
        """`text` in NFC with nothing in it that cannot be drawn."""
        text = _DROPPED.sub("", unicodedata.normalize("NFC", text))
        if text.isascii():
            return _SUSPENDED.sub("\u2011", "".join(char for char in text if char >= " " or char == "\n"))
        found: list[str] = []
        marks, last = 0, ""
        for char in text:
            marks = marks + 1 if unicodedata.category(char) in ("Mn", "Me") else 0
            if marks > MARKS:
                continue
            told = self._told(char)
            if told and told == last and told[0] == "[":
                while found and found[-1] == " ":
                    found.pop()
                continue
            found.append(told)
            last = told if told and told != " " else last
        return _SUSPENDED.sub("\u2011", "".join(found))

    def cleaned(self, value):
        """Plain JSON values with every string cleaned."""
        if isinstance(value, str):
            return self.clean(value)
        if isinstance(value, dict):
            return {name: self.cleaned(item) for name, item in value.items()}
        if isinstance(value, list | tuple):
            return [self.cleaned(item) for item in value]
        return value

    def _told(self, char):
        if char == "\n" or ord(char) in self.text:
            return char
        kind = unicodedata.category(char)
        if kind in ("Cc", "Cs", "Co", "Cn"):
            return ""
        if char in JOINERS:
            return char if self.needed else ""
        for family, files in OTHER_FONTS:
            if all(ord(char) in covered(file) for file in files.values()):
                self.needed.add(family)
                return char
        if unicodedata.combining(char):
            return ""
        plain = self._plainly(char)
        if plain:
            return plain
        name = unicodedata.name(char, "")
        if kind[0] in "LMN":
            script = self.scripts.get(_SCRIPTS.get(name.split()[0] if name else "", ""))
            return f"[{script}]" if script else "□"
        if kind[0] == "Z":
            return " "
        return f"[{name.lower()}]" if kind[0] == "S" and name else "" if kind == "Cf" else "□"

    def _plainly(self, char):
        """What the letter stands for, as the fonts have it: ① is (1), ℃ is °C; "" if there is nothing."""
        compatible = unicodedata.normalize("NFKC", char)
        if compatible != char and all(ord(one) in self.text for one in compatible):
            return f"({compatible})" if unicodedata.decomposition(char).startswith("<circle>") else compatible
        plain = unicodedata.normalize("NFD", char)[0]
        return plain if ord(plain) in self.text else ""
