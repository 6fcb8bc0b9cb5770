"""Text for paper."""

import pytest
from babel import Locale

from workshop.export.letters import EMOJI_FONT, Letters, covered


@pytest.fixture
def letters():
    return Letters(Locale("de"))


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Größe, Żółć, İstanbul, Ελλάδα", "Größe, Żółć, İstanbul, Ελλάδα"),
        ("مرحبا بالعالم", "[Arabisch]"),
        ("שלום und 你好", "[Hebräisch] und [Chinesisch]"),
        ("a\u202eb\ufeffc\ue000d\ufe0f", "abcd"),
        ("Lotsinnen und -Lotsen, 3-4", "Lotsinnen und \u2011Lotsen, 3-4"),
        ("a\x00b\tc\nd", "abc\nd"),
        ("\U0001f701", "[alchemical symbol for air]"),
        ("<b>{{x}}</b>", "<b>{{x}}</b>"),
    ],
)  # fmt: skip
def test_only_what_can_be_drawn_is_left(letters, text, told):
    assert letters.clean(text) == told
    assert not letters.emoji


def test_emoji_are_kept_and_ask_for_their_font(letters):
    assert letters.clean("Radweg 🚲") == "Radweg 🚲"
    assert letters.emoji


def test_piled_up_marks_are_thinned(letters):
    assert len(letters.clean("Z" + "\u0337\u0321\u0322" * 20)) <= 3


def test_every_character_left_is_in_a_font(letters):
    some = "".join(map(chr, [*range(0x20, 0x3000), *range(0xFB00, 0xFFFE), *range(0x1F300, 0x1FB00)]))
    drawable = covered(EMOJI_FONT) | letters.text
    assert {char for char in letters.clean(some) if char not in "\n " and ord(char) not in drawable} == set()
