"""What a list says, and the way to the child that makes a file of it."""

import json
import logging
import subprocess
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from ...errors import Missing
from ..processes.children import child
from ..text.csv import written
from .sheets import Sheets


def _(text):
    """Marks a sentence for the catalogue; the web room translates `str(error)`."""
    return text


FAILED = _("The file could not be made. Please try again; the log tells more.")
MAKING = "workshop.export.lists.making"
#: {form: (media type, ending)}
FORMS = {
    "csv": ("text/csv; charset=utf-8", "csv"),
    "xlsx": ("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "xlsx"),
    "sign": ("application/pdf", "pdf"),
    "badges": ("application/pdf", "pdf"),
}


@dataclass(frozen=True)
class Listing:
    """`columns` are (heading, width in letters); `rows` hold texts and whole numbers.

    The rows may come one by one. `when` and `note` are sentences: the day and place, and what is said below the list
    to sign.
    """

    title: str
    when: str
    note: str
    language: str
    columns: tuple[tuple[str, int], ...]
    rows: Iterable[tuple[str | int, ...]]


def made(form: str, listing: Listing, settings, are_read: Callable[[], object]) -> bytes:
    """The file's bytes; `form` is one of FORMS, or "slips"; `are_read` is called once no row is wanted any more.

    A table is written while its rows are read; everything else is made by a child process. Raises errors.Missing with
    a sentence.
    """
    if form == "csv":
        content = written([name for name, _width in listing.columns], listing.rows)
        are_read()
        return content
    told = json.dumps(vars(listing) | {"rows": list(listing.rows)}, ensure_ascii=False)
    are_read()
    return _by_a_child(form, told.encode("utf-8", "surrogatepass"), settings)


def sheets_made(sheets: Sheets, settings) -> bytes:
    """The PDF of sheets of paper to weight on. Raises errors.Missing with a sentence."""
    return _by_a_child(
        "sheets", json.dumps(vars(sheets), ensure_ascii=False).encode("utf-8", "surrogatepass"), settings
    )


def _by_a_child(form, letter: bytes, settings) -> bytes:
    folder, seconds, megabytes = (
        settings.data.resolve() / "protocols" / "fonts",
        settings.pdf_seconds,
        settings.pdf_megabytes,
    )
    try:
        done = child(MAKING, form, folder, seconds, megabytes, written=letter, seconds=seconds)
    except subprocess.TimeoutExpired:
        raise Missing(FAILED) from None
    if done.returncode:
        logging.getLogger(__name__).error("a list failed: %s", done.stderr[-2000:].decode(errors="replace"))
        raise Missing(FAILED)
    return done.stdout
