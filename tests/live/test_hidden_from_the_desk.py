"""Before the reveal the desk is told nothing that hangs on who gave points to what, in no byte and at no moment."""

import itertools
import json
import re

import pytest

from tests.reliability.linking import plain
from tests.support.evening import Evening
from tests.support.visitors import Visitors
from workshop.domain.weightings.queries import tallied
from workshop.engine.audience import AUDIENCES
from workshop.export.processes import children
from workshop.extensions import db
from workshop.live import here

FORMATS = ("json", "csv", "md", "ics")
#: Who gives how many points to which idea, in the order in which it happens; the second evenings differ in nothing else
GIVEN = [(0, 1, 7), (1, 2, 4), (0, 3, 3), (2, 3, 10), (1, 1, 6), (3, 2, 1), (4, 3, 2), (5, 1, 5), (3, 2, 0), (4, 3, 8)]
OTHERS = {
    "the same points of other people": [((person + 2) % 6, idea, points) for person, idea, points in GIVEN],
    "other points of the same people": [(person, idea % 3 + 1, points) for person, idea, points in GIVEN],
}


@pytest.fixture(autouse=True)
def _readiness_of_every_moment(monkeypatch):
    """An examiner who is better than the real one: there the number of those who are ready is five seconds old."""
    monkeypatch.setattr(here, "READY_SECONDS", 0)


class Examiner:
    """A moderator who after every point reads all there is, and tries what is refused."""

    def __init__(self, visitors):
        self.evening, self.read = Evening(1), visitors.read
        self.code = self.evening.workshop.code
        self.evening.do("open_phase", phase="collect")
        self.people = [self.evening.join(number) for number in range(6)]
        self.ideas = [self.evening.idea(actor=self.people[0], title=f"Idea {number}") for number in range(3)]
        self.evening.do("add_measure", idea=self.ideas[2], title="Measure")
        self.evening.do("open_phase", phase="weight")

    def everything(self) -> list[str]:
        base, desk = f"/w/{self.code}", "?as=desk"
        paths = [f"{base}/changes{desk}", f"{base}/changes{desk}&since={self.evening.workshop.seq - 1}"]
        paths += [f"{base}/history{desk}", f"{base}/protocol", f"{base}/protocol/wall?preview", f"{base}/desk"]
        paths += [f"{base}/protocol.{form}" for form in FORMATS] + [f"{base}/workshop.json"]
        answers = [self.read("moderator", path) for path in paths]
        found = [f"{answer.status_code} {self.masked(answer.get_data(as_text=True))}" for answer in answers]
        fewer = self.evening.send(self.evening.desk, "edit_workshop", points=9)
        return [*found, f"{fewer.get('code')} {fewer.get('data')}"]

    def masked(self, text) -> str:
        """Without what differs between any two workshops, and in bytes that no two pages share."""
        text = text.replace(self.code, "CODE").replace(f"{self.code[:3]} {self.code[3:]}", "CODE")
        text = re.sub(
            r'("(at|joined|phase_since|now)": ?)"[^"]*"|value="[^"]*"|content="[^"]*"|data:image[^"]*', "", text
        )
        return re.sub(r"[0-9a-f]{8,}|([0-9a-f]{8} ?)+|\d\d:\d\d|DTSTAMP:\S*|UID:\S*|/(workshops|link)/\d+", "", text)


def told(visitors, given) -> list[list[str]]:
    examiner, seen = Examiner(visitors), []
    for person, idea, points in given:
        examiner.evening.saved(examiner.people[person], "set_weight", idea=examiner.ideas[idea - 1], points=points)
        seen.append(examiner.everything())
    return seen


@pytest.mark.parametrize("name", OTHERS)
def test_who_gave_which_points_changes_no_byte_of_what_a_moderator_can_read(app, name):
    visitors = Visitors(app)
    one, other = told(visitors, GIVEN), told(visitors, OTHERS[name])
    ready = re.compile(r'"ready": ?\d+')
    for before, after in zip(one, other, strict=True):
        if name.startswith("other"):  # who has given everything is a number that points move
            before, after = ([ready.sub("", text) for text in texts] for texts in (before, after))
        assert before == after


@pytest.fixture
def _warm():
    """Nine files are made: children are forked."""
    children.keep_warm()
    yield
    children.let_go()


