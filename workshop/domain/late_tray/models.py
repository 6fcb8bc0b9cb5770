"""What arrived when its phase was over: the desk decides."""

from sqlalchemy.orm import Mapped, mapped_column

from ...columns import STRICT, At, Json, Number, Words, flag_check, one_of
from ...engine.thing import Thing
from ...extensions import db


class Late(Thing, db.Model):
    """`data` is the command's data; of weights only the numbers of the people are kept, never points.

    `removed` as in `Idea`.
    """

    __tablename__ = "late"
    __table_args__ = (
        one_of("what", "idea", "contribution", "weights"),
        one_of("state", "waiting", "taken", "dismissed"),
        *flag_check("was_public"),
        STRICT,
    )

    what: Mapped[Words]
    data: Mapped[dict] = mapped_column(Json)
    author: Mapped[Number]
    group: Mapped[Number]
    state: Mapped[Words]
    at: Mapped[At]
    removed: Mapped[Number]
