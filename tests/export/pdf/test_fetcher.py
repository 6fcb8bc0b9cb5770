"""Nothing leaves the process, and nothing of the machine gets in."""

import threading
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest
from weasyprint import HTML
from weasyprint.urls import FatalURLFetchingError

from workshop.export.pdf.fetcher import BASE, Table

ASKING = (
    '<img src="http://evil.example/x.png">', '<img src="file:///etc/passwd">', '<img src="other.png">',
    '<object data="http://evil.example/x.svg"></object>', '<embed src="https://evil.example/x.svg">',
    '<link rel=stylesheet href="http://evil.example/x.css">', '<style>@import "ftp://evil.example/x.css"</style>',
    '<p style="background: url(http://evil.example/x.png)">x</p>', '<link rel=attachment href="file:///etc/passwd">',
    '<style>@font-face { font-family: x; src: url(http://evil.example/x.ttf) } p { font-family: x }</style><p>x</p>',
    '<img src="data:image/svg+xml,%3Csvg xmlns=%22http://www.w3.org/2000/svg%22/%3E">',
)  # fmt: skip


@pytest.mark.parametrize("asking", ASKING)
def test_every_foreign_address_makes_the_export_fail(asking):
    with pytest.raises(FatalURLFetchingError):
        HTML(string=asking, base_url=BASE, url_fetcher=Table({})).write_pdf()


def test_what_is_in_the_table_is_answered():
    table = Table({"sheet.css": (b"p { color: red }", "text/css")})
    html = '<link rel=stylesheet href="sheet.css"><p>x</p>'
    assert HTML(string=html, base_url=BASE, url_fetcher=table).write_pdf().startswith(b"%PDF-")


SHEET = b"p { color: red }"


@pytest.fixture
def neighbour():
    """A server that would answer with a style sheet; `asked` is what it was asked for."""

    class Answering(BaseHTTPRequestHandler):
        def do_GET(self):
            self.server.asked.append(self.path)
            self.send_response(200)
            self.send_header("Content-Type", "text/css")
            self.end_headers()
            self.wfile.write(SHEET)

        def log_message(self, *_):
            pass

    with HTTPServer(("127.0.0.1", 0), Answering) as server:
        server.asked = []
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield server
        server.shutdown()


def test_what_could_be_had_from_elsewhere_is_not_asked_for(neighbour, tmp_path):
    file = tmp_path / "sheet.css"
    file.write_bytes(SHEET)
    for address in (f"http://127.0.0.1:{neighbour.server_port}/sheet.css", file.as_uri()):
        with pytest.raises(FatalURLFetchingError):
            HTML(
                string=f'<link rel=stylesheet href="{address}"><p>x</p>', base_url=BASE, url_fetcher=Table({})
            ).write_pdf()
    assert neighbour.asked == []
