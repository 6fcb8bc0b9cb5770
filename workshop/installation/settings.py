"""Reading and saving the settings of an installation."""

from dataclasses import dataclass

from sqlalchemy import select

from ..engine.perform import carry_work
from ..errors import Refused
from ..extensions import db
from .facts import Facts
from .look import look_again
from .models import Installation


@dataclass(frozen=True)
class Kept:
    """`edited`: how often they were saved; 0 for those that nobody has touched."""

    facts: Facts
    edited: int


def the_installation(session=None) -> Kept:
    """The settings as they stand; of an older version what it did not know is as if nobody had touched it.

    They were looked at when they were saved. What is asked more strictly since then is shown until somebody mends it.
    """
    row = (session or db.session).get(Installation, 1)
    if row is None:
        return Kept(Facts(), 0)
    known = {name: value for name, value in row.facts.items() if name in Facts.model_fields}
    return Kept(Facts.model_construct(**known), row.edited)


def save(facts: Facts, seen: int):
    """Keep `facts` in the place of those that stood there when they were `seen`. Refused("changed_meanwhile")."""

    def work(session):
        row = session.get(Installation, 1, with_for_update=True)
        if (row.edited if row else 0) != seen:
            raise Refused("changed_meanwhile")
        if row is None:
            session.add(Installation(id=1, facts=facts.model_dump(), edited=1))
        else:
            row.facts, row.edited = facts.model_dump(), seen + 1

    carry_work(work)
    look_again()


def save_logo(content: bytes | None, digest: str = ""):
    """Keep this picture in the place of the one that is there, or none."""

    def work(session):
        row = session.get(Installation, 1, with_for_update=True)
        if row is None:
            row = Installation(id=1, facts=Facts().model_dump(), edited=0)
            session.add(row)
        row.logo, row.logo_digest = content, digest

    carry_work(work)
    look_again()


def logo(digest: str) -> bytes | None:
    """The file with this digest, if it is the one that is there."""
    return db.session.scalar(select(Installation.logo).where(Installation.logo_digest == digest))
