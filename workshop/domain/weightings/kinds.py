"""What is seen of tallies, by whom, and when."""

from ...engine.changes import once
from ...engine.kind import kind
from .models import Tally
from .queries import BALLOTS_FOR_BREADTH, ballots


def _after_the_reveal(tally, workshop) -> bool:
    return bool(workshop.revealed and tally.counts)


def _more(session, workshop, rows, _audience, read):
    """Breadth is told from 5 ballots on, or after sealing."""
    given = once(read, "ballots", lambda: ballots(session, workshop)) if rows else 0
    told = workshop.sealed or given >= BALLOTS_FOR_BREADTH
    return {row.id: {"idea": row.id} | ({} if told else {"breadth": None}) for row in rows}


kind("tally", Tally, "idea points people breadth", public=_after_the_reveal, at_desk=False, more=_more)
