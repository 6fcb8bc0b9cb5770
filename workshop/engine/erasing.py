"""Erasing a person: what somebody wrote is blanked wherever it stands. The other act that cannot be undone.

Nothing is counted anew: ideas, points and answers stay, without words. An idea is still its author's when moderators
have edited it, and rows of the desk that quote it go, too (docs/decisions/archive.md).
"""

import json
import secrets

from sqlalchemy import select, update

from ..domain.ideas.models import Idea
from ..domain.late_tray.models import Late
from ..domain.measures.models import Measure
from ..domain.people.models import Participant
from ..domain.responsibilities.models import Answer, Responsibility
from ..domain.workshops.models import PHASES
from ..errors import Refused
from ..protocol.models import Publication, Release
from .command import COMMANDS, command, names
from .kind import KINDS, kind_of
from .models import Change, Key
from .schema import Id, Schema

WORDS = ("title", "text", "first_step", "name", "organisation", "reply")
#: What a released protocol says about people's words, and the names under which it does
RELEASED, RELEASED_WORDS = ("ideas", "measures", "corrections", "notes"), (*WORDS, "bearer", "answer")
#: From this many letters on a text that merely contains another quotes it
LONG = 20
#: From this many letters on a word in a sentence tells of a person
TELLING = 4
BLANK = {"payload": None, "before": None, "salt": None}


class ErasePerson(Schema):
    participant: Id | None = None


@command(phone=PHASES, desk=True, whenever=True, released=True, purges=True, erases=True)
def erase_person(context, data: ErasePerson):
    """On a phone the own person; at the desk the participant with this number."""
    person = _person(context, data.participant)
    own = [thing for kind in KINDS.values() if kind.owner for thing in _written(context, kind, person.id)]
    rows = _rows(context)
    said = Said(_spoken(person.id, own, rows))
    blanked = [seq for seq, row in rows.items() if _tells(row, person.id, said)]
    _blank_things(context, own, said)
    journal = update(Change).where(Change.workshop_id == context.workshop.id, Change.seq.in_(blanked))
    context.session.execute(journal.values(**BLANK))
    _blank_answers(context, person, set(blanked), said)
    context.noted["blanked"] = blanked


def _written(context, kind, person):
    return context.all(kind.model, getattr(kind.model, kind.owner) == person)


def _person(context, number):
    if context.actor.role == "phone":
        if number not in (None, context.member.id):
            raise Refused("not_yours")
        number = context.member.id
    if number is None:
        raise Refused("bad_shape", field="participant", reason="missing")
    return context.find("participant", number)


class Said:
    """The words of a person, and who quotes them."""

    def __init__(self, words):
        self.words = {word.strip() for word in words} - {""}
        self.long = [word for word in self.words if len(word) >= LONG]

    def quoted_in(self, text) -> bool:
        return text.strip() in self.words or any(word in text for word in self.long)

    def without(self, value, names=WORDS):
        """JSON without what quotes the person under one of `names`; the same value if nothing does."""
        if isinstance(value, list):
            return [self.without(item, names) for item in value]
        if not isinstance(value, dict):
            return value
        return {
            name: "" if name in names and isinstance(item, str) and self.quoted_in(item) else self.without(item, names)
            for name, item in value.items()
        }

    def out_of(self, protocol: dict) -> dict:
        """A released protocol without the person: names stand beside organisations there, titles in sentences."""
        left = {part: self.without(protocol[part], RELEASED_WORDS) for part in RELEASED}
        for measure in left["measures"]:
            for taken in measure["leads"] + measure["partners"]:
                if taken["name"] and self.words & set(taken["name"].split(", ")):
                    taken["name"] = None
        facts = protocol["facts"] | {"summary": self._lines(protocol["facts"]["summary"])}
        return protocol | left | {"facts": facts, "versions": [self._version(one) for one in protocol["versions"]]}

    def _version(self, version):
        differences = self.without(version["differences"])
        return version | {
            "changes": [line for line in version["changes"] if self._lines(line)],
            "differences": [one for one in differences if one["title"] or one["kind"] not in ("idea", "measure")],
        }

    def _lines(self, text):
        """Without the lines in which one of the words stands."""
        return "\n".join(
            line for line in text.splitlines() if not any(word in line for word in self.words if len(word) >= TELLING)
        )


