"""Personal codes: a code is one person, on whatever device it is typed."""

import json
import threading

import pytest
from sqlalchemy import func, select

from tests.conftest import app_with
from tests.support.evening import Evening, key, phone
from workshop import create_app
from workshop.config import Settings
from workshop.domain.people.code_letters import LENGTH, LETTERS, codes_of, normal, shown
from workshop.domain.people.models import Participant
from workshop.domain.weightings.models import Ballot
from workshop.engine.command import data_for
from workshop.engine.keys import Command
from workshop.engine.models import Change, Key
from workshop.engine.perform import perform
from workshop.extensions import db
from workshop.migrating import upgrade


def codes(evening, count=5) -> list[str]:
    workshop = evening.workshop
    return sorted(codes_of(workshop.uid, count), key=codes_of(workshop.uid, count).get)


@pytest.fixture
def coded(evening):
    """An evening with five codes, two ideas, in the phase of weighting."""
    evening.do("set_codes", codes=5)
    evening.made = [evening.idea(title=f"Idea {number}") for number in range(2)]
    evening.do("open_phase", phase="weight")
    return evening


def test_a_code_has_eight_letters_that_cannot_be_mistaken_and_is_made_anew_at_any_time(evening):
    uid = evening.workshop.uid
    many = codes_of(uid, 300)
    assert (len(many), {len(code) for code in many}, set("".join(many)) <= set(LETTERS)) == (300, {LENGTH}, True)
    assert list(codes_of(uid, 5)) == list(many)[:5]
    assert set(codes_of("another", 300)) & set(many) == set()


@pytest.mark.parametrize("typed", ["BCDF-GHJK", "bcdfghjk", " bcdf ghjk ", "BCDF\u2013GHJK"])
def test_small_letters_spaces_and_hyphens_are_forgiven(typed):
    assert normal(typed) == "BCDFGHJK"


def test_without_a_code_nobody_gives_points_but_may_read_and_write(coded):
    anna = coded.join(1)
    answer = coded.send(anna, "set_weight", idea=coded.made[0], value=1)
    mine = coded.mine(anna)
    assert (answer["code"], mine["code"], mine["may_not"]) == (
        "code_needed", "needed", ["finish_weighting", "set_weight"],
    )  # fmt: skip
    coded.do("open_phase", phase="collect")
    assert coded.send(anna, "add_idea", field_of_action=1, title="Without a code")["status"] == "saved"


def test_who_types_a_code_gives_points(coded):
    anna = coded.join(1)
    coded.saved(anna, "use_code", code=shown(codes(coded)[0]))
    coded.saved(anna, "set_weight", idea=coded.made[0], value=3)
    mine = coded.mine(anna)
    assert (mine["code"], mine["may_not"], mine["weights"]) == ("own", [], {str(coded.made[0]): 3})


def test_a_second_device_takes_over_and_the_first_can_take_it_back(coded):
    code = codes(coded)[1]
    anna, tablet = coded.join(1), phone(2)
    coded.saved(anna, "use_code", code=code)
    coded.saved(anna, "set_weight", idea=coded.made[0], value=3)
    number = coded.mine(anna)["person"]
    moved = coded.things("progress")[1]["codes_moved"]
    coded.saved(tablet, "use_code", code=code)
    assert coded.things("progress")[1]["codes_moved"] == moved + 1
    first, second = coded.mine(anna), coded.mine(tablet)
    assert (first["person"], first["code"]) == (None, "moved")
    assert (second["person"], second["code"], second["weights"]) == (number, "own", {str(coded.made[0]): 3})
    assert coded.send(anna, "set_weight", idea=coded.made[0], value=4)["code"] == "not_joined"
    coded.saved(tablet, "set_weight", idea=coded.made[1], value=2)
    coded.saved(anna, "use_code", code=code)
    assert coded.mine(anna)["weights"] == {str(coded.made[0]): 3, str(coded.made[1]): 2}
    assert coded.mine(tablet)["code"] == "moved"
    assert (coded.workshop.joined, coded.tallies()[coded.made[0]]["people"]) == (1, 1)


def test_who_has_not_joined_comes_in_with_a_code(coded):
    anna = phone(1)
    coded.saved(anna, "use_code", code=codes(coded)[0], groups=[2])
    assert (coded.mine(anna)["groups"], coded.mine(anna)["code"], coded.workshop.joined) == ([2], "own", 1)


def test_two_codes_on_one_device_are_two_people(coded):
    one, two = codes(coded)[:2]
    tablet = coded.join(1)
    for code, value in ((one, 1), (two, 4), (one, 2)):
        coded.saved(tablet, "use_code", code=code)
        coded.saved(tablet, "set_weight", idea=coded.made[0], value=value)
    assert coded.tallies()[coded.made[0]] == {"points": 6, "people": 2, "breadth": 1}


def test_a_wrong_code_and_one_that_was_not_handed_out_are_refused(coded):
    anna = coded.join(1)
    sixth = codes(coded, 6)[5]
    for typed in ("BBBBBBBB", "too short", sixth):
        assert coded.send(anna, "use_code", code=typed)["code"] == "code_unknown"
    coded.do("set_codes", codes=6)
    assert coded.send(anna, "use_code", code=sixth)["status"] == "saved"


