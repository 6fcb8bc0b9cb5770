"""Erasing a person: what somebody wrote is blanked wherever it stands. The other act that cannot be undone.

Nothing is counted anew: ideas, points and answers stay, without words. An idea is still its author's when moderators
have edited it, and rows of the desk that quote it go, too (docs/decisions/archive.md). What each kind of thing has to
forget says its `Kind`.
"""

import json
import secrets

from sqlalchemy import select, update

from .command import COMMANDS, names
from .context import CommandContext
from .kind import KINDS, kind_of
from .models import Change, Key

WORDS = ("title", "text", "first_step", "name", "organisation", "reply")
#: From this many letters on a text that merely contains another quotes it
LONG = 20
#: From this many letters on a word in a sentence tells of a person
TELLING = 4
BLANK = {"payload": None, "before": None, "salt": None}


class Said:
    """The words of a person, and who quotes them. `names`: under which names words stand in JSON."""

    names = WORDS

    def __init__(self, words):
        self.words = {word.strip() for word in words} - {""}
        self.long = [word for word in self.words if len(word) >= LONG]

    def quoted_in(self, text: str) -> bool:
        """Is `text` one of the words, or does it contain a long one?"""
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

    def told_in(self, text: str) -> bool:
        """Does a sentence tell of the person: does one of the words stand in it?"""
        return any(word in text for word in self.words if len(word) >= TELLING)

    def lines_without(self, text: str) -> str:
        """`text` without the lines in which one of the words stands."""
        return "\n".join(line for line in text.splitlines() if not self.told_in(line))


def erase(context: CommandContext, number: int, digest: bytes):
    """Forget what the person with this number and this digest of a cookie has written."""
    own = [thing for kind in KINDS.values() if kind.owner for thing in _written(context, kind, number)]
    rows = _rows(context)
    said = Said(_spoken(number, own, rows))
    mine = {(kind_of(thing).name, thing.id) for thing in own}
    blanked = [seq for seq, row in rows.items() if _tells(row, number, said) or _judges(row, mine)]
    for thing in own:
        (kind_of(thing).erase or blank)(context, thing, said)
    for kind in KINDS.values():
        kind.unquote(context, said, own)
    journal = update(Change).where(Change.workshop_id == context.workshop.id, Change.seq.in_(blanked))
    context.session.execute(journal.values(**BLANK))
    _blank_answers(context, digest, set(blanked), said)
    context.noted["blanked"] = sorted({*blanked, *_named(rows[seq] for seq in blanked)})


def _named(rows) -> set[int]:
    """The numbers that these rows say they have blanked: once they are blank themselves, somebody else must say it."""
    return {number for _name, _actor, payload, _before in rows for number in payload.get("blanked", ())}


def blank(context: CommandContext, thing, said: Said):
    """Take the person's words out of the columns of a thing of theirs."""
    context.write_forgetting(thing, **{name: "" for name in said.names if hasattr(thing, name)})


def blank_withheld(context: CommandContext, thing, said: Said):
    """As `blank`, of what moderators may have kept back: nothing is left to wait for, nor to be given a reason for."""
    blank(context, thing, said)
    held = None if thing.held == "waiting" else thing.held
    context.write_forgetting(thing, reason="", held=held)


def unquote(context: CommandContext, said: Said, thing, *more: str, **taken):
    """Take quotations out of somebody else's thing, of JSON in the columns `more`, too; `taken` is written as it is."""
    values = {name: getattr(thing, name) for name in (*WORDS, *more) if hasattr(thing, name)}
    left = said.without(values) | taken
    if left != values:
        context.write_forgetting(thing, **left)


def _written(context: CommandContext, kind, number):
    return context.all(kind.model, getattr(kind.model, kind.owner) == number)


def _rows(context: CommandContext) -> dict:
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
        yield from _words(kind_of(thing).words(thing))
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
    if actor == "phone" and payload.get("participant") != number:
        return False
    if quotes(name) and said.without([payload, before]) != [payload, before]:
        return True
    return any(said.told_in(sentence) for sentence in _prose(name, payload, before))


def _judges(row, mine) -> bool:
    """Does it say why something of the person is not to be seen?"""
    _name, _actor, payload, before = row
    if not (payload.get("reason") or any((entry["was"] or {}).get("reason") for entry in before)):
        return False
    named = {(kind, ident) for kind, ident in _named_in(payload)} | {(entry["kind"], entry["id"]) for entry in before}
    return bool(named & mine)


def _named_in(payload):
    """(kind, id) of the things under their kinds' own names, one or several."""
    for name, value in payload.items():
        yield from ((name, value),) if isinstance(value, int) else ()
        if isinstance(value, list):
            yield from ((name.removesuffix("s"), ident) for ident in value if isinstance(ident, int))


def _prose(name, payload, before):
    """The sentences of a row in which anybody may be spoken of."""
    fields = COMMANDS[name].prose if name in COMMANDS else ()
    for values in (payload, *(entry[side] or {} for entry in before for side in ("was", "became"))):
        yield from (values[field] for field in fields if isinstance(values.get(field), str))


def _blank_answers(context: CommandContext, digest, blanked, said):
    """Stored answers lose their copies of things, and the fingerprints that a short text could be guessed from.

    A retry is then refused as key_reused, which brings nothing back.
    """
    own = Key.workshop_id == context.workshop.id
    for key in context.session.scalars(select(Key).where(own)):
        left = said.without(key.answer)
        if left != key.answer:
            key.answer = left
        if key.person == digest or key.answer.get("seq") in blanked:
            key.fingerprint = secrets.token_bytes(32)
