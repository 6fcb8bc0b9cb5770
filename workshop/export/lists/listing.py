"""What a list says, and the way to the child that makes a file of it."""

import json
import logging
import subprocess
from dataclasses import dataclass

from ...errors import Missing
from ..processes.children import child
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
    "sheets": ("application/pdf", "pdf"),
}


@dataclass(frozen=True)
class Listing:
    """`columns` are (heading, width in letters); `rows` hold texts and whole numbers.

    `when` and `note` are sentences: the day and place, and what is said below the list to sign.
    """

    title: str
    when: str
    note: str
    language: str
    columns: tuple[tuple[str, int], ...]
    rows: tuple[tuple[str | int, ...], ...]


def made(form: str, listing: Listing | Sheets, settings) -> bytes:
    """The file's bytes; `form` is one of FORMS. Raises errors.Missing with a sentence."""
    folder, seconds, megabytes = (
        settings.data.resolve() / "protocols" / "fonts",
        settings.pdf_seconds,
        settings.pdf_megabytes,
    )
    written = json.dumps(vars(listing), ensure_ascii=False).encode("utf-8", "surrogatepass")
    try:
        done = child(MAKING, form, folder, seconds, megabytes, written=written, seconds=seconds)
    except subprocess.TimeoutExpired:
        raise Missing(FAILED) from None
    if done.returncode:
        logging.getLogger(__name__).error("a list failed: %s", done.stderr[-2000:].decode(errors="replace"))
        raise Missing(FAILED)
    return done.stdout
