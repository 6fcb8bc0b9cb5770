"""What is seen of tallies, by whom, and when."""

from ...engine.changes import once
from ...engine.kind import kind
from .models import Tally
from .queries import BALLOTS_FOR_BREADTH, ballots, ranks


def _after_the_reveal(tally, workshop) -> bool:
    return bool(workshop.revealed and tally.counts)


def _more(session, workshop, rows, _audience, read):
    """Breadth is told from 5 ballots on, or after sealing; the rank once points are."""
    if not rows or not workshop.revealed:
        return {row.id: {"idea": row.id, "rank": None} for row in rows}
    told = workshop.sealed or once(read, "ballots", lambda: ballots(session, workshop)) >= BALLOTS_FOR_BREADTH
    places = once(read, "ranks", lambda: ranks(session, workshop))
    hidden = {} if told else {"breadth": None}
    return {row.id: {"idea": row.id, "rank": places.get(row.id)} | hidden for row in rows}


kind("tally", Tally, "idea points people breadth rank", public=_after_the_reveal, at_desk=False, more=_more)
