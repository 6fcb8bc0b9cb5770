"""Filling the demo's database: by commands, like everybody else."""

import hashlib
import random
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from flask import current_app

from .. import accounts
from ..clock import now
from ..domain.groups.groupings import main_grouping
from ..domain.registrations.answering import confirm
from ..domain.registrations.arriving import register
from ..domain.registrations.data import Said
from ..domain.workshops.making import create_workshop
from ..domain.workshops.models import Workshop
from ..domain.workshops.queries import workshop_by_id
from ..engine.command import data_for
from ..engine.context import Actor
from ..engine.keys import Command
from ..engine.perform import carry_work
from ..engine.writer import Job
from ..extensions import db
from ..imaging import make
from . import content, logos

ZONE = ZoneInfo("Europe/Berlin")
PEOPLE = 34
#: How many of the 34 people of a place come: 9, 6, 5, 4, 4, 3, 3
PLACES = (0,) * 9 + (3,) * 6 + (2,) * 5 + (5,) * 4 + (1,) * 4 + (6,) * 3 + (4,) * 3


def _workshop(ident: int) -> Workshop:
    found = workshop_by_id(db.session, ident)
    assert found is not None
    return found


class Evening:
    """A workshop being filled. The same `seed` makes the same evening."""

    def __init__(self, moderator: int, facts: dict, seed: int):
        self._random = random.Random(seed)
        self._keys = 0
        self._seed = seed
        self.desk = Actor("desk", b"moderator:%d" % moderator, moderator)
        self.id = create_workshop(moderator, self._key(), facts)
        self.people: list[Actor] = []

    def _key(self):
        self._keys += 1
        return hashlib.sha256(f"{self._seed}:{self._keys}".encode()).hexdigest()[:32]

    @property
    def workshop(self) -> Workshop:
        db.session.rollback()
        return _workshop(self.id)

    def job(self, actor: Actor, command: str, /, **data) -> Job:
        return Job(actor, [Command(self._key(), command, data_for(command, data, wire=False))], self.id)

    def all(self, jobs: list[Job]) -> list:
        """Carry out many at once; the ids of what was added."""
        writer = current_app.extensions["writer"]
        for start in range(0, len(jobs), 64):
            writer.carry_out(jobs[start : start + 64])
        for job in jobs:
            if job.error or job.results[0]["status"] != "saved":
                raise RuntimeError(f"the demo's content was refused: {job.commands[0]} {job.error or job.results[0]}")
        return [job.results[0].get("id") for job in jobs]

    def register(self, people: int):
        """So many people register, one after the other; most of them have confirmed it."""
        groups = main_grouping(self.workshop.groupings)
        places = [group["id"] for group in groups["groups"]] if groups else [None]

        def work(session):
            for number in range(people):
                first = content.FIRST_NAMES[number % len(content.FIRST_NAMES)]
                last = content.LAST_NAMES[number // len(content.FIRST_NAMES)]
                said = Said(
                    name=f"{first} {last}",
                    mail=f"{first}.{last}@example.org".lower(),
                    group=self._random.choice(places),
                )
                arrived = register(session, self.id, said, now(), lambda *_letter: None)
                if number % 5:
                    confirm(session, self.id, arrived.id, now(), lambda *_letter: None)

        carry_work(work)

    def do(self, command: str, /, **data):
        """One command of the desk."""
        return self.all([self.job(self.desk, command, **data)])[0]

    def open_phase(self, phase: str):
        """The phase, until the programme's next point if that is still to come."""
        workshop = self.workshop
        later = [point for point in workshop.programme if point["phase"]]
        place = next(number for number, point in enumerate(later) if point["phase"] == phase)
        ends = None
        if place + 1 < len(later):
            hour, minute = map(int, later[place + 1]["at"].split(":"))
            ends = workshop.starts.astimezone(ZONE).replace(hour=hour, minute=minute)
        self.do("open_phase", phase=phase, ends=ends if ends and ends > now() else None)

    def groups(self) -> list[list[int]]:
        return [[group["id"] for group in grouping["groups"]] for grouping in self.workshop.groupings]

    def fields(self) -> list[int]:
        jobs = [
            self.job(self.desk, "add_field_of_action", letter=letter, name=name, short_name=short, impulse=impulse)
            for letter, name, short, impulse in content.FIELDS
        ]
        return self.all(jobs)

    def logos(self):
        for sort, name, alt, draws in logos.LOGOS:
            self.do("add_picture", sort=sort, name=name, alt=alt, **make(logos.drawn(draws), sort).data())

    def people_come(self, number=PEOPLE):
        """Phones of `number` people, spread over the municipalities and roles."""
        places, roles = self.groups()
        self.people = [
            Actor("phone", hashlib.sha256(f"sample person {self._seed}:{n}".encode()).digest()) for n in range(number)
        ]
        jobs = []
        for n, person in enumerate(self.people):
            chosen = [places[PLACES[n % len(PLACES)]], roles[self._random.randrange(len(roles))]]
            jobs.append(self.job(person, "join_workshop", groups=chosen))
        self.all(jobs)

    def ideas(self, fields: list[int], number: int | None = None) -> list[int]:
        places = self.groups()[0]
        letters = [field[0] for field in content.FIELDS]
        chosen = list(enumerate(content.IDEAS))[:number]
        self._random.shuffle(chosen)
        jobs, order = [], []
        for place, (letter, size, title, text, near) in chosen:
            author = self._random.choice(self.people)
            data = {"field_of_action": fields[letters.index(letter)], "size": size, "title": title, "text": text}
            jobs.append(self.job(author, "add_idea", groups=[places[number] for number in near], **data))
            order.append(place)
        found = dict(zip(order, self.all(jobs), strict=True))
        return [found[place] for place in sorted(found)]

    def talk(self, ideas: list[int]):
        jobs = [
            self.job(self._random.choice(self.people), "add_contribution", idea=ideas[place], kind=kind, text=text)
            for place, kind, text in content.CONTRIBUTIONS
            if place < len(ideas)
        ]
        for place, idea in enumerate(ideas[:8]):
            for person in self._random.sample(self.people, max(1, 7 - place)):
                jobs.append(self.job(person, "support_idea", idea=idea, supports=True))
        self.all(jobs)

    def merge(self, ideas: list[int]):
        """Two ways to report a pothole become one."""
        self.do("merge_ideas", into=ideas[5], ideas=[ideas[18]])

    def weight(self, ideas: list[int], people: int):
        """Everybody gives points to up to five ideas, the liked ones more often."""
        jobs = []
        open_ideas = [(idea, liked) for idea, liked in zip(ideas, content.LIKED, strict=False) if liked]
        open_ideas = [pair for place, pair in enumerate(open_ideas) if place != 18 or len(ideas) < 19]
        for person in self.people[:people]:
            left = 10
            chosen: dict[int, int] = {}
            while left:
                pool = [pair for pair in open_ideas if pair[0] in chosen] if len(chosen) == 5 else open_ideas
                idea = self._random.choices([pair[0] for pair in pool], [pair[1] for pair in pool])[0]
                chosen[idea] = chosen.get(idea, 0) + 1
                left -= 1
            jobs += [self.job(person, "set_weight", idea=idea, points=points) for idea, points in chosen.items()]
        self.all(jobs)

    def measures(self, ideas: list[int]) -> list[int]:
        places = self.groups()[0]
        day = self.workshop.starts.date()
        made = []
        for place, title, first_step, days, lead, partners in content.MEASURES:
            due = {"due": (day + timedelta(days=days)).isoformat()} if days else {}
            measure = self.do("add_measure", idea=ideas[place], title=title, first_step=first_step, **due)
            made.append(measure)
            leads = [("lead", lead)] if lead else []
            for role, (bearer, state) in [*leads, *(("partner", partner) for partner in partners)]:
                whom = {"group": places[bearer]} if isinstance(bearer, int) else {"organisation": bearer}
                self._bearer(measure, role, whom, state)
        return made

    def _bearer(self, measure, role, whom, state):
        if state == "a":
            self.do("record_responsibility", measure=measure, role=role, bearer=whom, print_name=False)
            return
        asked = self.do("propose_responsibility", measure=measure, role=role, bearer=whom)
        if state == "n":
            person = next(actor for n, actor in enumerate(self.people) if PLACES[n] == 1)
            self.do("show", kind="measure", id=measure)
            answer = self.job(person, "answer_responsibility", responsibility=asked, answer="no", print_name=False)
            self.do("confirm_responsibility", responsibility=asked, answer=self.all([answer])[0])
            self.do("show", kind=None, id=None)


def facts(day, title=content.TITLE, hour=17) -> dict:
    """The facts of an evening on `day` (a date) from 17:00 to 19:00."""
    start = datetime(day.year, day.month, day.day, hour, tzinfo=ZONE)

    def clock(minutes):
        return (start + timedelta(minutes=minutes)).strftime("%H:%M")

    return content.FACTS | {
        "title": title,
        "starts": start,
        "ends": start + timedelta(hours=2),
        "programme": [{"at": clock(at), "title": point, "phase": phase} for at, point, phase in content.PROGRAMME],
        "impulses": [{"at": clock(at), "title": name, "text": text} for at, name, text in content.IMPULSES],
    }


def tonight(moderator: int, day, phase: str) -> int:
    """Tonight's workshop, as far as `phase`; its id."""
    evening = Evening(moderator, facts(day), 1)
    fields = evening.fields()
    evening.logos()
    evening.do("open_workshop")
    evening.people_come()
    if phase == "welcome":
        return evening.id
    evening.open_phase("collect")
    ideas = evening.ideas(fields)
    evening.talk(ideas)
    if phase == "collect":
        return evening.id
    evening.open_phase("discuss")
    if phase == "discuss":
        evening.do("show", kind="idea", id=ideas[0])
        return evening.id
    evening.merge(ideas)
    evening.open_phase("weight")
    evening.weight(ideas, 22 if phase == "weight" else 33)
    if phase == "weight":
        return evening.id
    evening.do("reveal_weights", revealed=True, stage=3 if phase != "reveal" else 0)
    if phase == "reveal":
        return evening.id
    evening.open_phase("assign")
    measures = evening.measures(ideas)
    evening.do("show", kind="measure", id=measures[0])
    if phase == "close":
        evening.open_phase("close")
        evening.do("seal_weighting")
    return evening.id


def last_month(moderator: int, day) -> int:
    """A released workshop with its protocol."""
    evening = Evening(moderator, facts(day, content.LAST_MONTH), 2)
    fields = evening.fields()
    evening.logos()
    evening.do("open_workshop")
    evening.people_come(27)
    evening.open_phase("collect")
    ideas = evening.ideas(fields, 16)
    evening.talk(ideas)
    evening.open_phase("weight")
    evening.weight(ideas, 26)
    evening.do("reveal_weights", revealed=True)
    evening.open_phase("assign")
    evening.measures(ideas)
    evening.open_phase("close")
    evening.do("release_protocol")
    return evening.id


def tomorrow(moderator: int, day) -> int:
    """A draft that is prepared and takes registrations: all places but a few are taken."""
    evening = Evening(moderator, facts(day, content.TOMORROW), 3)
    evening.fields()
    evening.logos()
    evening.do("edit_invitation", seen=0, published=True, registers=True, needs=True, **content.INVITATION)
    evening.register(38)
    return evening.id


def fill(phase: str, today) -> dict:
    """The three workshops; {"moderator", "tonight", "code", "invited"}."""
    moderator = accounts.add_moderator("moderation@example.org", "Moderation (Beispiel)", administrator=True).id
    last_month(moderator, today - timedelta(days=30))
    ident = tonight(moderator, today, phase)
    invited = tomorrow(moderator, today + timedelta(days=1))
    return {"moderator": moderator, "tonight": ident, "code": _workshop(ident).code, "invited": _workshop(invited).code}
