"""Several weightings in one Protocol: whose result the ideas have, and what is told of every other one."""

import json
from dataclasses import replace

from workshop.extensions import db
from workshop.protocol.query import protocol
from workshop.protocol.values import FurtherWeighting, Protocol, Setting, Weighed, plain, read

FIRST = "Which ideas carry us?"
SECOND = "What do we begin with?"


def of(evening, draft=True):
    return protocol(db.session, evening.workshop, draft)


def give(evening, people, weighting, **values):
    """give(evening, people, 2, i1=3): each of `people` gives 3 points to idea 1 in weighting 2."""
    for person in people:
        for idea, value in values.items():
            evening.saved(person, "set_weight", weighting=weighting, idea=int(idea[1:]), value=value)


def two(evening, people=5, ideas=4):
    """An evening whose first weighting is answered and revealed, and whose second is in hand."""
    _ideas, phones = evening.weighting(ideas=ideas, people=people)
    evening.do("edit_weighting", weighting=1, title=FIRST)
    give(evening, phones, 1, i3=3, i2=2)
    evening.do("reveal_weights", revealed=True)
    settings = {"points": 5, "ideas": 2}
    evening.do("add_weighting", title=SECOND, method="points", settings=settings, candidates={"ideas": [1, 3]})
    evening.do("open_phase", phase="weight", weighting=2)
    return phones


def points(found):
    return [(idea.rank, idea.id, idea.points) for idea in found.ideas]


def test_what_has_been_told_stays_while_the_next_question_is_open(evening):
    people = two(evening)
    before = of(evening)
    assert (before.weighting.id, before.weighting.title, points(before)[:2]) == (1, FIRST, [(1, 3, 15), (2, 2, 10)])
    settings = (Setting("points", 5), Setting("ideas", 2))
    hidden = FurtherWeighting(2, SECOND, "points", settings, False, False, 0, False, ())
    assert before.further == (hidden,)
    give(evening, people, 2, i1=4)
    after = of(evening)
    assert replace(after, proof=before.proof) == before


def test_the_one_in_hand_leads_as_soon_as_its_result_is_there(evening):
    people = two(evening)
    give(evening, people[:4], 2, i1=4, i3=1)
    evening.do("reveal_weights", weighting=2, revealed=True)
    found = of(evening)
    assert (found.weighting.id, found.weighting.title, found.weighting.method) == (2, SECOND, "points")
    assert (found.weighting.limits, found.weighting.points, found.weighting.ideas_max) == (
        {"points": 5, "ideas": 2}, 5, 2,
    )  # fmt: skip
    assert (found.totals.weighted, found.totals.points, found.weighting.breadth_told) == (4, 20, False)
    (other,) = found.further
    assert (other.id, other.title, other.revealed, other.weighted, other.breadth_told) == (1, FIRST, True, 5, True)
    assert other.ideas == (Weighed(3, 1, 15, 5, 3), Weighed(2, 2, 10, 5, 3))


def test_ideas_that_were_not_asked_about_have_no_rank_and_come_last(evening):
    people = two(evening)
    give(evening, people, 2, i3=1)
    evening.do("reveal_weights", weighting=2, revealed=True)
    assert points(of(evening)) == [(1, 3, 5), (2, 1, 0), (None, 2, 0), (None, 4, 0)]


def test_one_that_nobody_has_answered_takes_no_result_away(evening):
    two(evening)
    evening.do("release_protocol")
    found = of(evening, draft=False)
    assert (found.weighting.id, points(found)[0]) == (1, (1, 3, 15))
    assert [(one.id, one.revealed, one.sealed, one.weighted, one.ideas) for one in found.further] == [
        (2, True, True, 0, ())
    ]


def test_one_that_was_never_asked_or_is_removed_is_not_in_it(evening):
    two(evening)
    evening.do("add_weighting", title="Never asked", method="points")
    evening.do("add_weighting", title="Taken back", method="points")
    evening.do("remove_weighting", weighting=4)
    assert [one.title for one in of(evening).further] == [SECOND]
    evening.do("release_protocol")
    assert [one.title for one in of(evening, draft=False).further] == [SECOND]


def test_a_hidden_idea_is_in_no_weighting(evening):
    people = two(evening)
    give(evening, people, 2, i1=4, i3=1)
    evening.do("reveal_weights", weighting=2, revealed=True)
    evening.do("hide_idea", idea=3)
    assert [one.idea for one in of(evening).further[0].ideas] == [2]


def test_it_goes_there_and_back(evening):
    people = two(evening)
    give(evening, people, 2, i1=4)
    evening.do("release_protocol")
    found = of(evening, draft=False)
    assert read(Protocol, json.loads(json.dumps(plain(found)))) == found


def test_what_an_older_version_has_kept_is_read_as_one_weighting_by_points(evening):
    _ideas, people = evening.weighting(people=2)
    give(evening, people, 1, i1=3)
    evening.do("release_protocol")
    kept = plain(of(evening, draft=False))
    older = {name: value for name, value in kept.items() if name != "further"}
    older["weighting"] = {
        name: value for name, value in kept["weighting"].items() if name not in ("id", "title", "method", "settings")
    }
    found = read(Protocol, older)
    assert (found.further, found.weighting.title, found.weighting.method) == ((), "", "points")
    assert found.weighting.limits == {"points": 10, "ideas": 5}


def test_a_new_version_says_that_a_question_has_another_wording(evening):
    people = two(evening)
    give(evening, people, 2, i1=4)
    evening.do("release_protocol")
    evening.do("reopen_workshop")
    evening.do("edit_weighting", weighting=1, title="Which of them carry us?")
    evening.do("release_protocol")
    found = of(evening, draft=False)
    assert [(one.kind, one.what, one.title) for one in found.versions[1].differences] == [("weightings", "changed", "")]
    assert [one.title for one in found.further] == ["Which of them carry us?"]
