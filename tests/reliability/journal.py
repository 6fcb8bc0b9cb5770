"""The journal of a database file, read with nothing but docs/wire.md in hand."""

import hashlib
import sqlite3
from pathlib import Path

from tests.reliability.ledger import Ledger


def examined(folder: Path, ledger: Ledger) -> dict[str, int]:
    """Numbers that are missing, links of the chain that do not hold, and saved commands whose row is not there."""
    with sqlite3.connect(folder / "workshop.sqlite") as raw:
        uid, seq, head = raw.execute("SELECT uid, seq, chain FROM workshops").fetchone()
        rows = raw.execute(
            "SELECT seq, name, actor, payload, salt, payload_hash, chain FROM journal ORDER BY seq"
        ).fetchall()
        broken = raw.execute("PRAGMA integrity_check").fetchone() != ("ok",)
    chain, unlinked = hashlib.sha256(b"workshop" + uid.encode()).digest(), 0
    for number, name, actor, payload, salt, hashed, kept in rows:
        chain = hashlib.sha256(chain + f"{number}\n{name}\n{actor}\n".encode() + hashed).digest()
        unlinked += hashlib.sha256(salt + payload.encode()).digest() != hashed or chain != kept
    names = {row[0]: row[1] for row in rows}
    saved = [entry for entry in ledger.entries.values() if entry.saved]
    return {
        "not in the journal": sum(names.get(entry.answer["seq"]) != entry.name for entry in saved),
        "gaps": len(set(range(1, seq + 1)) ^ set(names)),
        "broken links": unlinked + (chain != head),
        "broken files": int(broken),
    }
