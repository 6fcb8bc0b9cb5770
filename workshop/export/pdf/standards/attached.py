"""The data that travel inside the document: what a computer needs to read it again."""

from datetime import UTC, datetime

from weasyprint import Attachment

from ...text.csv import ideas_csv, measures_csv
from ...text.json import protocol_json
from ...words import Words


def attached(protocol, fetcher) -> list[Attachment]:
    """protocol.json, ideas.csv and measures.csv, the same bytes as the downloads of these names."""
    _ = Words(protocol.facts.language).gettext
    files = (
        ("protocol.json", protocol_json(protocol), _("All data of this record")),
        ("ideas.csv", ideas_csv(protocol), _("The project ideas as a table")),
        ("measures.csv", measures_csv(protocol), _("The action plan as a table")),
    )
    moment = datetime.fromisoformat(protocol.proof.closed or protocol.facts.ends).astimezone(UTC)
    return [
        Attachment(
            string=content, url_fetcher=fetcher, name=name, description=text, created=moment,
            modified=moment, relationship="Data",
        )
        for name, content, text in files
    ]  # fmt: skip
