"""The chapter of the ideas: by weight, by field of action, and what was said to them."""

from ...turns import in_turns
from ..blocks import Bar, Cell, Chapter, Column, Grid, Heading, Listed, Part, Quote, Row, Rows, Said, Text, Voice
from ..methods import method
from ..tables import size, sort
from ..words import Words, capital
from .parts import breadth, breadth_head, chapter, chip, counted, question

FULL = 100  # rows; after that paper has the title only
QUOTED, LONGEST_QUOTED = 2, 240  # contributions set large, letters
LEAST_BY_FIELD, MOST_OF_A_FIELD = 8, 10
SORTS = ("addition", "question", "concern")


def ideas(protocol, words: Words) -> Chapter | None:
    _, given = words.gettext, protocol.totals.points
    title = _("Project ideas by weight") if given else _("Project ideas")
    if not protocol.ideas:
        draft = protocol.facts.draft
        none = _("No project ideas have been collected yet.") if draft else _("No project ideas were collected.")
        return chapter(protocol, "ideas", title, [], none)
    quoted = _quoted(protocol)
    parts: list[Part] = [_ranking(protocol, words), *by_field(protocol, words)]
    parts += [_quote(idea, item, words) for idea, item in quoted]
    parts += _said(protocol, quoted, words)
    return chapter(protocol, "ideas", title, parts, _lead(protocol, words))


def _lead(protocol, words):
    _, weighting = words.gettext, protocol.weighting
    way, after = method(weighting.method), []
    if protocol.totals.points:
        said = [way.read(weighting.limits, question(weighting, words), words)]
        if any(idea.rank is None for idea in protocol.ideas):
            said.append(_("Ideas that were not asked about come last, without a rank."))
        after = [counted(weighting, words), *(way.paper(paper, words) for paper in weighting.paper)]
    else:
        none = way.nothing(words) if weighting.revealed else way.waiting(words)
        said = [none, _("The ideas stand in the order of entry.")]
    large, small = (sum(idea.size == which for idea in protocol.ideas) for which in ("large", "small"))
    if large and small:
        values = {"large": capital(words.spelled(large)), "small": words.spelled(small)}
        said.append(_("%(large)s of them were called large, %(small)s small.", **values))
    return " ".join(filter(None, [*said, *after]))


def _ranking(protocol, words):
    _, given, broad = words.gettext, protocol.totals.points, protocol.weighting.breadth_told
    way = method(protocol.weighting.method)
    widths = (7, 40, 21, 16, 16) if broad else (7, 51, 23, 0, 19)
    columns = [
        Column("rank", _("Rank") if given else _("No."), widths[0], figures=True),
        Column("idea", _("Project idea"), widths[1]),
        Column("field", _("Field of action"), widths[2]),
        *([Column("breadth", breadth_head(protocol.weighting, words), widths[3])] * broad),
        Column("weight", way.weight(words) if given else _("Contributions"), widths[4]),
    ]
    fields = {field.id: chip(field) for field in protocol.fields_of_action}
    rows = Rows(protocol.ideas, lambda place, idea: _row(place, idea, fields[idea.field_of_action], protocol, words))
    cut = _("From the %(n)s. idea on only the titles are printed; the data (CSV, JSON) hold everything.", n=FULL + 1)
    return Grid("ideas", tuple(columns), rows, named=1, shortened=cut if len(protocol.ideas) > FULL else "")


def _row(place, idea, field, protocol, words):
    given, told, weighting = protocol.totals.points, len(idea.contributions), protocol.weighting
    rank: Cell = (Text(str(idea.rank or ("–" if given else place))),)
    name, points = Text(idea.title, style="title"), weight(idea, weighting, words)
    broad = [(Text(breadth(idea.points, idea.breadth, weighting, words)),)] if weighting.breadth_told else []
    sized = [Text(size(idea.size, words), style=f"size {idea.size}")] if idea.size else []
    if given:
        said = words.ngettext("%(n)s contribution", "%(n)s contributions", told, n=words.number(told)) if told else ""
        share = round(100 * idea.points / protocol.ideas[0].points, 1)
        bar = [] if idea.rank is None else [Bar(share, field.color)]
        last: Cell = (Text(said and f"· {said}", points, "weight"), *bar)
    else:
        last = (Text(words.number(told) if told else "–"),)
    cells = rank, (name, *_about(idea, words)), (field, *sized), *broad, last
    if place <= FULL:
        return Row(cells, key=f"idea-{idea.id}")
    short = (
        rank,
        (name, *_parts(idea, words, False)),
        (field,),
        *broad,
        (Text("", points, "weight"),) if given else last,
    )
    return Row(cells, short, f"idea-{idea.id}")


