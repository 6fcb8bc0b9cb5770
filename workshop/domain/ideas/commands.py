"""Writing down ideas and developing them."""

from typing import Annotated, Literal

from pydantic import Field
from sqlalchemy import delete, select

from ...engine import may
from ...engine.command import command
from ...engine.context import CommandContext
from ...engine.models import Change
from ...engine.quota import Quota
from ...engine.schema import LONGEST_SENTENCE, LONGEST_TEXT, Groups, Letters, Reason, Ref, Schema
from ...engine.withheld import held_again
from ...errors import Refused
from ..contributions.models import Contribution
from ..groups.rules import known_groups
from ..weightings import tallies
from ..weightings.queries import any_ballot
from .beside import supports
from .holding import begun, check_voice, reworded
from .models import Idea, Support
from .wording import added_to, worded

TALKING = ("collect", "discuss")
#: What makes an idea
WRITING = ("add_idea", "take_late")
QUOTA = Quota(Idea, ("shown", "withdrawn"), "title", soft=3_000, hard=6_000, each=200)
#: What somebody writes as an idea: `domain/ideas/wording.py` makes a title of it
Sentence = Annotated[str, Letters(1, LONGEST_SENTENCE)]
#: A text that begins with the whole sentence
LONGEST_IDEA = LONGEST_TEXT + LONGEST_SENTENCE + 1
IdeaText = Annotated[str, Letters(0, LONGEST_IDEA, lines=True)]


def field_for(context: CommandContext, ident):
    """The field of action for an idea; Refused("field_removed") if it is gone."""
    field = context.find("field_of_action", ident)
    if field.state != "shown":
        raise Refused("field_removed")
    return field


def _check_card(context: CommandContext, card: int | None):
    """The number on a paper card: entered by hand, and once. Raises Refused."""
    if card is None:
        return
    if context.actor.role == "phone":
        raise Refused("not_allowed")
    found = context.all(Idea, Idea.card == card, Idea.state.in_(("shown", "merged")))
    if found:
        raise Refused("card_taken", card=card, title=found[0].title)


def write(context: CommandContext, data, author, at, card=None):
    """A new idea in the name of `author` (a participant's number or None)."""
    field_for(context, data.field_of_action)
    _check_card(context, card)
    QUOTA.check(context, author)
    title, text = _worded(data.title, data.text)
    idea = context.add(
        Idea,
        field_of_action=data.field_of_action,
        author=author,
        title=title,
        text=text,
        size=data.size,
        groups=known_groups(context.workshop, data.groups),
        at=at,
        **begun(context),
        card=card,
    )
    tallies.begin(context, idea)
    return idea


class AddIdea(Schema):
    field_of_action: Ref
    title: Sentence
    text: IdeaText = ""
    size: Literal["small", "large"] | None = None
    groups: Groups = []
    card: Annotated[int, Field(ge=1, le=9999)] | None = None


@command(phone=TALKING, desk=True, helper=True, late="idea")
def add_idea(context: CommandContext, data: AddIdea):
    """`card`: the number of the paper card that the desk or a helper types in."""
    check_voice(context)
    return write(context, data, context.member and context.member.id, context.now, data.card).id


def _own(context: CommandContext, idea):
    """Its author may change an idea until somebody contributed, takes part, merged or may have weighted."""
    if context.actor.role == "desk":
        return
    if idea.author != context.member.id:
        raise Refused("not_yours")
    if idea.state == "hidden" and not idea.waits:
        raise Refused("idea_hidden")
    if idea.state == "merged":
        raise Refused("idea_merged", into=idea.merged_into)
    mine = context.member.id
    said = [Contribution.idea == idea.id, Contribution.author != mine, Contribution.removed.is_(None)]
    others = context.count(Contribution, *said) or _support(context, idea, Support.participant != mine)
    if others or context.all(Idea, Idea.merged_into == idea.id) or _may_be_weighted(context, idea):
        raise Refused("idea_in_use")


def _support(context: CommandContext, idea, *conditions):
    return len(context.session.execute(supports(context.workshop).where(Support.idea == idea.id, *conditions)).all())


def _may_be_weighted(context: CommandContext, idea) -> bool:
    """Could it have got points? Whether it has, a refusal must not tell before the reveal."""
    context.session.flush()
    if not any_ballot(context.session, context.workshop):
        return False
    workshop = context.workshop
    return workshop.phase in may.phases(workshop, "set_weight") or not _written_since(context, idea, "set_weight")


