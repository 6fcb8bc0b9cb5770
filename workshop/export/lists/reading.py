"""A table that an office sends: CSV in any usual encoding, or XLSX. Read in a child process: it is a foreign file.

`python -m workshop.export.lists.reading SECONDS MEGABYTES MOST` reads standard input and writes JSON: {"rows": …},
texts all of them, or {"code": …} with what the sentence needs.
"""

import csv
import io
import json
import subprocess
import sys

from ...errors import Refused
from ..processes.children import child
from ..processes.limits import limit

READING, SECONDS, MEGABYTES, LONGEST = "workshop.export.lists.reading", 20, 1024, 1000
MOST_BYTES = 4 << 20


def read(content: bytes, most: int) -> list[list[str]]:
    """The rows of a table, as texts, headings first.

    Refused("list_too_large"), ("list_too_long", limit), ("list_only_headings"), ("list_open_quote", row) and
    ("list_unreadable").
    """
    if len(content) > MOST_BYTES:
        raise Refused("list_too_large")
    try:
        done = child(READING, SECONDS, MEGABYTES, most, written=content, seconds=SECONDS)
    except subprocess.TimeoutExpired:
        raise Refused("list_unreadable") from None
    told: dict = json.loads(done.stdout) if done.returncode == 0 else {"code": "list_unreadable"}
    if "code" in told:
        raise Refused(told.pop("code"), limit=most, **told)
    return told["rows"]


def table(content: bytes, most: int) -> dict:
    """What the child tells."""
    try:
        rows = _workbook(content, most) if content.startswith(b"PK") else _csv(content, most)
    except _TooLong:
        return {"code": "list_too_long"}
    except _OpenQuote as quote:
        return {"code": "list_open_quote", "row": quote.row}
    rows = [[_text(cell) for cell in row] for row in rows]
    rows = [row for row in rows if any(row)]
    if len(rows) == 1:
        return {"code": "list_only_headings"}
    return {"rows": rows} if rows else {"code": "list_unreadable"}


class _TooLong(Exception):
    pass


class _OpenQuote(Exception):
    """In the `row` in which it is opened, the headings being row 1."""

    def __init__(self, row: int):
        super().__init__()
        self.row = row


def _workbook(content, most):
    from python_calamine import CalamineWorkbook

    rows = CalamineWorkbook.from_filelike(io.BytesIO(content)).get_sheet_by_index(0).to_python()
    if len(rows) > most + 1:
        raise _TooLong
    return rows


def _csv(content, most):
    text = _decoded(content)
    if "\0" in text:
        return []
    head = text.lstrip().splitlines()[0] if text.strip() else ""
    delimiter = max(";\t,|", key=head.count)
    rows: list[list[str]] = []
    try:
        for row in csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True):
            if len(rows) > most:
                raise _TooLong
            rows.append(row)
    except csv.Error:  # everything after it would have become one cell
        raise _OpenQuote(len(rows) + 1) from None
    return rows


def _decoded(content: bytes) -> str:
    """UTF-16 says so; what is not UTF-8 comes from an older spreadsheet."""
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return content.decode("utf-16", "replace")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("cp1252", "replace")


def _text(cell) -> str:
    """A cell as one would type it: 3.0 is 3."""
    if isinstance(cell, float) and cell.is_integer():
        cell = int(cell)
    text = "".join(sign for sign in str(cell)[:LONGEST] if sign.isprintable() or sign == "\n").strip()
    return text[1:] if text.startswith("'") and (text[1:2].isdecimal() or text[1:2] in ("=", "+", "-", "@")) else text


def main(arguments) -> int:
    seconds, megabytes, most = map(int, arguments)
    limit(seconds, megabytes)
    csv.field_size_limit(LONGEST * 10)
    try:
        told = table(sys.stdin.buffer.read(), most)
    except Exception:
        told = {"code": "list_unreadable"}
    sys.stdout.write(json.dumps(told))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
