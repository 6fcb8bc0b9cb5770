"""Reading every format back with the tools that others read it with."""

import csv
import io
import json

from docx import Document
from icalendar import Calendar
from markdown_it import MarkdownIt
from openpyxl import load_workbook

#: What is told of an idea and of a measure; a lead is what stands in its cell, due is YYYY-MM-DD or ""
IDEA, MEASURE = ("title", "points"), ("title", "lead", "due")
IDEAS = {"de": "Projektidee", "en": "Project idea"}
MEASURES = {"de": "Was ist zu tun?", "en": "What is to be done?"}


def number(text) -> int:
    """1.234 and 1,234 as 1234."""
    return int("".join(char for char in str(text) if char.isdigit()))


def iso(text, language) -> str:
    """28.02.2027 or 28 Feb 2027 as 2027-02-28; "" for what is no date."""
    months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
    parts = text.split(".") if language == "de" else text.replace("\u00a0", " ").split(" ")
    if len(parts) != 3:
        return ""
    day, month, year = parts
    return f"{year}-{int(month if language == 'de' else months.index(month[:3]) + 1):02}-{int(day):02}"


def of_csv(content, protocol):
    rows = list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline=""), delimiter=";"))[1:]
    plain = [[cell.removeprefix("'") for cell in row] for row in rows]
    asked = [row for row in plain if row[1] and (row[6] or not row[0])]
    ideas = [(row[1], number(row[6] or 0)) for row in asked]
    return ideas, [(row[13], row[17], row[15]) for row in plain if row[13]]


def of_json(content, protocol):
    data = json.loads(content)
    leads = [[lead["bearer"] or "" for lead in measure["leads"]] for measure in data["measures"]]
    measures = [
        (one["title"], ", ".join(lead), one["due"] or "") for one, lead in zip(data["measures"], leads, strict=True)
    ]
    return [(idea["title"], idea["points"]) for idea in data["ideas"]], measures


def of_xlsx(content, protocol):
    ideas, measures = (list(sheet.iter_rows(min_row=2, values_only=True)) for sheet in workbook(content).worksheets[:2])
    due = [row[2].date().isoformat() if row[2] else "" for row in measures if row[0]]
    told = [(row[0], row[4] or "", day) for row, day in zip((row for row in measures if row[0]), due, strict=True)]
    return [(row[1], row[6] or 0) for row in ideas if row[1]], told


def workbook(content):
    return load_workbook(io.BytesIO(content))


def of_docx(content, protocol):
    return _of_tables([table_of(table) for table in Document(io.BytesIO(content)).tables], protocol)


def table_of(table) -> list[list[list[str]]]:
    """Rows of cells of lines. Read from the elements: python-docx takes seconds for a long table."""
    return [
        [["".join(text.text for text in line.iter(f"{W}t")) for line in cell.iter(f"{W}p")] for cell in row.tc_lst]
        for row in table._tbl.tr_lst
    ]


W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def of_md(content, protocol):
    tables, row = [], []
    for token in markdown(content):
        if token.type == "table_open":
            tables.append([])
        elif token.type == "tr_open":
            row = []
        elif token.type == "tr_close":
            tables[-1].append(row)
        elif token.type == "inline" and tables and token.level > 3:
            row.append(cell_lines(token))
    return _of_tables(tables, protocol)


def markdown(content: bytes) -> list:
    """Tokens as GitHub and others see them: tables, raw HTML and bare addresses are allowed."""
    return MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"]).parse(content.decode())


def spoken(token) -> str:
    """The text of an inline token without its marks."""
    return "".join(child.content for child in token.children if child.type == "text")


def cell_lines(token) -> list[str]:
    """The lines of a cell; what is bold at its beginning is the first one, whatever it holds."""
    told = spoken(token)
    bold = [place for place, child in enumerate(token.children) if child.type.startswith("strong_")]
    if not bold or bold[0] > 1:
        return told.split(" – ")
    first = "".join(child.content for child in token.children[: bold[1]] if child.type == "text")
    rest = told[len(first) :].removeprefix(" – ").strip()
    return [first, *(rest.split(" – ") if rest else [])]


def of_ics(content, protocol):
    """A calendar knows what is due only."""
    events = [event for event in Calendar.from_ical(content).walk("VEVENT") if event["UID"].startswith("measure-")]
    return [(str(event["SUMMARY"]), event.decoded("DTSTART").isoformat()) for event in events]


def _of_tables(tables, protocol):
    """Tables of rows of cells of lines, told apart by the head of their second column, the first of each."""
    language = protocol.facts.language
    ideas, measures = (
        next((table[1:] for table in tables if table[0][1] == [head[language]]), []) for head in (IDEAS, MEASURES)
    )
    given = protocol.totals.points
    return (
        [(row[1][0], number(row[-1][0].partition(" ·")[0].replace("–", "0")) if given else 0) for row in ideas],
        [(row[1][0], " – ".join(row[2]), iso(row[4][0], language)) for row in measures],
    )
