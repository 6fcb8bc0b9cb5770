"""What the office takes along: a workbook and a table of everybody; a list to sign and badges of those with a place."""

from io import BytesIO
from zipfile import ZipFile

import pytest

from tests.support.office import Office
from tests.support.visitors import Visitors
from workshop.domain.registrations import answering


@pytest.fixture
def visitors(app):
    visitors = Visitors(app)
    office = Office(visitors.here, places=2)
    office.register("Ada Muster", group=2, needs=["step_free"], about_needs=True)
    office.register("=1+1", mail="", phone="0391 123456")
    office.register("Waiting Person")
    office.register("Gone")
    office.carry(answering.cancel, 4)
    return visitors


def path(visitors, form):
    return f"/workshops/{visitors.here.id}/registrations.{form}?lang=en"


def test_the_table_holds_everybody_and_no_formula(visitors):
    text = visitors.read("moderator", path(visitors, "csv")).data.decode("utf-8-sig")
    rows = [line.split(";") for line in text.splitlines()]
    assert [row[1] for row in rows] == ["Name", "Ada Muster", "'=1+1", "Waiting Person", "Gone"]
    assert rows[1][4:7] == ["Aue", "1", "not confirmed yet"]
    assert "Access without steps" in rows[1]


def test_the_workbook_holds_everybody(visitors):
    content = visitors.read("moderator", path(visitors, "xlsx")).data
    strings = ZipFile(BytesIO(content)).read("xl/sharedStrings.xml").decode()
    assert [name in strings for name in ("Ada Muster", "=1+1", "Waiting Person", "Gone")] == [True] * 4
    assert "<f>" not in ZipFile(BytesIO(content)).read("xl/worksheets/sheet1.xml").decode()


@pytest.mark.parametrize("form", ["sign", "badges"])
def test_paper_holds_those_with_a_place(visitors, form, tmp_path):
    import subprocess

    file = tmp_path / "list.pdf"
    file.write_bytes(visitors.read("moderator", path(visitors, form)).data)
    text = subprocess.run(["pdftotext", "-layout", file, "-"], capture_output=True, text=True, check=True).stdout
    found = [name in text for name in ("Ada Muster", "=1+1", "Waiting Person", "Gone")]
    assert found == [True, True, False, False]


def test_another_form_is_not_there(visitors):
    assert visitors.read("moderator", path(visitors, "exe")).status_code == 404
