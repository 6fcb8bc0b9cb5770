"""The ledger: what bots sent, what was answered, what screens were shown, and whether all of it agrees in the end.

It knows the wire and nothing of the program: its few rules are written down here a second time on purpose.
"""

from bisect import bisect_right
from collections import Counter, defaultdict
from dataclasses import dataclass, field

FAULTS = (
    "lost",  # answered "saved", and not there
    "double",  # there twice
    "refused but there",
    "accepted after close",
    "over budget",
    "diverging",  # a screen differs from a fresh picture
    "leaked",  # a screen was shown what is hidden
    "contradicted",  # one key was answered in two ways
)
PHASES_OF = {
    "add_idea": {"collect", "discuss"},
    "edit_idea": {"collect", "discuss"},
    "withdraw_idea": {"collect", "discuss"},
    "add_contribution": {"collect", "discuss"},
    "support_idea": {"collect", "discuss"},
    "set_weight": {"weight"},
}
#: What somebody who is muted may not do, and what waits while it is held, by the kind that it makes
WORDS = {"add_idea", "edit_idea", "add_contribution"}
HELD = {"add_idea": "idea", "add_contribution": "contribution"}
DESK_ONLY = {"late", "participant"}
DESK_FIELDS = {"declined", "reason", "by", "group", "answers", "answer", "print_name", "summary"}


@dataclass
class Entry:
    """One command on its way. `at` is when it was first sent, `answered` when an answer came: monotonic seconds."""

    who: str
    key: str
    name: str
    data: dict
    at: float
    answer: dict | None = None
    answered: float | None = None
    times: int = 0

    @property
    def saved(self) -> bool:
        return self.answer is not None and self.answer["status"] == "saved"

    @property
    def refused(self) -> bool:
        return self.answer is not None and self.answer["status"] == "refused"


@dataclass
class Ending:
    """How it ended, read over the wire: the desk's picture as {(kind, id): thing} and each phone's own `mine`."""

    desk: dict
    mine: dict[str, dict]

    def all(self, kind: str) -> list[dict]:
        return [thing for (one, _), thing in self.desk.items() if one == kind]

    def get(self, kind: str, ident: int) -> dict | None:
        return self.desk.get((kind, ident))


@dataclass
class Ledger:
    """Written by bots while they run. `suspects`: (number, thing, rule) of what may be shown later, or never.

    `seen`: {(kind, id): up to which number phones and wall had been told when they first saw it}.
    """

    entries: dict[str, Entry] = field(default_factory=dict)
    suspects: list[tuple] = field(default_factory=list)
    contradictions: int = 0
    seen: dict[tuple, int] = field(default_factory=dict)

    def send(self, who: str, command: dict, at: float) -> Entry:
        entry = self.entries.setdefault(
            command["key"], Entry(who, command["key"], command["name"], command["data"], at)
        )
        entry.times += 1
        return entry

    def answer(self, result: dict, at: float):
        """A definite answer; a second one for the same key must be the same."""
        entry = self.entries[result["key"]]
        if entry.answer is None:
            entry.answer, entry.answered = result, at
        elif entry.answer != result:
            self.contradictions += 1

    def show(self, role: str, frame: dict):
        """A screen was shown a frame."""
        leaks = _leak if role != "desk" else _is_hidden
        for thing in frame["things"] if role != "desk" else ():
            if thing["kind"] in HELD.values() and not thing.get("gone"):
                place = thing["kind"], thing["id"]
                self.seen[place] = min(frame["upto"], self.seen.get(place, frame["upto"]))
        self.suspects += [(frame["upto"], thing, leaks) for thing in frame["things"] if leaks(thing, revealed=False)]

    def ident(self, reference) -> int | None:
        """The id behind `reference`: a number, or "@key" of an add in this ledger."""
        if isinstance(reference, int):
            return reference
        answer = self.entries[reference[1:]].answer
        return answer.get("id") if answer else None


def judge(ledger: Ledger, ending: Ending) -> Counter:
    """How often each of FAULTS happened. Commands without an answer may be there or not, but never twice."""
    case = Case(ledger, ending)
    found = Counter(contradicted=ledger.contradictions)
    for check in (_texts, _one_seq_each, _edits, _sets, _over_budget):
        found.update(check(case))
    found["accepted after close"] = sum(not _allowed(case, entry) for entry in case.saved)
    found["leaked"] = _seen_too_early(case, ledger.seen) + sum(
        leaks(thing, case.revealed(upto)) for upto, thing, leaks in ledger.suspects
    )
    return Counter(dict.fromkeys(FAULTS, 0) | found)


