"""From real commands on a real SQLite file to the Protocol."""

import json
from dataclasses import replace

import pytest
from sqlalchemy import select

from tests.support.evening import Evening
from tests.support.script import whole_evening
from workshop.engine.models import Change
from workshop.extensions import db
from workshop.protocol.query import protocol
from workshop.protocol.values import Protocol, plain, read


def of(evening, draft=True):
    """With the points revealed: before that they are in no protocol."""
    if not evening.workshop.in_hand.revealed:
        evening.do("reveal_weights", revealed=True)
    return protocol(db.session, evening.workshop, draft)


def give(evening, people, **points):
    """give(evening, people, i1=3): each of `people` gives 3 points to idea 1."""
    for person in people:
        for idea, value in points.items():
            evening.saved(person, "set_weight", idea=int(idea[1:]), points=value)


def test_facts_are_those_of_the_workshop(app):
    evening = Evening(
        organisers=["Village of Aue"], funders=["A fund"], place="Hall", language="en",
        contacts=[{"name": "Office", "phone": "01", "mail": "a@example.org"}],
        programme=[{"at": "18:00", "title": "Welcome"}], impulses=[{"at": "18:05", "title": "A talk", "text": "On it"}],
    )  # fmt: skip
    facts = of(evening).facts
    assert (facts.title, facts.place, facts.organisers, facts.funders) == (
        "Sample evening",
        "Hall",
        ("Village of Aue",),
        ("A fund",),
    )
    assert (facts.starts, facts.ends) == ("2026-11-22T18:00:00+01:00", "2026-11-22T20:00:00+01:00")
    assert facts.number == f"2026-11-22-{facts.code}"
    assert (facts.contacts[0].mail, facts.programme[0].at, facts.impulses[0].text) == (
        "a@example.org",
        "18:00",
        "On it",
    )
    assert (facts.state, facts.release, facts.draft) == ("open", 0, True)


def test_an_evening_without_anything_has_a_protocol(evening):
    found = of(evening)
    assert (found.ideas, found.measures) == ((), ())
    assert (found.totals.people, found.totals.points) == (0, 0)
    assert [field.name for field in found.fields_of_action] == ["Village", "Canal"]


def test_ideas_are_ranked_by_weight_with_ties_in_the_order_of_entry(evening):
    _ideas, people = evening.weighting(ideas=6, people=1)
    give(evening, people, i3=3, i2=2, i5=2, i6=1)
    found = of(evening).ideas
    assert [(idea.rank, idea.id, idea.points) for idea in found] == [
        (1, 3, 3), (2, 2, 2), (2, 5, 2), (4, 6, 1), (5, 1, 0), (5, 4, 0),
    ]  # fmt: skip


def test_before_the_reveal_there_are_no_points_in_it_and_the_ideas_stand_in_the_order_of_entry(evening):
    _ideas, people = evening.weighting(ideas=3, people=6)
    for idea in (1, 3):
        evening.do("add_measure", idea=idea, title=f"Measure {idea}")
    before = protocol(db.session, evening.workshop, draft=True)
    give(evening, people, i3=3, i2=2)
    after = protocol(db.session, evening.workshop, draft=True)
    assert replace(after, proof=before.proof) == before
    assert [(idea.rank, idea.id, idea.points, idea.people, idea.breadth) for idea in after.ideas] == [
        (None, 1, 0, 0, None), (None, 2, 0, 0, None), (None, 3, 0, 0, None)
    ]  # fmt: skip
    assert (after.totals.weighted, after.weighting.breadth_told, after.totals.people) == (0, False, 6)


def test_without_points_there_is_no_rank(evening):
    evening.weighting(ideas=2)
    assert [(idea.rank, idea.id) for idea in of(evening).ideas] == [(None, 1), (None, 2)]


def test_breadth_is_told_from_five_ballots_on_or_after_sealing(evening):
    _ideas, people = evening.weighting(people=5)
    give(evening, people[:4], i1=1)
    assert [idea.breadth for idea in of(evening).ideas] == [None, None, None]
    evening.do("reveal_weights", revealed=False)
    give(evening, people[4:], i2=1)
    assert [idea.breadth for idea in of(evening).ideas] == [3, 1, 0]
    assert of(evening).weighting.breadth_of == 3


def test_after_sealing_breadth_is_told(evening):
    _ideas, people = evening.weighting(people=2)
    give(evening, people, i1=1)
    evening.do("reveal_weights", revealed=True)
    evening.do("seal_weighting")
    assert of(evening).ideas[0].breadth == 2


def test_hidden_and_withdrawn_ideas_are_not_in_it(evening):
    anna = evening.join(1)
    evening.do("open_phase", phase="collect")
    kept, hidden, withdrawn = (evening.idea(anna, title) for title in ("Kept", "Hidden secret", "Withdrawn secret"))
    evening.do("hide_idea", idea=hidden)
    evening.saved(anna, "withdraw_idea", idea=withdrawn)
    found = of(evening)
    assert [idea.id for idea in found.ideas] == [kept]
    assert "secret" not in json.dumps(plain(found))


def test_a_merged_idea_keeps_its_wording_contributions_and_points(evening):
    people = [evening.join(number, (2 + number % 3,)) for number in range(3)]
    evening.do("open_phase", phase="discuss")
    first, second = evening.idea(title="Portal"), evening.idea(title="Forms online")
    evening.saved(people[0], "add_contribution", idea=second, kind="question", text="Who pays?")
    evening.saved(people[1], "support_idea", idea=second, supports=True)
    evening.do("open_phase", phase="weight")
    give(evening, people, i1=2, i2=1)
    evening.do("merge_ideas", into=first, ideas=[second], title="One portal")
    (idea,) = of(evening).ideas
    assert (idea.title, idea.points, idea.people, idea.support) == ("One portal", 9, 3, 1)
    assert [part.title for part in idea.parts] == ["Forms online"]
    assert [(item.sort, item.text) for item in idea.contributions] == [("question", "Who pays?")]


