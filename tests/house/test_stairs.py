"""The house: downstairs never knows upstairs, neither between rooms nor inside one, and there is one commit."""

import ast
import sys
from pathlib import Path

import pytest

from workshop.nouns import NOUNS

HOUSE = Path(__file__).parents[2] / "workshop"
GROUND = {
    "addresses", "build", "clock", "columns", "config", "cookies", "data_lock", "database", "errors", "extensions",
    "i18n", "local_paths", "logs", "migrating", "newest", "paths", "purging", "signals", "threads", "turns",
}  # fmt: skip
#: What each room may import besides the ground floor (docs/house.md)
STAIRS = {
    "accounts": {"jobs"},
    "imaging": set(),
    "engine": set(),
    "weighting": set(),
    "installation": {"engine"},
    "jobs": set(),
    "mail": {"engine", "installation", "jobs"},
    "domain": {"engine", "weighting", "installation", "mail", "jobs"},
    "protocol": {"engine", "domain"},
    "export": {"protocol"},
    "law": {"installation", "domain", "export", "accounts"},
    "retention": {"accounts", "jobs", "engine", "installation", "mail", "domain", "protocol", "export"},
    "archive": {"engine", "domain", "protocol", "nouns"},
    "live": {"engine", "domain", "accounts", "nouns"},
    "web": {"engine", "installation", "law", "mail", "domain", "protocol", "export", "accounts", "archive", "imaging",
            "nouns", "retention"},
    "demo": {"engine", "domain", "accounts", "imaging", "nouns"},
    "cli": {"engine", "installation", "domain", "protocol", "export", "accounts", "archive", "live", "web", "demo",
            "jobs", "mail", "retention"},
}  # fmt: skip
#: The same inside a room: its parts, each with those that it may import
PARTS = {
    "web": {"http": set(), "pages": {"http"}, "api": {"http", "pages"}},
    "export": {
        "document": set(),
        "processes": {"pdf", "office", "text"},
        "text": {"document"},
        "office": {"document", "processes", "pdf", "text"},
        "pdf": {"document", "processes", "text"},
    },
    "domain": {noun: set(NOUNS[:place]) for place, noun in enumerate(NOUNS)},
}
#: What any part of a room may import of any other: tables and the list of phases say nothing of what is done with them
SHARED = {"models", "phases"}
FILES = {room: sorted((HOUSE / room).rglob("*.py")) for room in STAIRS}


def walk(node: ast.AST):
    """As `ast.walk`, without what is there for the types only."""
    yield node
    for child in ast.iter_child_nodes(node):
        if not (isinstance(child, ast.If) and ast.unparse(child.test) == "TYPE_CHECKING"):
            yield from walk(child)


def imported(file: Path) -> set[tuple[str, ...]]:
    """The modules of ours that a file imports or imports from, as parts of their names; also inside functions."""
    package, found = file.relative_to(HOUSE).parent.parts, set()
    for node in walk(ast.parse(file.read_text())):
        if isinstance(node, ast.Import):
            found |= {tuple(alias.name.split(".")[1:]) for alias in node.names if alias.name.startswith("workshop.")}
        elif isinstance(node, ast.ImportFrom):
            if node.level:
                place = package[: len(package) - node.level + 1]
            elif (node.module or "").split(".")[0] == "workshop":
                place = ()
            else:
                continue
            module = tuple((node.module or "").removeprefix("workshop" if not node.level else "").split("."))
            base = place + tuple(part for part in module if part)
            found |= {(*base, alias.name) for alias in node.names}
    return found


def rooms(file: Path) -> set[str]:
    return {module[0] for module in imported(file)} - {file.relative_to(HOUSE).parts[0], "create_app", "close_app"}


@pytest.mark.parametrize("room", FILES)
def test_a_room_imports_only_from_downstairs(room):
    wrong = {str(file.relative_to(HOUSE)): rooms(file) - GROUND - STAIRS[room] for file in FILES[room]}
    assert {file: found for file, found in wrong.items() if found} == {}


def test_the_ground_floor_imports_only_itself():
    wrong = {name: rooms(HOUSE / f"{name}.py") - GROUND - {name} for name in GROUND}
    assert {name: found for name, found in wrong.items() if found} == {}


