"""The phases of an evening, in their order."""

from typing import Literal, get_args

Phase = Literal["welcome", "collect", "discuss", "weight", "assign", "close"]
PHASES: tuple[str, ...] = get_args(Phase)
