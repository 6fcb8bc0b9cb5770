"""Printing sheets and counting them. A sheet is a person without a phone: its limits and its tally are those of all."""

import hashlib
from typing import Annotated

from pydantic import Field
from sqlalchemy import delete, select

from ...engine.command import command, never
from ...engine.context import CommandContext
from ...engine.sanitize import LARGEST
from ...engine.schema import Groups, Schema
from ...errors import Refused
from ..groups.groupings import breadth_group
from ..groups.rules import known_groups
from ..people import removing
from ..people.mine import Member
from ..people.models import Participant
from ..weightings import tallies
from ..weightings.commands import OfWeighting, ballot_of, be_ready, check_open, find, root_of, say
from ..weightings.models import Ballot, Weight
from ..weightings.paper import counted

MOST = 500
Number = Annotated[int, Field(ge=1, le=MOST)]
IdeaNumber = Annotated[str, Field(pattern=r"^[1-9][0-9]{0,15}$")]


class PrintSheets(Schema):
    """`sheets`: so many in all, numbered from 1."""

    sheets: Annotated[int, Field(ge=0, le=MOST)]


@command(desk=True, wire=False)
def print_sheets(context: CommandContext, data: PrintSheets):
    """Only these numbers count; whoever types another one has misread."""
    last = context.session.scalar(
        select(Participant.sheet)
        .where(Participant.workshop_id == context.workshop.id, Participant.sheet.is_not(None))
        .where(Participant.removed.is_(None))
        .order_by(Participant.sheet.desc())
        .limit(1)
    )
    if data.sheets < (last or 0):
        raise Refused("sheets_counted", least=last)
    context.set(context.workshop, sheets=data.sheets)


class OfSheet(OfWeighting):
    sheet: Number


class CountSheet(OfSheet):
    """`values`: {number of an idea: what is marked}; none where the sheet is empty or spoiled.

    `again`: it has been counted already, and this is what it really says.
    """

    groups: Groups = []
    values: Annotated[dict[IdeaNumber, Annotated[int, Field(ge=0, le=LARGEST)]], Field(max_length=500)] = {}
    again: bool = False


class RemoveSheet(OfSheet):
    pass


@command(desk=True, ballot=True, undo=never, wire=False)
def count_sheet(context: CommandContext, data: CountSheet):
    """All that a sheet says. What says too much counts nothing: it is counted as spoiled, without values."""
    weighting = find(context, data.weighting)
    check_open(context, weighting)
    if data.sheet > context.workshop.sheets:
        raise Refused("unknown_sheet", most=context.workshop.sheets)
    found = person_of(context, data.sheet)
    if found is not None and data.sheet in counted(context.session, weighting):
        if not data.again:
            raise Refused("sheet_counted", sheet=data.sheet)
        _take_back(context, weighting, found.id)
    person = _let_in(context, data, found)
    _acts(context, person)
    ballot_of(context, weighting)
    said: dict[int, list[int]] = {}
    for ident, value in data.values.items():
        said.setdefault(root_of(context, int(ident)), []).append(value)
    for idea, values in sorted(said.items()):
        _mark(context, weighting, person, idea, weighting.way.together(values))
    if weighting.id == context.workshop.weighting:  # nobody waits for a sheet that has been handed in
        _acts(context, person)
        be_ready(context, True)
    context.before.clear()


@command(desk=True, ballot=True, undo=never, wire=False)
def remove_sheet(context: CommandContext, data: RemoveSheet):
    """It was counted by mistake. Where nothing else is known of whom it stands for, nobody has taken part."""
    weighting = find(context, data.weighting)
    check_open(context, weighting)
    found = person_of(context, data.sheet)
    if found is None or data.sheet not in counted(context.session, weighting):
        raise Refused("unknown_sheet", most=context.workshop.sheets)
    _take_back(context, weighting, found.id)
    here, ballot = context.workshop.id, ballot_of(context, weighting)
    context.session.execute(delete(Weight).where(Weight.workshop_id == here, Weight.ballot == ballot.id))
    context.session.execute(delete(Ballot).where(Ballot.workshop_id == here, Ballot.id == ballot.id))
    left = Ballot.workshop_id == here, Ballot.participant == found.id
    if context.session.scalar(select(Ballot.id).where(*left).limit(1)) is None:
        removing.take_out(context, found)
    context.before.clear()


def person_of(context: CommandContext, sheet: int) -> Participant | None:
    """Who stands for a sheet with this number: the same person in every weighting, also once taken out."""
    here = Participant.workshop_id == context.workshop.id
    return context.session.scalar(select(Participant).where(here, Participant.sheet == sheet))


def _acts(context: CommandContext, person: int):
    """What follows is said by this person, as it is by now."""
    context.session.flush()
    columns = Participant.id, Participant.groups, Participant.breadth_group, Participant.ready
    own = Participant.workshop_id == context.workshop.id, Participant.id == person
    context.member = Member(*context.connection.execute(select(*columns).where(*own)).one())


def _let_in(context: CommandContext, data: CountSheet, found: Participant | None) -> int:
    workshop = context.workshop
    groups = known_groups(workshop, data.groups)
    broad = breadth_group(workshop.groupings, groups)
    if found is None:
        own = hashlib.sha256(f"sheet {data.sheet} of {workshop.uid}".encode()).digest()
        values = {"person": own, "sheet": data.sheet, "groups": groups, "breadth_group": broad}
        tallies.one_joined(context)
        return context.put(Participant, ready=False, joined=context.now, **values)
    moved = found.breadth_group != broad
    if found.removed is not None:
        tallies.one_joined(context)
    context.set(found, removed=None, groups=groups, breadth_group=broad)
    context.session.flush()
    if moved:
        tallies.recount_ballots_of(context, found)
    return found.id


def _mark(context: CommandContext, weighting, person: int, idea: int, value: int):
    _acts(context, person)
    try:
        say(context, weighting, idea, value)
    except Refused as refused:
        if refused.code in ("budget_spent", "too_many_ideas"):
            raise Refused("sheet_spoiled", **weighting.limits.model_dump()) from None
        raise


def _take_back(context: CommandContext, weighting, person: int):
    """The sheet says nothing any more: its marks go, one after the other, and the tallies with them."""
    _acts(context, person)
    ballot = ballot_of(context, weighting)
    own = Weight.workshop_id == context.workshop.id, Weight.ballot == ballot.id, Weight.value.is_not(None)
    ideas = list(context.session.scalars(select(Weight.idea).where(*own).order_by(Weight.idea)))
    for idea in sorted({root_of(context, ident) for ident in ideas}):
        _acts(context, person)
        say(context, weighting, idea, None)
