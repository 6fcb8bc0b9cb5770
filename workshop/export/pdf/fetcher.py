"""Whatever the document asks for comes from a table. Everything else is refused, and the export fails.

WeasyPrint's own fetcher would open http, ftp and file addresses (design: protocol.md, section 7).
"""

from weasyprint.urls import FatalURLFetchingError, URLFetcher, URLFetcherResponse

BASE = "http://protocol.invalid/"


class Refusing(FatalURLFetchingError):
    """The document asked for an address that is not in the table."""


class Table(URLFetcher):
    """Answers from `table`: {name: (bytes, media type)} below BASE."""

    def __init__(self, table: dict[str, tuple[bytes, str]]):
        super().__init__(allowed_protocols=(), allow_redirects=False, fail_on_errors=True)
        self.table = table

    def fetch(self, url, headers=None):
        name = url.removeprefix(BASE) if url.startswith(BASE) else None
        if name not in self.table:
            raise Refusing(f"refused: {url[:200]}")
        body, kind = self.table[name]
        return URLFetcherResponse(url, body, {"Content-Type": kind})
