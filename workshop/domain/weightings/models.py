"""Weightings of a workshop, ballots and what is on them, and what an idea has got."""

from sqlalchemy import CheckConstraint, ForeignKeyConstraint, Index
from sqlalchemy.orm import Mapped, mapped_column

from ...columns import STRICT, Count, Json, Key, No, Number, Whole, Words, Yes, flag_check, one_of
from ...engine.thing import OfWorkshop, Thing
from ...extensions import db
from ...weighting import Method, Settings, method

#: The number of a tally tells of which weighting it is: in the first one it is that of its idea
APART = 2**32


def tally_id(weighting: int, idea: int) -> int:
    """The number of the tally that an idea has in a weighting."""
    return idea + APART * (weighting - 1)


def is_among(candidates: dict, idea) -> bool:
    """Is this idea, as it stands, one of `candidates`?"""
    if "ideas" in candidates:
        return idea.id in candidates["ideas"]
    return "fields" not in candidates or idea.field_of_action in candidates["fields"]


class Weighting(Thing, db.Model):
    """One question to the room, a method of answering it, and what has become of it.

    `settings` are those of the method; `candidates` is {"all": true}, {"fields": [id…]} or {"ideas": [id…]}. Points are
    hidden until `revealed`; `stage` counts the top three that the wall has shown; once `sealed` nothing links a person
    to a ballot any more. `asked`: has it been in hand? Nobody answers before. `paper`: what of it was said on paper, as
    `paper.py` counted it at the sealing.
    """

    stays = True
    __tablename__ = "weightings"
    __table_args__ = (
        one_of("state", "shown", "removed"),
        CheckConstraint("stage BETWEEN 0 AND 3", name="stage"),
        *flag_check("revealed", "sealed", "asked", "was_public"),
        Index("ix_weightings_seq", "workshop_id", "seq"),
        STRICT,
    )

    title: Mapped[Words]
    method: Mapped[Words]
    settings: Mapped[dict] = mapped_column(Json)
    candidates: Mapped[dict] = mapped_column(Json)
    revealed: Mapped[No]
    stage: Mapped[Count]
    sealed: Mapped[No]
    state: Mapped[Words]
    asked: Mapped[No]
    paper: Mapped[dict | None] = mapped_column(Json)

    @property
    def way(self) -> Method:
        """How it is weighted."""
        return method(self.method)

    @property
    def limits(self) -> Settings:
        """Its settings in the form of its method."""
        return self.way.settings.model_validate(self.settings)

    def asks_about(self, idea) -> bool:
        """Is this idea, as it stands, one of its candidates?"""
        return is_among(self.candidates, idea)


class Ballot(OfWorkshop, db.Model):
    """What one person gave in one weighting. `id` is a random number; sealing cuts `participant` off and draws anew.

    A budget is a constraint of the table, so no race and no bug can give more than there is. `budget` is None where
    the method has none; `given` is the sum of what is on the ballot.
    """

    __tablename__ = "ballots"
    __table_args__ = (
        ForeignKeyConstraint(["workshop_id", "participant"], ["participants.workshop_id", "participants.id"]),
        ForeignKeyConstraint(["workshop_id", "weighting"], ["weightings.workshop_id", "weightings.id"]),
        CheckConstraint("given >= 0 AND given <= budget", name="budget"),
        Index("uq_ballots_participant", "workshop_id", "weighting", "participant", unique=True),
        STRICT,
    )

    id: Mapped[Key]
    weighting: Mapped[int] = mapped_column(Whole)
    participant: Mapped[Number]
    given: Mapped[Count]
    budget: Mapped[Number]


class Weight(OfWorkshop, db.Model):
    """What one ballot says about one idea; `value` is None where it says nothing any more.

    `folded`: what stood here before the person changed the survivor of a merge.
    """

    __tablename__ = "weights"
    __table_args__ = (
        ForeignKeyConstraint(["workshop_id", "ballot"], ["ballots.workshop_id", "ballots.id"], onupdate="CASCADE"),
        ForeignKeyConstraint(["workshop_id", "idea"], ["ideas.workshop_id", "ideas.id"]),
        CheckConstraint("value >= 0", name="value"),
        Index("ix_weights_idea", "workshop_id", "idea"),
        STRICT,
    )

    ballot: Mapped[Key]
    idea: Mapped[Key]
    value: Mapped[Number]
    folded: Mapped[Number]


class Tally(Thing, db.Model):
    """What an idea has got in a weighting, merged ideas included: its value, people, groups that count for breadth.

    Its number is `tally_id`. `counts` is off while the idea is hidden, withdrawn or merged, or no candidate.
    """

    __tablename__ = "tallies"
    __table_args__ = (
        ForeignKeyConstraint(["workshop_id", "idea"], ["ideas.workshop_id", "ideas.id"]),
        ForeignKeyConstraint(["workshop_id", "weighting"], ["weightings.workshop_id", "weightings.id"]),
        *flag_check("was_public", "counts"),
        Index("ix_tallies_seq", "workshop_id", "seq"),
        STRICT,
    )

    weighting: Mapped[int] = mapped_column(Whole)
    idea: Mapped[int] = mapped_column(Whole)
    value: Mapped[Count]
    people: Mapped[Count]
    breadth: Mapped[Count]
    counts: Mapped[Yes]
