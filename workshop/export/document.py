"""From the Protocol to the blocks of its document, in the protocol's language."""

from ..turns import in_turns
from .blocks import Block, Figure, Grid, Heading, Items, Text
from .sentences import sentences
from .tables import bearer, name, size, sort, state
from .versions import told
from .words import MUNICIPALITY, Words

LOGO, PHOTO = (36, 18), (150, 110)  # at most so wide and so high, mm


def document(protocol, words: Words) -> list[Block]:
    """Everything below the title: what is not there makes no chapter."""
    chapters = (_summary, _ideas, _fields, _measures, _people, _photos, _corrections, _versions, _proof)
    return [*_facts(protocol, words), *(block for chapter in chapters for block in chapter(protocol, words))]


def kicker(protocol, words: Words) -> str:
    """Record of results · Draft · Sample content"""
    _, facts = words.gettext, protocol.facts
    marks = (_("Draft"), facts.draft), (_("Sample content"), facts.sample)
    return " · ".join([_("Record of results"), *(word for word, true in marks if true)])


def _facts(protocol, words):
    _, facts, totals = words.gettext, protocol.facts, protocol.totals
    number = _("No. %(number)s", number=facts.number)
    version = _("version %(n)s", n=facts.release)
    pairs = [
        (_("When"), words.period(facts.starts, facts.ends)),
        (_("Where"), facts.place),
        (_("Record"), number if facts.draft or facts.release < 2 else f"{number}, {version}"),
        (_("Organised by"), ", ".join(facts.organisers)),
        (_("Funded by"), ", ".join(facts.funders)),
        (_("People"), words.number(totals.people)),
        (_("Project ideas"), words.number(totals.ideas)),
        (_("Points"), words.number(totals.points) if protocol.weighting.revealed else _("still hidden")),
        (_("Measures"), _measured(totals, words)),
    ]
    logos = [picture for picture in protocol.pictures if picture.sort != "photo"]
    return [
        Items(tuple(Text(text, f"{key}:") for key, text in pairs if text)),
        *(_figure(logo, LOGO, "") for logo in logos),
    ]


def _measured(totals, words):
    if not totals.measures:
        return words.number(0)
    return words.gettext(
        "%(n)s, %(led)s of them taken on", n=words.number(totals.measures), led=words.number(totals.led)
    )


def _note(protocol, section):
    return [Text(note.text) for note in protocol.notes if note.section == section and note.text]


def _chapter(title: str, *blocks: Block) -> list[Block]:
    """Nothing for a chapter without content."""
    return [Heading(1, title), *blocks] if blocks else []


def _summary(protocol, words):
    found = tuple(Text(sentence, key and f"{key}.") for key, sentence in sentences(protocol, words))
    listed = [Items(found)] if found else []
    return _chapter(words.gettext("The essentials in brief"), *listed, *_note(protocol, "summary"))


def _ideas(protocol, words):
    _, given = words.gettext, protocol.totals.points
    title = _("Project ideas by weight") if given else _("Project ideas")
    if not protocol.ideas:
        return _chapter(title, Text(_("No project ideas were collected.")), *_note(protocol, "ideas"))
    if given:
        lead = _(
            "Everybody had %(points)s to give, on up to %(ideas)s. Ideas with the same points share a rank; "
            "they stand in the order of entry.",
            **_ballot(protocol, words),
        )
    elif protocol.weighting.revealed:
        lead = _("No points have been given. The ideas stand in the order of entry.")
    else:
        lead = _("The points have not been revealed yet. The ideas stand in the order of entry.")
    return _chapter(title, Text(lead), *_note(protocol, "ideas"), _ranking(protocol, words))


def _ballot(protocol, words):
    points, ideas = protocol.weighting.points, protocol.weighting.ideas_max
    return {
        "points": words.ngettext("one point", "%(n)s points", points, n=words.spelled(points)),
        "ideas": words.ngettext("one idea", "%(n)s ideas", ideas, n=words.spelled(ideas)),
    }


