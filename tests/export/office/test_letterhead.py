"""An office's own letterhead: kept as it is, and never trusted."""

import io
import zipfile

import pytest
from docx import Document
from docx.oxml.ns import qn

from tests.export import samples
from tests.export.reading import table_of
from workshop.export.office.docx import protocol_docx
from workshop.export.office.docx.letterhead import MOST_BYTES, Unfit

BODY = "{{p body}}"


def letterhead(*lines, header="{{ number }}"):
    """A Word file with these paragraphs."""
    document = Document()
    document.sections[0].header.paragraphs[0].text = header
    for line in lines:
        document.add_paragraph(line)
    target = io.BytesIO()
    document.save(target)
    return target.getvalue()


def changed(content, name, change):
    """The Word file with `change(bytes)` of one part; a part that is not there begins empty."""
    target = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as new:
        for part in {*old.namelist(), name}:
            found = old.read(part) if part in old.namelist() else b""
            new.writestr(part, change(found) if part == name else found)
    return target.getvalue()


def written_on(content, whole=None):
    return Document(io.BytesIO(protocol_docx(whole or samples.model(), samples.FILES, content)))


def test_placeholders_are_filled_and_the_body_stands_in_its_place():
    document = written_on(letterhead("{{ title }} – {{ date }}, {{ place }}", BODY, "Mit freundlichen Grüßen"))
    lines, facts = [line.text for line in document.paragraphs], samples.model().facts
    assert lines[0] == f"{facts.title} – 22.\u00a0November\u00a02026, {facts.place}"
    assert lines[-1] == "Mit freundlichen Grüßen"
    assert document.sections[0].header.paragraphs[0].text == facts.number
    assert [row[1][0] for row in table_of(document.tables[2])[1:]] == [one.title for one in samples.measures()]


def test_a_mark_up_in_a_title_stays_a_title():
    title = "Zwei & drei <w:br/> </w:t> „vier“"
    document = written_on(letterhead("{{ title }}", BODY), samples.replace_facts(samples.tiny(), title=title))
    assert document.paragraphs[0].text == title


def test_what_people_wrote_is_never_read_as_a_template():
    whole = samples.protocol(samples.ranked([(0, "{{ title }} {% for %}", "{{p body}}", 3, {})]), title="{{ number }}")
    document = written_on(letterhead("{{ title }}", BODY), whole)
    lines = [line.text for line in document.paragraphs]
    assert lines[0] == "{{ number }}"
    assert table_of(document.tables[0])[1][1] == ["{{ title }} {% for %}", "{{p body}}"]


def test_the_offices_styles_stay_and_only_missing_ones_come():
    document = Document()
    document.styles["Heading 1"].font.name = "Amtsschrift"
    document.styles.element.remove(document.styles["Heading 2"].element)
    document.add_paragraph(BODY)
    target = io.BytesIO()
    document.save(target)
    styles = written_on(target.getvalue()).styles
    assert styles["Heading 1"].font.name == "Amtsschrift"
    assert styles["Heading 2"].element.find(f"{qn('w:pPr')}/{qn('w:outlineLvl')}").get(qn("w:val")) == "1"


def test_the_file_on_a_letterhead_is_the_same_whenever_it_is_made():
    paper = letterhead(BODY)
    assert len({protocol_docx(samples.model(), {}, paper) for _time in range(2)}) == 1


def remote(kind):
    """A relationship to another computer."""
    line = (
        '<Relationship Id="rId99" TargetMode="External" Target="http://evil.example/x" '
        f'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/{kind}"/></Relationships>'
    ).encode()
    return lambda content: content.replace(b"</Relationships>", line)


def entity(content):
    return content.replace(b"?>", b'?><!DOCTYPE w [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]>', 1)


GOOD = letterhead(BODY)
RELATIONS = "word/_rels/document.xml.rels"
UNFIT = {
    "no file of Word": b"%PDF-1.7",
    "no body": letterhead("{{ title }}"),
    "two bodies": letterhead(BODY, BODY),
    "the body inside a line": letterhead("Text {{ body }} Text"),
    "an unknown placeholder": letterhead("{{ secret }}", BODY),
    "broken braces": letterhead(BODY, "{% if %}"),
    "reaching for Python": letterhead("{{ ''.__class__.__mro__[1].__subclasses__() }}", BODY),
    "reaching through a text": letterhead("{{ title.__init__.__globals__ }}", BODY),
    "reaching through the body": letterhead("{{ body.__class__.__init__.__globals__ }}", BODY),
    "including a file": letterhead("{% include '/etc/passwd' %}", BODY),
    "importing a file": letterhead("{% import '/etc/passwd' as x %}", BODY),
    "a range without an end": letterhead("{% for n in range(999999999) %}x{% endfor %}", BODY),
    "entities": changed(GOOD, "word/document.xml", entity),
    "entities in UTF-16": changed(GOOD, "word/document.xml", lambda part: entity(part).decode().encode("utf-16")),
    "entities in the head": changed(letterhead(BODY), "word/header1.xml", entity),
    "macros": changed(GOOD, "word/vbaProject.bin", lambda _part: b"\xd0\xcf\x11\xe0"),
    "a bomb": changed(GOOD, "word/media/bomb.png", lambda _part: bytes(MOST_BYTES)),
    "a picture from elsewhere": changed(GOOD, RELATIONS, remote("image")),
    "a part that is no XML": changed(GOOD, "word/document.xml", lambda part: part[:200]),
}


@pytest.mark.parametrize("what", UNFIT)
def test_an_unfit_letterhead_is_refused(what):
    with pytest.raises(Unfit):
        written_on(UNFIT[what])


def test_a_template_on_another_computer_is_forgotten_and_a_link_stays():
    paper = changed(GOOD, RELATIONS, remote("hyperlink"))
    paper = changed(paper, "word/_rels/settings.xml.rels", lambda _part: remote("attachedTemplate")(EMPTY))
    paper = changed(paper, "word/settings.xml", lambda part: part.replace(b"</w:settings>", ATTACHED))
    document = written_on(paper)
    outside = [
        relation.reltype.rpartition("/")[2]
        for part in document.part.package.iter_parts()
        for relation in part.rels.values()
        if relation.is_external
    ]
    assert outside == ["hyperlink"]
    assert not [*document.settings.element.iter(qn("w:attachedTemplate"))]


EMPTY = b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"></Relationships>'
ATTACHED = (
    b'<w:attachedTemplate xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    b'r:id="rId99"/></w:settings>'
)
