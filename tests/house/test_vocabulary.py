"""Each command has a rule, a form, a verb, a line in commands.js and in docs/wire.md, and a test."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

from workshop.archive import verify
from workshop.engine.command import COMMANDS, command, names
from workshop.engine.kind import KINDS, kind
from workshop.web.pages.forms import form_class, sent_as

ROOT = Path(__file__).parents[2]
WIRE = names("wire")
DOCS = (ROOT / "docs/wire.md").read_text()


@pytest.mark.parametrize("name", sorted(COMMANDS))
def test_somebody_may_do_what_is_declared(name):
    one = COMMANDS[name]
    assert (bool(one.phone or one.desk), one.verb.__name__) == (name not in ("create_workshop", "purge_workshop"), name)


def test_a_command_is_declared_once():
    with pytest.raises(ValueError, match="add_idea is declared twice"):
        command(desk=True)(COMMANDS["add_idea"].verb)


def test_a_kind_is_declared_once():
    with pytest.raises(ValueError, match="idea is declared twice"):
        kind("idea", None)


def test_the_verifier_that_stands_alone_knows_the_same_commands_of_ballots():
    assert sorted(verify.BALLOT_COMMANDS) == names("ballot")


def test_what_may_be_sent_stands_beside_what_is_done_with_it():
    assert [one.name for one in COMMANDS.values() if one.data.__module__ != one.verb.__module__] == []


@pytest.mark.parametrize("command", WIRE)
def test_a_command_of_the_wire_has_a_line_of_javascript_and_a_line_in_the_docs(command):
    assert re.search(rf'["\']{command}["\']', (ROOT / "static/js/core/commands.js").read_text())
    assert f"`{command}`" in DOCS


@pytest.mark.parametrize("command", WIRE)
def test_the_fields_of_a_form_are_the_fields_of_the_model(app, command):
    with app.test_request_context():
        fields = set(form_class(command)(formdata=None)._fields) - {"key", "csrf_token"}
    assert fields == {sent_as(name) for name in COMMANDS[command].data.model_fields}


def test_the_script_of_the_tests_uses_every_command():
    script = (ROOT / "tests/support/script.py").read_text() + (ROOT / "tests/support/evening.py").read_text()
    assert [command for command in WIRE if f'"{command}"' not in script] == []


def test_documented_commands_exist():
    table = DOCS.split("## Refusals")[0].split("| Command |")[1]
    first_cells = [line.split("|")[1] for line in table.splitlines() if line.startswith("| `")]
    assert {name for cell in first_cells for name in re.findall(r"`([a-z_]+)`", cell)} == set(WIRE)


def test_documented_refusals_are_those_the_code_can_say():
    told = re.search(r"## Refusals\n\n(.*?)\n\n", DOCS, re.S).group(1)
    of_pages = re.search(r"Registrations are no commands.*?\n\n", DOCS, re.S).group(0)
    documented = set(re.findall(r"`([a-z_]+)", told + of_pages))
    said = set()
    rooms = [ROOT / "workshop" / room for room in ("engine", "domain", "protocol", "weighting")]
    for file in (file for room in rooms for file in room.rglob("*.py")):
        said |= set(re.findall(r'Refused\(\s*"([a-z_]+)"', file.read_text()))
    said |= {"key_reused", "not_moderator"}
    assert said - {"unknown_workshop"} == documented


def test_every_refusal_is_expected_by_a_test():
    """Each rule could be switched off unnoticed else."""
    told = re.search(r"## Refusals\n\n(.*?)\n\n", DOCS, re.S).group(1)
    rooms = [folder for folder in (ROOT / "tests").iterdir() if folder.name not in ("house", "safeguards", "hostile")]
    expected = "".join(file.read_text() for room in rooms if room.is_dir() for file in room.rglob("*.py"))
    assert [code for code in set(re.findall(r"`([a-z_]+)", told)) if f'"{code}"' not in expected] == []


def test_every_refusal_has_a_sentence_in_python_and_in_javascript():
    from workshop.web.http.sentences import SENTENCES

    documented = set(re.findall(r"`([a-z_]+)", re.search(r"## Refusals\n\n(.*?)\n\n", DOCS, re.S).group(1)))
    scripts = "".join(file.read_text() for file in (ROOT / "static/js").rglob("refusals.js"))
    assert documented - set(SENTENCES) == set()
    assert {code for code in documented if not re.search(rf"\b{code}\b", scripts)} == set()


def test_things_on_the_wire_have_the_documented_fields():
    table = DOCS.split("| kind | fields |")[1].split("\n\n")[0]
    for line in table.splitlines():
        cells = line.split("|")
        told = re.findall(r"`([a-z_]+)`", cells[1]) if len(cells) > 2 else []
        if told:
            text = line.split("|", 2)[2]
            missing = {name for name in KINDS[told[0]].fields(desk=True) if not re.search(rf"\b{name}\b", text)}
            assert missing == set(), told[0]
    assert set(re.findall(r"^\| \*?`([a-z_]+)`", table, re.M)) == {
        kind.name for kind in KINDS.values() if kind.on_the_wire
    }


ALONE = """
import sys
import workshop.{room}
from workshop.engine.command import COMMANDS
from workshop.engine.kind import KINDS
known = sorted(COMMANDS), sorted(KINDS)
import workshop.nouns
assert known == (sorted(COMMANDS), sorted(KINDS))
"""


@pytest.mark.parametrize("room", ["archive.checking", "demo.fill", "live.publisher", "web.http.workshop_codes"])
def test_whatever_is_imported_first_knows_every_declaration(room):
    """The command line imports what it needs and no app."""
    done = subprocess.run([sys.executable, "-c", ALONE.format(room=room)], capture_output=True, text=True, cwd=ROOT)
    assert (done.returncode, done.stderr) == (0, "")
