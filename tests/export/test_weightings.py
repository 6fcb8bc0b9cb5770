"""Several weightings: each stands in every format, with its own figures, and before its reveal with none."""

import csv
import io
import json
from dataclasses import replace

import pytest

from tests.export import samples
from tests.export.reading import workbook
from workshop.export import export
from workshop.export.blocks import Chapter, Grid, Heading, Text, Together
from workshop.export.document import document
from workshop.export.methods import method
from workshop.export.office.xlsx import protocol_xlsx
from workshop.export.sentences import weight
from workshop.export.words import Words
from workshop.weighting import NAMES

DE, EN = Words("de"), Words("en")
SECOND, THIRD = "Womit beginnen wir im Frühjahr?", "Was darf nichts kosten?"
WAITING = "Die Punkte sind noch nicht aufgedeckt."


def chapter(name, whole, words=DE):
    return next(block for block in document(whole, words) if isinstance(block, Chapter) and block.name == name)


def cells(grid):
    return [
        [" ".join(line.key + line.text for line in cell if isinstance(line, Text)) for cell in row.cells]
        for row in grid.rows
    ]


def test_every_further_weighting_has_its_heading_its_sentence_and_its_table():
    found = chapter("weightings", samples.questions(count=2))
    told = [part.text if isinstance(part, Heading | Text) else cells(part) for part in found.parts]
    portal, coworking = (title for _field, title, _text in samples.IDEAS[:2])
    assert told == [
        SECOND,
        "Alle konnten fünf Punkte auf bis zu zwei Ideen vergeben. 31 Personen haben Punkte gegeben.",
        [["1", coworking, "", "5 von 7", "21"], ["2", portal, "", "4 von 7", "19"]],
        THIRD,
        f"Alle konnten einen Punkt auf bis zu eine Idee vergeben. {WAITING}",
        "Gewichtung 4",
        "Alle konnten drei Punkte auf bis zu eine Idee vergeben. Vier Personen haben Punkte gegeben.",
        [["1", coworking, "", "7"], ["2", portal, "", "2"]],
        "Gewichtung 5",
        "Alle konnten drei Punkte auf bis zu drei Ideen vergeben. Es wurden keine Punkte gegeben.",
    ]


def test_with_one_weighting_there_is_no_such_chapter():
    names = [block.name for block in document(samples.model(), DE) if isinstance(block, Chapter)]
    assert names == ["summary", "ideas", "measures", "people", "proof"]


def test_it_stands_between_the_ideas_and_the_measures():
    names = [block.name for block in document(samples.questions(), DE) if isinstance(block, Chapter)]
    assert names == ["summary", "ideas", "weightings", "measures", "people", "proof"]


def test_the_question_is_named_where_the_result_is_told():
    whole = samples.questions()
    assert (
        chapter("ideas", whole)
        .intro[0]
        .text.startswith(
            "Bei der Frage „Welche Ideen sollen uns tragen?“ konnten alle zehn Punkte auf bis zu fünf Ideen vergeben."
        )
    )
    assert weight(whole, DE, False).startswith("Bei der Frage „Welche Ideen sollen uns tragen?“: Das größte Gewicht")
    assert weight(samples.english_questions(), EN, False).startswith("On the question “Which ideas shall carry us?”: ")


def test_the_proof_tells_of_each_how_it_was_weighted():
    [proof] = [part for part in chapter("proof", samples.questions()).parts if isinstance(part, Together)]
    told = [(text.key, text.text) for text in proof.texts if "konnten" in text.text]
    hidden = "Die Punkte waren bis zum Aufdecken verdeckt."
    sealed = "Die Gewichtung ist versiegelt: Niemand kann mehr sehen, wer welche Punkte gegeben hat."
    broad = "Die Breite sagt, aus wie vielen von sieben Gemeinden jemand Punkte gegeben hat."
    first, second, third = (
        f"Bei der Frage „{title}“ konnten alle" for title in ("Welche Ideen sollen uns tragen?", SECOND, THIRD)
    )
    assert told == [
        ("So wurde gewichtet.", f"{first} zehn Punkte auf bis zu fünf Ideen vergeben. {hidden} {broad} {sealed}"),
        ("Eine weitere Gewichtung.", f"{second} fünf Punkte auf bis zu zwei Ideen vergeben. {hidden} {sealed}"),
        ("Eine weitere Gewichtung.", f"{third} einen Punkt auf bis zu eine Idee vergeben. {WAITING}"),
        ("Gewichtung 4.", f"Alle konnten drei Punkte auf bis zu eine Idee vergeben. {hidden}"),
        ("Gewichtung 5.", f"Alle konnten drei Punkte auf bis zu drei Ideen vergeben. {hidden}"),
    ]  # fmt: skip


