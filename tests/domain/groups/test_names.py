"""From how many people on a group is named: one answer for phone, wall, paper and data."""

import pytest

from tests.archive.evenings import app_on
from tests.support.evening import Evening, key
from workshop.domain.workshops.making import create_workshop
from workshop.engine.audience import AUDIENCES
from workshop.extensions import db
from workshop.protocol.query import protocol


def discussing(minimum=3):
    """Three people of Aue (2) and one of Bach (3) take part in the one idea."""
    evening = Evening(group_minimum=minimum)
    people = [evening.join(number, (group,)) for number, group in enumerate((2, 2, 2, 3))]
    evening.idea()
    evening.do("open_phase", phase="discuss")
    for person in people:
        evening.saved(person, "support_idea", idea=1, supports=True)
    return evening, people


def supporters(evening):
    return {audience: evening.things("idea", audience)[1]["supporters"] for audience in AUDIENCES}


def test_phone_and_wall_name_whom_the_protocol_names_and_the_desk_sees_everybody(app):
    evening, _people = discussing()
    assert supporters(evening) == {"phone": [2], "wall": [2], "desk": [2, 3]}
    assert {evening.things("idea", audience)[1]["support"] for audience in AUDIENCES} == {4}
    assert protocol(db.session, evening.workshop, draft=True).ideas[0].supporters == ("Aue",)


def test_institutions_are_named_alone(app):
    evening, people = discussing(minimum=1)
    evening.saved(people[3], "add_contribution", idea=1, kind="addition", text="From Bach")
    assert supporters(evening) == {"phone": [2, 3], "wall": [2, 3], "desk": [2, 3]}
    told = protocol(db.session, evening.workshop, draft=True)
    assert (told.ideas[0].supporters, told.ideas[0].contributions[0].group) == (("Aue", "Bach"), "Bach")
    assert [(count.name, count.people) for count in told.participants[0].groups] == [("Aue", 3), ("Bach", 1)]
    assert told.participants[0].others == 0


def test_thirty_municipalities_of_one_person_each_are_all_named_or_none(app):
    for minimum, number in ((3, 0), (1, 30)):
        places = [{"name": f"Place {place}"} for place in range(30)]
        evening = Evening(groupings=[{"name": "Gemeinde", "groups": places}], group_minimum=minimum)
        evening.idea()
        evening.do("open_phase", phase="discuss")
        for place in range(30):
            evening.saved(evening.join(place, (place + 2,)), "support_idea", idea=1, supports=True)
        told = protocol(db.session, evening.workshop, draft=True)
        found = len(evening.things("idea", "wall")[1]["supporters"]), len(told.ideas[0].supporters)
        assert (*found, len(told.participants[0].groups)) == (number,) * 3


def test_breadth_and_points_never_follow_the_minimum(app):
    evening = Evening(group_minimum=1)
    (first, *_), people = evening.weighting(people=4)
    for person in people:
        evening.saved(person, "set_weight", idea=first, points=2)
    evening.do("reveal_weights", revealed=True)
    assert evening.things("tally", "desk")[first]["breadth"] is None


def test_of_a_contribution_phone_and_wall_do_not_learn_the_group(app):
    evening, people = discussing(minimum=1)
    evening.saved(people[0], "add_contribution", idea=1, kind="addition", text="From Aue")
    told = {audience: "group" in evening.things("contribution", audience)[1] for audience in AUDIENCES}
    assert told == {"phone": False, "wall": False, "desk": True}


def watched(audience):
    """Groups come near the minimum and leave it, while somebody watches who has to see what a newcomer sees."""
    evening, people = discussing()
    other = evening.idea(title="Another")
    evening.do("merge_ideas", into=other, ideas=[1])
    pictures = [evening.join(10, (3,)), evening.join(11, (3,)), evening.saved(people[0], "join_workshop", groups=[])]
    assert len(pictures) == 3
    for number, groups in ((12, (4,)), (13, (3,)), (12, (2,)), (13, (4,)), (11, ())):
        mark, before = evening.workshop.seq, {(one["kind"], one["id"]): one for one in evening.snapshot(audience)}
        evening.join(number, groups)
        later = {(one["kind"], one["id"]): one for one in evening.snapshot(audience, mark)}
        assert before | later == {(one["kind"], one["id"]): one for one in evening.snapshot(audience)}


@pytest.mark.parametrize("audience", AUDIENCES)
def test_who_watches_learns_when_a_group_may_be_named_and_when_no_longer(app, audience):
    watched(audience)


def test_the_same_on_postgresql(postgresql, tmp_path):
    with app_on(tmp_path, postgresql):
        watched("wall")


def test_the_minimum_is_fixed_once_somebody_has_joined(evening):
    evening.do("edit_workshop", group_minimum=1)
    changed = evening.do("edit_workshop", group_minimum=5)
    evening.join(1)
    assert evening.send(evening.desk, "edit_workshop", group_minimum=1)["code"] == "people_joined"
    assert evening.send(evening.desk, "undo", seq=changed["seq"])["code"] == "people_joined"
    evening.do("edit_workshop", group_minimum=5, title="Another title")
    assert (evening.workshop.group_minimum, evening.workshop.title) == (5, "Another title")


def test_without_a_wish_it_is_three(app):
    facts = {"title": "Plain", "starts": Evening().workshop.starts, "ends": Evening().workshop.ends}
    from workshop.domain.workshops.queries import workshop_by_id

    assert workshop_by_id(db.session, create_workshop(1, key(), facts)).group_minimum == 3


def answered(evening, person):
    """`person` takes on what everybody was asked for; the responsibility as phones see it."""
    evening.do("open_phase", phase="assign")
    measure = evening.do("add_measure", idea=1, title="Measure")["id"]
    evening.do("show", kind="measure", id=measure)
    asked = evening.do("propose_responsibility", measure=measure, role="lead", bearer={"open": True})["id"]
    answer = evening.saved(person, "answer_responsibility", responsibility=asked, answer="lead", print_name=False)["id"]
    evening.do("confirm_responsibility", responsibility=asked, answer=answer)
    return evening.things("responsibility")[asked]["bearer"]


@pytest.mark.parametrize(
    ("minimum", "person", "bearer"), [(3, 0, {"group": 2}), (3, 3, {"open": True}), (1, 3, {"group": 3})]
)
def test_who_takes_on_what_was_open_stands_for_a_group_that_may_be_named(app, minimum, person, bearer):
    evening, people = discussing(minimum)
    assert answered(evening, people[person]) == bearer


def test_who_took_it_on_and_cannot_be_named_is_somebody_and_not_open(app):
    from workshop.domain.pictures.queries import picture_files
    from workshop.export import export

    evening, people = discussing()
    answered(evening, people[3])
    told = protocol(db.session, evening.workshop, draft=True)
    settings = app.extensions["settings"]
    for form in ("md", "csv"):
        text = export(told, form, settings, picture_files(db.session, evening.workshop, ()))[0].decode()
        assert ("jemand aus der Runde" in text, "Bach" in text) == (True, False)
