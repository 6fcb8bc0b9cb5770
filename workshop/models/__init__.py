"""The nouns: tables and constraints. Importing this package makes every table known."""

from .contributions import Contribution
from .fields_of_action import FieldOfAction
from .ideas import Idea, Support
from .journal import Change, Key
from .late import Late
from .measures import Measure
from .people import Membership, Participant
from .pictures import Picture
from .responsibilities import Answer, Responsibility
from .restores import Reserved
from .weights import Ballot, Tally, Weight
from .workshops import PHASES, Workshop

__all__ = [
    "PHASES",
    "Answer",
    "Ballot",
    "Change",
    "Contribution",
    "FieldOfAction",
    "Idea",
    "Key",
    "Late",
    "Measure",
    "Membership",
    "Participant",
    "Picture",
    "Reserved",
    "Responsibility",
    "Support",
    "Tally",
    "Weight",
    "Workshop",
]
