"""Documents of an office come from a child process: limited, cached, the same for everybody who asks."""

import io
import os
import sys
from concurrent.futures import ThreadPoolExecutor

import pytest
from docx import Document

from tests.export import samples
from tests.export.office.test_letterhead import BODY, changed, letterhead
from workshop.config import Settings
from workshop.errors import Missing
from workshop.export import export
from workshop.export.forgotten import forget
from workshop.export.office.docx import protocol_docx
from workshop.export.office.office import FAILED, MOST_LETTERHEAD, UNFIT
from workshop.export.office.xlsx import protocol_xlsx

STARTED = []


def _count(event, arguments):
    if event == "subprocess.Popen" and "workshop.export.office.office" in arguments[1]:
        STARTED.append(arguments)


sys.addaudithook(_count)


@pytest.mark.parametrize("form", ["docx", "xlsx"])
def test_the_child_makes_the_same_bytes_under_another_hash_seed_and_time_zone(paper, form, monkeypatch):
    monkeypatch.setenv("TZ", "Asia/Tokyo")
    whole = samples.pictures()
    here = {"docx": lambda: protocol_docx(whole, samples.FILES, None), "xlsx": lambda: protocol_xlsx(whole)}
    assert export(whole, form, paper, samples.FILES)[0] == here[form]()


def test_the_same_is_made_once_and_anew_when_it_was_forgotten(paper):
    whole = samples.tiny()
    STARTED.clear()
    first = export(whole, "xlsx", paper)
    assert (export(whole, "xlsx", paper), len(STARTED)) == (first, 1)
    export(samples.replace_facts(whole, language="en"), "xlsx", paper)
    assert len(STARTED) == 2
    forget(whole.facts.code, paper)
    assert (export(whole, "xlsx", paper), len(STARTED)) == (first, 3)


def test_ten_who_ask_at_once_get_what_was_made_once(paper):
    STARTED.clear()
    with ThreadPoolExecutor(10) as people:
        found = set(people.map(lambda _person: export(samples.tiny(), "xlsx", paper), range(10)))
    assert (len(found), len(STARTED)) == (1, 1)


def test_a_letterhead_in_the_data_folder_is_used_and_a_new_one_at_once(paper):
    for line in ("Gemeinde Ahornau", "Stadt Eschenrode"):
        (paper.data / "letterhead.docx").write_bytes(letterhead(line, BODY))
        document = Document(io.BytesIO(export(samples.tiny(), "docx", paper)[0]))
        assert document.paragraphs[0].text == line


def unfit(settings):
    with pytest.raises(Missing) as missing:
        export(samples.tiny(), "docx", settings)
    return str(missing.value)


def test_an_unfit_letterhead_is_a_sentence_and_hinders_nothing_else(paper):
    (paper.data / "letterhead.docx").write_bytes(letterhead("no body"))
    assert unfit(paper) == UNFIT
    assert export(samples.tiny(), "xlsx", paper)[0].startswith(b"PK")


def test_a_letterhead_that_is_not_there_or_too_large_is_not_read(tmp_path):
    settings = Settings(data=tmp_path, secret_key="sample key for tests", letterhead=str(tmp_path / "gone.docx"))
    assert unfit(settings) == UNFIT
    photo = changed(letterhead(BODY), "word/media/photo.png", lambda _part: os.urandom(MOST_LETTERHEAD))
    (tmp_path / "gone.docx").write_bytes(photo)
    assert unfit(settings) == UNFIT


def test_a_letterhead_without_an_end_is_stopped(tmp_path):
    endless = "{% for a in range(99999) %}{% for b in range(99999) %}{% endfor %}{% endfor %}"
    (tmp_path / "letterhead.docx").write_bytes(letterhead(endless, BODY))
    settings = Settings(data=tmp_path, secret_key="sample key for tests", pdf_seconds=1)
    assert unfit(settings) == FAILED


def test_a_letterhead_that_wants_too_much_memory_is_stopped(tmp_path):
    settings = Settings(data=tmp_path, secret_key="sample key for tests", pdf_megabytes=256)
    (tmp_path / "letterhead.docx").write_bytes(letterhead(BODY, "{% set much = title * 9999999 %}"))
    assert unfit(settings) == UNFIT
    (tmp_path / "letterhead.docx").write_bytes(letterhead(BODY, "{% set much = title * 9 %}"))
    assert export(samples.tiny(), "docx", settings)[0].startswith(b"PK")


def test_the_child_knows_no_secrets(paper, monkeypatch):
    monkeypatch.setenv("WORKSHOP_SECRET_KEY", "a secret")
    STARTED.clear()
    export(samples.tiny(), "xlsx", paper)
    [(_program, _command, _folder, environment)] = STARTED
    assert "a secret" not in [str(value) for value in environment.values()]
    assert "WORKSHOP_SECRET_KEY" in os.environ
