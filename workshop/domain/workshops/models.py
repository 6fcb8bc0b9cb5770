"""A workshop: one evening with its phases, and who may run it."""

import json
from datetime import datetime
from typing import Any

from sqlalchemy import CheckConstraint, ForeignKey, Index, Text, select, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from ...columns import (
    STRICT,
    At,
    Count,
    Flag,
    Json,
    Key,
    MaybeAt,
    No,
    Number,
    Optional,
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
    not yet? `weighting` is the number of the weighting in hand, `ready` how many said that they are done with it.
    `delete_on`: the day on which it is deleted (YYYY-MM-DD), None for the installation's default; `keep_protocol`: its
    released protocol stays then. `hold`: the phases in which what phones add waits for the moderators; `dark`: the
    wall shows the title alone; `rules`: "" for those of the house.
    """

    __tablename__ = "workshops"
    __table_args__ = (
        Index("ix_workshops_code", "code", unique=True),
        one_of("state", *STATES),
        one_of("phase", *PHASES),
        *flag_check("groups_required", "sample", "joining", "keep_protocol", "dark"),
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
    #: Sheets of paper to weight on are numbered from 1 to here
    sheets: Mapped[int] = mapped_column(Whole, default=0, server_default="0")
    summary: Mapped[Words]
    #: Its own responsible body (`installation.Responsible`); {} where it is the installation's
    responsible: Mapped[dict[str, Any]] = mapped_column(Json, default=dict, server_default="{}")
    sample: Mapped[No]

    phase_ends: Mapped[MaybeAt]
    paused: Mapped[Number]
    shown: Mapped[dict | None] = mapped_column(Json)

    groups_required: Mapped[No]
    group_minimum: Mapped[int] = mapped_column(
        Whole, CheckConstraint("group_minimum BETWEEN 1 AND 10", name="group_minimum"), default=3, server_default="3"
    )
    weighting: Mapped[int] = mapped_column(Whole, default=1, server_default="1")
    ready: Mapped[Count]
    joined: Mapped[Count]
    released: Mapped[MaybeAt]
    release: Mapped[Count]
    closed: Mapped[MaybeAt]
    joining: Mapped[bool] = mapped_column(Flag, default=True, server_default=text("1"))
    delete_on: Mapped[Optional]
    #: Personal codes that were handed out, 0 where there are none; how often one has moved to another device
    codes: Mapped[int] = mapped_column(Whole, default=0, server_default="0")
    codes_moved: Mapped[int] = mapped_column(Whole, default=0, server_default="0")
    keep_protocol: Mapped[bool] = mapped_column(Flag, default=False, server_default=text("0"))
    hold: Mapped[list[str]] = mapped_column(Json, default=list, server_default="[]")
    dark: Mapped[bool] = mapped_column(Flag, default=False, server_default=text("0"))
    rules: Mapped[str] = mapped_column(Text, default="", server_default="")

    #: Every weighting, by number; and the one that phones are asked about
    weightings: Mapped[list[Any]] = relationship(
        "Weighting",
        primaryjoin="Workshop.id == foreign(Weighting.workshop_id)",
        order_by="Weighting.id",
        viewonly=True,
    )
    in_hand: Mapped[Any] = relationship(
        "Weighting",
        primaryjoin=(
            "and_(Workshop.id == foreign(Weighting.workshop_id), Workshop.weighting == foreign(Weighting.id))"
        ),
        uselist=False,
        viewonly=True,
        lazy="joined",
        innerjoin=True,
    )

    def weighting_of(self, ident: int) -> Any:
        """The weighting with this number."""
        return next(one for one in self.weightings if one.id == ident)

    @property
    def points_weighting(self) -> Any:
        """The weighting in hand where it is one by points, else the first that is, if there is one."""
        found = (one for one in (self.in_hand, *self.weightings) if one.method == "points" and one.state == "shown")
        return next(found, None)

    @property
    def points(self) -> int | None:
        """How many points everybody has; None where nobody has points."""
        return self.points_weighting.settings["points"] if self.points_weighting else None

    @property
    def ideas_max(self) -> int | None:
        return self.points_weighting.settings["ideas"] if self.points_weighting else None

    @property
    def all_sealed(self) -> bool:
        """Is nobody linked to any ballot any more? One that was removed has none."""
        return all(one.sealed for one in self.weightings if one.state == "shown")

    @property
    def any_sealed(self) -> bool:
        """Is there something that cannot be counted again?"""
        return any(one.sealed for one in self.weightings)

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


#: What an account is to a workshop: it runs it, keeps its registrations and sees nothing else, or enters for others
ROLES = ("moderator", "office", "helper")


class Membership(OfWorkshop, db.Model):
    """What an account is to this workshop."""

    archived = False
    __tablename__ = "memberships"
    __table_args__ = (one_of("role", *ROLES), STRICT)

    moderator: Mapped[int] = mapped_column(Whole, ForeignKey("moderators.id"), primary_key=True, autoincrement=False)
    role: Mapped[str] = mapped_column(Text, default="moderator", server_default="moderator")


class DeletedWorkshop(db.Model):
    """What stays of a deleted workshop: its number, which nobody gets again, and its code, so that phones are told."""

    __tablename__ = "deleted_workshops"
    __table_args__ = (Index("ix_deleted_workshops_code", "code"), STRICT)

    id: Mapped[Key]
    code: Mapped[Words]
    at: Mapped[At]
