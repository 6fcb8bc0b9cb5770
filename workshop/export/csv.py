"""The result as tables for a spreadsheet: ideas, measures, or both in one.

UTF-8 with BOM, semicolons: that is what an office's spreadsheet opens without questions.
"""

import csv
import io

from .tables import ideas_table, measure_cells, measures_table
from .words import Words

#: Japanese spreadsheets take the full-width ones, too
DANGEROUS = tuple("=+-@\t\r\n＝＋－＠")
#: Columns that stand in the first row of an idea only, so that sums are right: all but rank, title, field, size, groups
ONCE = (2, 6, 7, 8, 10, 11, 12)


def protocol_csv(protocol) -> bytes:
    """Ideas by weight, one row for each measure of an idea. Ideas without one have one row, measures without an idea
    stand at the end."""
    words = Words(protocol.facts.language)
    ideas, measures = ideas_table(protocol, words), measures_table(protocol, words)
    columns = [name for name, _width in (*ideas.columns, *measures.columns[:-1])]
    return _written(columns, _rows(protocol, ideas, words))


def ideas_csv(protocol) -> bytes:
    """One row for each idea, by weight."""
    return _table(ideas_table(protocol, Words(protocol.facts.language)))


def measures_csv(protocol) -> bytes:
    """One row for each measure."""
    return _table(measures_table(protocol, Words(protocol.facts.language)))


def safe(cell):
    """A cell that no spreadsheet takes for a formula; nothing for None."""
    if cell is None:
        return ""
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(DANGEROUS) else cell


def _table(table):
    return _written([name for name, _width in table.columns], table.rows)


def _written(columns, rows):
    target = io.StringIO(newline="")
    writer = csv.writer(target, delimiter=";", lineterminator="\r\n")
    for row in ([*columns], *rows):
        writer.writerow([safe(cell) for cell in row])
    return target.getvalue().encode("utf-8-sig")


def _rows(protocol, ideas, words):
    for idea, cells in zip(protocol.ideas, ideas.rows, strict=True):
        measures = [measure_cells(item, words) for item in protocol.measures if item.idea == idea.id] or [(None,) * 6]
        again = tuple(None if place in ONCE else cell for place, cell in enumerate(cells))
        for place, measure in enumerate(measures):
            yield (again if place else cells) + measure
    for measure in protocol.measures:
        if measure.idea is None:
            yield (None,) * 13 + measure_cells(measure, words)
