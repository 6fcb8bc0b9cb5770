"""What was due when somebody looked."""

from sqlalchemy import Text
from sqlalchemy.orm import Mapped, mapped_column

from ..columns import STRICT, At, Count, Words
from ..engine.thing import OfWorkshop
from ..extensions import db


class DueStep(OfWorkshop, db.Model):
    """A step that has been due at every look since `first` (by the clock on the wall).

    `age`: how many seconds of running time lie between those looks; `boot` and `at`: the last one, by the clock that
    nobody sets.
    """

    archived = False
    __tablename__ = "due_steps"
    __table_args__ = (STRICT,)

    step: Mapped[str] = mapped_column(Text, primary_key=True)
    first: Mapped[At]
    age: Mapped[Count]
    boot: Mapped[Words]
    at: Mapped[Count]
