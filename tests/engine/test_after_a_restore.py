"""After a restore an id still means one thing: who had it gets it again, and nobody else."""

import pytest

from tests.support.evening import key
from workshop.engine.command import data_for
from workshop.engine.keys import Command
from workshop.engine.new_epoch import RESERVED, begin_anew
from workshop.engine.perform import carry_work, perform
from workshop.engine.receipts import Again
from workshop.extensions import db


@pytest.fixture
def restored(evening):
    """An evening of the lost state: idea 2 of Anna is not in it any more, but she has its receipt."""
    evening.anna, evening.ben = evening.join(1), evening.join(2)
    evening.do("open_phase", phase="collect")
    evening.idea(evening.ben, "Still there")
    carry_work(lambda session: begin_anew(session, evening.id))
    return evening


def again(evening, actor, name, given=None, _key=None, /, **data):
    answer = perform(evening.id, actor, [Command(_key or key(), name, data_for(name, data), None, given or Again())])[0]
    db.session.rollback()
    return answer


def receipt(evening, actor, of, ident):
    from workshop.engine.receipts import receipt

    return Again(ident, receipt(evening.workshop, actor.person, of, ident))


def test_what_is_new_gets_an_id_that_the_lost_state_never_gave_out(restored):
    assert restored.idea(restored.ben) == 2 + RESERVED + 1


def test_an_id_is_given_back_for_its_receipt_once(restored):
    own, idea = key(), {"field_of_action": 1, "title": "Mine"}
    proof = receipt(restored, restored.anna, own, 2)
    assert again(restored, restored.anna, "add_idea", proof, own, **idea)["id"] == 2
    assert again(restored, restored.anna, "add_idea", proof, own, **idea)["id"] == 2
    assert sorted(restored.things("idea")) == [1, 2]


def test_a_foreign_or_forged_receipt_is_worth_nothing(restored):
    own, idea = key(), {"field_of_action": 1, "title": "Not mine"}
    proof = receipt(restored, restored.anna, own, 2)
    for actor, given, of in (
        (restored.ben, proof, own),
        (restored.anna, Again(3, proof.receipt), own),
        (restored.anna, proof, key()),
        (restored.anna, Again(2, "0" * 32), own),
    ):
        assert again(restored, actor, "add_idea", given, of, **idea).get("id", RESERVED + 9) > RESERVED


def test_what_names_a_lost_thing_waits_and_is_carried_out_when_it_is_back(restored):
    own, support = key(), key()
    assert again(restored, restored.ben, "support_idea", None, support, idea=2, supports=True)["status"] == "later"
    proof = receipt(restored, restored.anna, own, 2)
    again(restored, restored.anna, "add_idea", proof, own, field_of_action=1, title="Mine")
    assert again(restored, restored.ben, "support_idea", None, support, idea=2, supports=True)["status"] == "saved"
    assert restored.things("idea")[2]["support"] == 1


def test_what_was_saved_in_its_time_is_not_late_when_its_phone_wakes_up_late(restored):
    own, idea = key(), {"field_of_action": 1, "title": "Mine"}
    restored.do("open_phase", phase="weight")
    assert again(restored, restored.anna, "add_idea", None, key(), **idea)["code"] == "late"
    assert again(restored, restored.anna, "add_idea", receipt(restored, restored.anna, own, 2), own, **idea)["id"] == 2
    restored.do("close_workshop")
    other = key()
    assert (
        again(restored, restored.anna, "add_idea", receipt(restored, restored.anna, other, 3), other, **idea)["id"] == 3
    )
    assert sorted(restored.things("idea")) == [1, 2, 3]


def test_a_phase_that_has_not_come_again_is_waited_for(restored):
    weight = key()
    assert again(restored, restored.ben, "set_weight", None, weight, idea=1, points=3)["status"] == "later"
    restored.do("open_phase", phase="weight")
    assert again(restored, restored.ben, "set_weight", None, weight, idea=1, points=3)["status"] == "saved"


def test_without_a_restore_nothing_waits_and_no_id_is_given_on_request(evening):
    anna, own = evening.join(1), key()
    evening.do("open_phase", phase="collect")
    assert again(evening, anna, "support_idea", idea=7, supports=True)["code"] == "unknown_thing"
    proof = receipt(evening, anna, own, 7)
    assert again(evening, anna, "add_idea", proof, own, field_of_action=1, title="Mine")["id"] == 1


def test_a_request_made_for_another_epoch_is_refused_as_a_whole(app):
    from tests.support.visitors import Visitors

    visitors = Visitors(app)
    path = f"/w/{visitors.code}/commands?epoch="
    visitors.here.do("open_phase", phase="collect")
    idea = {"field_of_action": 1, "title": "An idea"}
    answer = visitors.post("participant", path + "0123456789abcdef", "add_idea", idea)
    assert (answer.status_code, answer.get_json()) == (409, {"code": "other_epoch"})
    assert visitors.post("participant", path + visitors.here.workshop.epoch, "add_idea", idea).status_code == 200
