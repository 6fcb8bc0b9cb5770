"""What moderators keep back: it is hidden, and its author is told how it stands.

Whatever waits is hidden like anything else, so whoever asks only for what is shown can never tell of it.
"""

from typing import Any

from sqlalchemy import Text, and_, case, literal
from sqlalchemy.orm import Mapped, mapped_column

from ..columns import Number, Optional, Words

#: Written by a phone while the moderators look at everything first
WAITING = {"state": "hidden", "held": "waiting"}


class Withheld:
    """`held`: "waiting" until the moderators have looked at it, "declined" if they did not let it be seen, else None;
    then `state` is "hidden". `reason`: what its author is told of why it is not to be seen. `removed` is the number of
    the removal that hid it together with its author.
    """

    state: Mapped[Words]
    removed: Mapped[Number]
    held: Mapped[Optional]
    reason: Mapped[str] = mapped_column(Text, default="", server_default="")

    @property
    def waits(self) -> bool:
        return self.held == "waiting" and self.removed is None


def waiting(model: Any):
    """The condition for rows that wait for the moderators."""
    return and_(model.state == "hidden", model.held == "waiting", model.removed.is_(None))


def told_state(model: Any):
    """An expression: the state of a row as moderators and its author are told."""
    return case((waiting(model), literal("waiting")), else_=model.state)


def told(row) -> dict:
    """What the desk reads besides."""
    return {"state": "waiting" if row.waits else row.state, "declined": row.held == "declined"}


def held_again(row) -> str | None:
    """What `held` becomes when moderators hide a row: what nobody has seen yet is declined."""
    return "declined" if row.held else None
