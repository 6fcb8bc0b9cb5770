"""German and English are complete: nothing untranslated, nothing fuzzy, the same placeholders."""

import json
import re
import subprocess
from pathlib import Path

import pytest
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po

from workshop.i18n import CATALOGUES, _used_on, for_browser

ROOT = Path(__file__).parents[2]
CATALOGUE = ROOT / "workshop/translations/de/LC_MESSAGES/messages.po"
MAPPING = [
    ("workshop/**.py", "python"),
    ("templates/**.html", "jinja2"),
    ("static/js/**.js", "javascript"),
]


def catalogue():
    with CATALOGUE.open("rb") as file:
        return read_po(file, locale="de")


def sentences() -> set[str]:
    """Every sentence of the source, by its singular."""
    keywords = {"_": None, "_l": None, "gettext": None, "lazy_gettext": None, "ngettext": (1, 2), "_n": (1, 2)}
    options = {"static/js/**.js": {"parse_template_string": "true"}}
    found = set()
    for _name, _line, message, _comments, _context in extract_from_dir(
        ROOT, MAPPING, options, keywords, directory_filter=inside
    ):
        found.add(message[0] if isinstance(message, tuple) else message)
    return found


def inside(folder):
    return Path(folder).name not in (".venv", "node_modules", "vendor", ".git", "tests", "screens", "data")


def test_every_sentence_of_the_source_is_in_the_catalogue_and_nothing_else():
    known = {message.id if isinstance(message.id, str) else message.id[0] for message in catalogue() if message.id}
    assert (sorted(sentences() - known), sorted(known - sentences())) == ([], [])


def test_the_extractor_overlooks_no_sentence_of_the_browser():
    """Babel stops at the first } inside a template's ${…}; such a call must stand outside of it."""
    known, overlooked = sentences(), []
    for file in (ROOT / "static/js").rglob("*.js"):
        for text in re.findall(r'(?<![\w.])(?:_|ngettext)\(\s*"((?:[^"\\]|\\.)*)"', file.read_text()):
            if text.replace('\\"', '"') not in known:
                overlooked.append(f"{file.name}: {text}")
    assert overlooked == []


@pytest.mark.parametrize("screen", CATALOGUES)
def test_every_sentence_of_a_screen_is_among_the_words_that_it_loads(screen):
    """A sentence of another screen hides one that the extractor overlooks: then this screen speaks English."""
    known, lacking = json.loads(for_browser("de", screen)[1])["messages"], []
    for file in (ROOT / "static/js").rglob("*.js"):
        if not _used_on(screen, str(file.relative_to(ROOT))):
            continue
        for text in re.findall(r'(?<![\w.])(?:_|ngettext)\(\s*"((?:[^"\\]|\\.)*)"', file.read_text()):
            if text.replace('\\"', '"') not in known:
                lacking.append(f"{file.name}: {text}")
    assert lacking == []


def test_every_sentence_is_translated_and_certain():
    lacking = []
    for message in catalogue():
        texts = [message.string] if isinstance(message.string, str) else message.string
        if message.id and (message.fuzzy or not all(texts)):
            lacking.append(message.id)
    assert lacking == []


def test_placeholders_are_the_same_in_both_languages():
    for message in catalogue():
        ids = [message.id] if isinstance(message.id, str) else message.id
        texts = [message.string] if isinstance(message.string, str) else message.string
        wanted = set().union(*(re.findall(r"%\(\w+\)s", text) for text in ids))
        for text in texts:
            assert set(re.findall(r"%\(\w+\)s", text)) <= wanted, message.id
        assert set(re.findall(r"%\(\w+\)s", texts[-1])) == set(re.findall(r"%\(\w+\)s", ids[-1])), message.id


def test_python_and_browser_choose_the_same_plural():
    """The browser takes the index from Intl.PluralRules; gettext from its formula."""
    script = "console.log([0,1,2,5,11,100].map(n=>Number(new Intl.PluralRules('de').select(n)!=='one')).join())"
    node = subprocess.run(["node", "-e", script], capture_output=True, text=True, check=True).stdout.strip()
    formula = catalogue().plural_expr
    assert node == ",".join(str(int(eval(formula, {"n": n}))) for n in (0, 1, 2, 5, 11, 100))


def test_the_interface_has_no_exclamation_marks_and_no_emoji():
    texts = [
        text
        for message in catalogue()
        if message.id
        for text in ([message.string] if isinstance(message.string, str) else message.string)
    ]
    assert [text for text in texts if "!" in text or re.search("[\U0001f300-\U0001faff]", text)] == []
