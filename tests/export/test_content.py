"""What stands in the document, and where."""

from dataclasses import replace

import pikepdf
import pytest

from tests.export import samples
from tests.export.conftest import flat, tool
from tests.export.structure import of_sort
from workshop.export.document.ideas import by_field
from workshop.export.pdf.foot import lines
from workshop.export.pdf.page import page
from workshop.export.words import Words


def page_text(document, number):
    return flat(tool("pdftotext", "-f", number, "-l", number, document.file, "-"))


@pytest.mark.parametrize("name", ["tiny", "model", "pictures", "300", "no-points", "hostile", "english"])
def test_the_cover_is_one_page_with_everything_on_it(printed, name):
    protocol = samples.ALL[name]()
    document = printed(protocol)
    cover = page_text(document, 1)
    assert [body for body in protocol.facts.organisers[-1:] if body not in cover and name != "hostile"] == []
    heading = "Project ideas" if name == "english" else "Projektideen"
    assert heading in page_text(document, 2)


@pytest.mark.parametrize("code", ["AAAAAAA", "AAAAAAB"])
def test_whichever_sentences_a_workshop_gets_its_cover_holds_them(printed, code):
    sample = samples.pictures()
    document = printed(samples.replace_facts(sample, code=code))
    assert "Projektideen" in page_text(document, 2)
    assert "Gefördert durch" in page_text(document, 1)


def test_lines_are_reckoned_by_the_letters_of_the_font():
    assert [lines(text, 40, 10) for text in ("", "i" * 40, "W" * 40, "Wort " * 20, "Wort")] == [1, 1, 3, 4, 1]


def test_logos_and_photos_have_their_words(printed):
    with pikepdf.open(printed(samples.pictures()).file) as pdf:
        assert [str(figure.Alt) for figure in of_sort(pdf, "Figure")] == [one.alt for one in samples.PICTURES]


@pytest.mark.parametrize(
    "told",
    [
        "Fotodokumentation", "Themenwand nach der Gewichtung", "Beide bleiben eigene Ideen.", "Nach Handlungsfeld",
        "vorbehaltlich der Beschlüsse in den Räten", "Der Rufbus soll auch sonntags fahren", "Wir haben es ergänzt.",
        "Nicht angenommen. Gezählt sind alle", "Fassung 2, 28. November 2026",
        "Die Idee zum Rufbus nennt jetzt auch den Sonntag.", "„Mängelmelder“ – Fotos vom Schlagloch",
        "alle vier werden von allen sieben Gemeinden getragen", "Acht davon gelten als groß, acht als klein.",
    ],
)  # fmt: skip
def test_everything_that_there_is_is_told(printed, told):
    assert told in printed(samples.pictures()).running_text


@pytest.mark.parametrize("told", ["Fotodokumentation", "Einsprüche", "Was sich geändert hat", "Nach Handlungsfeld"])
def test_what_there_is_not_has_no_head(printed, told):
    assert told not in printed(samples.tiny()).running_text


def test_a_picture_without_its_file_is_left_out():
    html, table = page(samples.pictures(), {})
    assert "<img" not in html
    assert [name for name in table if name.startswith("picture")] == []
    html, table = page(samples.pictures(), samples.FILES)
    assert html.count("<img") == len([name for name in table if name.startswith("picture")]) == 6


@pytest.mark.parametrize("name", samples.ALL)
def test_every_idea_stands_in_its_table_in_order(name):
    html = page(samples.ALL[name](), {})[0].partition('<table class="ideas">')[2].partition("</table>")[0]
    rows = [row.partition("</p>")[0] for row in html.split('<p class="title">')[1:]]
    ranked = [idea.title.split()[-1] for idea in samples.ALL[name]().ideas]
    assert len(rows) == len(ranked)
    assert name == "hostile" or all(last in row for last, row in zip(ranked, rows, strict=True))


def test_every_field_has_its_ideas_by_weight():
    _heading, grid = by_field(samples.many(300), Words("en"))
    cells = [[cell[0] for cell in row.cells] for row in grid.rows]
    assert [(chip.letter, len(listed.titles), listed.more) for chip, _sum, listed in cells] == [
        ("A", 10, "and 53 more"), ("B", 10, "and 52 more"), ("C", 10, "and 53 more"), ("D", 10, "and 52 more"),
        ("E", 10, "and 40 more"),
    ]  # fmt: skip
    points = [[int(figure) for _title, figure in listed.titles] for _chip, _sum, listed in cells]
    assert points == [sorted(one, reverse=True) for one in points]
    told = sum(int(total.key.replace(",", "")) for _chip, total, _listed in cells)
    assert told == samples.many(300).totals.points
    assert by_field(samples.tiny(), Words("en")) == []


def test_a_guiding_question_stands_beside_its_field_however_few_ideas_there_are():
    few = samples.tiny()
    asked = [replace(field, impulse="Was hilft im Alltag?") for field in few.fields_of_action]
    _heading, grid = by_field(replace(few, fields_of_action=tuple(asked)), Words("de"))
    assert {cell.text for row in grid.rows for cell in row.cells[0][1:]} == {"Was hilft im Alltag?"}
