"""Papers for the office: what is known stands in them, what is not is marked in words, in both languages."""

import io

import pytest
from docx import Document
from docx.enum.text import WD_COLOR_INDEX

from workshop.config import Settings
from workshop.export.words import Words
from workshop.installation import Facts
from workshop.law import PAPERS, About, paper_docx

SAID = Facts(
    body="Gemeinde Musterhausen", address="Rathausplatz 1\n39343 Musterhausen", represented_by="Erika Beispiel",
    email="rathaus@musterhausen.example", phone="039201 1", officer="Datenschutz", authority="Aufsicht",
    hosting="Eigener Server", state_law="§ 4 DSG LSA", retention_months=7, registration_weeks=3,
)  # fmt: skip


def opened(name, facts=SAID, language="de", registers=False, **settings):
    about = About(facts, Settings(**settings), Words(language), "https://region.example", registers=registers)
    return Document(io.BytesIO(paper_docx(PAPERS[name](about), about)))


def headings(document):
    return [line.text.replace("\xa0", " ") for line in document.paragraphs if line.style.name == "Heading 1"]


def rows(document) -> list[tuple[str, str]]:
    cells = [row.cells for table in document.tables for row in table.rows]
    return [(name.text, text.text.replace("\xa0", " ")) for name, text in cells]


def gaps(document) -> set[str]:
    """The names beside which something is to be completed, each of them marked for the eye, too."""
    found = set()
    for row in (row for table in document.tables for row in table.rows):
        marked = [run for run in row.cells[1].paragraphs[0].runs if run.font.highlight_color]
        if marked:
            (gap,) = marked
            assert (gap.font.highlight_color, gap.bold) == (WD_COLOR_INDEX.YELLOW, True)
            assert gap.text in ("[bitte ergänzen]", "[please complete]")
            found.add(row.cells[0].text)
    return found


def test_the_record_has_an_entry_for_everything_that_is_done_with_data():
    known = [
        "Wer verantwortlich ist", "Beteiligungsworkshops", "Konten der Moderation und der Administration",
    ]  # fmt: skip
    assert headings(opened("record")) == known
    assert headings(opened("record", registers=True)) == [*known[:2], "Anmeldungen", known[2]]


def test_what_is_set_stands_in_the_record():
    told = rows(opened("record", registers=True, sign_in_days=20))
    assert ("Anschrift", "Rathausplatz 1\n39343 Musterhausen") in told
    limits = [text for name, text in told if name == "Löschfristen"]
    assert limits == [
        "7 Monate nach dem Ende jedes Workshops",
        "3 Wochen nach dem Workshop, besonderer Bedarf am Tag danach",
        "Mit der Installation; Zugänge spätestens nach 20 Tagen; Liste der Handlungen nach 90 Tagen",
    ]
    basis = next(text for name, text in told if name == "Rechtsgrundlage")
    assert basis.startswith(
        "eine Aufgabe im öffentlichen Interesse, Art. 6 Abs. 1 Buchst. e DSGVO in Verbindung mit § 4"
    )


@pytest.mark.parametrize("basis", [("consent", "Art. 6 Abs. 1 Buchst. a"), ("contract", "Art. 6 Abs. 1 Buchst. b")])
def test_another_legal_basis_is_named_and_accounts_have_one_of_their_own(basis):
    facts = SAID.model_copy(update={"legal_basis": basis[0]})
    found = [text for name, text in rows(opened("record", facts)) if name == "Rechtsgrundlage"]
    assert basis[1] in found[0]
    assert found[1].endswith("Art. 6 Abs. 1 Buchst. f DSGVO")


def test_what_nobody_has_said_is_marked_and_what_somebody_has_is_not():
    assert gaps(opened("record")) == {"Eintrag erstellt von, am", "Zuständige Organisationseinheit"}
    nothing = gaps(opened("record", Facts()))
    assert {"Verantwortlicher", "Anschrift", "Betrieb des Servers", "Datenschutzbeauftragte"} <= nothing
    assert gaps(opened("annex", language="en")) == {
        "Controller", "Duration", "Others", "Place, date, controller", "Place, date, processor",
    }  # fmt: skip
    assert "Wie oft Sicherungen erstellt werden, wo sie liegen, wie lange" in gaps(opened("security"))


@pytest.mark.parametrize("name", PAPERS)
def test_each_paper_is_in_one_language(name):
    german, english = opened(name), opened(name, language="en")
    assert len(headings(german)) == len(headings(english))
    assert set(headings(german)) & set(headings(english)) == set()
    assert [document.core_properties.language for document in (german, english)] == ["de-DE", "en-GB"]


def test_the_measures_say_how_long_sign_ins_last_here():
    text = "\n".join(line.text for line in opened("security", sign_in_idle_hours=0.5, sign_in_days=3).paragraphs)
    assert "nach 0.5 Stunden ohne Nutzung oder nach 3 Tagen" in text
