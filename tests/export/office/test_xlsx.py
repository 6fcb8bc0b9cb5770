"""The workbook: figures are figures, dates are dates, and nothing in it reckons or links."""

import io
import re
import zipfile

import pytest

from tests.export import samples
from tests.export.reading import workbook
from workshop.export.office.xlsx import LONGEST, protocol_xlsx, shortened


@pytest.fixture(scope="module")
def book():
    return workbook(protocol_xlsx(samples.model()))


def rows(sheet):
    return [row for row in sheet.iter_rows(min_row=2, values_only=True) if any(cell is not None for cell in row)]


def test_the_sheets_have_names_heads_filters_and_dates(book):
    assert book.sheetnames == ["Projektideen", "Maßnahmen", "Beiträge", "Handlungsfelder", "Teilnehmende", "Angaben"]
    assert workbook(protocol_xlsx(samples.english())).sheetnames == [
        "Project ideas", "Measures", "Contributions", "Fields of action", "Participants", "About",
    ]  # fmt: skip
    for sheet in book:
        assert (sheet.freeze_panes, sheet.print_title_rows) == ("A2", "$1:$1")
        assert sheet.auto_filter.ref.startswith("A1:")
    due = book["Maßnahmen"]["C2"]
    assert (due.is_date, due.number_format, due.value.date().isoformat()) == (True, "dd.mm.yyyy", "2027-02-28")
    assert {type(cell.value) for cell in book["Projektideen"]["G"][1:]} == {int}


def test_sums_of_the_sheets_are_the_sums_of_the_workshop(book):
    totals = samples.model().totals
    fields = rows(book["Handlungsfelder"])
    assert [sum(row[place] for row in fields) for place in (2, 3, 4, 5)] == [
        totals.ideas, totals.points, totals.contributions, totals.measures,
    ]  # fmt: skip
    told = dict(rows(book["Angaben"]))
    assert (told["Projektideen"], told["Punkte"], told["Maßnahmen"]) == (totals.ideas, totals.points, totals.measures)


def test_small_groups_are_counted_and_not_named(book):
    assert rows(book["Teilnehmende"])[4:7] == [
        ("Gemeinde", "Fichtenhain", 5),
        ("Gemeinde", "weitere", 3),
        ("Gemeinde", "ohne Angabe", 1),
    ]


def test_no_cell_is_a_formula_or_a_link():
    content = protocol_xlsx(samples.hostile())
    assert {cell.data_type for sheet in workbook(content) for row in sheet.iter_rows() for cell in row} <= {
        "s",
        "n",
        "d",
    }
    with zipfile.ZipFile(io.BytesIO(content)) as file:
        sheets = b"".join(file.read(name) for name in file.namelist() if "worksheets/" in name)
    assert re.findall(rb"<f[ >]|<hyperlink", sheets) == []


def test_a_text_longer_than_a_cell_is_cut_and_says_so():
    said = tuple(("addition", None, "Ein langer Beitrag. " * 100) for _place in range(30))
    whole = samples.protocol(samples.ranked([(0, "Eine Idee", "", 1, {"said": said})]))
    book = workbook(protocol_xlsx(whole))
    [row] = rows(book.worksheets[0])
    assert (len(row[11]), row[11][-1]) == (LONGEST, "…")
    assert [text for _idea, _sort, text in rows(book["Beiträge"])] == [text for _sort, _group, text in said]


def test_a_cell_is_measured_as_a_spreadsheet_measures_it():
    assert shortened("🙂" * 16_383) == "🙂" * 16_383
    for text in ("🙂" * 20_000, "a" + "🙂" * 20_000):
        short = shortened(text)
        assert (len(short.encode("utf-16-le")) // 2 in (LONGEST - 1, LONGEST), short[-1]) == (True, "…")
        assert text.startswith(short[:-1])


def test_a_day_that_no_workbook_knows_is_written_as_a_text():
    measure = samples.replace(samples.measures()[0], due="0021-05-01")
    book = workbook(protocol_xlsx(samples.protocol(samples.model().ideas, [measure])))
    assert book["Maßnahmen"]["C2"].value == "0021-05-01"


def test_the_file_is_the_same_whenever_it_is_made():
    assert protocol_xlsx(samples.model()) == protocol_xlsx(samples.model())
    about = workbook(protocol_xlsx(samples.model())).properties
    assert (about.created.isoformat(), about.creator) == (
        "2026-11-22T18:00:00",
        "Gemeinde Ahornau, Gemeinde Birkenfeld, Gemeinde Dornbach",
    )
