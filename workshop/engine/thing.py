"""What every row of a workshop has in common, and what every thing that an audience can see."""

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from ..columns import Count, No, Whole


class OfWorkshop:
    """A row that belongs to one workshop; `id` counts per workshop and kind and is never used again."""

    workshop_id: Mapped[int] = mapped_column(
        Whole, ForeignKey("workshops.id"), primary_key=True, autoincrement=False, sort_order=-2
    )


class Thing(OfWorkshop):
    """Something an audience can see.

    `seq`: number of the last change of anything one sees of it, `edited`: of its own words and state.
    `was_public`: phones and wall could see it once, so its disappearance must be told.
    """

    id: Mapped[int] = mapped_column(Whole, primary_key=True, autoincrement=False, sort_order=-1)
    seq: Mapped[Count]
    edited: Mapped[Count]
    was_public: Mapped[No]
