"""Real sentences are longer than a title: no word is lost, and nobody reads one twice."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workshop.domain.ideas.wording import LONGEST, added_to, below, headline, rest, worded

BUS = (
    "Am Abend und am Wochenende fährt zwischen den Dörfern kein einziger Bus mehr, deshalb kommen Jugendliche ohne "
    "Auto weder zum Sport noch ins Kino noch wieder nach Hause."
)
TWO = (
    "Wir brauchen einen Rufbus am Abend. Er soll z. B. ab dem 3. Mai zwischen allen Ortsteilen fahren und mit dem "
    "Handy oder am Telefon bestellt werden können."
)


@pytest.mark.parametrize(
    ("sentence", "title", "left"),
    [
        ("Rufbus am Abend", "Rufbus am Abend", None),
        (
            BUS,
            "Am Abend und am Wochenende fährt zwischen den Dörfern kein einziger Bus mehr, deshalb kommen Jugendliche "
            "ohne Auto…",
            "… weder zum Sport noch ins Kino noch wieder nach Hause.",
        ),
        (
            TWO,
            "Wir brauchen einen Rufbus am Abend.",
            "Er soll z. B. ab dem 3. Mai zwischen allen Ortsteilen fahren und mit dem Handy oder am Telefon bestellt "
            "werden können.",
        ),
        ("x" * 150, "x" * 119 + "…", "… " + "x" * 31),
        ("Ja! " + BUS, f"Ja! {BUS.partition(' weder')[0]}…", None),
    ],
)
def test_the_title_ends_with_the_first_sentence_or_with_a_word(sentence, title, left):
    made, text = worded(sentence, "")
    assert (made, text) == (title, sentence if len(sentence) > LONGEST else "")
    if left:
        assert rest(made, text) == left


def test_what_was_added_stands_below_and_is_not_the_sentence():
    title, text = worded(BUS, "Auch für Ältere\nund Kinder")
    assert text == f"{BUS}\nAuch für Ältere\nund Kinder"
    assert below(title, text) == "… weder zum Sport noch ins Kino noch wieder nach Hause.\nAuch für Ältere\nund Kinder"
    assert added_to(title, text) == "Auch für Ältere\nund Kinder"
    assert worded(BUS, text) == (title, text)


def test_another_title_leaves_the_text_as_it_is():
    text = worded(BUS, "")[1]
    assert (rest("Bus am Abend", text), below("Bus am Abend", text), added_to("Bus", text)) == (None, text, text)
    assert (rest("Rufbus", "Rufbus am Abend"), rest("", ""), rest("…", BUS)) == (None, None, None)


SENTENCES = (
    st.text(alphabet="aäB .,!?„“…-", min_size=1, max_size=280).map(lambda text: " ".join(text.split())).filter(bool)
)


@given(SENTENCES)
def test_every_letter_is_in_title_or_rest_once(sentence):
    title, text = worded(sentence, "")
    assert len(title) <= LONGEST
    if len(sentence) <= LONGEST:
        assert (title, text, rest(title, text)) == (sentence, "", None)
        return
    assert (text, headline(sentence)) == (sentence, title)
    assert _letters(title) + _letters(below(title, text)) == _letters(sentence)


def _letters(words):
    return [letter for letter in words if letter.isalpha()]
