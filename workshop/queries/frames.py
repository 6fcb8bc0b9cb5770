"""Frames as bytes: computed once for an audience and a stretch of numbers, however many ask."""

import json
from collections import OrderedDict

from .changes import changes


class Frames:
    """The last frames, by (workshop, epoch, audience, since, upto). A stampede costs one computation."""

    def __init__(self, most: int = 256):
        self._kept: OrderedDict = OrderedDict()
        self._most = most

    def get(self, session, workshop, audience: str, since: int) -> bytes:
        key = (workshop.id, workshop.epoch, audience, since, workshop.seq)
        if key not in self._kept:
            things = changes(session, workshop, since, audience)
            self._kept[key] = encode(workshop, since, things)
            while len(self._kept) > self._most:
                self._kept.popitem(last=False)
        self._kept.move_to_end(key)
        return self._kept[key]


def encode(workshop, since: int, things: list) -> bytes:
    body = {"epoch": workshop.epoch, "since": since, "upto": workshop.seq, "things": things}
    return json.dumps(body, ensure_ascii=False, separators=(",", ":")).encode()


_frames = Frames()


def frame(session, workshop, audience: str, since: int, epoch: str | None) -> bytes:
    """What `audience` gets from `since` on; the whole picture for 0, a foreign epoch or a number not yet given."""
    if epoch != workshop.epoch or not 0 <= since <= workshop.seq:
        since = 0
    return _frames.get(session, workshop, audience, since)
