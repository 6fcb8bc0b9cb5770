"""A workshop that was deleted leaves no byte; of one whose protocol is kept nothing stays but that."""

import json

import pytest
from sqlalchemy import func, select, text

from tests.archive.evenings import app_on, archived
from tests.retention.marked import PRINTED, UNPRINTED, Marked, found
from tests.support.evening import Evening, phone
from workshop.archive import verify
from workshop.archive.checking import check_database
from workshop.domain.workshops.models import DeletedWorkshop, Workshop
from workshop.domain.workshops.queries import workshop_by_id
from workshop.engine.may import names
from workshop.errors import Refused
from workshop.export import export
from workshop.extensions import db
from workshop.protocol.query import downloadable
from workshop.retention import delete_workshop, keep_protocol_only
from workshop.retention.emptying import KEPT, OF_THE_WORKSHOP

TEXTS = (*PRINTED, *UNPRINTED)


def with_a_workshop() -> list[str]:
    return [table.name for table in db.metadata.sorted_tables if "workshop_id" in table.c]


def rows_of(ident) -> dict:
    """{table: how many rows name the workshop}, where there are any."""
    db.session.rollback()
    counts = {
        name: db.session.scalar(select(func.count()).where(db.metadata.tables[name].c.workshop_id == ident))
        for name in with_a_workshop()
    }
    return {name: count for name, count in counts.items() if count}


def rendered(evening, settings):
    """A document, made and kept."""
    folder = settings.data / "protocols"
    folder.mkdir(exist_ok=True)
    (folder / f"{evening.workshop.code}-protocol-0123.pdf").write_bytes(b"%PDF Windrad-Wort")


def test_a_deleted_workshop_leaves_no_byte_in_any_file(app, settings):
    other = Evening(title="The other one")
    evening = Marked(settings.data)
    rendered(evening, settings)
    prints = set(evening.fingerprints()) - set(Marked.fingerprints(other))
    assert evening.found(*TEXTS, *PRINTS_OF_PICTURES, *evening.digests) == [
        *TEXTS,
        PRINTS_OF_PICTURES[0],
        *evening.digests,
    ]
    code = evening.workshop.code
    assert delete_workshop(evening.id, settings)
    assert evening.found(*TEXTS, *PRINTS_OF_PICTURES, *evening.digests, *prints, "Sample evening") == []
    assert rows_of(evening.id) == {}
    assert [(row.id, row.code) for row in db.session.scalars(select(DeletedWorkshop))] == [(evening.id, code)]
    assert other.workshop.title == "The other one"
    assert check_database(settings).code == 0
    assert not delete_workshop(evening.id, settings)


PRINTS_OF_PICTURES = (b"a photo that is printed", b"a photo that was taken out")


def test_a_draft_can_be_deleted(app, settings):
    evening = Evening(opened=False, title="Entwurf-Wort")
    assert delete_workshop(evening.id, settings)
    assert found(settings.data, "Entwurf-Wort") == []


def test_nobody_gets_the_number_of_a_deleted_workshop(app, settings):
    first, second = Evening(), Evening()
    delete_workshop(second.id, settings)
    delete_workshop(first.id, settings)
    assert Evening().id == second.id + 1


def test_of_a_workshop_whose_protocol_is_kept_nothing_else_stays(app, settings):
    evening = Marked(settings.data)
    rendered(evening, settings)
    before = downloadable(db.session, evening.workshop)
    documents = {form: export(before, form, settings)[0] for form in ("json", "csv", "md")}
    prints = evening.fingerprints()
    keep_protocol_only(evening.id, settings)
    after = downloadable(db.session, evening.workshop)
    assert after == before
    assert {form: export(after, form, settings)[0] for form in documents} == documents
    assert evening.found(*UNPRINTED, *evening.digests, *prints) == []
    assert evening.found(*PRINTED, PRINTS_OF_PICTURES[0]) == [*PRINTED, PRINTS_OF_PICTURES[0]]
    assert set(evening.people()) & set(evening.digests) == set()
    assert set(rows_of(evening.id)) - {"keys"} <= set(KEPT)
    kept = Workshop.__table__.c
    row = db.session.execute(select(Workshop.__table__).where(kept.id == evening.id)).one()._mapping
    words = {name: value for name, value in row.items() if isinstance(value, str) and value}
    assert set(words) <= set(OF_THE_WORKSHOP.split())
    assert (row["purged"] is None, row["contacts"]) == (False, [])


