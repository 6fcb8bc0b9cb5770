"""Nobody's way leads back to where it began: no file imports itself by way of others, in no language of the house."""

import ast
import re
from pathlib import Path

ROOT = Path(__file__).parents[2]
HOUSE, STATIC = ROOT / "workshop", ROOT / "static"
#: `import … from "…"`, `export … from "…"`, `import "…"`; what is loaded later (`import(…)`) closes no circle
JAVASCRIPT = re.compile(r'^(?:import|export)\b[^;"]*?"(\.[^"]+)";', re.M)


def python_imports() -> dict[Path, set[Path]]:
    """{module: modules}; imports inside functions count: they are how a circle is hidden."""
    return {file: set(_imported(file)) for file in HOUSE.rglob("*.py") if file.name != "__init__.py"}


def _imported(file):
    for node in ast.walk(ast.parse(file.read_text())):
        if isinstance(node, ast.ImportFrom) and node.level:
            place = file.parents[node.level - 1].joinpath(*(node.module or "").split(".")) if node.module else None
            place = place or file.parents[node.level - 1]
            for found in (place.with_suffix(".py"), *(place / f"{alias.name}.py" for alias in node.names)):
                if found.is_file():
                    yield found


def javascript_imports() -> dict[Path, set[Path]]:
    files = [file for file in STATIC.rglob("*.js") if "vendor" not in file.relative_to(STATIC).parts]
    return {file: {(file.parent / found).resolve() for found in JAVASCRIPT.findall(file.read_text())} for file in files}


def circles(imports: dict[Path, set[Path]]) -> list[list[str]]:
    """Each circle once, as the names on the way round."""
    found, done = [], set()

    def walk(file, way):
        if file in way:
            found.append([one.stem for one in (*way[way.index(file) :], file)])
        elif file not in done:
            for one in sorted(imports.get(file, ())):
                walk(one, (*way, file))
            done.add(file)

    for file in sorted(imports):
        walk(file, ())
    return found


def test_modules_of_the_server_import_in_no_circle():
    assert circles(python_imports()) == []


def test_modules_of_the_screens_import_in_no_circle():
    imports = javascript_imports()
    assert sum(map(len, imports.values())) > 200  # the expression still reads them
    assert circles(imports) == []


def test_a_circle_is_found_and_named():
    one, two, three = (Path(name) for name in ("one.py", "two.py", "three.py"))
    assert circles({one: {two}, two: {three}, three: {one}}) == [["one", "two", "three", "one"]]
