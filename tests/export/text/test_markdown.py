"""Markdown: what people wrote stays text."""

import pytest

from tests.export import samples
from tests.export.reading import markdown, spoken
from workshop.export.text.markdown import escaped, protocol_markdown

#: What stands inside our lines
INLINE = {"text", "strong_open", "strong_close", "softbreak", "hardbreak"}
ATTACKS = [
    "# [x](javascript:alert(1)) | <img src=x onerror=alert(1)>", "![x](http://evil.example/x.png)",
    "<script>alert(1)</script>", "<http://evil.example>",
    "[x]: http://evil.example", "[x][y]", "`code`", "~~~", "```", "*a* _b_ **c** __d__ ~~e~~",
    "- a", "+ a", "* a", "1. a", "12) a", "> a", "===", "---", "***", "a | b | c", "&lt;b&gt; &amp; &#60;",
    "\\[x\\](y)",
    "Titel #", "## ##", "$x$", "{{ x }} {% x %}", "\\", "a\\", "=1+1", "-2",
    "+49 30", "http://evil.example www.evil.example",
]  # fmt: skip


def drawn(text):
    """The tokens of a document in which people wrote `text` wherever they may write."""
    idea = (0, text, f"{text}\n{text}", 5, {"said": (("question", text, text),), "parts": ((text, text),)})
    measure = samples.replace(samples.measures()[0], title=text, first_step=text)
    whole = samples.protocol(samples.ranked([idea]), [measure], title=text, subtitle=text, place=text)
    return markdown(protocol_markdown(whole))


@pytest.mark.parametrize("text", ATTACKS)
def test_an_attack_stays_what_it_is_wherever_it_stands(text):
    tokens = drawn(text)
    assert [token.type for token in tokens] == [token.type for token in drawn("Wort")]
    assert {child.type for token in tokens for child in token.children or ()} <= INLINE
    lines = [spoken(token) for token in tokens if token.type == "inline"]
    plain = [spoken(token) for token in drawn("Wort") if token.type == "inline"]
    assert lines == [line.replace("Wort", text) for line in plain]


@pytest.mark.parametrize("text", ["    eingerückt", "\tmit Tabulator"])
def test_what_is_indented_is_no_code(text):
    assert [token.type for token in drawn(text)] == [token.type for token in drawn("Wort")]


def test_every_mark_has_its_backslash():
    marks = "\\`*_[]{}<>|~&$#"
    assert escaped(marks) == "".join(f"\\{mark}" for mark in marks)


def test_lines_are_kept_and_blank_ones_go():
    assert escaped("eins\n\n  zwei\n3. drei") == "eins\nzwei\n3\\. drei"


def test_addresses_are_no_links():
    assert escaped("http://a.example www.b.example") == "http\\://a.example www\\.b.example"


@pytest.mark.parametrize("name", ["model", "english", "hostile", "pictures", "tall"])
def test_every_line_of_a_table_has_all_its_cells(name):
    tokens = markdown(protocol_markdown(samples.ALL[name]()))
    counts, rows = [], []
    for token in tokens:
        if token.type == "table_open":
            rows = []
        elif token.type == "tr_open":
            rows.append(0)
        elif token.type in ("th_open", "td_open"):
            rows[-1] += 1
        elif token.type == "table_close":
            counts.append(rows)
    assert counts
    assert [rows for rows in counts if len(set(rows)) != 1] == []


def test_pictures_are_told_by_their_alternative_text():
    text = protocol_markdown(samples.pictures()).decode()
    assert "**Bild:** Themenwand nach der Gewichtung – Dieselbe Stellwand, weniger Karten" in text


def test_german_and_english_have_their_own_words_dates_and_marks():
    german, english = (protocol_markdown(sample()).decode() for sample in (samples.model, samples.english))
    assert ("28.02.2027" in german, "„Bürgerportal" in german, "Sonntag, 22." in german) == (True, True, True)
    assert ("28 Feb 2027" in english.replace("\u00a0", " "), "“Bürgerportal" in english, "Sunday, 22" in english) == (
        True, True, True,
    )  # fmt: skip