def _written_since(context: CommandContext, idea, name: str) -> bool:
    """Is the idea younger than the last command `name`? The journal's order tells, whatever the clock or phase says."""
    here = select(Change).where(Change.workshop_id == context.workshop.id).order_by(Change.seq.desc())
    last = context.session.scalar(here.where(Change.name == name).with_only_columns(Change.seq).limit(1)) or context.seq
    since = here.where(Change.seq > last, Change.name.in_(WRITING)).with_only_columns(Change.before)
    written = {"kind": "idea", "id": idea.id, "was": None, "became": None}
    return any(written in (before or ()) for before in context.session.scalars(since))


class EditIdea(Schema):
    idea: Ref
    title: Sentence | None = None
    text: IdeaText | None = None
    size: Literal["small", "large"] | None = None
    groups: Groups | None = None
    field_of_action: Ref | None = None


@command(phone=TALKING, desk=True)
def edit_idea(context: CommandContext, data: EditIdea):
    check_voice(context)
    idea = context.find("idea", data.idea)
    _own(context, idea)
    values = context.given(data, "idea", empty=("size",))
    if "field_of_action" in values:
        field_for(context, values["field_of_action"])
    if "groups" in values:
        values["groups"] = known_groups(context.workshop, values["groups"])
    if "title" in values:
        phone = (
            context.actor.role == "phone"
        )  # there one field holds the whole sentence, at the desk title and text are two
        added = values.get("text", added_to(idea.title, idea.text) if phone else idea.text)
        values["title"], values["text"] = _worded(values["title"], added)
    values = reworded(context, idea, values)
    context.set(idea, **values)
    if {"field_of_action", "state"} & set(values):
        tallies.recount(context, idea)
    _leave_the_wall(context, idea)


def _worded(sentence, added):
    title, text = worded(sentence, added)
    if len(text) > LONGEST_IDEA:
        raise Refused("bad_shape", field="text", reason="too_long")
    return title, text


class WithdrawIdea(Schema):
    idea: Ref


@command(phone=TALKING)
def withdraw_idea(context: CommandContext, data: WithdrawIdea):
    idea = context.find("idea", data.idea)
    _own(context, idea)
    _state(context, idea, "withdrawn")


def _check_whole(idea):
    if idea.state == "merged":
        raise Refused("idea_merged", into=idea.merged_into)


class HideIdea(Schema):
    """`reason` is for the author alone."""

    idea: Ref
    reason: Reason = ""


@command(desk=True, prose=("reason",))
def hide_idea(context: CommandContext, data: HideIdea):
    hide(context, context.find("idea", data.idea), data.reason)


def hide(context: CommandContext, idea, reason: str):
    _check_whole(idea)
    _state(context, idea, "hidden", held=held_again(idea), reason=reason)


class RestoreIdea(Schema):
    idea: Ref


@command(desk=True)
def restore_idea(context: CommandContext, data: RestoreIdea):
    let_be_seen(context, context.find("idea", data.idea))


def let_be_seen(context: CommandContext, idea):
    """From then on everybody sees it, for the first time or again."""
    _check_whole(idea)
    field_for(context, idea.field_of_action)
    _state(context, idea, "shown")


def _state(context: CommandContext, idea, state, held=None, reason=""):
    context.set(idea, state=state, held=held, reason=reason, removed=None)
    tallies.recount(context, idea)
    _leave_the_wall(context, idea)


def _leave_the_wall(context: CommandContext, idea):
    if idea.state not in ("shown", "merged") and context.workshop.shown == {"kind": "idea", "id": idea.id}:
        context.set(context.workshop, shown=None)


class MoveIdea(Schema):
    idea: Ref
    field_of_action: Ref


@command(desk=True)
def move_idea(context: CommandContext, data: MoveIdea):
    field_for(context, data.field_of_action)
    idea = context.find("idea", data.idea)
    context.set(idea, field_of_action=data.field_of_action)
    tallies.recount(context, idea)


class SupportIdea(Schema):
    idea: Ref
    supports: bool


@command(phone=TALKING)
def support_idea(context: CommandContext, data: SupportIdea):
    """Set-style: "wir machen mit" or not, of an idea and all that was merged into it.

    Whoever leaves may do so whatever has become of the idea.
    """
    idea = tallies.root(context, context.find("idea", data.idea))
    if data.supports:
        if idea.state != "shown":
            raise Refused("idea_hidden")
        if context.session.get(Support, (context.workshop.id, idea.id, context.member.id)) is None:
            context.session.add(Support(workshop_id=context.workshop.id, idea=idea.id, participant=context.member.id))
    else:
        family = [idea.id, *(part.id for part in context.all(Idea, Idea.merged_into == idea.id))]
        own = (Support.workshop_id == context.workshop.id, Support.participant == context.member.id)
        context.session.execute(delete(Support).where(*own, Support.idea.in_(family)))
    context.touch(idea)
