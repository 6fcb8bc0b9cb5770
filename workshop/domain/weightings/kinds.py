"""What is seen of weightings, by whom, and what becomes of it."""

from ...engine.kind import kind
from .models import Tally


def _after_the_reveal(tally, workshop) -> bool:
    return bool(workshop.revealed and tally.counts)


kind("tally", Tally, "idea points people breadth", public=_after_the_reveal, at_desk=False)