def test_every_room_and_every_file_of_the_ground_floor_is_in_the_order():
    folders = {file.parent.relative_to(HOUSE).parts[0] for file in HOUSE.glob("*/**/*.py")}
    files = {file.stem for file in HOUSE.glob("*.py")}
    assert folders == {*STAIRS, "migrations"}
    assert files == GROUND | {"__init__", "__main__", "nouns"}


def test_how_one_weights_knows_neither_web_nor_tables():
    """Of the house nothing but refusals, of packages nothing but pydantic."""
    packages, ours = set(), set()
    for file in FILES["weighting"]:
        ours |= rooms(file)
        for node in ast.walk(ast.parse(file.read_text())):
            if isinstance(node, ast.Import):
                packages |= {alias.name.split(".")[0] for alias in node.names}
            elif isinstance(node, ast.ImportFrom) and not node.level:
                packages.add((node.module or "").split(".")[0])
    assert (ours, packages - sys.stdlib_module_names) == ({"errors"}, {"pydantic"})


@pytest.mark.parametrize("room", PARTS)
def test_inside_a_room_a_part_imports_only_what_stands_before_it(room):
    wrong = {}
    for file in FILES[room]:
        part = file.relative_to(HOUSE / room).parts[0]
        found = {
            module[1] for module in imported(file) if module[0] == room and len(module) > 2 and module[2] not in SHARED
        }
        left = (found & PARTS[room].keys()) - {part} - PARTS[room].get(part, set(PARTS[room]))
        if left:
            wrong[str(file.relative_to(HOUSE))] = left
    assert wrong == {}


def test_every_noun_is_in_the_order():
    assert {folder.name for folder in (HOUSE / "domain").iterdir() if list(folder.glob("*.py"))} == set(NOUNS)


def test_tables_know_no_other_noun():
    for file in HOUSE.glob("domain/*/models.py"):
        assert {module[1] for module in imported(file) if module[0] == "domain"} - {file.parent.name} == set(), file


def calls(name: str) -> list[str]:
    """Files of workshop/ that call a method of this name."""
    return sorted(
        str(file.relative_to(HOUSE))
        for file in HOUSE.rglob("*.py")
        for node in ast.walk(ast.parse(file.read_text()))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == name
    )


def test_there_is_one_commit_in_the_house_and_one_in_the_accounts():
    assert calls("commit") == ["accounts/moderators.py", "engine/writer.py"]


def test_connections_are_made_in_one_place():
    """Where they are prepared: nobody reads over one that could write."""
    made = [file for file in HOUSE.rglob("*.py") if "create_engine(" in file.read_text()]
    assert [file.name for file in made] == ["database.py"]


#: Where rows are only read; everywhere else that knows a session is part of a command
READING = [
    *FILES["export"],
    *FILES["web"],
    *FILES["live"],
    *(HOUSE / "engine" / f"{name}.py" for name in ("changes", "frames", "audience")),
    *(HOUSE / "protocol" / f"{name}.py" for name in ("query", "releases", "values", "differences")),
    *HOUSE.glob("domain/*/queries.py"),
    *(
        HOUSE / "domain" / name
        for name in ("people/mine.py", "people/readiness.py", "people/removal.py", "ideas/beside.py")
    ),
]


def test_what_only_reads_never_writes():
    for file in READING:
        names = {
            node.func.attr
            for node in ast.walk(ast.parse(file.read_text()))
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and "session" in ast.dump(node.func)
        }
        assert names & {"add", "delete", "flush", "merge"} == set(), file


@pytest.mark.parametrize("room", ["web", "export"])
def test_only_downstairs_knows_the_tables(room):
    for file in FILES[room]:
        assert {module for module in imported(file) if "models" in module} == set(), file


def test_the_engine_names_no_noun():
    """Not in code: what it says about them in sentences may be about ideas."""
    named = {}
    nouns = {*NOUNS, "idea", "weight", "ballot", "tally", "measure", "late_tray"}
    for file in FILES["engine"]:
        tree = ast.parse(file.read_text())
        docs = {
            id(node.body[0].value)
            for node in ast.walk(tree)
            if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef)
            and node.body
            and isinstance(node.body[0], ast.Expr)
        }
        words = {
            node.value
            for node in ast.walk(tree)
            if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in docs
        }
        if words & nouns:
            named[file.name] = words & nouns
    assert named == {}