class Case:
    """A ledger and its ending, with what every check asks for."""

    def __init__(self, ledger, ending):
        self.entries, self.ident, self.ending = list(ledger.entries.values()), ledger.ident, ending
        saved = [entry for entry in self.entries if entry.saved]
        #: in the order in which the server carried them out
        self.saved = sorted(saved, key=lambda entry: entry.answer["seq"])
        self.saved_as: dict[str, list] = defaultdict(list)
        for entry in self.saved:
            self.saved_as[entry.name].append(entry)

    def last(self, name: str, seq: int, **said) -> dict | None:
        """The data of the last saved command of this name at or before the number `seq`; `said`: fields that it has,
        with these values where they are not None."""
        rows = self.saved_as[name]
        place = bisect_right(rows, seq, key=lambda entry: entry.answer["seq"])
        fits = (row.data for row in reversed(rows[:place]) if _says(row.data, said))
        return next(fits, None)

    def revealed(self, seq: int) -> bool:
        return bool((self.last("reveal_weights", seq) or {}).get("revealed"))


def diverging(screens, fresh: dict[str, dict]) -> int:
    """How many `screens` (with `role` and `store`) show something else than the fresh picture of their role."""
    return sum(screen.store.snapshot != fresh[screen.role] for screen in screens)


def _texts(case):
    """Every text is made once by the bots: it is there exactly once if saved, at most once, never if refused."""
    found = Counter()
    for name, kind, words in (("add_idea", "idea", "title"), ("add_contribution", "contribution", "text")):
        there = Counter(thing[words] for thing in case.ending.all(kind))
        edited = _edited_titles(case) if kind == "idea" else {}
        for entry in case.entries:
            if entry.name != name:
                continue
            text, copies = entry.data[words], there[entry.data[words]]
            found["double"] += max(0, copies - 1)
            found["refused but there"] += entry.refused and copies > 0
            if entry.saved:
                thing = case.ending.get(kind, entry.answer["id"])
                found["lost"] += thing is None or thing[words] not in {text, *edited.get(entry.answer["id"], ())}
                found["double"] += copies == 1 and (thing is None or thing[words] != text)
    return found


def _edited_titles(case):
    titles = defaultdict(set)
    for entry in case.entries:
        if entry.name == "edit_idea" and not entry.refused:
            titles[case.ident(entry.data["idea"])].add(entry.data["title"])
    return titles


def _one_seq_each(case):
    """Two commands never share a number of the journal."""
    numbers = Counter(entry.answer["seq"] for entry in case.saved)
    return Counter(double=sum(count - 1 for count in numbers.values()))


def _edits(case):
    """The last saved edit stands, unless one without an answer may have come after it; no refused one ever does."""
    found, unsure = Counter(), defaultdict(set)
    last = {case.ident(entry.data["idea"]): entry.data["title"] for entry in case.saved_as["edit_idea"]}
    titles = {thing["title"] for thing in case.ending.all("idea")}
    for entry in case.entries:
        if entry.name == "edit_idea" and entry.answer is None:
            unsure[case.ident(entry.data["idea"])].add(entry.data["title"])
        found["refused but there"] += entry.name == "edit_idea" and entry.refused and entry.data["title"] in titles
    for ident, title in last.items():
        thing = case.ending.get("idea", ident)
        found["lost"] += thing is None or thing["title"] not in {title, *unsure[ident]}
    return found


def _sets(case):
    """What is set, not added (points, "we take part", withdrawn, joined): the last saved command is what stands."""
    found, mine = Counter(), case.ending.mine
    unsure = {
        (entry.who, case.ident(entry.data["idea"]))
        for entry in case.entries
        if entry.answer is None and "idea" in entry.data
    }
    weights, supports = _set_by(case, "set_weight", "points"), _set_by(case, "support_idea", "supports")
    for (who, idea), points in weights.items():
        found["lost"] += who in mine and (who, idea) not in unsure and mine[who]["weights"].get(str(idea), 0) != points
    for (who, idea), on in supports.items():
        found["lost"] += who in mine and (who, idea) not in unsure and (idea in mine[who]["supports"]) != on
    there = {(who, int(idea)) for who, own in mine.items() for idea in own["weights"]}
    found["refused but there"] += len(there - weights.keys() - unsure)
    for entry in case.saved_as["withdraw_idea"]:
        thing = case.ending.get("idea", case.ident(entry.data["idea"]))
        found["lost"] += thing is None or thing["state"] != "withdrawn"
    for entry in case.saved_as["join_workshop"]:
        found["lost"] += entry.who in mine and mine[entry.who]["person"] != entry.answer["id"]
    return found