def test_its_journal_can_still_be_checked_and_names_what_was_done(app, settings):
    evening = Marked(settings.data)
    head = evening.workshop.chain.hex()
    keep_protocol_only(evening.id, settings)
    assert check_database(settings, head).code == 0
    value = verify.read(archived(evening.id))
    assert verify.examine(value) == []
    *others, last = value["tables"]["journal"]
    assert {row["payload"] for row in others} == {None}
    assert (last["name"], last["actor"], json.loads(last["payload"])) == ("purge_workshop", "system", {"due": False})
    others[0]["payload"], others[0]["salt"] = "{}", "00"
    assert verify._blanks(value | {"tables": value["tables"] | {"journal": [*others, last]}})


def test_an_archive_of_it_can_be_taken_in_elsewhere(app, settings, tmp_path):
    from workshop.archive import import_archive, read

    evening = Marked(settings.data)
    keep_protocol_only(evening.id, settings)
    raw = archived(evening.id)
    with app_on(tmp_path / "elsewhere"):
        there = import_archive(read(raw), 1)
        assert workshop_by_id(db.session, there).purged is not None


def test_nobody_writes_into_what_is_left(app, settings):
    evening = Marked(settings.data)
    keep_protocol_only(evening.id, settings)
    anna = phone(0)
    assert evening.send(anna, "send_correction", section="ideas", text="Too late")["code"] == "deleted"
    assert evening.send(anna, "erase_person")["code"] == "deleted"
    assert evening.send(evening.desk, "reopen_workshop")["code"] == "deleted"
    assert evening.send(phone(77), "join_workshop", groups=[])["code"] == "deleted"
    assert names(evening.workshop, "phone") == names(evening.workshop, "desk") == []
    with pytest.raises(Refused) as refused:
        keep_protocol_only(evening.id, settings)
    assert refused.value.code == "no_protocol"
    assert delete_workshop(evening.id, settings)
    assert evening.found(*TEXTS) == []


def test_without_a_release_there_is_no_protocol_to_keep(app, settings):
    evening = Marked(settings.data, release=False)
    with pytest.raises(Refused) as refused:
        keep_protocol_only(evening.id, settings)
    assert refused.value.code == "no_protocol"


def test_what_was_opened_again_after_the_release_is_sealed_and_the_last_version_stays(app, settings):
    evening = Marked(settings.data)
    evening.do("reopen_workshop")
    evening.do("reopen_workshop")
    evening.do("add_weighting", title="Nachfrage-Wort", method="approval")
    evening.do("open_phase", phase="weight", weighting=2)
    for number in range(4):
        evening.saved(phone(number), "set_weight", weighting=2, idea=1, value=1)
    keep_protocol_only(evening.id, settings)
    assert evening.workshop.state == "released"
    assert downloadable(db.session, evening.workshop).facts.release == 1
    owners = db.session.execute(text("SELECT DISTINCT participant FROM ballots")).all()
    assert owners == [(None,)]
    assert evening.found("Nachfrage-Wort") == []
    assert verify.examine(verify.read(archived(evening.id))) == []


def test_nothing_is_emptied_that_is_not_due_any_more(app, settings):
    evening = Marked(settings.data)
    with pytest.raises(Refused) as refused:
        keep_protocol_only(evening.id, settings, due=True)
    assert refused.value.code == "not_due"
    assert evening.found(*TEXTS) == list(TEXTS)


def test_every_table_with_a_workshop_is_known_by_name():
    from sqlalchemy import Text

    unknown = {name: set(kept.split()) - set(db.metadata.tables[name].c.keys()) for name, kept in KEPT.items()}
    assert {name: rest for name, rest in unknown.items() if rest} == {}
    for name in set(KEPT) - {"releases", "pictures", "journal", "participants", "weightings"}:
        for column in KEPT[name].split():
            checks = " ".join(
                str(check.sqltext) for check in db.metadata.tables[name].constraints if hasattr(check, "sqltext")
            )
            assert column in checks or column == "letter", (name, column)
            assert isinstance(db.metadata.tables[name].c[column].type, Text)
