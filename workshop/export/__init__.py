"""From the Protocol to a file: one format, one module. Knows no database and no request."""

from .csv import protocol_csv
from .erased import named
from .json import protocol_json
from .pdf import pdf as make_pdf
from .pdf import pdf_available

#: format -> media type
FORMATS = {
    "pdf": "application/pdf",
    "csv": "text/csv; charset=utf-8",
    "json": "application/json",
}


def export(protocol, format: str, settings) -> tuple[bytes, str, str]:
    """(bytes, media type, file name). Raises KeyError for an unknown format, errors.Missing where there is no PDF."""
    kind, protocol = FORMATS[format], named(protocol)
    makers = {
        "pdf": lambda: make_pdf(protocol, settings),
        "csv": lambda: protocol_csv(protocol),
        "json": lambda: protocol_json(protocol),
    }
    draft = "-draft" if protocol.facts.draft else ""
    return makers[format](), kind, f"protocol-{protocol.facts.number}{draft}.{format}"


__all__ = ["FORMATS", "export", "pdf_available"]
