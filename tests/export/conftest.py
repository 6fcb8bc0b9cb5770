"""Reading a PDF back with the tools that others read it with."""

import re
import subprocess
import unicodedata

import pytest

from tests.export import samples
from workshop.config import Settings
from workshop.export import export


def tool(name, *arguments, data=None) -> str:
    done = subprocess.run([name, *map(str, arguments)], input=data, capture_output=True, check=True, timeout=60)
    return done.stdout.decode("utf-8", "replace")


def flat(text: str) -> str:
    """Text in one line, with plain spaces and hyphens, ligatures taken apart."""
    text = unicodedata.normalize("NFKC", text.replace("\u2011", "-").replace("\u2010", "-"))
    return re.sub(r"\s+", " ", text)


class Pdf:
    def __init__(self, content: bytes, folder):
        self.content, self.file = content, folder / "protocol.pdf"
        self.file.write_bytes(content)

    @property
    def text(self) -> str:
        return flat(tool("pdftotext", "-layout", self.file, "-"))

    @property
    def running_text(self) -> str:
        """In the order of reading, without columns: a title that breaks stays together."""
        return flat(tool("pdftotext", self.file, "-"))

    @property
    def chapters(self) -> str:
        """All but the cover."""
        return flat(tool("pdftotext", "-f", "2", self.file, "-"))

    @property
    def about(self) -> dict:
        lines = tool("pdfinfo", "-isodates", self.file).splitlines()
        return {name.strip(): text.strip() for name, _colon, text in (line.partition(":") for line in lines)}

    @property
    def fonts(self) -> set[str]:
        return {line.split()[0].split("+")[-1] for line in tool("pdffonts", self.file).splitlines()[2:]}


@pytest.fixture
def paper(tmp_path):
    return Settings(data=tmp_path, secret_key="sample key for tests")


@pytest.fixture(scope="session")
def printed(tmp_path_factory):
    """The PDF of a Protocol; the same one is rendered once for all tests."""
    folder = tmp_path_factory.mktemp("printed")
    settings = Settings(data=folder, secret_key="sample key for tests")
    return lambda protocol: Pdf(export(protocol, "pdf", settings, samples.FILES)[0], folder)
