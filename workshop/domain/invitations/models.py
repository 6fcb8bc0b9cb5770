"""What a workshop's public page says besides the workshop's own facts, and how places are given."""

from sqlalchemy import CheckConstraint
from sqlalchemy.orm import Mapped, mapped_column

from ...columns import STRICT, Count, Json, MaybeAt, No, Number, Words, Yes, flag_check
from ...engine.thing import Thing
from ...extensions import db


class Invitation(Thing, db.Model):
    """At most one row of a workshop, its `id` is 1.

    `published`: is the page there for everybody? `indexed`: may search engines list it? `registers`: can one register,
    between `opens` and `closes`, on `places` (None: as many as come)? `limits` is {group: places}, the groups' numbers
    as text; 0 is nobody from there. `together` people may come with one registration. Who is moved up from the waiting
    list has `hours` to say yes. `needs`: is one asked what one needs? `question` is one of the organisers' own,
    `greeting` stands above mails. `base`: the address of the house under which it was written, for links in messages
    that no request has asked for.
    """

    __tablename__ = "invitations"
    __table_args__ = (
        CheckConstraint("together BETWEEN 1 AND 4", name="together"),
        CheckConstraint("hours BETWEEN 1 AND 168", name="hours"),
        CheckConstraint("places >= 1", name="places"),
        *flag_check("was_public", "published", "indexed", "registers", "needs"),
        STRICT,
    )

    published: Mapped[No]
    indexed: Mapped[No]
    about: Mapped[Words]
    rules: Mapped[Words]
    access: Mapped[Words]
    languages: Mapped[Words]
    photos: Mapped[Words]
    map_link: Mapped[Words]
    video_link: Mapped[Words]
    registers: Mapped[No]
    opens: Mapped[MaybeAt]
    closes: Mapped[MaybeAt]
    places: Mapped[Number]
    limits: Mapped[dict] = mapped_column(Json, default=dict)
    together: Mapped[Count]
    hours: Mapped[Count]
    needs: Mapped[Yes]
    question: Mapped[Words]
    greeting: Mapped[Words]
    base: Mapped[Words]
