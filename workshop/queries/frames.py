"""Frames as bytes: computed once for an audience and a stretch of numbers, however many ask."""

import json
from collections import OrderedDict

from ..newest import Newest
from ..turns import in_turns
from .changes import changes, how_many, whole
from .releases import head

#: A stretch of more things than that, and of most of them, is told as the whole picture
MANY = 200


class Frames:
    """The last frames, by (workshop, epoch, audience, since, upto). A stampede costs one computation.

    So many and so large: who asks from every number on gets a picture each time, and some are of half a megabyte.
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


def encode(workshop, since: int, things: list) -> bytes:
    body = {"epoch": workshop.epoch, "since": since, "upto": workshop.seq, "things": things}
    return json.dumps(body, ensure_ascii=False, separators=(",", ":")).encode()


_frames = Frames()


def frame(session, workshop, audience: str, since: int, epoch: str | None, reads: dict | None = None) -> bytes:
    """What `audience` gets from `since` on; the whole picture for 0, a foreign epoch or a number not yet given.

    `reads` keeps what is read for one audience for the next ones, within one transaction.
    """
    if epoch != workshop.epoch or not 0 <= since <= workshop.seq:
        since = 0
    return _frames.get(session, workshop, audience, since, None if reads is None else reads.setdefault(since, {}))


_pictures = Newest(12)
_bodies = Newest(12, 32 * 1024 * 1024)


def picture(session, workshop, audience: str) -> list[dict]:
    """All things as `audience` sees them now: made once for each head of the chain. Not to be changed."""
    return _pictures.get((*head(workshop), audience), lambda: whole(session, workshop, audience))


def asked(session, workshop, audience: str, since: int, epoch: str | None) -> bytes:
    """As `frame`, for a request. A long stretch comes as the whole picture, which is there already: each number
    somebody invents would be computed anew."""
    if epoch != workshop.epoch or not 0 < since <= workshop.seq or _is_long(session, workshop, since):
        key = (*head(workshop), audience)
        return _bodies.get(key, lambda: _whole(workshop, picture(session, workshop, audience)))
    return frame(session, workshop, audience, since, epoch)


def _is_long(session, workshop, since) -> bool:
    if workshop.seq - since <= MANY:
        return False
    above = how_many(session, workshop, since)
    return above > MANY and 2 * above > how_many(session, workshop, 0)


def _whole(workshop, things) -> bytes:
    """As `encode`, thing by thing."""
    bare = encode(workshop, 0, [])
    told = (json.dumps(thing, ensure_ascii=False, separators=(",", ":")).encode() for thing in in_turns(things))
    return bare.removesuffix(b"]}") + b",".join(told) + b"]}"


def is_empty(body: bytes) -> bool:
    """Has nothing been told by this frame? The things stand last in it."""
    return body.endswith(b'"things":[]}')
