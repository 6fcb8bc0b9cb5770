"""A workshop: one evening with its phases."""

from typing import Literal, get_args

from sqlalchemy import CheckConstraint, Index, text
from sqlalchemy.orm import Mapped, mapped_column

from ..engine.kind import kind
from ..extensions import db
from .types import STRICT, At, Bytes, Count, Flag, Json, MaybeAt, No, Number, Values, Whole, Words, flag_check, one_of

Phase = Literal["welcome", "collect", "discuss", "weight", "assign", "close"]
PHASES: tuple[str, ...] = get_args(Phase)
STATES = ("draft", "open", "closed", "released")


class Workshop(db.Model):
    """`seq` is the number of the last journal row, `changed` that of the last change of the workshop itself.

    `last_group` is the highest number that a group or grouping was ever given. `joining`: may phones join that have
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

    id: Mapped[int] = mapped_column(Whole, primary_key=True)
    uid: Mapped[Words]
    code: Mapped[Words]
    epoch: Mapped[Words]
    seq: Mapped[Count]
    changed: Mapped[Count]
    chain: Mapped[Bytes]
    created: Mapped[At]

    title: Mapped[Words]
    subtitle: Mapped[Words]
    short_title: Mapped[Words]
    place: Mapped[Words]
    starts: Mapped[At]
    ends: Mapped[At]
    time_zone: Mapped[Words]
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

    state: Mapped[Words]
    phase: Mapped[Words]
    phase_since: Mapped[At]
    phase_ends: Mapped[MaybeAt]
    paused: Mapped[Number]
    phases_seen: Mapped[Values]
    also_allowed: Mapped[dict] = mapped_column(Json, default=dict)
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
    progressed: Mapped[Count]
    released: Mapped[MaybeAt]
    release: Mapped[Count]
    closed: Mapped[MaybeAt]
    joining: Mapped[bool] = mapped_column(Flag, default=True, server_default=text("1"))


kind(
    "workshop",
    Workshop,
    "title subtitle short_title place starts ends time_zone language state phase phase_since phase_ends paused "
    "revealed stage sealed points ideas_max groups_required group_minimum groupings shown organisers funders "
    "contacts programme impulses also_allowed joining sample released breadth_of breadth_name main_grouping",
    desk="summary",
)
#: Who has joined and who has weighted: made of the workshop's row
kind("progress", None, "joined weighted")
