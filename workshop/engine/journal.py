"""The journal's rows and their hash chain (docs/wire.md, "Journal")."""

import hashlib
import json
import secrets
from dataclasses import dataclass
from functools import cache

from sqlalchemy import bindparam, insert, update

from .kind import journaled
from .models import Change

ROW = insert(Change.__table__)


@dataclass
class Head:
    """Number and hash of a workshop's last row, kept in hand for one transaction and written back at its end."""

    workshop: int
    seq: int
    chain: bytes

    def write(self, connection):
        connection.execute(_write_head(), {"here": self.workshop, "number": self.seq, "link": self.chain})


@cache
def _write_head():
    table = journaled().__table__
    written = table.c.id == bindparam("here")
    return update(table).where(written).values(seq=bindparam("number"), chain=bindparam("link"))


def canonical(value) -> str:
    """JSON with keys sorted by code point and no spaces: the same value is always the same text."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def first_link(uid: str) -> bytes:
    """chain_0 of a workshop."""
    return hashlib.sha256(b"workshop" + uid.encode()).digest()


def payload_hash(salt: bytes, payload: str) -> bytes:
    return hashlib.sha256(salt + payload.encode()).digest()


def next_link(chain: bytes, seq: int, name: str, actor: str, hashed: bytes) -> bytes:
    """chain_n from chain_{n-1} and the row's open parts."""
    return hashlib.sha256(chain + f"{seq}\n{name}\n{actor}\n".encode() + hashed).digest()


def record(context, name: str, payload: dict, timed: bool = True):
    """Write the row of `act` and move the journal's head on: the last thing a command does. Weights are not `timed`."""
    text, salt = canonical(payload), secrets.token_bytes(16)
    hashed = payload_hash(salt, text)
    chain = next_link(context.head.chain, context.seq, name, context.actor.role, hashed)
    row = {
        "workshop_id": context.workshop.id,
        "seq": context.seq,
        "name": name,
        "actor": context.actor.role,
        "at": context.now if timed else None,
        "payload": text,
        "before": context.before if timed else None,
        "salt": salt,
        "payload_hash": hashed,
        "chain": chain,
    }
    context.connection.execute(ROW, row)
    context.head.seq, context.head.chain = context.seq, chain
