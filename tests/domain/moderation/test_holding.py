"""Hold mode: what phones add waits until moderators let it be seen, and nobody but them and its author knows of it."""

import pytest

from tests.support.evening import key
from workshop.engine.command import data_for
from workshop.engine.context import Actor
from workshop.engine.history import history, title_of
from workshop.engine.keys import Command
from workshop.engine.perform import perform
from workshop.extensions import db
from workshop.protocol.query import protocol_now


@pytest.fixture
def held(evening):
    """An evening that collects ideas and holds them."""
    evening.do("open_phase", phase="collect")
    evening.do("edit_workshop", hold=["collect", "discuss"])
    return evening


def waiting(evening, person) -> list[tuple]:
    return [(one["kind"], one["id"]) for one in evening.mine(person)["waiting"]]


def states(evening, kind="idea", audience="desk") -> dict:
    return {ident: thing["state"] for ident, thing in evening.things(kind, audience).items()}


def contribute(evening, person, idea, text="A word"):
    return evening.saved(person, "add_contribution", idea=idea, kind="question", text=text)["id"]


def test_an_idea_waits_is_seen_by_the_desk_and_told_to_its_author_alone(held):
    anna, ben = held.join(1), held.join(2)
    idea = held.idea(anna, "A bench by the water")
    assert (states(held), states(held, audience="phone"), states(held, audience="wall")) == ({idea: "waiting"}, {}, {})
    told = held.mine(anna)
    assert (told["waiting"][0]["title"], told["ideas"], told["hidden"], told["not_shown"]) == (
        "A bench by the water", [idea], [], [],
    )  # fmt: skip
    assert held.mine(ben)["waiting"] == []
    other = held.idea(ben, "A roof above it")
    assert (waiting(held, anna), waiting(held, ben)) == ([("idea", idea)], [("idea", other)])


def test_what_waits_is_counted_nowhere(held):
    anna, ben = held.join(1), held.join(2)
    shown = held.idea(title="From the desk")
    idea = held.idea(anna)
    contribute(held, ben, shown)
    assert held.things("idea")[shown]["contributions"] == 0
    assert (len(protocol_now(db.session, held.workshop).ideas), held.readiness()["joined"]) == (1, 2)
    held.do("open_phase", phase="weight")
    assert held.send(ben, "set_weight", idea=idea, points=1)["code"] == "idea_hidden"
    assert held.send(ben, "support_idea", idea=idea, supports=True)["code"] in ("late", "wrong_phase")
    held.do("reveal_weights", revealed=True)
    assert set(held.things("tally", "desk")) == {shown}


def test_released_it_is_seen_like_any_other_and_counts(held):
    anna, ben = held.join(1), held.join(2)
    idea = held.idea(anna)
    said = contribute(held, anna, idea)
    held.do("release_waiting", ideas=[idea], contributions=[said])
    assert (states(held, audience="phone"), states(held, "contribution", "wall")) == ({idea: "shown"}, {said: "shown"})
    assert (waiting(held, anna), held.things("idea")[idea]["contributions"]) == ([], 1)
    held.do("open_phase", phase="weight")
    held.saved(ben, "set_weight", idea=idea, points=2)
    held.do("reveal_weights", revealed=True)
    assert held.things("tally")[idea]["points"] == 2


def test_many_are_released_at_once_and_that_is_taken_back_in_one_act(held):
    anna = held.join(1)
    ideas = [held.idea(anna, f"Idea {number}") for number in range(3)]
    seq = held.do("release_waiting", ideas=ideas)["seq"]
    held.do("undo", seq=seq)
    assert states(held) == dict.fromkeys(ideas, "waiting")
    assert [thing.get("gone") for thing in held.snapshot("phone", seq) if thing["kind"] == "idea"] == [True] * 3


def test_a_contribution_to_what_waits_waits_too_and_is_not_released_without_it(held):
    anna, ben = held.join(1), held.join(2)
    idea = held.idea(anna)
    held.do("edit_workshop", hold=[])
    said = contribute(held, anna, idea)
    assert waiting(held, anna) == [("idea", idea), ("contribution", said)]
    asked = {"idea": idea, "kind": "question", "text": "Whose is it?"}
    assert held.send(ben, "add_contribution", **asked)["code"] == "idea_hidden"
    assert held.send(held.desk, "release_waiting", contributions=[said])["code"] == "idea_hidden"
    assert held.send(held.desk, "restore_contribution", contribution=said)["code"] == "idea_hidden"
    held.do("release_waiting", ideas=[idea])
    assert states(held, "contribution") == {said: "waiting"}
    held.do("release_waiting", contributions=[said])
    assert states(held, "contribution", "phone") == {said: "shown"}