def test_an_idea_that_was_not_asked_about_has_neither_rank_nor_points(paper):
    whole = samples.questions()
    ideas = chapter("ideas", whole)
    assert "Ideen, nach denen nicht gefragt war, stehen ohne Platz am Ende." in ideas.intro[0].text
    last = cells(next(part for part in ideas.parts if isinstance(part, Grid)))[-1]
    assert (last[0], last[3], last[4].strip()) == ("–", "–", "–")
    row = list(csv.DictReader(io.StringIO(export(whole, "csv", paper)[0].decode("utf-8-sig")), delimiter=";"))[-1]
    assert (row["Platz"], row["Projektidee"], row["Punkte"], row["Personen"]) == ("", "Hundesteuer online", "", "")


def test_without_such_ideas_nothing_is_said_of_them():
    assert "nicht gefragt" not in chapter("ideas", samples.model()).intro[0].text


def test_the_tables_hold_what_ideas_got_in_each(paper):
    whole = samples.questions(count=2)
    heads = [f"Punkte: {name}" for name in (SECOND, THIRD, "Gewichtung 4", "Gewichtung 5")]
    rows = list(csv.DictReader(io.StringIO(export(whole, "csv", paper)[0].decode("utf-8-sig")), delimiter=";"))
    assert [[row[head] for head in heads] for row in rows[:3]] == [
        ["19", "", "2", ""], ["21", "", "7", ""], ["", "", "", ""],
    ]  # fmt: skip
    sheet = workbook(protocol_xlsx(whole))["Weitere Gewichtungen"]
    portal, coworking = (title for _field, title, _text in samples.IDEAS[:2])
    told = [
        tuple(row[place] for place in (0, 1, 2, 5, 6, 7, 8)) for row in sheet.iter_rows(min_row=2, values_only=True)
    ]
    assert told == [
        (SECOND, 1, coworking, "Punkte", 21, 21, 5), (SECOND, 2, portal, "Punkte", 19, 19, 4),
        (THIRD, None, "(noch verdeckt)", "Punkte", None, None, None),
        ("Gewichtung 4", 1, coworking, "Punkte", 7, 7, None), ("Gewichtung 4", 2, portal, "Punkte", 2, 2, None),
        ("Gewichtung 5", None, "(niemand hat geantwortet)", "Punkte", None, None, None),
    ]  # fmt: skip


def test_each_measure_of_an_idea_repeats_no_figure_of_a_further_weighting(paper):
    whole = samples.questions(count=2)
    again = replace(whole, measures=(*whole.measures, replace(whole.measures[0], id=9)))
    rows = list(csv.DictReader(io.StringIO(export(again, "csv", paper)[0].decode("utf-8-sig")), delimiter=";"))
    assert [row[f"Punkte: {SECOND}"] for row in rows[:3]] == ["19", "", "21"]


def test_the_data_hold_them(paper):
    data = json.loads(export(samples.questions(count=2), "json", paper)[0])
    assert (data["weighting"]["points"], data["weighting"]["method"]) == (10, "points")
    assert [(one["title"], one["revealed"], [row["value"] for row in one["ideas"]]) for one in data["further"]] == [
        (SECOND, True, [21, 19]), (THIRD, False, []), ("", True, [7, 2]), ("", True, []),
    ]  # fmt: skip


@pytest.mark.parametrize("name", NAMES)
def test_every_method_is_told_on_paper(name):
    assert method(name).unit(DE)


def test_the_paper_has_them(printed):
    text = printed(samples.questions(count=2)).text
    assert "2 Weitere Gewichtungen" in text
    assert f"{SECOND} Alle konnten fünf Punkte" in text
