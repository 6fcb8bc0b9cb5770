"""From the Protocol to the HTML of its document, and the table of what that may fetch."""

import calendar
from datetime import date

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from ..paths import TEMPLATES
from ..queries.protocol_values import Protocol, plain, read
from .letters import EMOJI_FONT, FONTS, Letters
from .palette import palette
from .picture import picture
from .sentences import sentences
from .words import MUNICIPALITY, Words

FULL_ROWS = 100  # after that an idea has a row with its title only; all of it is in the data
PULLED = 2  # contributions shown large under the table
LONGEST_PULLED = 240
MOST_FOOT_LINES = 8


def page(protocol: Protocol, files: dict[str, bytes]) -> tuple[str, dict[str, tuple[bytes, str]]]:
    """(HTML, {name: (bytes, media type)}) of the document in the protocol's language, with its pictures {digest: file}."""
    words = Words(protocol.facts.language)
    letters = Letters(words.locale)
    protocol = read(Protocol, letters.cleaned(plain(protocol)))
    pulled = _pulled(protocol)
    html = _environment(words).get_template("protocol.html").render(
        protocol=protocol, facts=protocol.facts, totals=protocol.totals, weighting=protocol.weighting,
        fields={field.id: field for field in protocol.fields_of_action},
        ideas={idea.id: idea for idea in protocol.ideas}, ranks=[idea.rank for idea in protocol.ideas],
        tones={number: tones["tone"] for number, tones in sorted(palette().items())},
        sentences=sentences(protocol, words), emoji=letters.emoji, full_rows=FULL_ROWS,
        most=max((idea.points for idea in protocol.ideas), default=0),
        title=_size(protocol.facts.title), head=_shortened(protocol.facts.short_title or protocol.facts.title, 56),
        foot=_shortened(protocol.facts.title, 72), pulled=pulled, others=_others(protocol, pulled),
        programme=_programme(protocol.facts),
        line=_line(protocol), lines=_foot_lines(protocol.facts), lang=words.language, named=_named,
        chain=[protocol.proof.chain[place : place + 8] for place in range(0, len(protocol.proof.chain), 8)],
        breadth_head=_breadth_head(protocol.weighting, words),
    )  # fmt: skip
    table = {
        "protocol.css": ((TEMPLATES / "protocol" / "protocol.css").read_bytes(), "text/css"),
        "skyline.svg": (picture(protocol), "image/svg+xml"),
    }
    if letters.emoji:
        table[EMOJI_FONT] = ((FONTS / EMOJI_FONT).read_bytes(), "font/woff2")
    return html, table


def _environment(words):
    environment = Environment(
        loader=FileSystemLoader(TEMPLATES / "protocol"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.globals.update(_=words.gettext, gettext=words.gettext, ngettext=words.ngettext, words=words)
    environment.filters.update(number=words.number, tail=tail)
    return environment


def tail(text: str) -> str:
    """No single word in the last line: the last two hang together."""
    head, _space, last = text.rpartition(" ")
    before = head.rpartition(" ")[2]
    return f"{head}\u00a0{last}" if head and len(before) + len(last) < 32 else text


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
    found = []
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


def _foot_lines(facts):
    """Lines that the bodies at the foot of the cover will need; 0 where they do not fit there and follow the text."""
    lines = max(sum(-(-len(name) // 44) for name in _named(names)) for names in (facts.organisers, facts.funders))
    return lines if lines <= MOST_FOOT_LINES else 0


def _named(names):
    """Up to three bodies stand below each other, more of them in one text."""
    return names if len(names) <= 3 else (", ".join(names),)


def _breadth_head(weighting, words):
    if weighting.breadth_name.lower() in MUNICIPALITY:
        return words.gettext("Municipalities")
    return words.gettext("Groups")