@pytest.mark.usefixtures("_warm")
def test_neither_does_it_change_the_text_of_paper_and_office_files(app):
    visitors, texts = Visitors(app), []
    for given in (GIVEN, *OTHERS.values()):
        examiner = Examiner(visitors)
        for person, idea, points in given:
            examiner.evening.saved(examiner.people[person], "set_weight", idea=examiner.ideas[idea - 1], points=points)
        base = f"/w/{examiner.code}"
        files = [(form, examiner.read("moderator", f"{base}/protocol.{form}").data) for form in ("pdf", "docx", "xlsx")]
        texts.append([examiner.masked(plain(form, content)) for form, content in files])
    assert texts[0] == texts[1] == texts[2]
    assert all("Idea 0" in text for text in texts[0])


def test_the_list_of_workshops_draws_no_skyline_of_hidden_points(evening):
    (*_, last), (anna, *_) = evening.weighting()
    evening.saved(anna, "set_weight", idea=last, points=3)
    hidden = tallied(db.session, evening.workshop)
    evening.do("reveal_weights", revealed=True)
    assert [(idea, points) for idea, _field, points in hidden] == [(1, 0), (2, 0), (3, 0)]
    assert tallied(db.session, evening.workshop)[0] == (last, evening.fields[0], 3)


def test_the_moment_of_a_point_moves_nothing_for_anybody_also_after_a_look_at_the_result(evening):
    (first, second, *_), people = evening.weighting(people=6)
    for shown in (None, True, False):
        if shown is not None:
            evening.do("reveal_weights", revealed=shown)
            continue
        for person in people[:4]:
            evening.saved(person, "set_weight", idea=first, points=1)
    for person, (idea, points) in itertools.product(people, ((first, 2), (second, 8))):
        mark = evening.workshop.seq
        evening.saved(person, "set_weight", idea=idea, points=points)
        evening.saved(person, "finish_weighting", done=points == 2)
        assert [evening.snapshot(audience, since=mark) for audience in AUDIENCES] == [[], [], []]


def test_merging_and_hiding_do_not_tell_which_ideas_have_points(evening):
    (first, second, third), (anna, *_) = evening.weighting()
    evening.saved(anna, "set_weight", idea=second, points=3)
    for shown in (True, False):
        evening.do("reveal_weights", revealed=shown)
    mark = evening.workshop.seq
    evening.do("merge_ideas", into=first, ideas=[second])
    evening.do("hide_idea", idea=third)
    things = [thing for audience in AUDIENCES for thing in evening.snapshot(audience, since=mark)]
    assert {thing["kind"] for thing in things} == {"idea"}


def test_an_author_learns_from_no_refusal_whether_the_idea_has_points(evening):
    evening.do("open_phase", phase="collect")
    (_, ben, _), anna = (evening.join(number) for number in range(1, 4)), evening.join(0)
    own = [evening.idea(anna, title) for title in ("With points", "Without")]
    evening.do("open_phase", phase="weight")
    evening.saved(ben, "set_weight", idea=own[0], points=3)
    evening.do("open_phase", phase="collect")
    later = evening.idea(anna, "Written afterwards")
    answers = [evening.send(anna, "edit_idea", idea=idea, title="Other words").get("code") for idea in (*own, later)]
    assert answers == ["idea_in_use", "idea_in_use", None]


def test_the_result_is_told_to_everybody_once_it_is_revealed(evening):
    (first, *_), (anna, *_) = evening.weighting()
    evening.saved(anna, "set_weight", idea=first, points=3)
    assert [evening.things("tally", audience) for audience in AUDIENCES] == [{}, {}, {}]
    evening.do("reveal_weights", revealed=True)
    assert [evening.things("tally", audience)[first]["points"] for audience in AUDIENCES] == [3, 3, 3]
    mark = evening.workshop.seq
    evening.do("reveal_weights", revealed=False)
    told = [[thing for thing in evening.snapshot(one, mark) if thing["kind"] == "tally"] for one in AUDIENCES]
    assert [{thing["id"]: thing["gone"] for thing in things} for things in told] == [dict.fromkeys((1, 2, 3), True)] * 3
    assert json.dumps(told).count("points") == 0
