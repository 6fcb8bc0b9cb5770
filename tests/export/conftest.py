"""Reading a PDF back with the tools that others read it with."""

import os
import re
import subprocess
import unicodedata
from functools import cached_property

import pytest

from tests.export import samples
from workshop.config import Settings
from workshop.export import export
from workshop.export.processes import children
from workshop.export.processes.warm import Warm


def tool(name, *arguments, data=None) -> str:
    done = subprocess.run([name, *map(str, arguments)], input=data, capture_output=True, check=True, timeout=60)
    return done.stdout.decode("utf-8", "replace")


def flat(text: str) -> str:
    """Text in one line, with plain spaces and hyphens, ligatures taken apart."""
    text = unicodedata.normalize("NFKC", text.replace("\u2011", "-").replace("\u2010", "-"))
    return re.sub(r"\s+", " ", text)


class Pdf:
    def __init__(self, content: bytes, file):
        self.content, self.file = content, file
        self.file.write_bytes(content)

    @cached_property
    def text(self) -> str:
        return flat(tool("pdftotext", "-layout", self.file, "-"))

    @cached_property
    def running_text(self) -> str:
        """In the order of reading, without columns: a title that breaks stays together."""
        return flat(tool("pdftotext", self.file, "-"))

    @cached_property
    def chapters(self) -> str:
        """All but the cover."""
        return flat(tool("pdftotext", "-f", "2", self.file, "-"))

    @cached_property
    def about(self) -> dict:
        lines = tool("pdfinfo", "-isodates", self.file).splitlines()
        return {name.strip(): text.strip() for name, _colon, text in (line.partition(":") for line in lines)}

    @cached_property
    def fonts(self) -> set[str]:
        return {line.split()[0].split("+")[-1] for line in tool("pdffonts", self.file).splitlines()[2:]}


@pytest.fixture
def paper(tmp_path):
    return Settings(data=tmp_path, secret_key="sample key for tests")


@pytest.fixture(scope="session")
def printed(tmp_path_factory):
    """The PDF of a Protocol; the same one is rendered once for all tests, whichever worker runs them."""
    folder, base = tmp_path_factory.mktemp("printed"), tmp_path_factory.getbasetemp()
    shared = (base.parent if "PYTEST_XDIST_WORKER" in os.environ else base) / "printed-by-all"
    settings = Settings(data=shared, secret_key="sample key for tests")
    warm, known = Warm(children._environment()), {}

    def one(protocol):
        if protocol not in known:
            with pytest.MonkeyPatch.context() as patch:
                patch.setattr(children, "_warm", warm)
                content = export(protocol, "pdf", settings, samples.FILES)[0]
            known[protocol] = Pdf(content, folder / f"{len(known)}.pdf")
        return known[protocol]

    yield one
    warm.close()
