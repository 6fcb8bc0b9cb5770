"""Whatever comes over the wire is either clean or refused."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workshop.engine.command import data_for
from workshop.engine.sanitize import length, line, lines, read_json
from workshop.errors import Refused


def outcome(call, *arguments):
    """What a call gives, or the code or word with which it refuses."""
    try:
        return call(*arguments)
    except Refused as refused:
        return refused.code
    except ValueError as error:
        return str(error)


@given(st.binary(max_size=200))
def test_any_bytes_are_a_value_or_a_refusal(raw):
    outcome(read_json, raw)


def test_letters_are_counted_as_they_are_kept_and_what_is_far_too_long_is_not_composed():
    for text in (" e\u0301\r\n", "\u202eä\tö", "a\u2028b"):
        assert length(text, 500) == len(lines(text, 500))
    assert (length("e\u0301" * 500, 400), length("e\u0301" * 30_000, 500)) == (500, 60_000)


@given(st.text(alphabet=st.characters(codec=None), max_size=200))
def test_clean_text_is_composed_trimmed_and_stays_as_it_is(text):
    cleaned = outcome(lines, text, 200)
    assert (cleaned, cleaned.strip(), unicodedata.normalize("NFC", cleaned)) == (lines(cleaned, 200), cleaned, cleaned)
    assert cleaned.encode("utf-8").decode() == cleaned


@given(st.text(max_size=200))
def test_one_line_has_no_line_ends_and_no_doubled_spaces(text):
    cleaned = outcome(line, text, 200)
    assert (cleaned, "\n" in cleaned, "  " in cleaned) == (line(cleaned, 200), False, False)


@given(st.integers())
def test_whole_numbers_pass_within_what_every_language_can_count(number):
    inside = abs(number) <= 2**53
    assert outcome(read_json, b"%d" % number) == (number if inside else "bad_shape")


@given(st.floats(allow_nan=False, allow_infinity=False))
def test_fractions_are_refused(number):
    assert outcome(read_json, repr(number).encode()) == "bad_shape"


@pytest.mark.parametrize("day", ["0021-05-01", "1999-12-31", "2201-01-01", "9999-12-31"])
def test_a_year_that_can_only_be_a_slip_of_the_keys_is_refused(day):
    with pytest.raises(Refused) as refused:
        data_for("add_measure", {"idea": 1, "title": "Measure", "due": day})
    assert refused.value.data == {"field": "due", "reason": "no_year"}


@pytest.mark.parametrize("day", ["2000-01-01", "2027-02-28", "2200-12-31"])
def test_a_day_of_our_time_is_taken(day):
    assert data_for("add_measure", {"idea": 1, "title": "Measure", "due": day}).due == day


@pytest.mark.parametrize(
    "text",
    ["\u200b", "\u3164", "\u2800", "\u00ad\u00ad", "\u2060 \u200d", "\u115f\u1160\uffa0", "\u0301", "\U000e0020"],
)
def test_a_title_of_which_nothing_is_seen_is_empty(text):
    assert (line(text, 120), lines(f"\n{text}\n", 500)) == ("", "")
    with pytest.raises(Refused) as refused:
        data_for("add_idea", {"field_of_action": 1, "title": text})
    assert refused.value.data == {"field": "title", "reason": "empty"}


@pytest.mark.parametrize("text", ["a", "?", "①", "🚲", "न्", "क\u200dष", "Bus\u00adverkehr", "-"])
def test_whatever_is_seen_is_kept(text):
    assert line(text, 120) == text