def test_what_is_declined_tells_its_author_why_and_nobody_else_and_can_be_taken_back(held):
    anna, ben = held.join(1), held.join(2)
    idea = held.idea(anna, "A rude word")
    seq = held.do("decline_waiting", ideas=[idea], reason="Please without names.")["seq"]
    (told,) = held.mine(anna)["not_shown"]
    assert (told["title"], told["declined"], told["reason"]) == ("A rude word", True, "Please without names.")
    assert (held.mine(ben)["not_shown"], states(held, audience="phone")) == ([], {})
    desk = held.things("idea", "desk")[idea]
    assert (desk["state"], desk["declined"], desk["reason"]) == ("hidden", True, "Please without names.")
    held.do("undo", seq=seq)
    assert (states(held), held.mine(anna)["not_shown"]) == ({idea: "waiting"}, [])


def test_hiding_what_waits_declines_it_and_restoring_releases_it(held):
    anna = held.join(1)
    idea = held.idea(anna)
    held.do("hide_idea", idea=idea)
    assert held.mine(anna)["not_shown"][0]["declined"] is True
    held.do("restore_idea", idea=idea)
    assert (states(held, audience="phone"), held.mine(anna)["not_shown"]) == ({idea: "shown"}, [])


def test_what_waits_no_more_is_neither_released_nor_declined(held):
    idea = held.idea(held.join(1))
    held.do("release_waiting", ideas=[idea])
    for name in ("release_waiting", "decline_waiting"):
        assert held.send(held.desk, name, ideas=[idea])["code"] == "not_waiting"


def test_an_author_changes_and_withdraws_what_waits(held):
    anna, ben = held.join(1), held.join(2)
    idea = held.idea(anna)
    held.saved(anna, "edit_idea", idea=idea, title="Better said")
    assert (states(held), held.mine(anna)["waiting"][0]["title"]) == ({idea: "waiting"}, "Better said")
    said = contribute(held, anna, idea)
    held.saved(anna, "edit_contribution", contribution=said, text="Another word")
    assert held.send(ben, "edit_idea", idea=idea, title="Mine")["code"] == "not_yours"
    held.saved(anna, "withdraw_contribution", contribution=said)
    held.saved(anna, "withdraw_idea", idea=idea)
    assert (states(held), waiting(held, anna)) == ({idea: "withdrawn"}, [])


def test_new_words_of_what_was_released_wait_again_and_leave_the_wall(held):
    anna = held.join(1)
    idea = held.idea(anna)
    held.do("release_waiting", ideas=[idea])
    held.saved(anna, "edit_idea", idea=idea, size="small")
    assert states(held, audience="phone") == {idea: "shown"}
    held.do("show", kind="idea", id=idea)
    held.saved(anna, "edit_idea", idea=idea, title="Something else")
    assert (states(held), states(held, audience="phone"), held.workshop.shown) == ({idea: "waiting"}, {}, None)
    other = held.idea(title="From the desk")
    said = contribute(held, anna, other)
    held.do("release_waiting", contributions=[said])
    held.saved(anna, "edit_contribution", contribution=said, text="Other words")
    assert (states(held, "contribution"), held.things("idea")[other]["contributions"]) == ({said: "waiting"}, 0)


def test_it_holds_in_the_phases_that_are_said_and_never_what_the_desk_writes(held):
    anna = held.join(1)
    held.do("edit_workshop", hold=["discuss"])
    first = held.idea(anna)
    assert states(held) == {first: "shown"}
    held.do("open_phase", phase="discuss")
    second, own = held.idea(anna), held.idea()
    assert states(held) == {first: "shown", second: "waiting", own: "shown"}


def test_switching_it_off_releases_nothing_by_itself(held):
    idea = held.idea(held.join(1))
    held.do("edit_workshop", hold=[])
    assert (states(held), states(held, audience="phone")) == ({idea: "waiting"}, {})


def test_what_comes_late_is_taken_in_without_waiting(held):
    anna = held.join(1)
    held.do("open_phase", phase="weight")
    late = held.send(anna, "add_idea", field_of_action=held.fields[0], title="Late")["data"]["late"]
    idea = held.do("take_late", late=late)["id"]
    assert states(held, audience="phone") == {idea: "shown"}


