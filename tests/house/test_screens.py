"""The screens' own stairs: what all share knows none of them, and none of them knows another."""

import json
import re
import subprocess
from pathlib import Path

import pytest

from tests.house.test_circles import JAVASCRIPT

SCRIPTS = Path(__file__).parents[2] / "static/js"
#: What each room of static/js may import besides itself (docs/house.md)
ROOMS = {
    "core": set(),
    "weighting": {"core"},
    "shared": {"core", "weighting"},
    "phone": {"core", "shared", "weighting"},
    "desk": {"core", "shared", "weighting"},
    "wall": {"core", "shared", "weighting"},
}
#: Besides these, which put a screen together, nothing outside of its views knows them
MAKERS = {"main.js", "begin.js"}
FILES = sorted(SCRIPTS.rglob("*.js"))


def imported(text: str, place: Path) -> list[tuple[str, ...]]:
    """The files under static/js that a script imports, as parts of their paths; also what it loads later."""
    found = [*JAVASCRIPT.findall(text), *re.findall(r'import\("(\.[^"]+)"\)', text)]
    ways = [(place.parent / one).resolve() for one in found]
    return [way.relative_to(SCRIPTS).parts for way in ways if way.is_relative_to(SCRIPTS)]


def upstairs(place: Path, text: str) -> list[str]:
    room, *folders, name = place.relative_to(SCRIPTS).parts
    draws = "views" in folders or name in MAKERS

    def forbidden(way):
        return way[0] not in ROOMS[room] | {room} or ("views" in way and not draws)

    return ["/".join(way) for way in imported(text, place) if forbidden(way)]


def test_every_script_lies_in_a_room():
    assert {file.relative_to(SCRIPTS).parts[0] for file in FILES} == set(ROOMS)


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.relative_to(SCRIPTS).as_posix())
def test_a_script_imports_only_downstairs(file):
    assert upstairs(file, file.read_text()) == []


@pytest.mark.parametrize(
    ("place", "line", "found"),
    [
        ("core/store.js", 'import { erased } from "../shared/groups.js";', ["shared/groups.js"]),
        ("desk/views/weight.js", 'import { Reveal } from "../../wall/stage.js";', ["wall/stage.js"]),
        ("phone/own.js", 'import {\n  write,\n} from "./views/write.js";', ["phone/views/write.js"]),
        ("shared/links.js", 'const later = () => import("../phone/begin.js");', ["phone/begin.js"]),
        ("phone/begin.js", 'import { band } from "./views/band.js";', []),
        ("phone/views/write.js", 'import { band } from "./band.js";', []),
    ],
)
def test_a_step_upstairs_is_found(place, line, found):
    assert upstairs(SCRIPTS / place, line) == found


def complaints(place: str, text: str) -> set[str]:
    """What eslint finds in a script of this text at this place."""
    words = ["node_modules/eslint/bin/eslint.js", "--stdin", "--stdin-filename", f"static/js/{place}", "--format=json"]
    done = subprocess.run(["node", *words], cwd=SCRIPTS.parents[1], input=text, capture_output=True, text=True)
    return {found["ruleId"] for file in json.loads(done.stdout) for found in file["messages"]}


@pytest.mark.parametrize(
    "line",
    [
        "app.form = null;", "app.screen.hint ??= 1;", "app.touched++;", "delete app.asking.id;",
        "Object.assign(app.joining, { missing: true });", "const { form } = app;\n  form.text = 1;",
    ],
)  # fmt: skip
def test_a_view_that_assigns_to_what_it_was_given_is_found(line):
    text = f"export function view(app) {{\n  {line}\n}}\n"
    assert complaints("phone/views/some.js", text) == {"no-restricted-syntax"}
    assert complaints("phone/some.js", text) == set()


def test_a_question_without_an_end_is_found():
    assert complaints("desk/some.js", 'export const rows = () => fetch("/rows");\n') == {"no-restricted-globals"}
