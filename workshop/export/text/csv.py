"""The result as tables for a spreadsheet: ideas, measures, or both in one.

UTF-8 with BOM, semicolons: that is what an office's spreadsheet opens without questions.
"""

import csv
import io
import re
from functools import lru_cache

from ...turns import in_turns
from ..tables import further_columns, ideas_table, measure_cells, measures_table
from ..words import Words

#: Japanese spreadsheets take the full-width ones, too
DANGEROUS = tuple("=+-@\t\r\n＝＋－＠")
#: Words that spreadsheets read into figures and dates, in both languages, and those that they read into truths
READ_INTO = re.compile(
    "e|am|pm|uhr|eur|usd|jan(uar|uary)?|feb(ruar|ruary)?|m[aä]r(z|ch)?|apr(il)?|ma[iy]|jun[ie]?|jul[iy]?|aug(ust)?|"
    "sept?(ember)?|o[ck]t(ober)?|nov(ember)?|de[cz](ember)?"
)
TRUTHS = ("true", "false", "wahr", "falsch")
#: Columns that stand in the first row of an idea only, so that sums are right: all but rank, title, field, size, groups
ONCE = (2, 6, 7, 8, 10, 11, 12)


def protocol_csv(protocol) -> bytes:
    """Ideas by weight, one row for each measure of an idea. Ideas without one have one row, measures without an idea
    stand at the end. What ideas got in further weightings stands in the last columns, one for each."""
    words = Words(protocol.facts.language)
    ideas, measures = ideas_table(protocol, words), measures_table(protocol, words)
    further = further_columns(protocol, words)
    columns = [name for name, _width in (*ideas.columns, *measures.columns[:-1])]
    return written([*columns, *(name for name, _got in further)], _rows(protocol, ideas, further, words))


def ideas_csv(protocol) -> bytes:
    """One row for each idea, by weight, with a last column for each further weighting."""
    words = Words(protocol.facts.language)
    table, further = ideas_table(protocol, words), further_columns(protocol, words)
    columns = [*(name for name, _width in table.columns), *(name for name, _got in further)]
    rows = zip(protocol.ideas, table.rows, strict=True)
    return written(columns, (cells + _further(idea, further) for idea, cells in rows))


def measures_csv(protocol) -> bytes:
    """One row for each measure."""
    return _table(measures_table(protocol, Words(protocol.facts.language)))


def safe(cell):
    """A cell whose text no spreadsheet takes for a formula, a figure or a date; nothing for None."""
    if cell is None:
        return ""
    return f"'{cell}" if isinstance(cell, str) and (cell.startswith(DANGEROUS) or _is_read(cell)) else cell


@lru_cache(2048)  # what stands in many rows is looked at once
def _is_read(text):
    """2E3, 007, 3/4, 12:30, 5. Mai, TRUE: a title like these would come out as something else."""
    words = re.findall(r"[^\W\d_]+", text.casefold())
    figures = re.search(r"\d", text) is not None
    return words[0] in TRUTHS if len(words) == 1 and not figures else figures and all(map(READ_INTO.fullmatch, words))


def _table(table):
    return written([name for name, _width in table.columns], table.rows)


def written(columns, rows) -> bytes:
    """A table of texts and figures, none of which a spreadsheet takes for something else."""
    target = io.StringIO(newline="")
    writer = csv.writer(target, delimiter=";", lineterminator="\r\n")
    writer.writerow([safe(name) for name in columns])
    for row in in_turns(rows):
        writer.writerow([safe(cell) for cell in row])
    return target.getvalue().encode("utf-8-sig")


def _rows(protocol, ideas, further, words):
    of: dict = {}
    for item in protocol.measures:
        of.setdefault(item.idea, []).append(item)
    none = (None,) * len(further)
    for idea, cells in zip(protocol.ideas, ideas.rows, strict=True):
        measures = [measure_cells(item, words) for item in of.get(idea.id, ())] or [(None,) * 6]
        again = tuple(None if place in ONCE else cell for place, cell in enumerate(cells))
        for place, measure in enumerate(measures):
            yield again + measure + none if place else cells + measure + _further(idea, further)
    for measure in of.get(None, ()):
        yield (None,) * len(ideas.columns) + measure_cells(measure, words) + none


def _further(idea, further):
    return tuple(got.get(idea.id) for _name, got in further)
