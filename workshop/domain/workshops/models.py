"""A workshop: one evening with its phases, and who may run it."""

import json
from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey, Index, select, text
from sqlalchemy.orm import Mapped, mapped_column

from ...columns import (
    STRICT,
    At,
    Count,
    Flag,
    Json,
    MaybeAt,
    No,
    Number,
    Values,
    Whole,
    Words,
    flag_check,
    one_of,
)
from ...engine.models import Change
from ...engine.thing import Journaled, OfWorkshop
from ...extensions import db
from .phases import PHASES

STATES = ("draft", "open", "closed", "released")


class Workshop(Journaled, db.Model):
    """`last_group` is the highest number that a group or grouping was ever given. `joining`: may phones join that have
    not yet?
    """

    __tablename__ = "workshops"
    __table_args__ = (
        Index("ix_workshops_code", "code", unique=True),
        one_of("state", *STATES),
        one_of("phase", *PHASES),
        CheckConstraint("stage BETWEEN 0 AND 3", name="stage"),
        CheckConstraint("points BETWEEN 1 AND 100 AND ideas_max BETWEEN 1 AND 100", name="weighting"),
        *flag_check("revealed", "sealed", "groups_required", "sample", "joining"),
        STRICT,
    )

    code: Mapped[Words]
    created: Mapped[At]

    title: Mapped[Words]
    subtitle: Mapped[Words]
    short_title: Mapped[Words]
    place: Mapped[Words]
    starts: Mapped[At]
    ends: Mapped[At]
    language: Mapped[Words]
    organisers: Mapped[Values]
    funders: Mapped[Values]
    contacts: Mapped[Values]
    programme: Mapped[Values]
    impulses: Mapped[Values]
    groupings: Mapped[Values]
    last_group: Mapped[int] = mapped_column(Whole, default=0, server_default="0")
    summary: Mapped[Words]
    sample: Mapped[No]

    phase_ends: Mapped[MaybeAt]
    paused: Mapped[Number]
    shown: Mapped[dict | None] = mapped_column(Json)

    points: Mapped[int] = mapped_column(Whole, default=10)
    ideas_max: Mapped[int] = mapped_column(Whole, default=5)
    groups_required: Mapped[No]
    group_minimum: Mapped[int] = mapped_column(
        Whole, CheckConstraint("group_minimum BETWEEN 1 AND 10", name="group_minimum"), default=3, server_default="3"
    )
    revealed: Mapped[No]
    stage: Mapped[Count]
    sealed: Mapped[No]
    ready: Mapped[Count]
    joined: Mapped[Count]
    released: Mapped[MaybeAt]
    release: Mapped[Count]
    closed: Mapped[MaybeAt]
    joining: Mapped[bool] = mapped_column(Flag, default=True, server_default=text("1"))

    @property
    def phases_past(self) -> set[str]:
        """Those that were open, and those that moderators left out on their way to the present one."""
        return {*self.phases_seen, *PHASES[: PHASES.index(self.phase)]}

    def ended(self, session, phases: set[str]) -> datetime:
        """When the last of `phases` was left; where none was ever open, when the present phase began."""
        if self.phase in phases:
            return self.closed or self.phase_since
        changes = select(Change.at, Change.payload).where(Change.workshop_id == self.id, Change.name == "open_phase")
        for at, payload in session.execute(changes.order_by(Change.seq.desc())):
            if json.loads(payload or "{}").get("left", {}).get("phase") in phases:
                return at or self.phase_since
        return self.phase_since


class Membership(OfWorkshop, db.Model):
    """A moderator may run this workshop."""

    archived = False
    __tablename__ = "memberships"
    __table_args__ = (STRICT,)

    moderator: Mapped[int] = mapped_column(Whole, ForeignKey("moderators.id"), primary_key=True, autoincrement=False)
