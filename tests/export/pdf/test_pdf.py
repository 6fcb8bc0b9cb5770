"""The PDF: for every evening a document, for none a broken one."""

import os
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from tests.export import samples
from workshop.config import Settings
from workshop.errors import Missing
from workshop.export import export, pdf_available
from workshop.export.pdf import pdf
from workshop.protocol.values import Protocol

STARTED = []
#: Of `samples.tiny()`; another name here would mean that files of released versions are not found any more
RELEASED = "K7M4TBR-release-1-e06b1f11f09d0d9046e1d126cbdd60f5.pdf"


def _count(event, arguments):
    if event == "subprocess.Popen" and "workshop.export.pdf.render" in arguments[1] and "check" not in arguments[1]:
        STARTED.append(arguments)


sys.addaudithook(_count)


@pytest.mark.parametrize("name", ["model", "pictures", "english", "no-points", "tall", "crowded"])
def test_every_idea_and_every_measure_is_in_it_in_order(printed, name):
    protocol = samples.ALL[name]()
    text = printed(protocol).running_text
    places = [text.find(idea.title.split()[0]) for idea in protocol.ideas]
    assert -1 not in places
    assert all(word in text for idea in protocol.ideas for word in idea.title.replace("\u2011", "-").split())
    assert all(word in text for measure in protocol.measures for word in measure.title.split())


def test_sums_and_figures_stand_on_the_cover(printed):
    text = printed(samples.model()).text
    assert "34 24 326 2" in text


def test_the_checksum_of_the_journal_is_printed(printed):
    protocol = samples.model()
    head = protocol.proof.chain
    assert " ".join(head[place : place + 8] for place in range(0, 64, 8)) in printed(protocol).running_text


def test_three_hundred_ideas_are_all_printed(printed):
    protocol = samples.many(300)
    text = printed(protocol).running_text
    assert [idea.title for idea in protocol.ideas if idea.title.split()[-1] not in text] == []


def test_hostile_texts_are_only_text(printed):
    document = printed(samples.hostile())
    text = document.running_text
    for told in (
        "<script>alert(1)</script>",
        "{{7*7}}",
        "{{ 6*7 }}",
        "[Chinesisch]",
        "%(n)s %s %d {0}",
    ):
        assert told.replace(" ", "") in text.replace(" ", ""), told
    assert " 49 " not in text
    vendored = ("SourceSans3", "SourceSerif4", "NotoEmoji", "NotoSansArabic", "NotoSansHebrew")
    assert {name for name in document.fonts if not name.replace("-", "").startswith(vendored)} == set()
    assert {"Noto-Sans-Arabic", "Noto-Sans-Hebrew", "Noto-Emoji"} <= document.fonts


def test_title_language_and_dates_come_from_the_evening(printed):
    document = printed(samples.english())
    assert document.about["Title"] == "How digital can our region be? – Record of results"
    assert document.about["CreationDate"] == "2026-11-22T19:00:00+01"
    assert document.about["Tagged"] == "yes"
    assert document.about["Page size"] == "595.276 x 841.89 pts (A4)"


@pytest.mark.parametrize("name", ["empty", "no_points"])
def test_what_is_not_there_is_said_in_one_sentence(printed, name):
    protocol = samples.replace_facts(getattr(samples, name)(), language="en")
    text = printed(protocol).text
    assert {"empty": "No project ideas were collected.", "no_points": "No points have been given."}[name] in text
    assert "No measures were agreed." in text


def test_a_draft_and_sample_content_are_marked_on_every_page(printed):
    document = printed(samples.replace_facts(samples.twelve_fields(), language="en"))
    assert document.text.lower().count("draft · sample content") == int(document.about["Pages"])


def every_script():
    """Short, with every font and pictures in it."""
    title = "Radweg 🚲, مرحبا بالعالم, שלום"
    return replace(samples.replace_facts(samples.tiny(), title=title), pictures=samples.PICTURES)


def test_the_same_protocol_gives_the_same_bytes_anywhere(tmp_path):
    content, done = pdf.letter(every_script(), samples.FILES), []
    for seed, zone, place in (("0", "UTC", "one"), ("4711", "Pacific/Auckland", "two")):
        environment = {
            **os.environ,
            "PYTHONPATH": str(pdf.PACKAGE.parent),
            "PYTHONHASHSEED": seed,
            "TZ": zone,
            "LC_ALL": "C",
        }
        command = [sys.executable, "-m", "workshop.export.pdf.render", str(tmp_path / place), "60", "1024"]
        done.append(
            subprocess.run(
                command, input=content, env=environment, cwd=tmp_path, capture_output=True, check=True
            ).stdout
        )
    assert done[0].startswith(b"%PDF-")
    assert done[0] == done[1]