def test_where_there_are_no_codes_none_is_known(evening):
    anna = evening.join(1)
    assert evening.send(anna, "use_code", code=codes(evening)[0])["code"] == "not_allowed"
    assert (evening.mine(anna)["code"], "use_code" in evening.things("workshop")[1]["may"]) == (None, False)


def test_codes_come_and_go_only_before_anybody_has_given_points(evening):
    (idea, _), (anna, _) = evening.weighting(2, 2)
    back = evening.do("set_codes", codes=10)
    evening.do("undo", seq=back["seq"])
    evening.saved(anna, "set_weight", idea=idea, value=1)
    assert evening.send(evening.desk, "set_codes", codes=10)["code"] == "weighting_begun"


def test_once_points_were_given_there_can_only_be_more_codes(coded):
    anna = coded.join(1)
    coded.saved(anna, "use_code", code=codes(coded)[4])
    refused = coded.send(coded.desk, "set_codes", codes=4)
    assert (refused["code"], refused["data"]) == ("codes_used", {"least": 5})
    coded.saved(anna, "set_weight", idea=coded.made[0], value=1)
    more = coded.do("set_codes", codes=8)
    assert [coded.send(coded.desk, "set_codes", codes=n)["code"] for n in (0, 7)] == ["weighting_begun"] * 2
    assert coded.send(coded.desk, "undo", seq=more["seq"])["code"] == "weighting_begun"


def test_somebody_who_was_removed_is_not_brought_back_by_the_code(coded):
    people = [coded.join(number) for number in range(6)]
    coded.saved(people[3], "use_code", code=codes(coded)[0])
    coded.do("remove_participants", since=coded.came(people[3]))
    assert coded.send(phone(9), "use_code", code=codes(coded)[0])["code"] == "code_unknown"
    coded.saved(people[3], "join_workshop", groups=[2])
    assert coded.mine(people[3])["code"] == "own"


def test_no_table_has_a_code_and_none_could_be_found_by_trying(coded, app):
    """Neither in the journal nor in what was answered, nor as a digest of it that somebody could try all codes on."""
    import hashlib

    from workshop.archive.writing import archive, encoded
    from workshop.engine.journal import canonical

    code = codes(coded)[0]
    coded.saved(coded.join(1), "use_code", code=code)
    written = encoded(archive(db.session, coded.id)).decode()
    assert (code in written, shown(code) in written) == (False, False)
    kept = db.session.scalars(select(Key.fingerprint).where(Key.name == "use_code")).all()
    tried = hashlib.sha256(canonical(["use_code", {"code": code}, None]).encode()).digest()
    assert (len(kept), tried in kept) == (1, False)
    rows = db.session.scalars(select(Change.payload).where(Change.name == "use_code")).all()
    assert [json.loads(row)["code"] for row in rows] == [""]


def test_one_code_on_many_devices_at_the_same_moment_is_one_person(coded, app):
    typed_by_many(coded, [app])


def test_the_same_with_two_servers_on_postgresql(tmp_path, postgresql):
    """Each has a writer of its own: the workshop's row is locked for one of them at a time."""
    settings = Settings(data=tmp_path, database_url=postgresql, secret_key="sample key for tests", testing=True)
    upgrade(settings)
    with app_with(settings) as first:
        second = create_app(settings)
        evening = Evening()
        evening.do("set_codes", codes=5)
        evening.made = [evening.idea()]
        evening.do("open_phase", phase="weight")
        typed_by_many(evening, [first, second])
        db.session.remove()
        db.engine.dispose()
    second.extensions["writer"].close()
    for app in (first, second):
        app.extensions["accounts_engine"].dispose()


def typed_by_many(coded, apps):
    """Eight devices type one code and give points at the same moment."""
    code, start, answers = codes(coded)[0], threading.Barrier(8), []
    ident, idea = coded.id, coded.made[0]

    def type_it(number, keys):
        with apps[number % len(apps)].app_context():
            start.wait()
            commands = [
                Command(keys[0], "use_code", data_for("use_code", {"code": code})),
                Command(keys[1], "set_weight", data_for("set_weight", {"idea": idea, "value": 5})),
            ]
            answers.append([answer["status"] for answer in perform(ident, phone(number), commands)])

    hands = [threading.Thread(target=type_it, args=(n, (key(), key()))) for n in range(8)]
    for hand in hands:
        hand.start()
    for hand in hands:
        hand.join()
    assert answers == [["saved", "saved"]] * 8
    db.session.rollback()
    people = db.session.scalar(select(func.count()).select_from(Participant).where(Participant.workshop_id == ident))
    ballots = db.session.scalar(select(func.count()).select_from(Ballot).where(Ballot.workshop_id == ident))
    assert (people, ballots, coded.tallies()[idea]) == (1, 1, {"points": 5, "people": 1, "breadth": 0})


def test_there_are_never_more_ballots_than_codes(coded):
    handed_out = codes(coded)
    for number in range(12):
        device = coded.join(number)
        coded.send(device, "use_code", code=handed_out[number % 5])
        coded.send(device, "set_weight", idea=coded.made[0], value=1)
    assert coded.tallies()[coded.made[0]]["people"] == 5