def _ranking(protocol, words):
    _, broad = words.gettext, protocol.weighting.breadth_told
    fields = {field.id: field for field in protocol.fields_of_action}
    head = [_("Rank") if protocol.totals.points else _("No."), _("Project idea"), _("Field of action")]
    head += [_("Size"), _("Points"), *([_breadth_head(protocol, words)] if broad else [])]
    rows = []
    for place, idea in in_turns(enumerate(protocol.ideas, 1)):
        field = fields[idea.field_of_action]
        cells = [str(idea.rank or place), idea.title, f"{field.letter} {field.short_name or field.name}"]
        cells += [
            size(idea.size, words) or "–",
            words.number(idea.points) if protocol.weighting.revealed else "–",
            *([_breadth(idea, protocol, words)] * broad),
        ]
        rows.append(tuple(cells))
    widths = (7, 41, 22, 8, 9, 13) if broad else (7, 51, 22, 10, 10)
    return Grid(tuple(head), widths, tuple(rows), figures=(0, 4))


def _breadth_head(protocol, words):
    _ = words.gettext
    return _("Municipalities") if protocol.weighting.breadth_name.lower() in MUNICIPALITY else _("Groups")


def _breadth(idea, protocol, words):
    if not idea.points or idea.breadth is None:
        return "–"
    return words.gettext("%(n)s of %(of)s", n=idea.breadth, of=protocol.weighting.breadth_of)


def _fields(protocol, words):
    blocks: list[Block] = []
    for field in protocol.fields_of_action:
        ideas = [idea for idea in protocol.ideas if idea.field_of_action == field.id]
        if ideas:
            impulse = [Text(field.impulse)] if field.impulse else []
            blocks += [Heading(2, f"{field.letter} {field.name}"), *impulse]
            blocks += [block for idea in in_turns(ideas) for block in _idea(idea, protocol, words)]
    return _chapter(words.gettext("Project ideas by field of action"), *blocks)


def _idea(idea, protocol, words):
    """One idea with all that was said about it."""
    _ = words.gettext
    about = [_("rank %(n)s", n=idea.rank)] if idea.rank else []
    if protocol.weighting.revealed:
        about += [words.ngettext("%(n)s point", "%(n)s points", idea.points, n=words.number(idea.points))]
    if idea.points and idea.breadth is not None:
        about.append(f"{_breadth_head(protocol, words)}: {_breadth(idea, protocol, words)}")
    about += [size(idea.size, words)] if idea.size else []
    meta = [*([Text(", ".join(about))] if about else []), *([Text(idea.below)] if idea.below else [])]
    if idea.groups:
        meta.append(Text(_("Concerns: %(groups)s", groups=", ".join(idea.groups))))
    if idea.supporters:
        meta.append(Text(_("Joining in: %(groups)s", groups=", ".join(idea.supporters))))
    elif idea.support:
        meta.append(Text(words.number(idea.support), _("Joining in:")))
    said = tuple(Text(item.text, _sort(item, words)) for item in idea.contributions)
    parts = tuple(Text(part.below, f"{part.title}:") if part.below else Text(part.title) for part in idea.parts)
    return [
        Heading(3, idea.title),
        *meta,
        *([Items(said)] if said else []),
        *([Text("", _("Merged into it:")), Items(parts)] if parts else []),
    ]


def _sort(item, words):
    named = f" ({item.group})" if item.group else ""
    return f"{sort(item.sort, words)}{named}:"


def _measures(protocol, words):
    _, note = words.gettext, _note(protocol, "measures")
    if not protocol.measures:
        none = _("No measures have been agreed yet.") if protocol.facts.draft else _("No measures were agreed.")
        return _chapter(_("Action plan"), Text(none), *note)
    head = (_("No."), _("What is to be done?"), _("Who leads?"), _("With whom?"), _("Until when?"))
    ideas = {idea.id: idea for idea in protocol.ideas}
    rows = tuple(_measure(number, item, ideas, words) for number, item in in_turns(enumerate(protocol.measures, 1)))
    return _chapter(_("Action plan"), *note, Grid(head, (7, 37, 21, 21, 14), rows, figures=(0,), named=(1, 2)))


def _measure(number, measure, ideas, words):
    _, idea = words.gettext, ideas.get(measure.idea)
    origin = [_("From the idea %(title)s", title=words.quoted(idea.title))] if idea else []
    what = (measure.title, *([measure.first_step] if measure.first_step else []), *origin)
    leads = (*(name(item, words) for item in measure.leads), state(measure.state, words))
    partners = tuple(bearer(item, words) for item in measure.partners)
    due = words.short_day(measure.due) if measure.due else _("open")
    return str(number), what, leads, partners or ("–",), due


