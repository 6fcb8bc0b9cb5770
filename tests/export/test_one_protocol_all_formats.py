"""One Protocol, all formats: the same titles in the same order, the same sums, the same bearers and dates."""

import json

import pytest

from tests.export import reading, samples
from tests.support.script import whole_evening
from workshop.export import FORMATS, export
from workshop.export.erased import named
from workshop.export.office.docx import protocol_docx
from workshop.export.office.xlsx import protocol_xlsx
from workshop.export.visible import visible
from workshop.extensions import db
from workshop.protocol.query import protocol

#: Formats that tell of everything; a calendar tells of what is due, the PDF is read as text
WHOLE = {
    "csv": reading.of_csv, "json": reading.of_json, "xlsx": reading.of_xlsx, "docx": reading.of_docx,
    "md": reading.of_md,
}  # fmt: skip
SAMPLES = (
    "tiny",
    "model",
    "300",
    "hostile",
    "english",
    "no-ideas",
    "no-points",
    "pictures",
    "questions",
    "english-questions",
)


def in_order(titles, text):
    """Those of `titles` that stand in `text` one after the other."""
    found, place = [], 0
    for title in titles:
        next_place = text.find(title, place)
        if next_place >= 0:
            found.append(title)
            place = next_place + len(title)
    return found


def one_line(text):
    """A text as a table's cell has it in a document that keeps no tabs and no doubled spaces."""
    return " ".join(visible(text).split())


def told_by(form, content, whole):
    """(titles and points of the ideas, titles of the measures, first leads, dates), as the file tells them."""
    ideas, measures = WHOLE[form](content, whole)
    leads = [lead.partition(" – ")[0].partition(" (")[0] for _title, lead, _due in measures]
    return (
        [(one_line(title), points) for title, points in ideas],
        [one_line(title) for title, _lead, _due in measures],
        [lead for lead in leads if lead not in ("offen", "open")],
        [due for *_, due in measures],
    )


def wanted(whole):
    firsts = [measure.leads[0].bearer for measure in whole.measures if measure.leads]
    return (
        [(one_line(idea.title), idea.points) for idea in whole.ideas],
        [one_line(measure.title) for measure in whole.measures],
        firsts,
        [measure.due or "" for measure in whole.measures],
    )


def made(form, whole, settings):
    """The file; documents of an office without their child process, which `test_office.py` looks after."""
    makers = {"docx": lambda: protocol_docx(whole, samples.FILES, None), "xlsx": lambda: protocol_xlsx(whole)}
    return makers[form]() if form in makers else export(whole, form, settings)[0]


@pytest.mark.parametrize("form", WHOLE)
@pytest.mark.parametrize("name", SAMPLES)
def test_titles_points_bearers_and_dates_are_the_same(name, form, paper):
    whole = samples.ALL[name]()
    told = told_by(form, made(form, whole, paper), whole)
    assert (told[0], told[1], [lead for lead in told[2] if lead], told[3]) == wanted(whole)
    assert sum(points for _title, points in told[0]) == whole.totals.points


@pytest.mark.parametrize("name", SAMPLES)
def test_a_calendar_holds_what_is_due(name, paper):
    whole = samples.ALL[name]()
    due = [(visible(measure.title), measure.due) for measure in whole.measures if measure.due]
    assert reading.of_ics(export(whole, "ics", paper)[0], whole) == due


def test_the_pdf_of_the_model_workshop_tells_the_same(paper, printed):
    pdf_tells_the_same(samples.model(), printed)


def pdf_tells_the_same(whole, printed):
    document, totals = printed(whole), whole.totals
    titles, measures = ([item.title for item in items] for items in (whole.ideas, whole.measures))
    assert in_order(titles, document.chapters) == titles
    assert in_order(measures, document.chapters) == measures
    assert f"{totals.people} {totals.ideas} {totals.points} {totals.led} " in document.text


def test_an_evening_of_real_commands_is_the_same_in_every_format(evening, settings, printed):
    for _name in whole_evening(evening):
        pass
    found = named(protocol(db.session, evening.workshop, draft=False))
    for form in WHOLE:
        told = told_by(form, made(form, found, settings), found)
        assert told[:2] == wanted(found)[:2], form
    pdf_tells_the_same(found, printed)
    assert export(found, "json", settings) == export(protocol(db.session, evening.workshop, False), "json", settings)


@pytest.mark.parametrize("form", [*WHOLE, "ics"])
def test_a_person_who_has_agreed_is_named_beside_the_bearer(form, paper):
    whole = samples.model()
    content = made(form, whole, paper)
    read = {"json": lambda: content.decode(), "ics": lambda: content.decode().replace("\r\n ", "").replace("\\", "")}
    text = read[form]() if form in read else str(WHOLE[form](content, whole))
    assert "A. Muster, Hauptamt" in text


def test_every_format_is_read_back():
    assert {*WHOLE, "ics", "pdf"} == set(FORMATS)


def test_names_and_media_types_of_the_files(paper):
    found = samples.empty()
    assert export(found, "csv", paper)[1:] == ("text/csv; charset=utf-8", "protocol-2026-11-22-K7M4TBR-de.csv")
    draft = samples.replace_facts(found, draft=True)
    assert export(draft, "json", paper)[1:] == ("application/json", "protocol-2026-11-22-K7M4TBR-draft-de.json")


def test_the_data_name_their_schema(paper):
    data = json.loads(export(samples.model(), "json", paper)[0])
    assert data["schema"] == "workshop-protocol/1"
    assert list(data) == sorted(data)