def test_ten_requests_at_once_make_one_rendering(paper, monkeypatch):
    monkeypatch.setattr(pdf._kept, "patience", 300)  # a busy computer needs longer than anybody shall stand in line
    STARTED.clear()
    with ThreadPoolExecutor(10) as pool:
        files = list(pool.map(lambda _number: export(samples.ties(), "pdf", paper)[0], range(10)))
    assert len(set(files)) == 1
    assert len(STARTED) == 1
    assert len(list((paper.data / "protocols").glob("*.pdf"))) == 1


def test_another_content_is_another_file(paper):
    export(samples.empty(), "pdf", paper)
    STARTED.clear()
    export(samples.empty(), "pdf", paper)
    assert STARTED == []
    export(samples.replace_facts(samples.empty(), release=2), "pdf", paper)
    assert len(STARTED) == 1


@pytest.mark.parametrize("maker", ["pdf.render", "pdf.page", "office.docx", "office.xlsx"])
def test_a_draft_is_named_after_all_of_the_program_that_makes_it(maker):
    """Else a newer program would hand out what an older one has made."""
    told = "import sys; print(*(m.__file__ for n, m in sys.modules.items() if n.startswith('workshop.export')))"
    command = [sys.executable, "-c", f"import workshop.export.{maker}; {told}"]
    read_in = subprocess.run(command, cwd=pdf.PACKAGE.parent, capture_output=True, text=True, check=True).stdout.split()
    assert len(read_in) > 10
    assert {*map(Path, read_in)} - pdf.makers() == set()


@dataclass(frozen=True)
class Newer(Protocol):
    """What a later program may know besides."""

    polls: tuple[str, ...] = ()


def test_a_released_version_never_changes_again(paper):
    """Its file is found under its own name, by a program of whatever edition; that of a draft hangs on the program."""
    made = export(samples.tiny(), "pdf", paper)[0]
    assert [file.name for file in (paper.data / "protocols").glob("*.pdf")] == [RELEASED]
    STARTED.clear()
    assert pdf.pdf(Newer(**vars(samples.tiny())), paper) == made
    assert STARTED == []


def test_an_address_outside_of_the_table_ends_the_export(paper):
    """A name that the table cannot have: the document asks for an address that nobody answers."""
    odd = replace(samples.PICTURES[0], digest="../other place")
    with pytest.raises(Missing, match="asked for an address"):
        export(replace(samples.tiny(), pictures=(odd,)), "pdf", paper, {odd.digest: b"x"})
    assert list((paper.data / "protocols").glob("*.pdf")) == []


def test_what_takes_too_long_is_stopped(tmp_path):
    started = time.monotonic()
    with pytest.raises(Missing, match="too long"):
        export(samples.many(1000), "pdf", Settings(data=tmp_path, pdf_seconds=1))
    assert time.monotonic() - started < 10


def test_what_needs_too_much_memory_is_stopped(tmp_path):
    with pytest.raises(Missing, match="too much memory"):
        export(samples.many(1000), "pdf", Settings(data=tmp_path, pdf_megabytes=128))


def test_after_a_failure_the_next_one_is_made(tmp_path):
    with pytest.raises(Missing):
        export(samples.empty(), "pdf", Settings(data=tmp_path, pdf_megabytes=128))
    assert export(samples.empty(), "pdf", Settings(data=tmp_path))[0].startswith(b"%PDF-")


def test_old_drafts_do_not_pile_up(paper):
    folder = paper.data / "protocols"
    folder.mkdir()
    for number in range(30):
        (folder / f"K7M4TBR-draft-{number}.pdf").write_bytes(b"old")
    export(samples.replace_facts(samples.empty(), draft=True), "pdf", paper)
    assert len(list(folder.glob("*-draft-*.pdf"))) == pdf.DRAFTS_KEPT


def test_this_machine_can_make_pdfs():
    assert pdf_available() is None


def test_a_machine_without_pango_says_what_to_install(tmp_path):
    """A child whose libraries cannot be found answers with the exit code of a missing library."""
    (tmp_path / "weasyprint.py").write_text("raise OSError('cannot load library')")
    environment = {**os.environ, "PYTHONPATH": f"{tmp_path}{os.pathsep}{pdf.PACKAGE.parent}"}
    command = [sys.executable, "-m", "workshop.export.pdf.render", "check"]
    assert subprocess.run(command, env=environment, capture_output=True).returncode == pdf.MISSING
    assert "./dev setup" in pdf.NO_PANGO
