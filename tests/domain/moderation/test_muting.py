"""A muted phone reads, weights and answers; it adds no words, and what it typed stays on it."""

import pytest

from workshop.engine.history import history, title_of
from workshop.extensions import db


@pytest.fixture
def talking(evening):
    evening.do("open_phase", phase="collect")
    return evening


def test_muted_by_what_was_written_nothing_more_is_added(talking):
    anna, ben = talking.join(1), talking.join(2)
    idea, other = talking.idea(anna), talking.idea(ben)
    said = talking.saved(anna, "add_contribution", idea=other, kind="question", text="Why?")["id"]
    talking.do("mute_participant", contribution=said, muted=True)
    sent = {
        "add_idea": {"field_of_action": talking.fields[0], "title": "More"},
        "add_contribution": {"idea": other, "kind": "question", "text": "More"},
        "edit_idea": {"idea": idea, "title": "Other words"},
        "edit_contribution": {"contribution": said, "text": "Other words"},
    }
    assert {name: talking.send(anna, name, **data)["code"] for name, data in sent.items()} == dict.fromkeys(
        sent, "muted"
    )
    assert talking.send(anna, "add_idea", **sent["add_idea"])["code"] == "muted"
    told = talking.mine(anna)
    assert (told["muted"], told["may_not"], talking.mine(ben)["muted"]) == (True, sorted(sent), False)
    talking.saved(anna, "support_idea", idea=other, supports=True)
    talking.saved(anna, "withdraw_idea", idea=idea)
    talking.do("open_phase", phase="weight")
    talking.saved(anna, "set_weight", idea=other, points=2)
    late = talking.send(anna, "add_idea", field_of_action=talking.fields[0], title="Late")
    assert (late["code"], late["data"]["kept"], talking.things("late", "desk")) == ("late", False, {})


def test_it_is_taken_back_by_number_or_undone(talking):
    anna = talking.join(1)
    idea = talking.idea(anna)
    seq = talking.do("mute_participant", idea=idea, muted=True)["seq"]
    assert talking.things("participant", "desk")[1]["muted"] is True
    talking.do("undo", seq=seq)
    talking.idea(anna)
    talking.do("mute_participant", participant=1, muted=True)
    talking.do("mute_participant", participant=1, muted=False)
    assert (talking.mine(anna)["muted"], talking.mine(anna)["may_not"]) == (False, [])
    told = [title_of(db.session, row) for row in history(db.session, talking.id)[:2]]
    assert told == ["heard", "muted"]


def test_who_joins_again_after_a_removal_stays_muted(talking):
    anna = talking.join(1)
    talking.do("mute_participant", idea=talking.idea(anna), muted=True)
    talking.do("remove_participants", since=talking.came(anna))
    talking.join(1)
    assert talking.mine(anna)["muted"] is True


def test_what_moderators_wrote_has_no_author_and_one_author_must_be_named(talking):
    idea = talking.idea()
    assert talking.send(talking.desk, "mute_participant", idea=idea, muted=True)["code"] == "no_author"
    assert talking.send(talking.desk, "mute_participant", muted=True)["code"] == "bad_shape"
