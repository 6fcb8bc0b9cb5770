"""The journal's rows and their hash chain (docs/wire.md, "Journal")."""

import hashlib
import json
import secrets

from sqlalchemy import insert

from ..models import Change


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


def record(act, name: str, payload: dict, timed: bool = True):
    """Write the row of `act` and move the workshop's counter and chain on. Weights are not `timed`."""
    workshop, text, salt = act.workshop, canonical(payload), secrets.token_bytes(16)
    hashed = payload_hash(salt, text)
    workshop.seq = act.seq
    workshop.chain = next_link(workshop.chain, act.seq, name, act.actor.role, hashed)
    act.session.execute(
        insert(Change.__table__).values(
            workshop_id=workshop.id,
            seq=act.seq,
            name=name,
            actor=act.actor.role,
            at=act.now if timed else None,
            payload=text,
            before=act.before if timed else None,
            salt=salt,
            payload_hash=hashed,
            chain=workshop.chain,
        )
    )
