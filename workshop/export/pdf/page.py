"""From the Protocol to the HTML of its document, and the table of what that may fetch."""

import calendar
from datetime import date
from functools import cache
from itertools import count

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from ...paths import TEMPLATES
from ...protocol.values import Contribution, Idea, Protocol, plain, read
from ..sentences import sentences
from ..versions import told
from ..words import MUNICIPALITY, Words, capital
from . import pictures
from .foot import foot
from .glyphs import FONTS, OTHER_FONTS, Letters, isolated
from .palette import palette
from .picture import picture

FULL_ROWS = 100  # after that an idea has a row with its title only; all of it is in the data
PULLED = 2  # contributions shown large under the table
LONGEST_PULLED = 240
LEAST_BY_FIELD, MOST_OF_A_FIELD = 8, 10
LINE_LETTERS = 48  # of an idea's text


def page(protocol: Protocol, files: dict[str, bytes]) -> tuple[str, dict[str, tuple[bytes, str]]]:
    """(HTML, {name: (bytes, media type)}) of the document in its language; `files` are pictures by digest."""
    words = Words(protocol.facts.language)
    letters = Letters(words.locale)
    protocol = read(Protocol, letters.cleaned(plain(protocol)))
    fonts = [font for font in OTHER_FONTS if font[0] in letters.needed]
    html = templates(words.language).get_template("protocol.html").render(_values(protocol, files, words), fonts=fonts)
    head, start, body = html.partition("<body>")
    table = pictures.table(protocol, files) | {
        "protocol.css": ((TEMPLATES / "protocol" / "protocol.css").read_bytes(), "text/css"),
        "skyline.svg": (picture(protocol), "image/svg+xml"),
    }
    for _family, weights in fonts:
        table |= {name: ((FONTS / name).read_bytes(), "font/woff2") for name in weights.values()}
    return head + start + isolated(body), table


def _values(protocol, files, words):
    """What the templates speak of."""
    facts, pulled, brief = protocol.facts, _pulled(protocol), sentences(protocol, words)
    bodies, foot_height, tight = foot(protocol, files, brief, words)
    return {
        "protocol": protocol, "facts": facts, "totals": protocol.totals, "weighting": protocol.weighting,
        "lang": words.language, "next_number": count(1).__next__,
        "fields": {field.id: field for field in protocol.fields_of_action},
        "ideas": {idea.id: idea for idea in protocol.ideas},
        "ranks": [idea.rank for idea in protocol.ideas],
        "most": max((idea.points for idea in protocol.ideas), default=0),
        "by_field": by_field(protocol),
        "full_rows": FULL_ROWS,
        "tones": {number: tones["tone"] for number, tones in sorted(palette().items())},
        "sentences": brief,
        "title": _size(facts.title),
        "head": _shortened(facts.short_title or facts.title, 56),
        "foot": _shortened(facts.title, 72),
        "bodies": bodies, "foot_height": foot_height, "tight": tight,
        "photos": pictures.photos(protocol, files),
        "pulled": pulled, "others": _others(protocol, pulled),
        "programme": _programme(facts),
        "groupings": [one for one in protocol.participants if one.groups] if protocol.totals.people else [],
        "line": _line(protocol),
        "chain": [protocol.proof.chain[place : place + 8] for place in range(0, len(protocol.proof.chain), 8)],
        "breadth_head": _breadth_head(protocol.weighting, words),
        "told": lambda version: told(version, words),
    }  # fmt: skip


@cache
def templates(language: str) -> Environment:
    """Those of the document in one language, compiled."""
    words = Words(language)
    environment = Environment(
        loader=FileSystemLoader(TEMPLATES / "protocol"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.globals.update(_=words.gettext, gettext=words.gettext, ngettext=words.ngettext, words=words)
    environment.filters.update(number=words.number, tail=tail, capital=capital, height=height)
    for name in environment.list_templates(["html"]):
        environment.get_template(name)
    return environment


def tail(text: str) -> str:
    """No single word in the last line: the last two hang together."""
    head, _space, last = text.rpartition(" ")
    before = head.rpartition(" ")[2]
    return f"{head}\u00a0{last}" if head and len(before) + len(last) < 32 else text


def height(idea) -> int:
    """Lines that the row of an idea will have, more or less: a row of many may break."""
    texts = [idea.text, ", ".join(idea.groups), ", ".join(idea.supporters)]
    texts += [f"{part.title} {part.text}" for part in idea.parts]
    return sum(-(-len(text) // LINE_LETTERS) for text in texts)


def _size(title):
    """The class of a title by its length: it must leave the skyline its room."""
    return "long" if len(title) > 84 else "middle" if len(title) > 56 else "short"


def _shortened(text, most):
    """For the running head: whole words, at most `most` characters."""
    if len(text) <= most:
        return text
    cut = text[: most - 2].rpartition(" ")[0] or text[: most - 2]
    return cut.rstrip(",;:– ") + "\u00a0…"


def _pulled(protocol):
    """[(idea, contribution)]: the first short contribution of the first ideas."""
    found: list[tuple[Idea, Contribution]] = []
    for idea in protocol.ideas[:FULL_ROWS]:
        short = [item for item in idea.contributions if len(item.text) <= LONGEST_PULLED and "\n" not in item.text]
        if short and len(found) < PULLED:
            found.append((idea, short[0]))
    return found


def _others(protocol, pulled):
    """[(idea, contributions)]: all that are not shown large."""
    large = [id(contribution) for _idea, contribution in pulled]
    found = [
        (idea, [item for item in idea.contributions if id(item) not in large]) for idea in protocol.ideas[:FULL_ROWS]
    ]
    return [(idea, contributions) for idea, contributions in found if contributions]


def _programme(facts):
    """[(from, to, title)]: an item ends where the next begins, the last with the evening."""
    ends = [item.at for item in facts.programme[1:]] + [facts.ends[11:16]]
    return [
        (item.at, end if end > item.at else "", item.title) for item, end in zip(facts.programme, ends, strict=False)
    ]


def _line(protocol):
    """The time line of the dates: {"from", "to", "places": {measure: per cent}}; None for fewer than two dates."""
    due = {measure.id: date.fromisoformat(measure.due) for measure in protocol.measures if measure.due}
    if len(set(due.values())) < 2:
        return None
    first = min(date.fromisoformat(protocol.facts.starts[:10]), *due.values()).replace(day=1)
    last = max(due.values())
    last = last.replace(day=calendar.monthrange(last.year, last.month)[1])
    places = {ident: round(100 * (day - first).days / (last - first).days, 1) for ident, day in due.items()}
    return {"from": first.isoformat(), "to": last.isoformat(), "places": places}


def by_field(protocol) -> list[dict]:
    """[{"field", "points", "ideas", "rest"}]: the first ideas of each field of action, and how many more it has.

    Nothing where all ideas are in one field, or so few that one sees it anyway.
    """
    found = []
    for field in protocol.fields_of_action:
        own = [idea for idea in protocol.ideas if idea.field_of_action == field.id]
        if own:
            points, shown = sum(idea.points for idea in own), own[:MOST_OF_A_FIELD]
            found.append({"field": field, "points": points, "ideas": shown, "rest": len(own) - len(shown)})
    return found if len(found) > 1 and len(protocol.ideas) >= LEAST_BY_FIELD else []


def _breadth_head(weighting, words):
    if weighting.breadth_name.lower() in MUNICIPALITY:
        return words.gettext("Municipalities")
    return words.gettext("Groups")
