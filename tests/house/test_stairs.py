"""The house: downstairs never knows upstairs, and there is one commit."""

import ast
from pathlib import Path

import pytest

HOUSE = Path(__file__).parents[2] / "workshop"
GROUND = {
    "errors", "signals", "config", "extensions", "i18n", "clock", "paths", "local_paths", "cookies", "database",
    "addresses", "folder", "logs", "newest", "turns",
}  # fmt: skip
#: What each room may import besides the ground floor (docs/house.md)
STAIRS = {
    "weighting": set(),
    "models": {"engine", "weighting"},
    "engine": set(),
    "queries": {"engine", "models", "weighting"},
    "commands": {"engine", "queries", "models", "weighting"},
    "export": {"queries"},
    "accounts": {"models"},
    "imaging": set(),
    "archive": {"commands", "queries", "models", "migrating"},
    "live": {"queries", "accounts", "models"},
    "web": {"engine", "commands", "queries", "export", "accounts", "archive", "imaging"},
    "demo": {"commands", "queries", "accounts", "imaging", "migrating"},
}
FILES = {room: sorted((HOUSE / room).rglob("*.py")) for room in STAIRS if (HOUSE / room).is_dir()}


def imported_rooms(file: Path) -> set[str]:
    """The rooms a file imports from, imports inside functions included."""
    room = file.relative_to(HOUSE).parts[0]
    depth = len(file.relative_to(HOUSE).parts) - 1
    found = set()
    for node in ast.walk(ast.parse(file.read_text())):
        if isinstance(node, ast.ImportFrom) and node.level > depth:
            names = [node.module.split(".")[0]] if node.module else [alias.name for alias in node.names]
            found |= set(names)
        elif isinstance(node, ast.ImportFrom) and not node.level and node.module.split(".")[0] == "workshop":
            parts = node.module.split(".")
            found |= {parts[1]} if len(parts) > 1 else {alias.name for alias in node.names}
        elif isinstance(node, ast.Import):
            found |= {alias.name.split(".")[1] for alias in node.names if alias.name.startswith("workshop.")}
    return found - {room, "create_app", "close_app"}


@pytest.mark.parametrize("room", FILES)
def test_a_room_imports_only_from_downstairs(room):
    wrong = {str(file.relative_to(HOUSE)): imported_rooms(file) - GROUND - STAIRS[room] for file in FILES[room]}
    assert {file: rooms for file, rooms in wrong.items() if rooms} == {}


def calls(name: str) -> list[str]:
    """Files of workshop/ that call a method of this name."""
    return sorted(
        str(file.relative_to(HOUSE))
        for file in HOUSE.rglob("*.py")
        for node in ast.walk(ast.parse(file.read_text()))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == name
    )


def test_there_is_one_commit_in_the_house_and_one_in_the_accounts():
    assert calls("commit") == ["accounts/moderators.py", "commands/writer.py"]


def test_connections_are_made_in_one_place():
    """Where they are prepared: nobody reads over one that could write."""
    made = [file for file in HOUSE.rglob("*.py") if "create_engine(" in file.read_text()]
    assert [file.name for file in made] == ["database.py"]


def test_queries_and_exports_never_write():
    for room in ("queries", "export"):
        for file in FILES.get(room, []):
            names = {
                node.func.attr
                for node in ast.walk(ast.parse(file.read_text()))
                if isinstance(node, ast.Call)
                and isinstance(node.func, ast.Attribute)
                and "session" in ast.dump(node.func)
            }
            assert names & {"add", "delete", "flush", "merge"} == set(), file


@pytest.mark.parametrize("room", ["web", "export"])
def test_only_downstairs_knows_the_tables(room):
    for file in FILES[room]:
        assert "models" not in imported_rooms(file), file
