"""Contact and proof: whom to ask, what was objected to, what has changed, how all this came about."""

from ..blocks import Chapter, Column, Grid, Heading, Part, Row, Text, Together
from ..methods import method
from ..tables import named
from ..versions import told
from ..words import Words
from .parts import chapter, counted, question, section_names


def proof(protocol, words: Words) -> Chapter | None:
    facts, names = protocol.facts, section_names(words)
    title = names["proof"] if facts.contacts else words.gettext("Proof")
    parts: list[Part] = [
        *_contacts(facts.contacts, words),
        *_corrections(protocol, names, words),
        *_versions(protocol, words),
        Together("proof", tuple(_made(protocol, words))),
    ]
    return chapter(protocol, "proof", title, parts)


def _contacts(contacts, words) -> list[Part]:
    _ = words.gettext
    columns = Column("who", _("Contact"), 34), Column("phone", _("Telephone"), 27), Column("mail", _("E-mail"), 39)
    rows = tuple(
        Row(((Text(one.name, style="title"),), (Text(one.phone or "–"),), (Text(one.mail or "–"),))) for one in contacts
    )
    return [Grid("contacts", columns, rows, named=0)] if rows else []


def _corrections(protocol, names, words) -> list[Part]:
    _ = words.gettext
    found: list[Part] = []
    for one in protocol.corrections:
        outcome = _("Accepted.") if one.accepted else _("Not accepted.")
        where = f"{names[one.section]}, {words.short_day(one.at)}."
        found.append(Together("correction", (Text(one.text, where), Text(one.answer, outcome, "answer"))))
    return [Heading(_("Objections and answers")), *found] if found else []


def _versions(protocol, words) -> list[Part]:
    """The newest first; nothing while there is only one."""
    _ = words.gettext
    found: list[Part] = []
    for one in protocol.versions[::-1] if len(protocol.versions) > 1 else ():
        first = [Text(_("The first one."))] if one is protocol.versions[0] else []
        head = Text("", _("Version %(n)s, %(day)s", n=one.number, day=words.day(one.at)))
        found.append(Together("version", (head, *first, *(Text(sentence) for sentence in told(one, words)))))
    return [Heading(_("What has changed")), *found] if found else []


def _made(protocol, words):
    _, facts = words.gettext, protocol.facts
    if protocol.ideas:
        once = [*filter(None, [counted(protocol.weighting, words)]), *_breadth(protocol, words)]
        yield Text(_weighted(protocol.weighting, words, once), _("How the ideas were weighted."))
    for one in protocol.further:
        yield Text(_weighted(one, words), _("A further weighting.") if one.title else f"{named(one, words)}.")
    if facts.draft:
        made = _(
            "This is a draft: it shows the state of the workshop when it was requested and may change until it is "
            "released."
        )
    else:
        made = _(
            "It was made by the program from the workshop's journal, in which every change is numbered and linked to "
            "the one before."
        )
    consent = _("Names of people are printed only with their consent.")
    inside = _("All data are inside this file as well: protocol.json, ideas.csv and measures.csv.")
    yield Text(f"{made} {consent}", _("How this record was made."), attached=inside)
    if facts.sample:
        yield Text(_("People, ideas and commitments in this record are invented."), _("Sample content."))
    chain = protocol.proof.chain
    checksum = _("Checksum of the journal (SHA-256), change no. %(n)s", n=words.number(protocol.proof.seq))
    yield Text(" ".join(chain[place : place + 8] for place in range(0, len(chain), 8)), f"{checksum}:", "chain")


def _weighted(weighting, words, once=()):
    way = method(weighting.method)
    found = [
        way.asked(weighting.limits, question(weighting, words), words),
        way.hidden(words) if weighting.revealed else way.waiting(words),
        *once,
        *(way.paper(paper, words) for paper in weighting.paper),
        *([way.sealed(words)] if weighting.sealed else []),
    ]
    return " ".join(found)


def _breadth(protocol, words):
    """Said once, for all weightings."""
    weighting = protocol.weighting
    if not any(one.breadth_told for one in (weighting, *protocol.further)):
        return []
    groups = words.groups(weighting.breadth_of, weighting.breadth_name)
    return [method(weighting.method).breadth(groups, words)]
