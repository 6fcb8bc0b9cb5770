"""The chapter of the further weightings: a table each, of the ideas that have got something."""

from ...turns import in_turns
from ..blocks import Bar, Chapter, Chip, Column, Grid, Heading, Part, Row, Rows, Text
from ..methods import method
from ..tables import named
from ..words import Words
from .parts import breadth, breadth_head, chapter


def weightings(protocol, words: Words) -> Chapter | None:
    _, parts = words.gettext, []
    for one in in_turns(protocol.further):
        parts += _told(one, protocol, words)
    if not parts:
        return None
    lead = _("Each weighting counts by itself. Ideas that received nothing are not listed.")
    return chapter(protocol, "weightings", _("Further weightings"), parts, lead)


def _told(one, protocol, words) -> list[Part]:
    way = method(one.method)
    if not one.revealed:
        came = way.waiting(words)
    else:
        came = way.answered(one.weighted, words) if one.weighted else way.nothing(words)
    paper = [way.paper(paper, words) for paper in one.paper]
    how = Text(" ".join([way.asked(one.limits, "", words), came, *paper]), style="small")
    return [Heading(named(one, words)), how, *([_table(one, way, protocol, words)] if one.ideas else [])]


def _table(one, way, protocol, words):
    _, broad = words.gettext, one.breadth_told
    widths = (7, 40, 21, 16, 16) if broad else (7, 51, 23, 0, 19)
    columns = (
        Column("rank", _("Rank"), widths[0], figures=True),
        Column("idea", _("Project idea"), widths[1]),
        Column("field", _("Field of action"), widths[2]),
        *([Column("breadth", breadth_head(protocol.weighting, words), widths[3])] * broad),
        Column("weight", way.weight(words), widths[4]),
    )
    ideas = {idea.id: idea for idea in protocol.ideas}
    fields = {
        field.id: Chip(field.letter, field.short_name or field.name, field.color) for field in protocol.fields_of_action
    }
    most = one.ideas[0].value

    def row(_place, weighed):
        idea = ideas[weighed.idea]
        field = fields[idea.field_of_action]
        told = [(Text(breadth(weighed.value, weighed.breadth, protocol.weighting, words)),)] if broad else []
        share = round(100 * weighed.value / most, 1) if most else 0
        weight = Text("", way.number(weighed.value, words), "weight"), Bar(share, field.color)
        return Row(((Text(str(weighed.rank)),), (Text(idea.title, style="title"),), (field,), *told, weight))

    return Grid("weighting", columns, Rows(one.ideas, row), named=1)
