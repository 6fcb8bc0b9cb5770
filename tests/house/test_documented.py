"""Documentation goes red when it lags."""

import ast
import re
from pathlib import Path

import pytest

from workshop.cli import cli
from workshop.config import Settings
from workshop.export import FORMATS

ROOT = Path(__file__).parents[2]
README = (ROOT / "README.md").read_text()


@pytest.mark.parametrize("setting", Settings.model_fields)
def test_a_setting_stands_in_the_readme(setting):
    assert f"`WORKSHOP_{setting.upper()}`" in README


def test_every_command_of_the_command_line_stands_in_the_readme_or_the_house():
    documented = README + (ROOT / "docs/house.md").read_text()
    assert [name for name in cli.commands if f"workshop {name}" not in documented] == []


def test_every_format_of_the_protocol_stands_in_the_readme_and_the_wire():
    wire = (ROOT / "docs/wire.md").read_text()
    assert [form for form in FORMATS if form not in README or form not in wire] == []


def test_links_between_documents_lead_somewhere():
    for document in (ROOT / "README.md", *(ROOT / "docs").rglob("*.md")):
        for target in re.findall(r"\]\(([^)#:]+)\)", document.read_text()):
            assert (document.parent / target).exists(), f"{document.name}: {target}"


def test_every_room_stands_in_the_house():
    house = (ROOT / "docs/house.md").read_text()
    rooms = [folder.name for folder in (ROOT / "workshop").iterdir() if folder.is_dir() and list(folder.glob("*.py"))]
    assert [room for room in rooms if f"{room}/" not in house] == []


def test_every_file_says_what_it_is_for():
    files = [file for file in (ROOT / "workshop").rglob("*.py") if "versions" not in file.parts]
    assert [str(file) for file in files if not ast.get_docstring(ast.parse(file.read_text()))] == []


def every(path: str) -> list[str]:
    """`a/{b,c}.py` is two."""
    choice = re.search(r"\{([^{}]*)\}", path)
    if choice is None:
        return [path]
    return [one for name in choice[1].split(",") for one in every(path.replace(choice[0], name, 1))]


@pytest.mark.parametrize("document", ["recipes.md", "house.md", "decisions/architecture.md"])
def test_the_files_that_a_document_names_are_there(document):
    """From the root, or from the room that the sentence is about; what stands in <…> is for the reader to choose."""
    text = (ROOT / "docs" / document).read_text()
    named = [path for found in re.findall(r"`([\w.][\w./{},*-]*/[\w./{},*-]*)`", text) for path in every(found)]
    rooms = [ROOT, *(ROOT / room for room in ("workshop", "tests", "static/js", "docs"))]
    assert named
    assert [path for path in named if not any([*room.glob(path)] for room in rooms)] == []
