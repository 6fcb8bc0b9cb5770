"""A Hypothesis state machine: whatever people do in whatever order, the real workshop does what the model says."""

import json
from datetime import timedelta

import hypothesis
from hypothesis import HealthCheck, Phase
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from tests.model.model import Model
from tests.support.evening import Evening, key, phone
from tests.support.store import Store
from workshop.archive import archive, encoded
from workshop.archive.checking import check_archive
from workshop.domain.people.code_letters import codes_of
from workshop.engine.changes import changes
from workshop.engine.context import Actor
from workshop.engine.frames import encode
from workshop.extensions import db

PEOPLE, IDEAS, POINTS, IDEAS_MAX = range(1, 9), range(1, 6), 6, 3
#: Who has no phone: a person of the model with a number above all others
SHEETS = range(101, 105)
PHASES = ("collect", "discuss", "weight", "assign")
people, ideas, sheets = st.sampled_from(PEOPLE), st.sampled_from(IDEAS), st.sampled_from(SHEETS)


class Room(RuleBasedStateMachine):
    """One workshop of the app in whose context the machine runs."""

    @initialize()
    def begin(self):
        self.evening, self.model = Evening(points=POINTS, ideas_max=IDEAS_MAX), Model(POINTS, IDEAS_MAX)
        self.sent, self.told, self.made = [], 0, 0
        self.devices: dict[int, int] = {}
        self.evening.do("set_codes", codes=len(PEOPLE))
        self.codes = list(codes_of(self.evening.workshop.uid, len(PEOPLE)))
        self.screens = {name: Store() for name in ("phone", "wall", "desk")}
        self.last_desk = []
        for person in PEOPLE[:7]:
            self.joins(person, 2 + person % 3)
        self.opens("collect")
        for person in (1, 2, None, None):
            self.adds_an_idea(person)
        self.opens("weight")
        self.tell(self.evening.desk, None, "print_sheets", sheets=len(SHEETS))

    def tell(self, actor, expected, name, **data):
        """Send it; the answer must be one that the model allows."""
        sent = (actor, name, key(), data)
        answer = self.evening.send(actor, name, _key=sent[2], **data)
        self.sent.append((sent, answer))
        self.told += 1
        assert answer.get("code") in (expected or {None}), (name, data, answer, expected)
        return answer

    def device(self, person):
        """The phone that a person uses by now; everybody's code is that of their number."""
        return phone(self.devices.get(person, person))

    def at_desk(self, does, name, **data):
        """A command of the desk, after the model has done the same: what it changed can be undone."""
        before = dict(self.model.facts)
        answer = self.tell(self.evening.desk, does(), name, **data)
        if answer["status"] == "saved":
            now = self.model.facts
            self.model.undoable[answer["seq"]] = {
                fact: (was, now[fact]) for fact, was in before.items() if now[fact] != was
            }
            self.last_desk.append(answer["seq"])

    def by(self, person):
        return person in self.model.here

    @rule(person=people, group=st.sampled_from((2, 3, 4, 5)))
    def joins(self, person, group):
        self.tell(self.device(person), self.model.join(person, [group, 7]), "join_workshop", groups=[group, 7])
        if self.mine(person)["code"] == "needed" and self.by(person):
            self.tell(self.device(person), None, "use_code", code=self.codes[person - 1])

    @rule(person=people)
    def takes_another_device(self, person):
        """The same person with the same points; the device before is nobody's."""
        if not self.by(person) or self.model.of("state") != "open":
            return
        before, self.devices[person] = self.device(person), 100 + len(self.sent) * 10 + person
        self.conserving(lambda: self.tell(self.device(person), None, "use_code", code=self.codes[person - 1]))
        left = self.evening.mine(before)
        assert (left["person"], left["code"]) == (None, "moved")

    @precondition(lambda self: self.made < len(IDEAS))
    @rule(person=st.none() | people)
    def adds_an_idea(self, person):
        if person is not None and not self.by(person):
            return
        refused = self.model.add_idea(person, self.made + 1)
        actor = self.device(person) if person else self.evening.desk
        answer = self.tell(actor, refused, "add_idea", field_of_action=1, title=f"Idea of {person}")
        if answer["status"] == "saved":
            assert answer["id"] == self.made + 1
            self.made += 1

    @rule(person=people, idea=ideas, points=st.integers(0, POINTS + 1), helped=st.booleans())
    def weights(self, person, idea, points, helped=False):
        if self.by(person):
            own = self.device(person)
            actor = Actor("helper", own.person, self.evening.desk.moderator) if helped else own
            self.tell(actor, self.model.set_weight(person, idea, points), "set_weight", idea=idea, points=points)

    @rule(sheet=sheets, marks=st.dictionaries(ideas, st.integers(1, 4), max_size=4), again=st.booleans())
    def counts_a_sheet(self, sheet, marks, again):
        group = 2 + sheet % 3
        refused = self.model.count_sheet(sheet, [group], marks, again)
        values = {str(idea): points for idea, points in marks.items()}
        number = sheet - SHEETS[0] + 1
        told = {"sheet": number, "groups": [group], "values": values, "again": again}
        self.tell(self.evening.desk, refused, "count_sheet", **told)

    @rule(sheet=sheets)
    def takes_a_sheet_out(self, sheet):
        seq = self.evening.workshop.seq + 1
        number = sheet - SHEETS[0] + 1
        self.tell(self.evening.desk, self.model.remove_sheet(sheet, seq), "remove_sheet", sheet=number)

    @rule(into=ideas, parts=st.lists(ideas, min_size=1, max_size=3, unique=True))
    def merges(self, into, parts):
        self.conserving(
            lambda: self.at_desk(lambda: self.model.merge(into, parts), "merge_ideas", into=into, ideas=parts)
        )

    @rule(idea=ideas)
    def unmerges(self, idea):
        self.conserving(lambda: self.at_desk(lambda: self.model.unmerge(idea), "unmerge_ideas", idea=idea))

    @rule(person=people, pair=st.permutations((1, 2, 3, 4)), points=st.integers(1, 4))
    def folds(self, person, pair, points):
        """Weight a part, merge it, change the survivor and change it back: the way into the corners of merging."""
        into, part, *_ = pair
        self.weights(person, part, points)
        self.merges(into, [part])
        self.weights(person, into, points + 1)
        self.weights(person, into, points)

    @rule(person=people)
    def is_erased(self, person):
        """Nothing is counted anew; what was done before cannot be undone any more."""
        if self.by(person):
            self.conserving(lambda: self.tell(self.device(person), None, "erase_person"))
            self.model.erase(person)
            self.last_desk, self.sent = [], []

    def conserving(self, act):
        """Sums before = sums after."""
        before = sum(self.model.given.values()), self.total()
        act()
        assert (sum(self.model.given.values()), self.total()) == before

    @rule(place=st.integers(0, 6))
    def removes(self, place):
        """Everybody from the one on who came at this place."""
        phones = [person for person in self.model.joined if person in PEOPLE]
        people = [person for person in phones[place:] if person in self.model.here]
        moment = self.came(phones[place]) if place < len(phones) else self.later()
        seq = self.evening.workshop.seq + 1
        sealed = self.model.sealed is not None
        answer = self.tell(self.evening.desk, self.model.remove(people, seq), "remove_participants", since=moment)
        if answer["status"] == "saved" and sealed:
            self.model.removed_sealed |= {seq}

    def came(self, person):
        return self.evening.came(self.device(person))

    def later(self):
        return max(self.came(person) for person in self.model.joined if person in PEOPLE) + timedelta(seconds=1)

    @rule(idea=ideas, command=st.sampled_from(("hide_idea", "restore_idea")))
    def hides_or_restores(self, idea, command):
        state = "hidden" if command == "hide_idea" else "shown"
        self.at_desk(lambda: self.model.turn(idea, state=state), command, idea=idea)

    @rule(phases=st.sampled_from(((), ("collect",), ("collect", "discuss"))))
    def holds(self, phases):
        self.at_desk(lambda: self.workshop_becomes(hold=phases), "edit_workshop", hold=list(phases))

    @precondition(lambda self: self.made < len(IDEAS))
    @rule(person=people)
    def adds_what_waits(self, person):
        """As it would be rare else."""
        self.holds(("collect", "discuss"))
        if self.model.of("state") == "open":
            self.opens("collect")
        self.adds_an_idea(person)

    @rule(idents=st.lists(ideas, min_size=1, max_size=3, unique=True), released=st.booleans())
    def decides(self, idents, released):
        name, state = ("release_waiting", "shown") if released else ("decline_waiting", "hidden")
        self.at_desk(lambda: self.model.decide(idents, state), name, ideas=idents)

    @rule(idea=ideas, field=st.sampled_from((1, 2)))
    def moves(self, idea, field):
        self.at_desk(lambda: self.model.turn(idea, field=field), "move_idea", idea=idea, field_of_action=field)

    @rule(phase=st.sampled_from((*PHASES, "weight", "weight")))
    def opens(self, phase):
        self.at_desk(lambda: self.workshop_becomes(phase=phase, since=self.told), "open_phase", phase=phase)

    def workshop_becomes(self, **facts):
        if "phase" in facts and facts["phase"] not in self.model.of("seen"):
            facts["seen"] = (*self.model.of("seen"), facts["phase"])
        self.model.facts |= {("workshop", name): value for name, value in facts.items()}

    @rule(revealed=st.booleans())
    def reveals(self, revealed):
        self.at_desk(lambda: self.workshop_becomes(revealed=revealed), "reveal_weights", revealed=revealed)

    @rule()
    def closes_and_may_reopen(self):
        if self.model.of("state") == "open":
            self.at_desk(lambda: self.workshop_becomes(state="closed", closed=self.told), "close_workshop")
        else:
            self.workshop_becomes(state="open")
            self.last_desk.append(self.tell(self.evening.desk, None, "reopen_workshop")["seq"])

    @precondition(lambda self: len(self.model.undoable) > 15)
    @rule()
    def seals(self):
        before = self.total()
        if self.model.sealed is None:
            told = [person for person in self.model.here if person in PEOPLE and self.model.spent(person)]
            self.model.sealed = self.model.tallies()
            assert len(told) == len([person for person in PEOPLE if self.mine(person)["weights"]])
        self.tell(self.evening.desk, None, "seal_weighting")
        assert self.total() == before

    @precondition(lambda self: self.last_desk)
    @rule(data=st.data())
    def undoes(self, data):
        seq = data.draw(st.sampled_from(self.last_desk[-4:]))
        self.conserving(lambda: self.at_desk(lambda: self.model.undo(seq), "undo", seq=seq))

    @precondition(lambda self: self.model.removals)
    @rule(data=st.data())
    def brings_back(self, data):
        seq = data.draw(st.sampled_from(sorted(self.model.removals)[-2:]))
        now = self.evening.workshop.seq + 1
        self.tell(self.evening.desk, self.model.bring_back(seq, now), "undo", seq=seq)

    @precondition(lambda self: self.sent)
    @rule(data=st.data())
    def is_sent_again(self, data):
        """A retry, however late and in whatever order: the answer of the first time, and nothing moves."""
        (actor, name, key_, sent), answer = data.draw(st.sampled_from(self.sent[-12:]))
        if self.model.sealed is not None and name in ("set_weight", "count_sheet", "remove_sheet"):
            return
        number = self.evening.workshop.seq
        assert self.evening.send(actor, name, _key=key_, **sent) == answer
        assert self.evening.workshop.seq == number

    def mine(self, person):
        return self.evening.mine(self.device(person))

    def total(self):
        return sum(thing["points"] for ident, thing in self.evening.tallies().items() if self.root(ident))

    def root(self, ident):
        return not self.model.idea(ident, "into")

    @invariant()
    def nobody_gives_more_than_there_is(self):
        for person in set(self.model.here) & set(PEOPLE):
            own = self.mine(person)
            given = self.model.weights(person)
            assert own["weights"] == {str(idea): points for idea, points in given.items()}
            if self.model.sealed is None:
                assert own["left"] == POINTS - sum(given.values()) >= 0

    @invariant()
    def tallies_are_the_sums(self):
        found = {ident: tuple(tally.values()) for ident, tally in self.evening.tallies().items()}
        expected = self.model.tallies()
        assert found == expected
        shown = {ident for ident in found if self.model.idea(ident, "state") == "shown"}
        told = self.model.breadth_is_told()
        for audience in self.screens:
            seen = {ident: thing_of(thing) for ident, thing in self.evening.things("tally", audience).items()}
            revealed = {ident: (*expected[ident][:2], expected[ident][2] if told else None) for ident in shown}
            assert seen == (revealed if self.model.of("revealed") else {}), audience

    @invariant()
    def who_is_ready_is_a_number(self):
        told, here = self.evening.readiness(), len(self.model.here)
        sums = [sum(row[name] for row in told["groups"]) for name in ("joined", "ready")]
        ready = len(self.model.ready & set(self.model.here))
        assert told["joined"] == here
        assert sums == ([here, ready] if self.model.sealed is None else [0, 0])
        assert self.model.sealed is not None or told["ready"] == ready

    @invariant()
    def what_waits_is_told_to_the_desk_and_its_author_alone(self):
        states = {ident: thing["state"] for ident, thing in self.evening.things("idea", "desk").items()}
        waiting = {ident for ident in self.model.authors if self.model.waits(ident)}
        assert {ident for ident, state in states.items() if state == "waiting"} == waiting
        seen = {ident for ident in self.model.authors if self.model.idea(ident, "state") in ("shown", "merged")}
        assert [set(self.evening.things("idea", audience)) for audience in ("phone", "wall")] == [seen, seen]
        for person in self.model.here:
            own = {one["id"] for one in self.mine(person)["waiting"]}
            assert own == {ident for ident in waiting if self.model.authors[ident] == person}

    @invariant()
    def what_is_late_lies_in_the_tray(self):
        late = self.evening.things("late", "desk").values()
        assert sum(thing["what"] == "idea" for thing in late) == self.model.late_ideas
        assert sum(thing["people"] for thing in late) == len(self.model.late_people - set(self.model.removed))

    @invariant()
    def frames_join_on(self):
        """Looked at now and then, as a screen is that was away for a while."""
        if len(self.sent) % 3:
            return
        self.look()

    def look(self):
        workshop = self.evening.workshop
        for audience, screen in self.screens.items():
            since = screen.mark if screen.epoch else 0
            things = changes(db.session, workshop, since, audience)
            assert screen.apply(json.loads(encode(workshop, since, things)))

    def teardown(self):
        if not hasattr(self, "evening"):
            return
        self.look()
        for audience, screen in self.screens.items():
            fresh = Store()
            workshop = self.evening.workshop
            fresh.apply(json.loads(encode(workshop, 0, changes(db.session, workshop, 0, audience))))
            assert differing(screen.snapshot, fresh.snapshot) == {}, audience
        report = check_archive(encoded(archive(db.session, self.evening.id)))
        assert report.code == 0, report.sentences


def thing_of(tally) -> tuple:
    return tally["points"], tally["people"], tally["breadth"]


def differing(one: dict, other: dict) -> dict:
    """{place: (thing in one, thing in the other)} where they differ."""
    return {place: (one.get(place), other.get(place)) for place in one | other if one.get(place) != other.get(place)}


def tried(examples: int, seed: int, steps: int = 30):
    """So many evenings of `steps` steps, the same ones for the same seed. Raises AssertionError with the steps."""
    settings = hypothesis.settings(
        max_examples=examples,
        stateful_step_count=steps,
        deadline=None,
        database=None,
        phases=[Phase.generate],
        suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much],
    )
    run_state_machine_as_test(hypothesis.seed(seed)(Room), settings=settings)