def _people(protocol, words):
    _, facts = words.gettext, protocol.facts
    blocks: list[Block] = []
    if facts.programme:
        rows = tuple((item.at, item.title) for item in facts.programme)
        blocks.append(Grid((_("Time"), _("Item")), (16, 84), rows))
    if facts.impulses:
        blocks += [Heading(2, _("Short talks")), *(Text(one.text, one.title) for one in facts.impulses)]
    groupings = [one for one in protocol.participants if one.groups or one.others] if protocol.totals.people else []
    for grouping in groupings:
        counts = [(count.name, count.people) for count in grouping.groups]
        others = _("others") if grouping.groups else _("small groups, together")
        counts += [(others, grouping.others), (_("not stated"), grouping.unknown)]
        rows = tuple((name, words.number(people)) for name, people in counts if people)
        blocks.append(Heading(2, _("Participants by group: %(grouping)s", grouping=grouping.name)))
        blocks.append(Grid((grouping.name, _("People")), (76, 24), rows, figures=(1,)))
    if groupings and words.few(facts.group_minimum):
        blocks.append(Text(words.few(facts.group_minimum)))
    return _chapter(_("Programme and participants"), *_note(protocol, "people"), *blocks)


def _photos(protocol, words):
    photos = [_figure(photo, PHOTO, photo.name) for photo in protocol.pictures if photo.sort == "photo"]
    return _chapter(words.gettext("Photo documentation"), *_note(protocol, "photos"), *photos)


def _figure(picture, room, caption):
    """As wide as the room, less where it would be too high."""
    width = min(room[0], room[1] * picture.width / picture.height)
    return Figure(picture.digest, picture.alt, caption, round(width, 1))


def _corrections(protocol, words):
    _ = words.gettext
    blocks: list[Block] = []
    for one in protocol.corrections:
        outcome = _("Accepted.") if one.accepted else _("Not accepted.")
        blocks.append(Heading(2, f"{_section(one.section, words)}, {words.short_day(one.at)}"))
        blocks += [Text(one.text), Text(one.answer, outcome)]
    return _chapter(_("Objections and answers"), *blocks)


def _section(name, words):
    _ = words.gettext
    return {
        "summary": _("Summary"), "ideas": _("Project ideas"), "measures": _("Action plan"),
        "people": _("Programme and participants"), "photos": _("Photo documentation"), "proof": _("Contact and proof"),
    }[name]  # fmt: skip


def _versions(protocol, words):
    """The newest first; nothing while there is only one."""
    _ = words.gettext
    blocks: list[Block] = []
    for one in protocol.versions[::-1] if len(protocol.versions) > 1 else ():
        changes = tuple(Text(sentence) for sentence in told(one, words))
        blocks.append(Text("", _("Version %(n)s, %(day)s", n=one.number, day=words.day(one.at))))
        blocks += [Items(changes)] if changes else []
    return _chapter(_("What has changed"), *blocks)


def _proof(protocol, words):
    _, facts = words.gettext, protocol.facts
    blocks: list[Block] = []
    if facts.contacts:
        rows = tuple((one.name, one.phone or "–", one.mail or "–") for one in facts.contacts)
        blocks.append(Grid((_("Contact"), _("Telephone"), _("E-mail")), (40, 24, 36), rows))
    blocks += [*_note(protocol, "proof"), *([Text(_method(protocol, words), _("How the ideas were weighted."))])]
    blocks.append(Text(_("Names of people are printed only with their consent.")))
    if facts.sample:
        blocks.append(Text(_("People, ideas and commitments in this record are invented."), _("Sample content.")))
    chain = protocol.proof.chain
    printed = " ".join(chain[place : place + 8] for place in range(0, len(chain), 8))
    checksum = _("Checksum of the journal (SHA-256), change no. %(n)s", n=words.number(protocol.proof.seq))
    return _chapter(_("Contact and proof") if facts.contacts else _("Proof"), *blocks, Text(printed, f"{checksum}:"))


def _method(protocol, words):
    _, weighting = words.gettext, protocol.weighting
    hidden = _("The points were hidden until they were revealed.")
    found = [
        _("Everybody could give %(points)s to up to %(ideas)s.", **_ballot(protocol, words)),
        hidden if weighting.revealed else _("The points have not been revealed yet."),
    ]
    if weighting.breadth_told:
        groups = words.groups(weighting.breadth_of, weighting.breadth_name)
        found.append(_("The breadth tells from how many of %(groups)s somebody gave points.", groups=groups))
    if weighting.sealed:
        found.append(_("The weighting is sealed: nobody can see any more who gave which points."))
    return " ".join(found)
