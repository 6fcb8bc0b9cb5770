"""How long and how many: the schemas say it, the browser's file is made of them, and nobody says it again."""

import re
from pathlib import Path

import pytest

from workshop.domain.workshops.phases import PHASES
from workshop.web.http import limits
from workshop.web.pages.workshop_forms import PHASES as CHOICES

ROOT = Path(__file__).parents[2]
SCRIPTS = sorted(file for file in (ROOT / "static/js").rglob("*.js") if file != limits.FILE)
FORMS = sorted((ROOT / "workshop/web/pages").glob("*.py"))
#: Of accounts, which have no schemas
ACCOUNTS = "accounts.py"


def numbers(told) -> set[int]:
    return {told} if isinstance(told, int) else {one for part in told.values() for one in numbers(part)}


#: What no text is so short, or so few, by chance: 80, 120, 280, 500 …
LETTERS = {one for one in numbers(limits.limits()) | {1000, 120} if one >= 80}
COPIES = {
    "an attribute that cuts": r"max[Ll]ength=[\"'{$]*\d+",
    "the limit of a form's field": r"\bmax(?:Letters)?\s*[:=]\s*\d+\s*[,;}]",
    "a limit that is given on": r"\b(?:roomLeft|tooLong)\([^;]*,\s*\d+\s*\)",
    "letters compared with a number": r"\bletters\([^;]*?\)\s*(?:[<>]=?|-)\s*\d+",
    "a limit of its own": rf"\b\w*(?:longest|LONGEST)\w*\s*=\s*(?:{'|'.join(map(str, sorted(LETTERS)))})\b",
    "words that are cut": rf"\.(?:slice|substring|substr)\(0,\s*(?:{'|'.join(map(str, sorted(LETTERS)))})\)",
    "a list of phases": rf"\[\s*[\"'](?:{'|'.join(PHASES)})[\"']\s*,\s*[\"'](?:{'|'.join(PHASES)})[\"']",
}


def copies(text: str) -> list[str]:
    return [name for name, pattern in COPIES.items() if re.search(pattern, text)]


def test_the_browsers_file_is_what_the_schemas_say():
    assert limits.FILE.read_text() == limits.script(), "./dev limits"


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda file: file.relative_to(ROOT / "static/js").as_posix())
def test_no_script_says_a_limit_or_the_phases_itself(script):
    assert copies(script.read_text()) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ('<input maxlength="80">', "an attribute that cuts"),
        ("const step = { max: 300, note: 1 };", "the limit of a form's field"),
        ("function input({ max = 120, area = false }) {", "the limit of a form's field"),
        ("roomLeft(form.text, 500)", "a limit that is given on"),
        ("if (letters(words) > 280) return", "letters compared with a number"),
        ("const longest = 280;", "a limit of its own"),
        ("title.slice(0, 120)", "words that are cut"),
        ('const talking = ["collect", "discuss"];', "a list of phases"),
    ],
)
def test_every_way_to_say_it_again_is_found(text, found):
    assert copies(text) == [found]


@pytest.mark.parametrize(
    "text",
    [
        "const longest = 60;", "rows.slice(0, 6)", "{ height: 280, cap: 120 }", "const most = 24;", "Math.max(120, n)",
        "roomLeft(form.text, most.add_idea.title)", "setTimeout(look, 500)", 'language: ["de", "en"]',
    ],
)  # fmt: skip
def test_numbers_that_are_no_limits_are_left_alone(text):
    assert copies(text) == []


@pytest.mark.parametrize("form", FORMS, ids=lambda file: file.name)
def test_no_form_says_a_limit_itself(form):
    found = re.findall(r"\b(?:Most|Length|a_number)\(\d+|\bNumberRange\(\d+, \d+|\bRows\(\w+, \d+", form.read_text())
    assert (found == []) == (form.name != ACCOUNTS), found


def test_no_template_cuts_what_is_pasted():
    cut = {
        file.name: re.findall(r"maxlength=\S+", file.read_text())
        for file in (ROOT / "templates").rglob("*.html")
        if "maxlength=" in file.read_text()
    }
    assert cut == {"start.html": ['maxlength="12"']}  # a code with its spaces


def test_every_phase_can_be_chosen_and_has_its_name():
    assert tuple(value for value, _name in CHOICES if value) == PHASES
    names = (ROOT / "static/js/desk/phases.js").read_text()
    assert tuple(re.findall(r"(\w+): \(\) => _\(", names)) == PHASES
