"""Hidden weights appear in no byte that a participant or the wall receives before the reveal."""

import json
import re

from tests.support.evening import Evening
from tests.support.visitors import Visitors


def every_byte(visitors, name="participant"):
    """All that a participant can fetch of the workshop."""
    base = f"/w/{visitors.code}"
    paths = ("", "/plain", "/wall", "/changes", "/changes?as=wall", "/protocol", "/protocol.json", "/protocol.csv")
    return b"".join(visitors.read(name, base + path).get_data() for path in paths)


def test_no_byte_of_a_phone_or_wall_knows_a_tally_before_the_reveal(app):
    visitors = Visitors(app)
    evening = visitors.here
    ideas, people = evening.weighting(people=7)
    for person, points in zip(people, (10, 10, 10, 10, 10, 9, 9), strict=True):
        evening.saved(person, "set_weight", idea=ideas[0], points=points)
    sent = every_byte(visitors)
    assert b'"tally"' not in sent
    # 68 can be no minute and no second, and stands in no token by itself
    assert not re.search(rb"(?<![\w.-])68(?![\w.-])", sent)
    evening.do("reveal_weights", revealed=True)
    assert b'"points":68' in visitors.read("participant", f"/w/{visitors.code}/changes").get_data()
    evening.do("reveal_weights", revealed=False)
    picture = visitors.read("participant", f"/w/{visitors.code}/changes").get_json()
    assert [thing for thing in picture["things"] if thing["kind"] == "tally"] == []


def masked(things):
    """Without what differs between any two workshops."""
    return json.loads(re.sub(r'"(at|phase_since|starts|ends)": ?"[^"]*"', '"time":""', json.dumps(things)))


def test_two_workshops_that_differ_only_in_hidden_points_look_the_same(app):
    evenings = [Evening(), Evening()]
    pictures = []
    for evening, order in zip(evenings, ((0, 1, 2), (2, 0, 1)), strict=True):
        ideas, people = evening.weighting(people=6)
        for person in people:
            for place, points in zip(order, (5, 3, 1), strict=True):
                evening.saved(person, "set_weight", idea=ideas[place], points=points)
        pictures.append(
            [masked(evening.snapshot("phone")), masked(evening.snapshot("wall")), masked(evening.snapshot("phone", 15))]
        )
    assert pictures[0] == pictures[1]


def test_the_protocol_is_closed_to_participants_before_release(app):
    visitors = Visitors(app)
    paths = [f"/w/{visitors.code}/protocol.{form}" for form in ("pdf", "csv", "json")]
    assert {visitors.read("participant", path).status_code for path in paths} == {404}
    visitors.here.do("release_protocol")
    assert visitors.read("participant", paths[2]).get_json()["facts"]["title"] == "Sample evening"
    visitors.here.do("reopen_workshop")
    assert {visitors.read("participant", path).status_code for path in paths} == {404}


def test_a_name_without_consent_reaches_nobody_but_the_desk(app):
    visitors = Visitors(app)
    evening = visitors.here
    anna = evening.join(1)
    idea = evening.idea()
    evening.do("open_phase", phase="assign")
    measure = evening.do("add_measure", idea=idea, title="Measure")["id"]
    evening.do("show", kind="measure", id=measure)
    asked = evening.do("propose_responsibility", measure=measure, role="lead", bearer={"group": 2})["id"]
    who = {"name": "Sample Person", "organisation": "Sample Club"}
    answer = evening.saved(anna, "answer_responsibility", responsibility=asked, answer="lead", print_name=False, **who)
    evening.do("confirm_responsibility", responsibility=asked, answer=answer["id"])
    evening.do("release_protocol")
    assert b"Sample Person" not in every_byte(visitors)
    assert evening.things("responsibility", "desk")[asked]["name"] == "Sample Person"


def test_own_weights_are_told_to_the_own_phone_only(app):
    visitors = Visitors(app)
    evening = visitors.here
    ideas, _people = evening.weighting()
    visitors.post("participant", f"/w/{visitors.code}/commands", "set_weight", {"idea": ideas[0], "points": 6})
    own = visitors.read("participant", f"/w/{visitors.code}/changes").get_json()["mine"]
    other = visitors.read("participant of another workshop", f"/w/{visitors.code}/changes").get_json()["mine"]
    assert (own["weights"], own["left"], other["weights"], other["person"]) == ({str(ideas[0]): 6}, 4, {}, None)
