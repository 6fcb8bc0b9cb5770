"""The table for the spreadsheet."""

import csv
import io

import pytest

from tests.export import samples
from workshop.export.text.csv import ideas_csv, measures_csv, protocol_csv, safe


def table(content):
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline=""), delimiter=";"))


def rows(protocol):
    return table(protocol_csv(protocol))


@pytest.mark.parametrize("text", ["=1+1", "+49", "-1", "@SUM(A1)", "\tx", "\rx"])
def test_no_cell_is_a_formula(text):
    assert safe(text) == "'" + text


@pytest.mark.parametrize(
    "text",
    [
        "2E3",
        "007",
        "1-2",
        "3/4",
        "12:30",
        "1,5",
        "5 %",
        "5 €",
        "2026-11-03",
        "5. Mai",
        "Mai 21",
        "12:30 pm",
        "WAHR",
        "True",
    ],
)
def test_no_text_is_taken_for_a_figure_or_a_date(text):
    assert safe(text) == "'" + text


@pytest.mark.parametrize("text", ["3 Bänke am Kanal", "Mai", "e", "Bus um 12:30 Uhr fährt", "B 71n", "", "Rufbus"])
def test_words_stay_as_they_are(text):
    assert safe(text) == text


def test_a_figure_stays_a_figure():
    assert [safe(figure) for figure in (0, 7, 2000)] == [0, 7, 2000]


def test_no_cell_of_hostile_texts_is_a_formula():
    for row in rows(samples.hostile()):
        assert not [cell for cell in row.values() if cell.startswith(("=", "+", "-", "@", "\t", "\r"))]


def test_points_are_counted_once_where_an_idea_has_two_measures():
    protocol = samples.protocol(
        samples.model().ideas, [*samples.measures()[:1], samples.replace(samples.measures()[1], idea=1)]
    )
    english = samples.replace_facts(protocol, language="en")
    assert sum(int(row["Points"] or 0) for row in rows(english)) == protocol.totals.points
    assert [row["Measure"] for row in rows(english)][:2] == [measure.title for measure in protocol.measures]


def test_a_measure_whose_idea_is_not_shown_stands_at_the_end():
    lonely = samples.replace(samples.measures()[0], idea=None)
    found = rows(samples.replace_facts(samples.protocol(samples.ties().ideas, [lonely]), language="en"))
    assert (found[-1]["Project idea"], found[-1]["Measure"]) == ("", lonely.title)


def test_the_file_is_what_an_office_opens():
    content = protocol_csv(samples.model())
    assert content.startswith(b"\xef\xbb\xbf")
    assert b";" in content.splitlines()[0]


def test_two_tables_hold_each_idea_and_each_measure_once():
    model = samples.model(language="en")
    ideas, measures = (table(content) for content in (ideas_csv(model), measures_csv(model)))
    assert [row["Project idea"] for row in ideas] == [idea.title for idea in model.ideas]
    assert sum(int(row["Points"]) for row in ideas) == model.totals.points
    assert [(row["Measure"], row["Due"]) for row in measures] == [(one.title, one.due or "") for one in model.measures]
    assert measures[0]["Project idea"] == model.ideas[0].title


def test_whom_an_idea_concerns_and_how_many_take_part_are_told_apart():
    idea = samples.replace(samples.model().ideas[0], groups=("Aue", "Bach"), support=3, supporters=("Cella",))
    model = samples.replace(samples.model(), ideas=(idea,))
    (german,) = table(ideas_csv(model))
    assert (german["Betrifft"], german["Personen, die mitmachen"]) == ("Aue, Bach", "3")