def _rows(context) -> dict:
    """{number: (name, actor, payload, before)} of the journal, as far as it is not blank."""
    query = select(Change.seq, Change.name, Change.actor, Change.payload, Change.before)
    query = query.where(Change.workshop_id == context.workshop.id, Change.payload.is_not(None))
    query = query.where(Change.name.not_in(names("nameless")))
    found = context.session.execute(query.order_by(Change.seq))
    return {row.seq: (row.name, row.actor, json.loads(row.payload), row.before or []) for row in found}


def _spoken(number, own, rows):
    """Everything the person wrote, and what others made of it, from the tables and from the journal."""
    mine = {(kind_of(thing).name, thing.id) for thing in own}
    for thing in own:
        yield from _words(thing.data if isinstance(thing, Late) else vars(thing))
    for _name, actor, payload, before in rows.values():
        if actor == "phone" and payload.get("participant") == number:
            yield from _words(payload)
        for entry in before:
            if (entry["kind"], entry["id"]) in mine:
                yield from _words(entry["was"] or {})
                yield from _words(entry["became"] or {})


def _words(values):
    return [values[name] for name in WORDS if isinstance(values.get(name), str)]


def quotes(name: str) -> bool:
    """May what this command says be about somebody's idea? A name that a later version does not know may."""
    return name not in COMMANDS or COMMANDS[name].quotes


def _tells(row, number, said) -> bool:
    """Must this row be blanked? What other phones wrote is theirs, even in the same words."""
    name, actor, payload, before = row
    if not quotes(name) or (actor == "phone" and payload.get("participant") != number):
        return False
    return said.without([payload, before]) != [payload, before]


def _blank_things(context, own, said):
    for thing in own:
        if isinstance(thing, Late):
            kept = {"state": "dismissed" if thing.state == "waiting" else thing.state}
            _write(context, thing, data=thing.data | {name: "" for name in WORDS if name in thing.data}, **kept)
        else:
            _write(context, thing, **{name: "" for name in WORDS if hasattr(thing, name)})
        if isinstance(thing, Answer):
            thing.print_name = False
            context.touch(context.find("responsibility", thing.responsibility))
    taken = {thing.id for thing in own if isinstance(thing, Answer)}
    for thing in [*context.all(Measure), *context.all(Responsibility)]:
        mine = isinstance(thing, Responsibility) and thing.answer in taken
        values = {name: getattr(thing, name) for name in (*WORDS, "bearer") if hasattr(thing, name)}
        left = said.without(values) | ({"name": "", "organisation": "", "print_name": False} if mine else {})
        if left != values:
            _write(context, thing, **left)
    for release in context.all(Release):
        release.protocol = said.out_of(release.protocol)
    for publication in context.all(Publication):
        kept = {name: text for name, text in publication.notes.items() if not said.quoted_in(text)}
        _write(context, publication, notes=kept)
    context.workshop.summary = _left(said, context.workshop.summary)
    for idea in context.all(Idea):
        if idea not in own and any(word in f"{idea.title}\n{idea.text}" for word in said.long):
            _write(context, idea, title=_left(said, idea.title), text=_left(said, idea.text))


def _left(said, text):
    return "" if said.quoted_in(text) else text


def _write(context, thing, **values):
    """Without a memory: `before` would keep the words."""
    for name, value in values.items():
        setattr(thing, name, value)
    thing.edited = context.seq
    context.touch(thing)


def _blank_answers(context, person: Participant, blanked, said):
    """Stored answers lose their copies of things, and the fingerprints that a short text could be guessed from.

    A retry is then refused as key_reused, which brings nothing back.
    """
    own = Key.workshop_id == context.workshop.id
    for key in context.session.scalars(select(Key).where(own)):
        left = said.without(key.answer)
        if left != key.answer:
            key.answer = left
        if key.person == person.person or key.answer.get("seq") in blanked:
            key.fingerprint = secrets.token_bytes(32)