def _set_by(case, name, value):
    return {(entry.who, case.ident(entry.data["idea"])): entry.data[value] for entry in case.saved_as[name]}


def _allowed(case, entry):
    """Was `entry` allowed at its place among the saved commands, by the phases that the desk's own commands opened?"""
    if entry.name not in PHASES_OF or entry.who == "desk":
        return True
    before = entry.answer["seq"] - 1
    opened = case.last("open_phase", before)
    if opened is None:
        return True
    if entry.name == "set_weight" and case.revealed(before):
        return False
    person = next((one.answer["id"] for one in case.saved_as["join_workshop"] if one.who == entry.who), 0)
    if entry.name in WORDS and (case.last("mute_participant", before, participant=person) or {}).get("muted"):
        return False
    more = (case.last("edit_workshop", before, also_allowed=None) or {}).get("also_allowed", {})
    return opened["phase"] in PHASES_OF[entry.name] or entry.name in more.get(opened["phase"], ())


def _says(data, said) -> bool:
    return all(name in data and value in (None, data[name]) for name, value in said.items())


def _seen_too_early(case, seen) -> int:
    """How many ideas and contributions phones or wall were shown that were held and not released by then."""
    released: dict = {}
    for entry in (one for one in case.entries if one.name == "release_waiting" and not one.refused):
        number = entry.answer["seq"] if entry.saved else 0
        for kind in HELD.values():
            for ident in entry.data.get(f"{kind}s", ()):
                released[kind, ident] = min(number, released.get((kind, ident), number))
    found = 0
    for entry in (one for one in case.saved if one.name in HELD and one.who != "desk"):
        place, before = (HELD[entry.name], entry.answer["id"]), entry.answer["seq"] - 1
        phase = (case.last("open_phase", before) or {}).get("phase")
        held = (case.last("edit_workshop", before, hold=None) or {}).get("hold", ())
        if phase in held and place in seen:
            found += place not in released or seen[place] < released[place]
    return found


def _over_budget(case):
    """At no moment, nor in the end, has a person more points out than given, or on more ideas than allowed."""
    workshop = case.ending.get("workshop", 1)
    points, most, wrong = workshop["points"], workshop["ideas_max"], 0
    out: dict[str, dict] = defaultdict(dict)
    for entry in case.saved_as["set_weight"]:
        mine = out[entry.who]
        mine[case.ident(entry.data["idea"])] = entry.data["points"]
        wrong += sum(mine.values()) > points or sum(map(bool, mine.values())) > most
    given: Counter = Counter()
    for mine in case.ending.mine.values():
        given.update({int(idea): count for idea, count in mine["weights"].items()})
        spent = sum(mine["weights"].values())
        wrong += spent > points or len(mine["weights"]) > most or mine["left"] != points - spent
    tallies = {tally["idea"]: tally["points"] for tally in case.ending.all("tally") if tally["points"]}
    known = {idea for idea in tallies.keys() | given.keys() if _is_shown(case.ending.get("idea", idea))}
    wrong += sum(tallies.get(idea, 0) != given[idea] for idea in known) if workshop["revealed"] else 0
    return Counter({"over budget": wrong})


def _is_shown(idea):
    """Ideas that are not to be seen have their points, but no tally that anybody is told."""
    return idea is not None and idea["state"] == "shown"


def _is_hidden(thing, revealed):
    """Must nobody know this before the reveal, the desk neither?"""
    if revealed or thing.get("gone"):
        return False
    return thing["kind"] == "tally" or (thing["kind"] == "progress" and thing["weighted"] is not None)


def _leak(thing, revealed):
    """Must phones and wall not know this, `revealed` or not at the number up to which its frame went?"""
    if thing.get("gone"):
        return False
    kind = thing["kind"]
    if kind in DESK_ONLY or (kind in HELD.values() and thing.get("state") in ("waiting", "hidden", "withdrawn")):
        return True
    if _is_hidden(thing, revealed):
        return True
    return bool(set(thing) & (DESK_FIELDS - ({"group"} if kind == "contribution" else set())))