def _about(idea, words):
    """What is to read below a title."""
    _ = words.gettext
    joining = ", ".join(idea.supporters) or (words.number(idea.support) if idea.support else "")
    return (
        *([Text(idea.below, style="text")] if idea.below else []),
        *([Text(_("Concerns: %(groups)s", groups=", ".join(idea.groups)), style="meta")] if idea.groups else []),
        *([Text(_("Joining in: %(groups)s", groups=joining), style="meta")] if joining else []),
        *([Text(_("On paper: %(value)s", value=words.number(idea.paper)), style="meta")] if idea.paper else []),
        *_parts(idea, words, any(part.below for part in idea.parts)),
    )


def _parts(idea, words, whole):
    """What has become part of the idea; `whole`: with its texts."""
    if not idea.parts:
        return []
    merged, titles = words.gettext("Merged into it:"), [words.quoted(part.title) for part in idea.parts]
    if not whole:
        return [Text(f"{merged} {', '.join(titles)}", style="meta")]
    texts = [f" – {part.below}" if part.below else "" for part in idea.parts]
    told = [Text(f"{title}{text}", style="part") for title, text in zip(titles, texts, strict=True)]
    return [Text(merged, style="meta"), *told]


def weight(idea, weighting, words: Words) -> str:
    """What an idea has got, as a figure, where there are some; nothing is no 0 where nobody was asked about it."""
    return "–" if idea.rank is None else method(weighting.method).number(idea.points, words)


def by_field(protocol, words: Words) -> list[Part]:
    """Each field's sum, its guiding question and its first ideas: where there are so many that one does not see it
    anyway, or where there are questions."""
    _, given, way = words.gettext, protocol.totals.points, method(protocol.weighting.method)
    owned = [
        (field, [idea for idea in protocol.ideas if idea.field_of_action == field.id])
        for field in protocol.fields_of_action
    ]
    found = [(field, own) for field, own in owned if own]
    many = len(found) > 1 and len(protocol.ideas) >= LEAST_BY_FIELD
    if not many and not any(field.impulse for field, _own in found):
        return []
    columns = (
        Column("field", _("Field of action"), 31),
        Column("sum", way.unit(words) if given else _("Ideas"), 11),
        Column("text", way.titles(words) if given else _("Project ideas"), 58),
    )
    rows = tuple(_field(field, own, given and protocol.weighting, words) for field, own in found)
    return [Heading(_("By field of action")), Grid("by-field", columns, rows, named=0)]


def _field(field, own, weighting, words):
    """`weighting`: the one whose figures are told, if any."""
    shown, rest = own[:MOST_OF_A_FIELD], len(own) - MOST_OF_A_FIELD
    titles = tuple((idea.title, weight(idea, weighting, words) if weighting else "") for idea in shown)
    more = words.ngettext("and one more", "and %(n)s more", rest, n=words.number(rest)) if rest > 0 else ""
    asks = [Text(field.impulse, style="meta")] if field.impulse else []
    if weighting:
        total = method(weighting.method).number(sum(idea.points for idea in own), words)
    else:
        total = words.number(len(own))
    return Row(((chip(field), *asks), (Text("", total, "sum"),), (Listed(titles, more),)))


def _quoted(protocol):
    """[(idea, contribution)]: the first short contribution of the first ideas."""
    found: list[tuple] = []
    for idea in protocol.ideas[:FULL]:
        short = [item for item in idea.contributions if len(item.text) <= LONGEST_QUOTED and "\n" not in item.text]
        if short and len(found) < QUOTED:
            found.append((idea, short[0]))
    return found


def _quote(idea, item, words):
    to = words.gettext("%(sort)s to %(title)s", sort=sort(item.sort, words), title=words.quoted(idea.title))
    return Quote(words.quoted(item.text), f"{to}, {item.group}" if item.group else to)


def _said(protocol, quoted, words):
    """All that is not set large: by idea, by sort."""
    _, large = words.gettext, {id(item) for _idea, item in quoted}
    voices = []
    for idea in in_turns(protocol.ideas):
        left = sorted(
            (one for one in idea.contributions if id(one) not in large), key=lambda one: SORTS.index(one.sort)
        )
        if left:
            voices.append(Voice(f"idea-{idea.id}", idea.title, tuple(_voice(item, words) for item in left)))
    title = _("More contributions in their own words") if quoted else _("Contributions in their own words")
    return [Said(title, tuple(voices))] if voices else []


def _voice(item, words):
    named = f" ({item.group})" if item.group else ""
    return Text(item.text, f"{sort(item.sort, words)}{named}:")
