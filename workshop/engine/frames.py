"""Frames as bytes: computed once for an audience and a stretch of numbers, however many ask."""

import json
from bisect import bisect_right
from collections import OrderedDict
from functools import cached_property
from operator import itemgetter

from ..newest import Newest, StateKey
from ..turns import in_turns
from .audience import alike
from .changes import changes, whole
from .thing import Journaled


def head(workshop: Journaled) -> StateKey:
    """What `Newest` knows a state of the workshop by."""
    return StateKey(workshop.id, workshop.epoch, workshop.seq, workshop.chain)


class Frames:
    """The last frames, by (workshop, epoch, audience, since, upto). A stampede costs one computation.

    So many and so large: who asks from every number on gets a snapshot each time, and some are of half a megabyte.
    """

    def __init__(self, most: int = 256, most_bytes: int = 16 * 1024 * 1024):
        self._kept: OrderedDict = OrderedDict()
        self._most, self._most_bytes, self.bytes = most, most_bytes, 0

    def get(self, session, workshop, audience: str, since: int, read: dict | None = None) -> bytes:
        key = (workshop.id, workshop.epoch, audience, since, workshop.seq)
        if key not in self._kept:
            self._keep(key, encode(workshop, since, changes(session, workshop, since, audience, read)))
        self._kept.move_to_end(key)
        return self._kept[key]

    def _keep(self, key, body):
        """The newest one always stays."""
        self._kept[key] = body
        self.bytes += len(body)
        while len(self._kept) > self._most or (self.bytes > self._most_bytes and len(self._kept) > 1):
            self.bytes -= len(self._kept.popitem(last=False)[1])


def encode(workshop, since: int, things: list, upto: int | None = None) -> bytes:
    """A frame of `things`; `upto` is the workshop's number unless not all of them are in it."""
    told = workshop.seq if upto is None else upto
    return _compact({"epoch": workshop.epoch, "since": since, "upto": told, "things": things})


def _compact(value) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()


_frames = Frames()


def frame(session, workshop, audience: str, since: int, epoch: str | None, reads: dict | None = None) -> bytes:
    """What `audience` gets from `since` on; the whole snapshot for 0, a foreign epoch or a number not yet given.

    `reads` keeps what is read for one audience for the next ones, within one transaction.
    """
    since, audience = _known(workshop, since, epoch), alike(audience)
    return _frames.get(session, workshop, audience, since, None if reads is None else reads.setdefault(since, {}))


def _known(workshop, since, epoch) -> int:
    return since if epoch == workshop.epoch and 0 <= since <= workshop.seq else 0


_snapshots = Newest(12)
_told = Newest(12, 48 * 1024 * 1024, follows=True)


def snapshot(session, workshop, audience: str) -> list[dict]:
    """All things as `audience` sees them now. Not to be changed."""
    return [thing for thing in _whole(session, workshop, audience) if "gone" not in thing]


def _whole(session, workshop, audience):
    """With what is gone; made once for each head of the chain."""
    audience = alike(audience)
    return _snapshots.get(head(workshop), audience, lambda: whole(session, workshop, audience))


def asked(session, workshop, audience: str, since: int, epoch: str | None) -> bytes:
    """As `frame`, for a request: cut out of the whole snapshot, which is there already.

    Else each number that somebody invents would be computed anew.
    """
    since, audience = _known(workshop, since, epoch), alike(audience)

    def made():
        return Told(workshop, _whole(session, workshop, audience))

    def followed(before):
        more = changes(session, workshop, before.upto, audience, turns=in_turns)
        return Told(workshop, more, before)

    return _told.get(head(workshop), audience, made, follow=followed).above(since)


class Told:
    """The whole snapshot as bytes, thing by thing, so that any stretch of it is there at once.

    A hall that comes in changes it with every phone, and every phone asks for it: it is made of the one before, and of
    what has changed since, which is the whole one again (docs/house.md, rule 4).
    """

    def __init__(self, workshop, things: list[dict], before: "Told | None" = None):
        self._epoch, self.upto = workshop.epoch, workshop.seq
        changed = {(thing["kind"], thing["id"]) for thing in things}
        self._rows: list[tuple] = [] if before is None else [row for row in before._rows if row[1] not in changed]
        # whatever has changed has a number above all that has not
        self._rows += sorted(
            (thing["seq"], (thing["kind"], thing["id"]), _compact(thing), "gone" not in thing)
            for thing in in_turns(things)
        )
        self._size = 2 * sum(len(row[2]) for row in self._rows)

    def __len__(self):
        return self._size

    @cached_property
    def snapshot(self) -> bytes:
        """What there is; nothing of what is gone."""
        return self._with(0, (piece for _, _, piece, shown in self._rows if shown))

    def above(self, since: int) -> bytes:
        """What has a number above `since`; for 0 the snapshot, of which nothing is gone."""
        if not since:
            return self.snapshot
        return self._with(since, (row[2] for row in self._rows[bisect_right(self._rows, since, key=itemgetter(0)) :]))

    def _with(self, since, pieces):
        head = _compact({"epoch": self._epoch, "since": since, "upto": self.upto, "things": []})
        return b"".join([head.removesuffix(b"]}"), b",".join(pieces), b"]}"])


def is_empty(body: bytes) -> bool:
    """Has nothing been told by this frame? The things stand last in it."""
    return body.endswith(b'"things":[]}')
