"""The nouns: tables and constraints. Importing this package makes every table known."""

from .contributions import Contribution
from .corrections import SECTIONS, Correction, Section
from .fields_of_action import FieldOfAction
from .ideas import Idea, Support
from .journal import Change, Key
from .late import Late
from .measures import Measure
from .people import Membership, Participant
from .pictures import Picture
from .publications import Publication
from .releases import Release
from .responsibilities import Answer, Responsibility
from .restores import Reserved
from .weights import Ballot, Tally, Weight
from .workshops import PHASES, Phase, Workshop

__all__ = [
    "PHASES",
    "SECTIONS",
    "Answer",
    "Ballot",
    "Change",
    "Contribution",
    "Correction",
    "FieldOfAction",
    "Idea",
    "Key",
    "Late",
    "Measure",
    "Membership",
    "Participant",
    "Phase",
    "Picture",
    "Publication",
    "Release",
    "Reserved",
    "Responsibility",
    "Section",
    "Support",
    "Tally",
    "Weight",
    "Workshop",
]
