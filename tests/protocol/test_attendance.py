"""Who was counted at the door stands in the protocol: figures, small groups unnamed, names only of who has agreed."""

from dataclasses import replace

from tests.export import samples
from tests.support.office import NOW, Office
from workshop.domain.registrations import answering
from workshop.engine.perform import carry_work
from workshop.export.document import document
from workshop.export.text.markdown import protocol_markdown
from workshop.export.words import Words
from workshop.extensions import db
from workshop.protocol.query import protocol_now
from workshop.protocol.values import Attendance, Count, plain, read


def here(office, number, came=None):
    carry_work(lambda session: answering.check_in(session, office.evening.id, number, NOW, came))


def told(office):
    return protocol_now(db.session, office.evening.workshop).attendance


def test_nobody_was_counted_so_nothing_is_said(app):
    office = Office(places=9)
    office.register("Ada", group=2)
    assert told(office) == ()


def test_people_are_counted_by_group_and_small_groups_together(app):
    office = Office(places=20)
    office.register("Ada Muster", group=2, people=3, named=True)
    office.register("Bert Muster", group=3)
    office.register("Cora Muster")
    office.register("Dora Muster", group=2)
    for number in (1, 2, 3):
        here(office, number)
    assert told(office) == (Attendance(6, 5, "Gemeinde", (Count("Aue", 3),), 1, 1, ("Ada Muster",)),)


def test_who_comes_later_stands_in_the_next_draft(app):
    office = Office(places=20)
    office.register("Ada", group=2)
    here(office, 1)
    before = told(office)
    office.register("Bert", group=2)
    here(office, 2)
    assert [one.here for one in before + told(office)] == [1, 2]


def test_an_older_protocol_without_it_is_read(app):
    value = samples.model()
    kept = plain(replace(value, attendance=()))
    del kept["attendance"]
    assert read(type(value), kept).attendance == ()


def test_the_document_says_it_in_figures_and_names_those_who_agreed():
    one = Attendance(30, 24, "Gemeinde", (Count("Ahornau", 20),), 3, 1, ("Ada Muster", "Bert Muster"))
    value = replace(samples.model(), attendance=(one,))
    text = protocol_markdown(value).decode()
    assert document(value, Words("de"))
    for words in ("Ahornau", "24 Personen waren da, 30 hatten sich angemeldet.", "Ada Muster, Bert Muster"):
        assert words in text