def test_what_waits_takes_a_place(held, monkeypatch):
    from workshop.domain.ideas import commands
    from workshop.engine.quota import Quota

    monkeypatch.setattr(commands, "QUOTA", Quota(commands.Idea, ("shown", "withdrawn"), "title", 2, 3, each=9, few=1))
    anna, ben = held.join(1), held.join(2)
    ideas = [held.idea(anna), held.idea(anna)]
    asked = {"field_of_action": held.fields[0], "title": "More"}
    assert held.send(anna, "add_idea", **asked)["code"] == "too_many"
    held.idea(ben)
    assert held.send(held.join(3), "add_idea", **asked)["code"] == "too_many"
    held.do("decline_waiting", ideas=ideas)
    assert held.send(anna, "add_idea", **asked)["status"] == "saved"


def test_with_a_removed_device_goes_what_waits_and_it_waits_again_when_that_is_undone(held):
    anna, ben = held.join(1), held.join(2)
    theirs, idea = held.idea(anna), held.idea(ben)
    said = contribute(held, ben, idea)
    seq = held.do("remove_participants", since=held.came(ben))["seq"]
    assert (states(held), states(held, "contribution")) == ({theirs: "waiting", idea: "hidden"}, {said: "hidden"})
    assert held.send(held.desk, "release_waiting", ideas=[idea])["code"] == "not_waiting"
    held.do("undo", seq=seq)
    assert (states(held), states(held, "contribution")) == ({theirs: "waiting", idea: "waiting"}, {said: "waiting"})
    assert states(held, audience="phone") == {}


def test_erased_it_waits_no_more_and_no_reason_is_left(held):
    anna = held.join(1)
    idea, other = held.idea(anna, "A bench of one's own"), held.idea(anna, "Two benches of one's own")
    held.do("decline_waiting", ideas=[other], reason="Please without names.")
    held.saved(anna, "erase_person")
    things = held.things("idea", "desk")
    assert [(things[ident]["title"], things[ident]["state"], things[ident]["reason"]) for ident in (idea, other)] == [
        ("", "hidden", ""), ("", "hidden", ""),
    ]  # fmt: skip
    rows = history(db.session, held.id)
    assert [row.payload for row in rows if row.name == "decline_waiting"] == [None]


def test_a_reason_is_given_for_what_was_seen_too_and_goes_when_it_is_shown_again(evening):
    evening.do("open_phase", phase="collect")
    anna, ben = evening.join(1), evening.join(2)
    idea = evening.idea(anna, "A long walk")
    said = contribute(evening, ben, idea)
    evening.do("hide_contribution", contribution=said, reason="That is about a person.")
    evening.do("hide_idea", idea=idea, reason="It stands there already.")
    (about,), (to,) = evening.mine(anna)["not_shown"], evening.mine(ben)["not_shown"]
    assert (about["reason"], about["declined"], to["reason"]) == (
        "It stands there already.", False, "That is about a person.",
    )  # fmt: skip
    assert "already" not in str(evening.snapshot("phone")) + str(evening.snapshot("phone", 5)) + str(evening.mine(ben))
    evening.do("restore_idea", idea=idea)
    assert (evening.mine(anna)["not_shown"], evening.things("idea", "desk")[idea]["reason"]) == ([], "")


def test_a_reason_has_two_hundred_letters(evening):
    evening.do("open_phase", phase="collect")
    idea = evening.idea(evening.join(1))
    command = Command(key(), "hide_idea", data_for("hide_idea", {"idea": idea, "reason": "a" * 200}))
    actor = Actor("desk", b"moderator:1", 1)
    assert perform(evening.id, actor, [command])[0]["status"] == "saved"
    with pytest.raises(Exception, match="bad_shape"):
        data_for("hide_idea", {"idea": idea, "reason": "a" * 201})


def test_the_history_says_what_it_was(held):
    anna = held.join(1)
    first, second = held.idea(anna, "One"), held.idea(anna, "Two")
    said = contribute(held, anna, first, "A word")
    held.do("release_waiting", ideas=[first])
    held.do("decline_waiting", ideas=[second], contributions=[said])
    held.do("edit_workshop", hold=[])
    told = [(row.name, title_of(db.session, row)) for row in history(db.session, held.id)[:4]]
    assert told == [
        ("edit_workshop", "no_hold"), ("decline_waiting", "2"), ("release_waiting", "One"), ("edit_workshop", "hold"),
    ]  # fmt: skip
