"""Ballots, weights and tallies: what one person gave, and what an idea has got."""

from sqlalchemy import CheckConstraint, ForeignKeyConstraint, Index
from sqlalchemy.orm import Mapped

from ...columns import STRICT, Count, Key, Number, Yes, flag_check
from ...engine.thing import OfWorkshop, Thing
from ...extensions import db


class Ballot(OfWorkshop, db.Model):
    """The points of one person. `id` is a random number; sealing cuts `participant` off and draws new numbers.

    The budget is a constraint of the table, so no race and no bug can give more than there is.
    """

    __tablename__ = "ballots"
    __table_args__ = (
        ForeignKeyConstraint(["workshop_id", "participant"], ["participants.workshop_id", "participants.id"]),
        CheckConstraint("given >= 0 AND given <= points", name="budget"),
        Index("uq_ballots_participant", "workshop_id", "participant", unique=True),
        STRICT,
    )

    id: Mapped[Key]
    participant: Mapped[Number]
    given: Mapped[Count]
    points: Mapped[Count]


class Weight(OfWorkshop, db.Model):
    """Points of one ballot on one idea. `folded`: what stood here before the person changed the survivor of a merge."""

    __tablename__ = "weights"
    __table_args__ = (
        ForeignKeyConstraint(["workshop_id", "ballot"], ["ballots.workshop_id", "ballots.id"], onupdate="CASCADE"),
        ForeignKeyConstraint(["workshop_id", "idea"], ["ideas.workshop_id", "ideas.id"]),
        CheckConstraint("points >= 0", name="points"),
        Index("ix_weights_idea", "workshop_id", "idea"),
        STRICT,
    )

    ballot: Mapped[Key]
    idea: Mapped[Key]
    points: Mapped[Count]
    folded: Mapped[Number]


class Tally(Thing, db.Model):
    """What an idea (the same `id`) has got, merged ideas included: points, people, groups that count for breadth.

    `counts` is off while the idea is hidden, withdrawn or merged.
    """

    __tablename__ = "tallies"
    __table_args__ = (
        ForeignKeyConstraint(["workshop_id", "id"], ["ideas.workshop_id", "ideas.id"]),
        *flag_check("was_public", "counts"),
        Index("ix_tallies_seq", "workshop_id", "seq"),
        STRICT,
    )

    points: Mapped[Count]
    people: Mapped[Count]
    breadth: Mapped[Count]
    counts: Mapped[Yes]
