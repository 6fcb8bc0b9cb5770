"""Text for paper."""

import pytest
from babel import Locale

from workshop.export.pdf.glyphs import OTHER_FONTS, Letters, covered, isolated


@pytest.fixture
def letters():
    return Letters(Locale("de"))


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Größe, Żółć, İstanbul, Ελλάδα", "Größe, Żółć, İstanbul, Ελλάδα"),
        ("你好 und ⵣ", "[Chinesisch] und □"),
        ("a\u202eb\ufeffc\ue000d\ufe0f", "abcd"),
        ("Lotsinnen und -Lotsen, 3-4", "Lotsinnen und \u2011Lotsen, 3-4"),
        ("a\x00b\tc\nd", "abc\nd"),
        ("\U0001f701", "[alchemical symbol for air]"),
        ("ǎ ḙ \u200d", "ǎ e "),
        ("<b>{{x}}</b>", "<b>{{x}}</b>"),
        ("①②③ und ⑳", "(1)(2)(3) und (20)"),
        ("21 ℃, ㎡, Ⅳ, Ｗ", "21 °C, m2, IV, W"),
    ],
)
def test_only_what_can_be_drawn_is_left(letters, text, told):
    assert letters.clean(text) == told
    assert letters.needed == set()


@pytest.mark.parametrize(
    ("text", "told", "family"),
    [
        ("Radweg 🚲🏽", "Radweg 🚲", "Noto Emoji"),
        ("👩\u200d👧", "👩\u200d👧", "Noto Emoji"),
        ("مرحبا بالعالم", "مرحبا بالعالم", "Noto Sans Arabic"),
        ("שלום", "שלום", "Noto Sans Hebrew"),
    ],
)
def test_other_letters_are_kept_and_ask_for_their_font(letters, text, told, family):
    assert letters.clean(text) == told
    assert letters.needed == {family}


def test_what_is_written_from_the_right_turns_nothing_around_it():
    assert isolated("<p>1 (שלום, 2) und &quot;א&quot;</p>") == (
        "<p>1 (<bdi>שלום</bdi>, 2) und &quot;<bdi>א</bdi>&quot;</p>"
    )
    assert isolated('<p title="אב">אב גד</p>') == '<p title="אב"><bdi>אב גד</bdi></p>'
    assert isolated("<p>א“ – ב und ג</p>") == "<p><bdi>א</bdi>“ – <bdi>ב</bdi> und <bdi>ג</bdi></p>"
    assert isolated("<p>Größe</p>") == "<p>Größe</p>"


def test_piled_up_marks_are_thinned(letters):
    assert len(letters.clean("Z" + "\u0337\u0321\u0322" * 20)) <= 3


def test_every_character_left_is_in_a_font(letters):
    some = "".join(map(chr, [*range(0x20, 0x3000), *range(0xFB00, 0xFFFE), *range(0x1F300, 0x1FB00)]))
    drawable = letters.text.union(*(covered(file) for _family, files in OTHER_FONTS for file in files.values()))
    assert {char for char in letters.clean(some) if char not in "\n " and ord(char) not in drawable} == set()
