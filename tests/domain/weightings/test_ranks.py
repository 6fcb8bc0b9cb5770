"""Ranks are counted once, on the server, and every rank that is another one is sent again with what moved it."""

import pytest

from workshop.domain.weightings.queries import ranks
from workshop.extensions import db
from workshop.protocol.query import protocol

#: Points of the ideas 1 to 6; the fourth shares its rank with the third
GIVEN = {1: 9, 2: 7, 3: 4, 4: 4, 5: 2, 6: 0}


@pytest.fixture
def told(evening):
    """An evening whose points are revealed."""
    ideas, _people = evening.weighting(ideas=6, people=0)
    for number, given in GIVEN.items():
        for person in range(given):
            anna = evening.join(100 * number + person)
            evening.saved(anna, "set_weight", idea=ideas[number - 1], points=1)
    evening.do("reveal_weights", revealed=True)
    return evening


def ranking(evening, audience="phone") -> dict[int, int]:
    return {idea: tally["rank"] for idea, tally in evening.things("tally", audience).items()}


def followed(evening, picture: dict, since: int) -> dict[int, int]:
    """The ranks of a screen that had `picture` and hears what has changed."""
    known = dict(picture)
    for thing in evening.snapshot("phone", since):
        if thing["kind"] == "tally":
            known.pop(thing["id"], None)
            if "gone" not in thing:
                known[thing["id"]] = thing["rank"]
    return known


def test_ties_share_a_rank_and_the_next_one_is_skipped(told):
    assert [ranking(told, audience) for audience in ("phone", "wall", "desk")] == [
        {1: 1, 2: 2, 3: 3, 4: 3, 5: 5, 6: 6}
    ] * 3


def test_before_the_reveal_nobody_is_told_a_rank(told):
    told.do("reveal_weights", revealed=False)
    assert [ranking(told, audience) for audience in ("phone", "wall", "desk")] == [{}] * 3


def test_the_protocol_has_the_same_ranks(told):
    found = protocol(db.session, told.workshop, draft=True)
    assert {idea.id: idea.rank for idea in found.ideas} == ranking(told) == ranks(db.session, told.workshop.in_hand)


ACTS = {
    "the first one is hidden": [("hide_idea", {"idea": 1})],
    "one of a tie is hidden": [("hide_idea", {"idea": 3})],
    "the last one is hidden": [("hide_idea", {"idea": 6})],
    "it is brought back": [("hide_idea", {"idea": 2}), ("restore_idea", {"idea": 2})],
    "two become one that passes others": [("merge_ideas", {"into": 4, "ideas": [5, 3]})],
    "the first becomes a part": [("merge_ideas", {"into": 6, "ideas": [1]})],
    "they are separated again": [("merge_ideas", {"into": 4, "ideas": [3, 5]}), ("unmerge_ideas", {"idea": 4})],
    "one comes in addition": [("add_idea", {"field_of_action": 1, "title": "Afterwards"})],
    "a merge is undone": [("merge_ideas", {"into": 5, "ideas": [2]}), ("undo", {})],
    "a hiding is undone": [("hide_idea", {"idea": 1}), ("undo", {})],
    "everybody is taken out": [("remove_participants", {"since": "2020-01-01T00:00:00Z"})],
}


@pytest.mark.parametrize("acts", ACTS.values(), ids=ACTS)
def test_every_rank_that_is_another_one_is_sent_again(told, acts):
    for name, data in acts:
        before, since = ranking(told), told.workshop.seq
        told.do(name, **({"seq": since} if name == "undo" else data))
        assert followed(told, before, since) == ranking(told)


@pytest.mark.parametrize("name", ["seal_weighting", "release_protocol"])
def test_what_is_hidden_after_the_sealing_moves_the_ranks_of_others(told, name):
    told.do(name)
    if name == "release_protocol":
        told.do("reopen_workshop")
    before, since = ranking(told), told.workshop.seq
    told.do("hide_idea", idea=2)
    assert followed(told, before, since) == ranking(told) == {1: 1, 3: 2, 4: 2, 5: 4, 6: 5}


def test_only_what_stands_between_is_sent_again(told):
    since = told.workshop.seq
    told.do("hide_idea", idea=3)
    sent = {thing["id"] for thing in told.snapshot("phone", since) if thing["kind"] == "tally"}
    assert sent == {3, 5, 6}


def test_before_the_reveal_nothing_is_sent_of_what_moves(told):
    told.do("reveal_weights", revealed=False)
    since = told.workshop.seq
    told.do("merge_ideas", into=6, ideas=[1])
    assert [thing for thing in told.snapshot("desk", since) if thing["kind"] == "tally"] == []
