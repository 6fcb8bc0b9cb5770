"""What has a journal, what every row of it has in common, and what every thing that an audience can see."""

from typing import ClassVar

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from ..columns import At, Bytes, Count, Json, MaybeAt, No, Values, Whole, Words


class Journaled:
    """A workshop, as far as the engine knows it: its journal's head, and the phase on which permission depends.

    `seq` is the number of the last journal row, `changed` that of the last change of the workshop itself, `progressed`
    that of its sums. `chain` is the hash of the last row, `epoch` another one after every restore. It also has
    `phases_past`: what belongs to one of them comes late and not too early; and `ended(session, phases)`: since when
    none of these is open any more.
    """

    id: Mapped[int] = mapped_column(Whole, primary_key=True, sort_order=-1)
    uid: Mapped[Words]
    epoch: Mapped[Words]
    seq: Mapped[Count]
    changed: Mapped[Count]
    progressed: Mapped[Count]
    chain: Mapped[Bytes]
    time_zone: Mapped[Words]
    state: Mapped[Words]
    phase: Mapped[Words]
    phase_since: Mapped[At]
    phases_seen: Mapped[Values]
    also_allowed: Mapped[dict] = mapped_column(Json, default=dict)
    purged: Mapped[MaybeAt]


class OfWorkshop:
    """A row that belongs to one workshop; `id` counts per workshop and kind and is never used again.

    `archived`: does it go into the workshop's archive? What belongs to the installation does not.
    """

    archived: ClassVar[bool] = True
    workshop_id: Mapped[int] = mapped_column(
        Whole, ForeignKey("workshops.id"), primary_key=True, autoincrement=False, sort_order=-2
    )


class Thing(OfWorkshop):
    """Something an audience can see.

    `seq`: number of the last change of anything one sees of it, `edited`: of its own words and state.
    `was_public`: phones and wall could see it once, so its disappearance must be told.
    `stays`: is it read with the workshop, and kept in hand like it, from one command to the next?
    """

    stays: ClassVar[bool] = False

    id: Mapped[int] = mapped_column(Whole, primary_key=True, autoincrement=False, sort_order=-1)
    seq: Mapped[Count]
    edited: Mapped[Count]
    was_public: Mapped[No]
