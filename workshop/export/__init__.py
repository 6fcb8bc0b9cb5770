"""From the Protocol to a file: one format, one module. Knows no database and no request."""

from dataclasses import dataclass

from .erased import named
from .office.office import office
from .pdf.pdf import pdf as make_pdf
from .pdf.pdf import pdf_available
from .text.csv import ideas_csv, measures_csv, protocol_csv
from .text.ical import protocol_ical
from .text.json import protocol_json
from .text.markdown import protocol_markdown
from .text.schema import protocol_schema


def _(text):
    """Marks a sentence for the catalogue; the web room translates it."""
    return text


@dataclass(frozen=True)
class Format:
    """`media` is the media type; `label` and `purpose` are English sentences that stand in the catalogue."""

    media: str
    label: str
    purpose: str


WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
#: format -> what it is; in the order in which they are offered
FORMATS = {
    "pdf": Format("application/pdf", _("PDF"), _("to read, to print and to keep")),
    "docx": Format(WORD, _("Text (Word)"), _("to go on writing, on your own letterhead if the office has stored one")),
    "xlsx": Format(EXCEL, _("Tables (Excel)"), _("to sort, filter and calculate with")),
    "csv": Format("text/csv; charset=utf-8", _("Table (CSV)"), _("for any other spreadsheet")),
    "ics": Format("text/calendar; charset=utf-8", _("Dates (calendar)"), _("when what is due, for every calendar")),
    "md": Format("text/markdown; charset=utf-8", _("Text (Markdown)"), _("for wikis and web pages")),
    "json": Format("application/json", _("Data (JSON)"), _("everything, for other programs")),
}


def export(protocol, format: str, settings, files: dict[str, bytes] | None = None) -> tuple[bytes, str, str]:
    """(bytes, media type, file name). `files` are the pictures by digest.

    Raises KeyError for an unknown format, errors.Missing where this machine cannot make the file.
    """
    kind, protocol = FORMATS[format].media, named(protocol)
    makers = {
        "pdf": lambda: make_pdf(protocol, settings, files),
        "docx": lambda: office("docx", protocol, settings, files),
        "xlsx": lambda: office("xlsx", protocol, settings),
        "csv": lambda: protocol_csv(protocol),
        "ics": lambda: protocol_ical(protocol),
        "md": lambda: protocol_markdown(protocol),
        "json": lambda: protocol_json(protocol),
    }
    facts = protocol.facts
    edition = "-draft" if facts.draft else f"-v{facts.release}" if facts.release > 1 else ""
    return makers[format](), kind, f"protocol-{facts.number}{edition}-{facts.language}.{format}"


__all__ = ["FORMATS", "Format", "export", "ideas_csv", "measures_csv", "pdf_available", "protocol_schema"]
