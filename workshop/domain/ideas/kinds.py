"""What is seen of ideas, by whom, and what becomes of them."""

from ...engine.changes import once
from ...engine.context import CommandContext
from ...engine.erasing import blank_withheld
from ...engine.kind import kind
from ...engine.withheld import told as told_at_the_desk
from ...errors import Refused
from ..groups import groupings
from ..weightings import tallies
from .beside import beside, sizes
from .merging import give_back
from .models import Idea
from .wording import rest


def _in_sight(idea, _workshop) -> bool:
    return idea.state in ("shown", "merged")


def _more(session, workshop, rows, audience, read):
    """Of the groups that take part the desk sees all, everybody else those that may be named."""
    told = once(read, "beside ideas", lambda: beside(session, workshop, rows))
    if audience == "desk" or not told:
        shown = groupings.all_groups(workshop.groupings)
    else:
        shown = once(read, "named", lambda: groupings.named(workshop, sizes(session, workshop)))
    return {
        row.id: told[row.id]
        | told_at_the_desk(row)
        | {
            "supporters": [group for group in shown if group in told[row.id]["supporters"]],
            "rest": rest(row.title, row.text),
        }
        for row in rows
    }


def _undoing(context: CommandContext, idea, _was, became):
    if "merged_into" not in became:
        return
    if context.workshop.any_sealed:
        raise Refused("sealed")
    if became["merged_into"]:
        give_back(context, context.find("idea", idea.merged_into), idea)


def _undone(context: CommandContext, entries):
    """Every idea is counted anew, and whatever it was or had been merged into."""
    touched = set()
    for idea, was, became in entries:
        if was.get("merged_into") and _is_tangled(context, idea):
            raise Refused("changed_meanwhile", thing={"kind": "idea", "id": idea.id})
        touched |= {idea.id, was.get("merged_into"), became.get("merged_into")}
    for ident in sorted(touched - {None}):
        found = context.find("idea", ident)
        context.touch(found)
        tallies.recount(context, found)


def _is_tangled(context: CommandContext, idea) -> bool:
    """Does a part hang on what is not to be seen, or has it parts itself? Its survivor may have changed since."""
    survivor = context.find("idea", idea.merged_into)
    return survivor.state != "shown" or bool(context.all(Idea, Idea.merged_into == idea.id))


def _unquote(context: CommandContext, said, own):
    """Ideas of others in which a long text of the person stands lose what quotes it."""
    for idea in context.all(Idea):
        if idea not in own and any(word in f"{idea.title}\n{idea.text}" for word in said.long):
            title, text = ("" if said.quoted_in(words) else words for words in (idea.title, idea.text))
            context.write_forgetting(idea, title=title, text=text)
        if idea not in own and idea.reason and said.told_in(idea.reason):
            context.write_forgetting(idea, reason="")


kind(
    "idea",
    Idea,
    "field_of_action size title text rest groups supporters support state merged_into contributions at card",
    desk="by group declined reason",
    public=_in_sight,
    more=_more,
    title="title",
    owner="author",
    fresh="shown",
    gone="hidden",
    undoing=_undoing,
    undone=_undone,
    erase=blank_withheld,
    unquote=_unquote,
)
