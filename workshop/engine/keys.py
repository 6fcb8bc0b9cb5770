"""Answers are kept under their keys: who asks again gets the same answer, and nothing happens twice."""

import hashlib
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from sqlalchemy import bindparam, insert, select

from ..errors import Refused
from .command import COMMANDS
from .journal import canonical
from .models import Key
from .receipts import Again
from .schema import Schema

STORED = select(Key.fingerprint, Key.answer).where(
    Key.workshop_id == bindparam("here"), Key.person == bindparam("who"), Key.key == bindparam("given")
)
STORE = insert(Key.__table__)


@dataclass(frozen=True)
class Unfit:
    """Data in no shape that their command knows: refused, and the answer is kept under the key like any other.

    `code` and `data` are those of the refusal; an exception that is kept keeps all that its traceback leads to.
    """

    sent: object
    code: str
    data: dict


@dataclass(frozen=True)
class Command:
    """`key`: 32 hex digits made by the client; `seen`: the number of the thing as the desk showed it.

    `again`: it was answered before a restore, and what it had got then.
    """

    key: str
    name: str
    data: Schema | Unfit
    seen: int | None = None
    again: Again | None = None

    @property
    def known(self) -> bool:
        """Is there such a command? Its data may be unfit all the same."""
        return isinstance(self.name, str) and self.name in COMMANDS

    @cached_property
    def fingerprint(self) -> bytes:
        """What makes two commands with one key the same: what was sent, and no default of this version."""
        return self._hash_of(True)

    def is_as(self, stored: bytes) -> bool:
        """Is it the command with the fingerprint that was `stored`? Older versions had put the defaults in, too."""
        return stored in (self.fingerprint, self._hash_of(False))

    def _hash_of(self, only_sent: bool) -> bytes:
        if isinstance(self.data, Unfit):
            data = self.data.sent
        else:
            data = self.data.model_dump(mode="json", exclude_unset=only_sent)
        return hashlib.sha256(canonical([self.name, data, self.seen]).encode("utf-8", "surrogatepass")).digest()


def _own(workshop: int, person: bytes, key: str) -> dict:
    return {"here": workshop, "who": person, "given": bytes.fromhex(key)}


def known_answer(connection, workshop: int, person: bytes, command: Command) -> dict | None:
    """What `person` was answered to this command before, None where it is new.

    Raises Refused("key_reused") where the key was another command's.
    """
    stored = connection.execute(STORED, _own(workshop, person, command.key)).first()
    if stored is None:
        return None
    if not command.is_as(stored.fingerprint):
        raise Refused("key_reused")
    return stored.answer


def keep_answer(connection, workshop: int, person: bytes, command: Command, answer: dict[str, Any]):
    """Under the command's key, in the transaction that carries it out."""
    row = {
        "workshop_id": workshop,
        "person": person,
        "key": bytes.fromhex(command.key),
        "name": command.name if command.known else "",
        "fingerprint": command.fingerprint,
        "answer": answer,
    }
    connection.execute(STORE, row)


def id_behind(connection, workshop: int, person: bytes, reference: str) -> int:
    """The id that the command with the key in "@key" was given. Refused("depends_on_refused") if it was given none."""
    stored = connection.execute(STORED, _own(workshop, person, reference[1:])).first()
    if stored is None or "id" not in stored.answer:
        raise Refused("depends_on_refused")
    return stored.answer["id"]
