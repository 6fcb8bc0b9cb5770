"""Merging moves nothing: children point to the survivor, and everything can be given back."""

from typing import Annotated

from pydantic import Field
from sqlalchemy import or_, select

from ...engine.command import command
from ...engine.context import CommandContext
from ...engine.schema import Ref, Schema, Title, To
from ...errors import Refused
from ..weightings import tallies
from ..weightings.commands import any_sealed
from ..weightings.models import Ballot, Weight
from .models import Idea

AnIdea = Annotated[Ref, To("idea")]


class MergeIdeas(Schema):
    into: AnIdea
    ideas: Annotated[list[AnIdea], Field(min_length=1, max_length=100)]
    title: Title | None = None


@command(desk=True, unless=any_sealed)
def merge_ideas(context: CommandContext, data: MergeIdeas):
    """Merging a merged idea flattens: its parts get back what they gave and become parts of the new survivor.

    An idea cannot become part of itself.
    """
    into = tallies.root(context, context.find("idea", data.into))
    ideas = {idea.id: idea for idea in (tallies.root(context, context.find("idea", ident)) for ident in data.ideas)}
    if into.id in ideas:
        raise Refused("merge_cycle")
    if into.state != "shown" or any(idea.state != "shown" for idea in ideas.values()):
        raise Refused("idea_hidden")
    for idea in sorted(ideas.values(), key=lambda idea: idea.id):
        parts = context.all(Idea, Idea.merged_into == idea.id)
        for part in parts:
            give_back(context, idea, part)
        for part in [*parts, idea]:
            context.set(part, state="merged", merged_into=into.id)
            tallies.recount(context, part)
    if data.title:
        context.set(into, title=data.title)
    if context.workshop.shown in [{"kind": "idea", "id": ident} for ident in ideas]:
        context.set(context.workshop, shown={"kind": "idea", "id": into.id})
    context.touch(into)
    tallies.recount(context, into)


class UnmergeIdeas(Schema):
    idea: Ref


@command(desk=True, unless=any_sealed)
def unmerge_ideas(context: CommandContext, data: UnmergeIdeas):
    """Of a survivor: all its parts; of a part: that one."""
    idea = context.find("idea", data.idea)
    parts = [idea] if idea.merged_into else context.all(Idea, Idea.merged_into == idea.id)
    if not parts:
        raise Refused("nothing_to_merge")
    survivor = tallies.root(context, idea)
    for part in parts:
        give_back(context, survivor, part)
        context.set(part, state="shown", merged_into=None)
        tallies.recount(context, part)
    context.touch(survivor)
    tallies.recount(context, survivor)


def give_back(context: CommandContext, survivor, part):
    """What was folded into the survivor returns to `part` where the person has not said anything else since."""
    context.session.flush()
    rows = context.session.execute(
        select(Weight, Ballot.weighting)
        .join(Ballot, (Ballot.workshop_id == Weight.workshop_id) & (Ballot.id == Weight.ballot))
        .join(Idea, (Idea.workshop_id == Weight.workshop_id) & (Idea.id == Weight.idea))
        .where(
            Weight.workshop_id == context.workshop.id,
            Weight.folded.is_not(None),
            or_(Idea.id == survivor.id, Idea.merged_into == survivor.id),
        )
    ).all()
    ways = {one.id: one.way for one in context.workshop.weightings}
    for ballot, weighting in {(row.ballot, which) for row, which in rows if row.idea == part.id}:
        family = {row.idea: row for row, _which in rows if row.ballot == ballot}
        _unfold(ways[weighting], family, survivor.id, part.id)


def _unfold(way, family, survivor: int, part: int):
    """`family`: {idea: its row} of one ballot."""
    kept, child = family[survivor], family[part]
    if kept.value == _together(way, family.values()):
        others = [row for row in family.values() if row is not child]
        kept.value, child.value = _together(way, others), child.folded or None
    child.folded = None
    if len(family) == 2:
        kept.folded = None


def _together(way, rows) -> int | None:
    """What was said of all of these before, or None."""
    return way.together([row.folded for row in rows if row.folded]) or None
