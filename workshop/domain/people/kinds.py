"""What is seen of people, by whom, and what becomes of it."""

from ...engine.kind import is_never, kind
from .models import Participant

kind("participant", Participant, desk="number groups joined removed", public=is_never)
