"""An archive goes out and in again, and is the same byte for byte, epoch aside."""

import pytest

from tests.archive.evenings import app_on, archived, without_epoch
from tests.conftest import app_with, settings_in
from tests.support.evening import Evening
from tests.support.script import whole_evening
from workshop.archive import import_archive, read
from workshop.archive.older import NEW_IN_2, WORKSHOP_IN_2, WORKSHOP_SINCE_3
from workshop.archive.verify import canonical, digest
from workshop.domain.workshops.models import Workshop
from workshop.domain.workshops.queries import members, workshop_by_id
from workshop.errors import Unusable
from workshop.extensions import db


@pytest.fixture(scope="module")
def stages(tmp_path_factory, empty_database):
    """The archive after every command of the whole evening."""
    with app_with(settings_in(tmp_path_factory.mktemp("stages"), empty_database)):
        evening = Evening()
        return [archived(evening.id) for _command in whole_evening(evening)]


def there_and_back(raws):
    ident, epochs = None, set()
    for raw in raws:
        ident = import_archive(read(raw), replace=ident is not None)
        assert without_epoch(archived(ident)) == without_epoch(raw)
        epochs |= {read(raw)["epoch"], workshop_by_id(db.session, ident).epoch}
    return epochs


def test_after_every_command_of_the_evening_on_sqlite(stages, tmp_path):
    with app_on(tmp_path):
        epochs = there_and_back(stages)
    assert len(epochs) == len(stages) + 1


def test_at_many_moments_of_the_evening_on_postgresql(stages, tmp_path, postgresql):
    with app_on(tmp_path, postgresql):
        there_and_back([*stages[::18], stages[-1]])


def test_a_database_that_never_saw_the_evening_gives_the_same_bytes(stages, tmp_path):
    with app_on(tmp_path):
        ident = import_archive(read(stages[-1]), moderator=1)
        assert (without_epoch(archived(ident)), members(db.session, ident)) == (without_epoch(stages[-1]), [1])


def test_a_workshop_that_is_here_already_stays_unless_it_is_to_be_replaced(stages, tmp_path):
    with app_on(tmp_path):
        ident = import_archive(read(stages[-1]), moderator=1)
        with pytest.raises(Unusable, match="This workshop is here already"):
            import_archive(read(stages[3]))
        assert without_epoch(archived(ident)) == without_epoch(stages[-1])
        assert import_archive(read(stages[3]), replace=True) == ident
        assert (without_epoch(archived(ident)), members(db.session, ident)) == (without_epoch(stages[3]), [1])


def test_a_code_that_is_taken_is_not_taken_away(stages, tmp_path):
    with app_on(tmp_path):
        other, code = Evening().id, read(stages[-1])["workshop"]["code"]
        from workshop.engine.perform import carry_work

        carry_work(lambda session: setattr(session.get(Workshop, other), "code", code))
        ident = import_archive(read(stages[-1]))
        assert workshop_by_id(db.session, other).code == code != workshop_by_id(db.session, ident).code


def test_no_table_of_a_workshop_is_forgotten():
    from workshop.archive.writing import archived
    from workshop.extensions import Base

    belonging = {name for name, table in Base.metadata.tables.items() if "workshop_id" in table.c}
    assert belonging - {table.name for table in archived()} == {
        "due_steps", "memberships", "outbox", "pending_lists", "registrations", "reserved_ids",
    }  # fmt: skip


@pytest.fixture(scope="module")
def plain(tmp_path_factory, empty_database):
    """Archives of an evening that an older version could have had, too: points are given, and sealed."""
    with app_with(settings_in(tmp_path_factory.mktemp("plain"), empty_database)):
        evening = Evening()
        (first, second, *_), people = evening.weighting(people=6)
        for person in people:
            evening.saved(person, "set_weight", idea=first, points=4)
            evening.saved(person, "set_weight", idea=second, points=1)
        given = archived(evening.id)
        evening.do("seal_weighting")
        return given, archived(evening.id)


def of_points(value):
    """The archive in its version 2: points were what the workshop's own row said."""
    tables, (weighting,) = value["tables"], value["tables"].pop("weightings")
    value["workshop"] |= {name: weighting[name] for name in ("revealed", "stage", "sealed")}
    value["workshop"] |= {"points": weighting["settings"]["points"], "ideas_max": weighting["settings"]["ideas"]}
    del value["workshop"]["weighting"]
    for table, name in (("ballots", "budget"), ("weights", "value"), ("tallies", "value")):
        for row in tables[table]:
            row["points"] = row.pop(name) or 0
    for row in (*tables["ballots"], *tables["tallies"]):
        del row["weighting"]
    for row in tables["tallies"]:
        del row["idea"]
    return signed(value, 2)


def signed(value, version: int):
    value["version"] = version
    value["sums"] = {name: digest(part) for name, part in {"workshop": value["workshop"], **value["tables"]}.items()}
    return read(canonical(value))


def test_an_archive_of_this_version_from_before_there_was_a_responsible_body_has_none(stages, tmp_path):
    value = read(stages[-1])
    for name in WORKSHOP_SINCE_3:
        del value["workshop"][name]
    with app_on(tmp_path):
        ident = import_archive(signed(value, 3))
        assert workshop_by_id(db.session, ident).responsible == {}


def older(value):
    """The archive in its version 1: before devices could be removed and groups had a last number."""
    value = of_points(value)
    for name in ("last_group", *WORKSHOP_IN_2, *WORKSHOP_SINCE_3):
        del value["workshop"][name]
    for table, columns in NEW_IN_2.items():
        for row in value["tables"][table]:
            for name in columns:
                del row[name]
    return signed(value, 1)


@pytest.mark.parametrize("which", [0, 1])
def test_an_archive_of_points_alone_gets_a_weighting_of_its_own(plain, tmp_path, which):
    with app_on(tmp_path):
        ident = import_archive(of_points(read(plain[which])))
        assert timeless(archived(ident)) == timeless(plain[which])


def timeless(archive):
    """Without what is another one after every import, and without the numbers at which weightings were changed."""
    value = read(archive)
    rows = [row | {"seq": 0, "edited": 0} for row in value["tables"]["weightings"]]
    sums = {name: kept for name, kept in value["sums"].items() if name != "weightings"}
    return value | {"epoch": "", "tables": value["tables"] | {"weightings": rows}, "sums": sums}


def test_an_older_archive_is_completed_with_what_came_later(plain, tmp_path):
    with app_on(tmp_path):
        ident = import_archive(older(read(plain[1])))
        assert timeless(archived(ident)) == timeless(plain[1])


def uncounted(archive):
    """The same evening as it was kept while the municipalities stood second and could not count."""
    value = read(archive)
    value["workshop"]["groupings"].reverse()
    for row in value["tables"]["participants"]:
        row["breadth_group"] = None
    for row in value["tables"]["tallies"]:
        row["breadth"] = 0
    return value


def test_an_older_archive_in_which_the_second_question_counts_now_is_counted_again(plain, tmp_path):
    given = read(plain[0])
    with app_on(tmp_path):
        found = read(archived(import_archive(older(uncounted(plain[0])))))
    for table in ("participants", "tallies"):
        assert found["tables"][table] == given["tables"][table]


def test_what_was_sealed_without_breadth_stays_so(plain, tmp_path):
    with app_on(tmp_path):
        found = read(archived(import_archive(older(uncounted(plain[1])))))
    assert found["tables"]["tallies"] == uncounted(plain[1])["tables"]["tallies"]
    assert not any(group["counts_for_breadth"] for one in found["workshop"]["groupings"] for group in one["groups"])
