"""What a workshop should be, in dictionaries and plain loops: the measure for the real one.

`facts` are what the desk changes and can undo, flat, by ("workshop", name) or ("idea", id, name).
"""

PHASES = ("welcome", "collect", "discuss", "weight", "assign", "close")
GROUPS_FOR_BREADTH = {2, 3, 4}
BALLOTS_FOR_BREADTH = 5
#: Nobody is told apart from others by a removal in smaller numbers
LEAST = 3


class Model:
    """`points` per person on at most `ideas_max` ideas; `given` and `folded` are {(person, idea): points}.

    `joined` are the people in the order in which they came, `removed` is {person: number of the removal}, `removals`
    {number: may there have been points?}, `told_apart` {person: the removals and undos that concerned the person}.
    `counted` are those whose sheet of paper is counted.
    """

    def __init__(self, points: int, ideas_max: int):
        self.points, self.ideas_max = points, ideas_max
        self.facts = {("workshop", "phase"): "welcome", ("workshop", "state"): "open", ("workshop", "revealed"): False}
        self.facts |= {
            ("workshop", "seen"): ("welcome",),
            ("workshop", "since"): 0,
            ("workshop", "closed"): 0,
            ("workshop", "hold"): (),
        }
        self.groups: dict[int, list] = {}
        self.joined: list[int] = []
        self.removed: dict[int, int] = {}
        self.removals: dict[int, bool] = {}
        self.told_apart: dict[int, tuple] = {}
        self.authors: dict[int, int | None] = {}
        self.given: dict[tuple, int] = {}
        self.folded: dict[tuple, int] = {}
        self.ready: set[int] = set()
        self.counted: set[int] = set()
        self.late_ideas, self.late_people, self.erased = 0, set(), set()
        self.sealed: dict | None = None
        self.removed_sealed: set[int] = set()
        self.undoable: dict[int, dict] = {}

    def of(self, name):
        return self.facts["workshop", name]

    def idea(self, ident, name):
        return self.facts["idea", ident, name]

    @property
    def here(self) -> list[int]:
        """Who has joined and was not removed."""
        return [person for person in self.joined if person not in self.removed]

    def family(self, root) -> list[int]:
        return [root, *(ident for ident in self.authors if self.idea(ident, "into") == root)]

    def on(self, person, root) -> int:
        """Points of a person on an idea and its parts."""
        return sum(self.given.get((person, part), 0) for part in self.family(root))

    def spent(self, person) -> int:
        return sum(points for (who, _), points in self.given.items() if who == person)

    def breadth_is_told(self) -> bool:
        return self.sealed is not None or len([one for one in self.here if self.spent(one)]) >= BALLOTS_FOR_BREADTH

    def tallies(self) -> dict:
        """{idea: (points, people, breadth)}."""
        if self.sealed is not None:
            return self.sealed
        found = {}
        for ident in self.authors:
            givers = [person for person in self.here if self.on(person, ident)]
            broad = {min(GROUPS_FOR_BREADTH & set(self.groups[giver]), default=None) for giver in givers} - {None}
            points = sum(self.on(giver, ident) for giver in givers)
            found[ident] = (points, len(givers), len(broad))
        return found

    def weights(self, person) -> dict[int, int]:
        """What a phone is told of its own weights: none after sealing."""
        if self.sealed is not None:
            return {}
        roots = {part: self.idea(part, "into") or part for part in self.authors}
        return {root: self.on(person, root) for root in set(roots.values()) if self.on(person, root)}

    # --- what must come out: None for "saved", else the codes that would be right ---

    def phase_refuses(self, allowed, late: bool):
        if self.of("state") == "open" and self.of("phase") in allowed:
            return None
        if self.of("state") == "closed" and not late:
            return {"not_open"}
        past = {*self.of("seen"), *PHASES[: PHASES.index(self.of("phase"))]}
        return {"late"} if self.of("state") == "closed" or set(allowed) & past else {"wrong_phase"}

    def join(self, person, groups):
        if self.of("state") == "closed":
            return {"not_open"}
        told = self.of("revealed") and self.sealed is None
        if told and person in self.here and self._moves(person, groups) and self.spent(person):
            return {"revealed"}
        self.groups[person] = groups
        if person in self.removed:
            self._begins_again(person)
        elif person not in self.joined:
            self.joined.append(person)

    def _moves(self, person, groups) -> bool:
        """Would the person count for another group?"""
        counts = [min(GROUPS_FOR_BREADTH & set(of), default=None) for of in (self.groups[person], groups)]
        return counts[0] != counts[1]

    def _begins_again(self, person):
        """An empty ballot; what was hidden stays hidden, whatever becomes of the removal."""
        del self.removed[person]
        self.told_apart[person] = ()
        self.joined = [one for one in self.joined if one != person] + [person]
        self.ready = self.ready - {person}
        self._forget(person)
        for ident, author in self.authors.items():
            if author == person and self.facts["idea", ident, "gone"]:
                self.facts["idea", ident, "gone"] = -1

    def remove(self, people, seq):
        """`people` and their ideas go, but for ideas that hold those of others."""
        if not people:
            return {"no_devices"}
        begun = self.sealed is None and ("weight" in self.of("seen") or any(self.spent(person) for person in self.here))
        if begun and self._tears(people, self.here):
            return {"too_few"}
        self.removals[seq] = begun
        for person in people:
            self.removed[person] = seq
            self.told_apart[person] = (*self.told_apart.get(person, ()), *[seq] * begun)
        for ident, author in self.authors.items():
            held = {self.authors[part] for part in self.family(ident)[1:]} - set(people)
            held = {one for one in held if one is None or one in self.here}
            there = self.idea(ident, "state") == "shown" or self.waits(ident)
            if author in people and there and not held:
                self.facts |= {("idea", ident, "state"): "hidden", ("idea", ident, "gone"): seq}

    def bring_back(self, seq, now):
        if self.sealed is not None and seq not in self.removed_sealed:
            return {"sealed"}
        people = [person for person, number in self.removed.items() if number == seq]
        if not people:
            return {"cannot_undo"}
        begun = self.removals[seq]
        if begun and self._tears(people, [*self.here, *people]):
            return {"too_few"}
        for person in people:
            del self.removed[person]
            self.told_apart[person] = (*self.told_apart[person], *[now] * begun)
        for ident, author in self.authors.items():
            gone, state = self.idea(ident, "gone"), self.idea(ident, "state")
            if author in people and gone == seq and state == "hidden":
                state = "hidden" if self.idea(ident, "held") else "shown"
                self.facts |= {("idea", ident, "state"): state, ("idea", ident, "gone"): None}

    def waits(self, ident) -> bool:
        """Is it still to be looked at by the moderators? What went with its author is not."""
        return self.idea(ident, "held") == "waiting" and self.idea(ident, "gone") is None

    def decide(self, idents, state):
        """Release (`state` shown) or decline what waits."""
        if set(idents) - set(self.authors):
            return {"unknown_thing"}
        waiting = [ident for ident in idents if self.waits(ident)]
        if not waiting:
            return {"not_waiting"}
        for ident in waiting:
            self.turn(ident, state=state)

    def erase(self, person):
        """Nothing without words waits."""
        for ident, author in self.authors.items():
            if author == person and self.idea(ident, "held") == "waiting":
                self.facts["idea", ident, "held"] = None

    def _tears(self, people, of) -> bool:
        """Would one or two be told apart from those who were always told of together with them?"""
        together: dict = {}
        for person in of:
            together.setdefault(self.told_apart.get(person, ()), []).append(person in people)
        return any(
            sum(going) and (sum(going) < LEAST or 0 < len(going) - sum(going) < LEAST) for going in together.values()
        )

    def add_idea(self, person, ident):
        if person is not None:
            refused = self.phase_refuses(("collect", "discuss"), late=True)
            if refused:
                self.late_ideas += refused == {"late"}
                return refused
        self.authors[ident] = person
        held = person is not None and self.of("phase") in self.of("hold")
        self.facts |= {("idea", ident, "state"): "hidden" if held else "shown", ("idea", ident, "field"): 1}
        self.facts |= {("idea", ident, "into"): None, ("idea", ident, "gone"): None}
        self.facts["idea", ident, "held"] = "waiting" if held else None

    def set_weight(self, person, ident, points):
        refused = self.phase_refuses(("weight",), late=True)
        if refused:
            self.late_people |= {person} if refused == {"late"} else set()
            return refused
        if self.sealed is not None:
            return {"sealed"}
        if self.of("revealed"):
            return {"revealed"}
        if ident not in self.authors:
            return {"unknown_thing"}
        if self.idea(ident, "state") == "merged":
            return {"idea_merged"}
        had = self.on(person, ident)
        if self.idea(ident, "state") != "shown" and points > had:
            return {"idea_hidden"}
        if self.spent(person) + points - had > self.points:
            return {"budget_spent"}
        if points > had and len(set(self.weights(person)) - {ident}) >= self.ideas_max:
            return {"too_many_ideas"}
        if points != had:
            self._write(person, ident, points)
            self.ready = self.ready | {person} if self.spent(person) == self.points else self.ready - {person}

    def count_sheet(self, person, groups, marks, again):
        """All marks or none; points on parts of an idea lie on the whole."""
        over = self._over()
        if over:
            return over
        if person in self.counted and not again:
            return {"sheet_counted"}
        if set(marks) - set(self.authors):
            return {"unknown_thing"}
        said: dict = {}
        for ident, points in marks.items():
            said[self.root(ident)] = said.get(self.root(ident), 0) + points
        refused = {"idea_hidden"} if any(self.idea(ident, "state") != "shown" for ident in said) else set()
        if sum(said.values()) > self.points or len(said) > self.ideas_max:
            refused |= {"sheet_spoiled"}
        if refused:
            return refused
        self.groups[person] = groups
        self.removed.pop(person, None)
        self.joined += [person] * (person not in self.joined)
        self.counted = self.counted | {person}
        self._forget(person)
        self.given |= {(person, ident): points for ident, points in said.items()}
        self.ready = self.ready | {person}

    def remove_sheet(self, person, seq):
        over = self._over()
        if over or person not in self.counted:
            return over or {"unknown_sheet"}
        self._forget(person)
        self.counted, self.removed[person] = self.counted - {person}, seq

    def _over(self):
        return {"sealed"} if self.sealed is not None else {"revealed"} if self.of("revealed") else None

    def _forget(self, person):
        for kept in (self.given, self.folded):
            for place in [place for place in kept if place[0] == person]:
                del kept[place]

    def _write(self, person, ident, points):
        parts = [part for part in self.family(ident)[1:] if self.given.get((person, part))]
        if parts:
            self.folded[person, ident] = self.given.get((person, ident), 0)
        for part in parts:
            self.folded[person, part], self.given[person, part] = self.given[person, part], 0
        self.given[person, ident] = points

    def give_back(self, survivor, part):
        """What was folded into the survivor returns, unless its person changed the sum since."""
        for person in [who for who, ident in self.folded if ident == part]:
            family = [x for x in self.family(survivor) if (person, x) in self.folded]
            if self.given[person, survivor] == sum(self.folded[person, x] for x in family):
                self.given[person, survivor] -= self.folded[person, part]
                self.given[person, part] = self.folded[person, part]
            del self.folded[person, part]
            if set(family) == {survivor, part}:
                del self.folded[person, survivor]

    def merge(self, into, ideas):
        if self.sealed is not None:
            return {"sealed"}
        if {into, *ideas} - set(self.authors):
            return {"unknown_thing"}
        into, roots = self.root(into), {self.root(ident) for ident in ideas}
        if into in roots:
            return {"merge_cycle"}
        if any(self.idea(ident, "state") != "shown" for ident in {into, *roots}):
            return {"idea_hidden"}
        for root in roots:
            for part in self.family(root)[1:]:
                self.give_back(root, part)
            for part in self.family(root):
                self.facts |= {("idea", part, "state"): "merged", ("idea", part, "into"): into}

    def root(self, ident):
        return self.idea(ident, "into") or ident

    def unmerge(self, ident):
        if self.sealed is not None:
            return {"sealed"}
        if ident not in self.authors:
            return {"unknown_thing"}
        survivor = self.root(ident)
        parts = self.family(ident)[1:] if survivor == ident else [ident]
        if not parts:
            return {"nothing_to_merge"}
        for part in parts:
            self.give_back(survivor, part)
            self.facts |= {("idea", part, "state"): "shown", ("idea", part, "into"): None}

    def turn(self, ident, **facts):
        """Hide, restore or move an idea."""
        if ident not in self.authors:
            return {"unknown_thing"}
        if "state" in facts and self.idea(ident, "state") == "merged":
            return {"idea_merged"}
        self.facts |= {("idea", ident, name): value for name, value in facts.items()}
        if "state" in facts:
            declined = facts["state"] == "hidden" and self.idea(ident, "held")
            self.facts |= {("idea", ident, "gone"): None, ("idea", ident, "held"): "declined" if declined else None}

    def undo(self, seq):
        """A desk's command is taken back if everything it left is still as it left it, and nothing gets tangled."""
        entry = self.undoable.get(seq)
        if not entry:
            return {"cannot_undo"}
        if any(self.facts[name] != became for name, (_, became) in entry.items()):
            return {"changed_meanwhile"}
        if self.sealed is not None and any(name[-1] in ("into", "revealed") for name in entry):
            return {"sealed"}
        back = {name: was for name, (was, _) in entry.items()}
        if tangled(self.facts | back, [name[1] for name, was in back.items() if name[-1] == "into" and was]):
            return {"changed_meanwhile"}
        for name, (_, became) in entry.items():
            if name[-1] == "into" and became:
                self.give_back(became, name[1])
        self.facts |= back


def tangled(facts, parts) -> bool:
    """Would a part hang on what is not to be seen, or have parts itself?"""
    survivors = {into for (_, *rest), into in facts.items() if rest[-1:] == ["into"]}
    return any(facts["idea", facts["idea", part, "into"], "state"] != "shown" or part in survivors for part in parts)
