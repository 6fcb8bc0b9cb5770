"""The text document: what an office and a screen reader need of it, and the same bytes every time."""

import io
import zipfile

import pytest
from docx import Document
from docx.oxml.ns import qn

from tests.export import samples
from tests.export.reading import table_of
from workshop.export.office.docx import protocol_docx


def opened(content):
    return Document(io.BytesIO(content))


@pytest.fixture(scope="module")
def rich():
    """With pictures, notes, objections and versions."""
    return opened(protocol_docx(samples.pictures(), samples.FILES, None))


def headings(document, level):
    return [line.text for line in document.paragraphs if line.style.name == f"Heading {level}"]


def test_chapters_are_headings_and_the_title_is_a_title(rich):
    whole = samples.pictures()
    assert [line.text for line in rich.paragraphs if line.style.name == "Title"] == [whole.facts.title]
    assert headings(rich, 1) == [
        "Das Wichtigste in Kürze", "Projektideen nach Gewicht", "Maßnahmenplan", "Ablauf und Beteiligte",
        "Fotodokumentation", "Kontakt und Nachweis",
    ]  # fmt: skip
    assert headings(rich, 2) == [
        "Nach Handlungsfeld", "Weitere Beiträge im Wortlaut", "Impulse", "Teilnehmende nach Gruppen: Gemeinde",
        "Teilnehmende nach Gruppen: Rolle", "Einsprüche und Antworten", "Was sich geändert hat",
    ]  # fmt: skip
    assert headings(rich, 3) == [whole.ideas[0].title]


def test_heads_of_tables_are_repeated_and_rows_stay_whole(rich):
    for table in rich.tables:
        first, *others = table._tbl.tr_lst
        assert first.find(f"{qn('w:trPr')}/{qn('w:tblHeader')}") is not None
        assert all(row.find(f"{qn('w:trPr')}/{qn('w:cantSplit')}") is not None for row in (first, *others))
        assert not [row for row in others if row.find(f"{qn('w:trPr')}/{qn('w:tblHeader')}") is not None]


def test_every_picture_has_its_alternative_text(rich):
    told = [shape._inline.docPr.get("descr") for shape in rich.inline_shapes]
    assert told[0].startswith("Die Ideen nach Gewicht: Je höher der Balken, desto mehr Punkte. Ein Bürgerportal")
    assert told[1:] == [picture.alt for picture in samples.PICTURES]
    assert all(shape.width.mm <= 166 and shape.height.mm <= 110.1 for shape in rich.inline_shapes)


def test_a_picture_whose_file_is_gone_is_left_out():
    left = opened(protocol_docx(samples.pictures(), {}, None)).inline_shapes
    assert [shape._inline.docPr.get("descr")[:22] for shape in left] == ["Die Ideen nach Gewicht"]


def test_notes_objections_answers_and_changes_are_in_it(rich):
    whole = samples.pictures()
    text = [line.text for line in rich.paragraphs]
    names = {"ideas": "Projektideen", "people": "Ablauf und Beteiligte"}
    dated = [f"{names[one.section]}, {one.at[8:10]}.{one.at[5:7]}.{one.at[:4]}." for one in whole.corrections]
    wanted = [f"{when} {one.text}" for when, one in zip(dated, whole.corrections, strict=True)]
    wanted += [note.text for note in whole.notes]
    wanted += ["Angenommen. Wir haben es ergänzt.", "Die Idee zum Rufbus nennt jetzt auch den Sonntag."]
    assert [told for told in wanted if told not in text] == []


@pytest.mark.parametrize(("sample", "language"), [(samples.model, "de-DE"), (samples.english, "en-GB")])
def test_language_and_properties_come_from_the_evening(sample, language):
    document, facts = opened(protocol_docx(sample(), {}, None)), sample().facts
    about = document.core_properties
    assert {tag.get(qn("w:val")) for tag in document.styles.element.iter(qn("w:lang"))} == {language}
    assert (about.title, about.language, about.identifier) == (facts.title, language, facts.number)
    assert about.author == "Gemeinde Ahornau, Gemeinde Birkenfeld, Gemeinde Dornbach"
    assert (about.created.isoformat(), about.modified.isoformat()) == (
        "2026-11-22T18:00:00+00:00",
        "2026-11-22T18:04:00+00:00",
    )


def test_a_draft_says_so_on_every_page():
    draft = samples.replace_facts(samples.model(), draft=True)
    assert "Entwurf" in opened(protocol_docx(draft, {}, None)).sections[0].header.paragraphs[0].text


def test_the_file_is_the_same_whenever_it_is_made():
    content = protocol_docx(samples.pictures(), samples.FILES, None)
    assert content == protocol_docx(samples.pictures(), samples.FILES, None)
    with zipfile.ZipFile(io.BytesIO(content)) as file:
        entries = file.infolist()
    assert {entry.date_time for entry in entries} == {(1980, 1, 1, 0, 0, 0)}
    names = [entry.filename for entry in entries]
    assert names[0] == "[Content_Types].xml"
    assert names[1:] == sorted(names[1:])
    assert not [name for name in names if "thumbnail" in name]


def test_texts_are_texts_whatever_they_hold():
    whole = samples.hostile()
    document = opened(protocol_docx(whole, {}, None))
    titles = [row[1] for row in table_of(document.tables[0])[1:]]
    assert titles[0][0] == "<script>alert(1)</script><img src=http://evil.example/x.png>"
    assert len(titles) == len(whole.ideas)
    fields = {field.get(qn("w:instr")) for field in document.sections[0].footer._element.iter(qn("w:fldSimple"))}
    assert fields == {"PAGE", "NUMPAGES"}
    assert not [*document.element.iter(qn("w:fldSimple"), qn("w:instrText"), qn("w:hyperlink"))]