def test_hidden_contributions_are_not_in_it(evening):
    anna = evening.join(1)
    evening.do("open_phase", phase="discuss")
    idea = evening.idea()
    said = evening.saved(anna, "add_contribution", idea=idea, kind="concern", text="Not for all")["id"]
    evening.do("hide_contribution", contribution=said)
    assert of(evening).ideas[0].contributions == ()


def test_groups_below_three_people_are_counted_and_not_named(evening):
    for number in range(4):
        evening.join(number, (2,))
    lonely, nobody = evening.join(10, (3,)), evening.join(11, ())
    evening.do("open_phase", phase="discuss")
    idea = evening.idea()
    for person, text in ((lonely, "From Bach"), (nobody, "From nowhere"), (evening.join(0, (2,)), "From Aue")):
        evening.saved(person, "add_contribution", idea=idea, kind="addition", text=text)
        evening.saved(person, "support_idea", idea=idea, supports=True)
    found = of(evening)
    grouping = found.participants[0]
    assert [(count.name, count.people) for count in grouping.groups] == [("Aue", 4)]
    assert (grouping.others, grouping.unknown) == (1, 1)
    assert [item.group for item in found.ideas[0].contributions] == [None, None, "Aue"]
    assert (found.ideas[0].supporters, found.ideas[0].support) == (("Aue",), 3)
    assert "Bach" not in json.dumps(plain(found)).replace("From Bach", "")
    assert (found.totals.people, found.totals.present) == (6, 2)


def proposed(evening, role="lead", bearer=None):
    return evening.do("propose_responsibility", measure=1, role=role, bearer=bearer or {"group": 2})["id"]


@pytest.fixture
def measure(evening):
    evening.idea(title="Portal")
    evening.do("open_phase", phase="assign")
    evening.do("add_measure", idea=1, title="Draft the specification", first_step="Ask", due="2027-02-28")
    evening.do("show", kind="measure", id=1)
    return evening


def test_a_measure_is_open_then_proposed_then_accepted(measure):
    assert of(measure).measures[0].state == "open"
    asked = proposed(measure)
    assert of(measure).measures[0].state == "proposed"
    anna = measure.join(1, (2,))
    answer = measure.saved(
        anna, "answer_responsibility", responsibility=asked, answer="lead", name="A. Sample", print_name=True
    )
    measure.do("confirm_responsibility", responsibility=asked, answer=answer["id"])
    found = of(measure).measures[0]
    assert (found.state, found.due, found.first_step, found.idea) == ("accepted", "2027-02-28", "Ask", 1)
    assert [(item.bearer, item.name, item.state) for item in found.leads] == [("Aue", "A. Sample", "accepted")]
    assert (of(measure).totals.measures, of(measure).totals.led) == (1, 1)


def test_without_consent_the_bearer_is_told_and_never_the_person(measure):
    asked = proposed(measure)
    anna = measure.join(1, (2,))
    answer = measure.saved(
        anna, "answer_responsibility", responsibility=asked, answer="lead", name="Secret Person", print_name=False
    )
    measure.do("confirm_responsibility", responsibility=asked, answer=answer["id"])
    found = of(measure)
    assert [(item.bearer, item.name) for item in found.measures[0].leads] == [("Aue", None)]
    assert "Secret" not in json.dumps(plain(found))


def test_declined_and_withdrawn_responsibilities_are_left_out(measure):
    declined, withdrawn = proposed(measure), proposed(measure, "partner", {"organisation": "Withdrawn club"})
    anna = measure.join(1, (2,))
    answer = measure.saved(anna, "answer_responsibility", responsibility=declined, answer="no", print_name=False)
    measure.do("confirm_responsibility", responsibility=declined, answer=answer["id"])
    measure.do("withdraw_responsibility", responsibility=withdrawn)
    found = of(measure).measures[0]
    assert (found.state, found.leads, found.partners) == ("open", (), ())


def test_a_measure_of_a_hidden_idea_stays_without_it(measure):
    measure.do("hide_idea", idea=1)
    found = of(measure)
    assert (found.ideas, found.measures[0].idea) == ((), None)


def test_measures_stand_in_the_order_of_their_ideas_and_removed_ones_are_gone(evening):
    _ideas, people = evening.weighting(ideas=3, people=1)
    give(evening, people, i3=5, i1=2)
    evening.do("open_phase", phase="assign")
    for idea in (1, 2, 3):
        evening.do("add_measure", idea=idea, title=f"Measure {idea}")
    evening.do("remove_measure", measure=2)
    assert [measure.id for measure in of(evening).measures] == [3, 1]


def test_what_came_late_is_not_in_it(evening):
    (_, *_), (anna, *_) = evening.weighting()
    evening.send(anna, "add_contribution", idea=1, kind="concern", text="Too late")
    assert "Too late" not in json.dumps(plain(of(evening)))


def test_the_whole_evening_goes_there_and_back(evening):
    for _name in whole_evening(evening):
        pass
    found = of(evening, draft=False)
    assert read(Protocol, json.loads(json.dumps(plain(found)))) == found
    assert found.facts.state == "released"
    last = db.session.scalars(select(Change).order_by(Change.seq.desc())).first()
    assert (found.facts.release, found.proof.chain, found.proof.seq) == (2, last.chain.hex(), last.seq)
    assert found.totals.points == sum(idea.points for idea in found.ideas)


def test_asking_twice_gives_the_same(evening):
    for _name in whole_evening(evening):
        pass
    assert of(evening) == of(evening)
