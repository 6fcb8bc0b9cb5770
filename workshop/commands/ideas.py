"""Writing down ideas and developing them."""

from typing import Annotated, Literal

from sqlalchemy import delete

from ..engine.command import command
from ..engine.schema import LONGEST_SENTENCE, LONGEST_TEXT, Groups, Letters, Ref, Schema
from ..errors import Refused
from ..models import Contribution, Idea, Support, Tally
from ..queries.beside_ideas import supports
from ..queries.wording import added_to, worded
from . import room, tallies
from .groups import known_groups

TALKING = ("collect", "discuss")
#: What somebody writes as an idea: `queries/wording.py` makes a title of it
Sentence = Annotated[str, Letters(1, LONGEST_SENTENCE)]
#: A text that begins with the whole sentence
LONGEST_IDEA = LONGEST_TEXT + LONGEST_SENTENCE + 1
IdeaText = Annotated[str, Letters(0, LONGEST_IDEA, lines=True)]


def field_for(act, ident):
    """The field of action for an idea; Refused("field_removed") if it is gone."""
    field = act.find("field_of_action", ident)
    if field.state != "shown":
        raise Refused("field_removed")
    return field


def write(act, data, author, at):
    """A new idea in the name of `author` (a participant's number or None)."""
    field_for(act, data.field_of_action)
    room.IDEAS.check(act, author)
    title, text = _worded(data.title, data.text)
    idea = act.add(
        Idea,
        field_of_action=data.field_of_action,
        author=author,
        title=title,
        text=text,
        size=data.size,
        groups=known_groups(act.workshop, data.groups),
        state="shown",
        at=at,
    )
    tally = Tally(workshop_id=act.workshop.id, id=idea.id, seq=act.seq, edited=act.seq, counts=True)
    tally.points = tally.people = tally.breadth = 0
    tally.was_public = act.workshop.revealed
    act.session.add(tally)
    return idea


class AddIdea(Schema):
    field_of_action: Ref
    title: Sentence
    text: IdeaText = ""
    size: Literal["small", "large"] | None = None
    groups: Groups = []


@command(phone=TALKING, desk=True, late="idea")
def add_idea(act, data: AddIdea):
    return write(act, data, act.member and act.member.id, act.now).id


def _own(act, idea):
    """Its author may change an idea until somebody contributed, takes part, merged or may have weighted."""
    if act.actor.role == "desk":
        return
    if idea.author != act.member.id:
        raise Refused("not_yours")
    if idea.state == "hidden":
        raise Refused("idea_hidden")
    if idea.state == "merged":
        raise Refused("idea_merged", into=idea.merged_into)
    mine = act.member.id
    said = [Contribution.idea == idea.id, Contribution.author != mine, Contribution.removed.is_(None)]
    others = act.count(Contribution, *said) or _support(act, idea, Support.participant != mine)
    if others or act.all(Idea, Idea.merged_into == idea.id) or _may_be_weighted(act, idea):
        raise Refused("idea_in_use")


def _support(act, idea, *conditions):
    return len(act.session.execute(supports(act.workshop).where(Support.idea == idea.id, *conditions)).all())


def _may_be_weighted(act, idea) -> bool:
    """Could it have got points? Whether it has, a refusal must not tell before the reveal.

    Nothing written since this phase began has any, unless points may be given in it.
    """
    workshop = act.workshop
    now = workshop.phase == "weight" or "set_weight" in workshop.also_allowed.get(workshop.phase, ())
    return (now or idea.at < workshop.phase_since) and tallies.ballots(act) > 0


class EditIdea(Schema):
    idea: Ref
    title: Sentence | None = None
    text: IdeaText | None = None
    size: Literal["small", "large"] | None = None
    groups: Groups | None = None
    field_of_action: Ref | None = None


@command(phone=TALKING, desk=True)
def edit_idea(act, data: EditIdea):
    idea = act.find("idea", data.idea)
    _own(act, idea)
    values = act.given(data, "idea", empty=("size",))
    if "field_of_action" in values:
        field_for(act, values["field_of_action"])
    if "groups" in values:
        values["groups"] = known_groups(act.workshop, values["groups"])
    if "title" in values:
        phone = (
            act.actor.role == "phone"
        )  # there one field holds the whole sentence, at the desk title and text are two
        added = values.get("text", added_to(idea.title, idea.text) if phone else idea.text)
        values["title"], values["text"] = _worded(values["title"], added)
    act.set(idea, **values)


def _worded(sentence, added):
    title, text = worded(sentence, added)
    if len(text) > LONGEST_IDEA:
        raise Refused("bad_shape", field="text", reason="too_long")
    return title, text


class WithdrawIdea(Schema):
    idea: Ref


@command(phone=TALKING)
def withdraw_idea(act, data: WithdrawIdea):
    idea = act.find("idea", data.idea)
    _own(act, idea)
    _state(act, idea, "withdrawn")


class HideIdea(Schema):
    idea: Ref


@command(desk=True)
def hide_idea(act, data: HideIdea):
    idea = act.find("idea", data.idea)
    if idea.state == "merged":
        raise Refused("idea_merged", into=idea.merged_into)
    _state(act, idea, "hidden")


class RestoreIdea(Schema):
    idea: Ref


@command(desk=True)
def restore_idea(act, data: RestoreIdea):
    idea = act.find("idea", data.idea)
    if idea.state == "merged":
        raise Refused("idea_merged", into=idea.merged_into)
    field_for(act, idea.field_of_action)
    _state(act, idea, "shown")


def _state(act, idea, state):
    act.set(idea, state=state, removed=None)
    tallies.recount(act, idea)
    if state != "shown" and act.workshop.shown == {"kind": "idea", "id": idea.id}:
        act.set(act.workshop, shown=None)


class MoveIdea(Schema):
    idea: Ref
    field_of_action: Ref


@command(desk=True)
def move_idea(act, data: MoveIdea):
    field_for(act, data.field_of_action)
    act.set(act.find("idea", data.idea), field_of_action=data.field_of_action)


class SupportIdea(Schema):
    idea: Ref
    supports: bool


@command(phone=TALKING)
def support_idea(act, data: SupportIdea):
    """Set-style: "wir machen mit" or not, of an idea and all that was merged into it.

    Whoever leaves may do so whatever has become of the idea.
    """
    idea = tallies.root(act, act.find("idea", data.idea))
    if data.supports:
        if idea.state != "shown":
            raise Refused("idea_hidden")
        if act.session.get(Support, (act.workshop.id, idea.id, act.member.id)) is None:
            act.session.add(Support(workshop_id=act.workshop.id, idea=idea.id, participant=act.member.id))
    else:
        family = [idea.id, *(part.id for part in act.all(Idea, Idea.merged_into == idea.id))]
        own = (Support.workshop_id == act.workshop.id, Support.participant == act.member.id)
        act.session.execute(delete(Support).where(*own, Support.idea.in_(family)))
    act.touch(idea)
