"""The result as a workbook: ideas, measures, further weightings, fields of action, participants, and what it is about.

No cell is a formula or a link: texts are written as texts, sums as the figures they were when the file was made.
"""

from datetime import date
from io import BytesIO

import xlsxwriter

from ..document import kicker
from ..moments import moment
from ..tables import (
    about_table,
    contributions_table,
    fields_table,
    ideas_table,
    measures_table,
    participants_table,
    weightings_table,
)
from ..visible import visible
from ..words import Words

LONGEST = 32_767  # a cell holds no more, in units of UTF-16
#: Dates a workbook knows; others come from before there was a limit and are written as texts
FIRST_DAY = date(1900, 3, 1)
DAYS = {"de": "dd.mm.yyyy", "en": "dd mmm yyyy"}
PETROL, HAIRLINE = "#0E4A5C", "#D5DEE1"


def protocol_xlsx(protocol) -> bytes:
    """The file's bytes: the same Protocol gives the same."""
    protocol = visible(protocol)
    words, facts, target = Words(protocol.facts.language), protocol.facts, BytesIO()
    book = xlsxwriter.Workbook(target, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    book.set_properties(
        {
            "title": facts.title[:255],
            "subject": kicker(protocol, words),
            "author": ", ".join(facts.organisers)[:255],
            "created": moment(facts.ends),
        }
    )
    formats: dict[str, dict[str, object]] = {
        "head": {"bold": True, "font_color": "white", "bg_color": PETROL, "text_wrap": True, "valign": "vcenter"},
        "text": {"text_wrap": True},
        "number": {"num_format": "#,##0"},
        "date": {"num_format": DAYS[words.language], "align": "left"},
    }
    common: dict[str, object] = {"valign": "top", "bottom": 1, "bottom_color": HAIRLINE}
    styles = {name: book.add_format(common | format) for name, format in formats.items()}
    more = [weightings_table] if protocol.further else []
    makers = (ideas_table, measures_table, contributions_table, *more, fields_table, participants_table, about_table)
    for table in (maker(protocol, words) for maker in makers):
        _sheet(book.add_worksheet(table.title), table, styles)
    book.close()
    return target.getvalue()


def _sheet(sheet, table, styles):
    for column, (name, width) in enumerate(table.columns):
        sheet.set_column(column, column, width)
        sheet.write_string(0, column, name, styles["head"])
    for row, cells in enumerate(table.rows, 1):
        for column, cell in enumerate(cells):
            _write(sheet, row, column, cell, styles)
    sheet.freeze_panes(1, 0)
    sheet.autofilter(0, 0, max(len(table.rows), 1), len(table.columns) - 1)
    sheet.repeat_rows(0)
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)


def _write(sheet, row, column, cell, styles):
    if isinstance(cell, date) and cell < FIRST_DAY:
        sheet.write_string(row, column, cell.isoformat(), styles["text"])
    elif isinstance(cell, date):
        sheet.write_datetime(row, column, cell, styles["date"])
    elif isinstance(cell, int):
        sheet.write_number(row, column, cell, styles["number"])
    elif cell:
        sheet.write_string(row, column, shortened(cell), styles["text"])
    else:
        sheet.write_blank(row, column, None, styles["text"])


def shortened(text: str) -> str:
    """The text as a cell holds it; a longer one ends with "…"."""
    units = text.encode("utf-16-le", "surrogatepass")
    if len(units) <= 2 * LONGEST:
        return text
    return units[: 2 * (LONGEST - 1)].decode("utf-16-le", "ignore") + "…"
