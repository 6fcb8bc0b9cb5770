"""From the tables to the Protocol. Hidden, withdrawn and late things are never in it."""

from dataclasses import replace

from sqlalchemy import select

from ..clock import iso
from ..domain.contributions.models import Contribution
from ..domain.corrections.models import Correction
from ..domain.fields_of_action.models import FieldOfAction
from ..domain.groups.groupings import all_groups, breadth_groups, breadth_name, named, sizes, voices
from ..domain.ideas.beside import supports
from ..domain.ideas.models import Idea
from ..domain.measures.models import Measure
from ..domain.people.models import Participant
from ..domain.pictures.queries import rows_of
from ..domain.responsibilities.models import Responsibility
from ..domain.weightings.models import Tally
from ..domain.weightings.queries import ballots, ranks
from ..engine.frames import head
from ..newest import Newest
from ..turns import in_turns
from . import values as value
from .attendance import attendance
from .models import Publication
from .releases import released_now, versions
from .weightings import breadth_told, further, leading, on_paper, settings

#: So many rows are fetched in one go
ROWS = 100
#: The last protocols as tables have them
_kept = Newest(4)


def protocol(session, workshop, draft: bool) -> value.Protocol:
    """The Protocol of `workshop` as its tables are now; `draft` marks every page of it.

    Before the reveal nobody gets points out of it, in whatever format: moderators neither.
    """
    here = _of(workshop, Participant, Participant.id, Participant.groups).where(Participant.removed.is_(None))
    people = list(_rows(session, here))
    names = named(workshop, sizes(own for _number, own in people))
    ideas = _ideas(session, workshop, people, names)
    measures = _measures(session, workshop, ideas)
    weighting = leading(session, workshop)
    weighted = ballots(session, workshop.id, weighting.id)
    notes = session.scalar(select(Publication.notes).where(Publication.workshop_id == workshop.id)) or {}
    told = breadth_told(workshop, weighting, weighted)
    ideas = _ranked(session, workshop, weighting, ideas, told)
    paper, parts = on_paper(session, weighting)
    if parts:
        ideas = [replace(idea, paper=parts.get(idea.id, 0)) for idea in ideas]
    places = {idea.id: place for place, idea in enumerate(ideas)}
    measures.sort(key=lambda measure: (places.get(measure.idea, len(ideas)), measure.id))
    shown = pictures(session, workshop)
    found = value.Protocol(
        facts=_facts(workshop, draft, shown),
        fields_of_action=_fields_of_action(session, workshop, ideas),
        ideas=tuple(ideas),
        measures=tuple(measures),
        participants=_participants(workshop, people, names),
        totals=_totals(workshop, people, weighted, ideas, measures),
        weighting=value.Weighting(
            points=weighting.settings.get("points", 0),
            ideas_max=weighting.settings.get("ideas", 0),
            named=False,
            revealed=weighting.revealed,
            sealed=weighting.sealed,
            breadth_of=len(breadth_groups(workshop.groupings)),
            breadth_name=breadth_name(workshop.groupings),
            breadth_told=told,
            id=weighting.id,
            title=weighting.title,
            method=weighting.method,
            settings=settings(weighting),
            paper=paper,
            codes=workshop.codes,
        ),
        proof=value.Proof(workshop.chain.hex(), workshop.seq, iso(workshop.closed, workshop.time_zone)),
        pictures=shown,
        notes=tuple(value.Note(name, notes[name]) for name in value.SECTIONS if name in notes),
        corrections=_corrections(session, workshop),
        versions=versions(session, workshop),
        further=further(session, workshop, weighting, ideas),
        attendance=attendance(session, workshop),
    )
    return found if weighting.revealed else _without_points(found)


def _without_points(protocol: value.Protocol) -> value.Protocol:
    """Ideas in the order of entry, measures in that of their ideas, and no figure that points would move."""
    hidden = {"rank": None, "points": 0, "people": 0, "breadth": None}
    ideas = sorted((replace(idea, **hidden) for idea in in_turns(protocol.ideas)), key=lambda idea: idea.id)
    places = {idea.id: place for place, idea in enumerate(ideas)}
    return replace(
        protocol,
        ideas=tuple(ideas),
        measures=tuple(sorted(protocol.measures, key=lambda item: (places.get(item.idea, len(ideas)), item.id))),
        totals=replace(protocol.totals, weighted=0, points=0),
        weighting=replace(protocol.weighting, breadth_told=False),
    )


def downloadable(session, workshop, version: int | None = None) -> value.Protocol | None:
    """The Protocol as it was released, of `version` or the newest; where it is not released, as it is now.

    None where there is no such version.
    """
    if version is not None or workshop.state == "released":
        kept = released_now(session, workshop, version)
        if kept is not None or version is not None:
            return kept
    return protocol_now(session, workshop)


def protocol_now(session, workshop) -> value.Protocol:
    """The Protocol as the tables are now, made once for each head of the chain. For requests, which share a loop."""
    draft, came = workshop.state != "released", attendance(session, workshop)  # no journal tells of who came
    return _kept.get(head(workshop), (draft, came), lambda: protocol(session, workshop, draft))


def public(protocol: value.Protocol) -> value.Protocol:
    """What the room may see of a protocol that is not released: no corrections with their answers.

    The responsibilities stay: nobody is named in them without consent.
    """
    return replace(protocol, corrections=())


def _corrections(session, workshop):
    """Those that were answered, without their authors."""
    answered = _of(workshop, Correction).where(Correction.state == "answered")
    return tuple(
        value.Correction(row.section, row.text, row.reply, row.accepted, iso(row.at, workshop.time_zone))
        for row in session.scalars(answered)
    )


def _rows(session, query):
    """The rows of a query, between which others have their turn."""
    return in_turns(session.execute(query.execution_options(yield_per=ROWS)))


def _things(session, query):
    """As `_rows`, where each row is one thing."""
    return in_turns(session.scalars(query.execution_options(yield_per=ROWS)))


def _of(workshop, model, *columns):
    """Rows of this workshop in the order of entry."""
    return select(*columns or [model]).where(model.workshop_id == workshop.id).order_by(*model.__table__.primary_key.c)


def _facts(workshop, draft, shown):
    """Whose logo is shown is named, too."""
    bodies = {"organiser": dict.fromkeys(workshop.organisers), "funder": dict.fromkeys(workshop.funders)}
    for picture in shown:
        bodies.get(picture.sort, {})[picture.name] = None
    starts, ends = (iso(moment, workshop.time_zone) for moment in (workshop.starts, workshop.ends))
    same = {name: getattr(workshop, name) for name in ("code", "title", "subtitle", "short_title", "place")}
    return value.Facts(
        **same,
        number=f"{starts[:10]}-{workshop.code}",
        starts=starts,
        ends=ends,
        time_zone=workshop.time_zone,
        language=workshop.language,
        sample=workshop.sample,
        draft=draft,
        state=workshop.state,
        release=workshop.release,
        organisers=tuple(bodies["organiser"]),
        funders=tuple(bodies["funder"]),
        contacts=tuple(value.Contact(**item) for item in workshop.contacts),
        programme=tuple(value.ProgrammePoint(item["at"], item["title"]) for item in workshop.programme),
        impulses=tuple(value.Impulse(**item) for item in workshop.impulses),
        summary=workshop.summary,
        group_minimum=workshop.group_minimum,
    )


def _fields_of_action(session, workshop, ideas):
    """Those that are shown, and those that still hold an idea."""
    used = {idea.field_of_action for idea in ideas}
    query = select(FieldOfAction).where(FieldOfAction.workshop_id == workshop.id)
    rows = session.scalars(query.order_by(FieldOfAction.position, FieldOfAction.id))
    return tuple(
        value.FieldOfAction(row.id, row.letter, row.name, row.short_name, row.color, row.impulse)
        for row in rows
        if row.state == "shown" or row.id in used
    )


def _ideas(session, workshop, people, names):
    """Ideas that are shown, with what hangs on them and on their parts; without points as yet."""
    rows = list(_things(session, _of(workshop, Idea)))
    shown = {row.id: row for row in rows if row.state == "shown"}
    parts: dict = {ident: [] for ident in shown}
    for row in in_turns(rows):
        parts.get(row.merged_into, []).append(row)
    home = {row.id: row.merged_into or row.id for row in rows}
    contributions: dict = {ident: [] for ident in shown}
    for row in _things(session, _of(workshop, Contribution).where(Contribution.state == "shown")):
        if home[row.idea] in shown:
            contributions[home[row.idea]].append(value.Contribution(row.sort, names.get(row.group), row.text))
    supporters: dict = {ident: set() for ident in shown}
    for idea, participant in _rows(session, supports(workshop)):
        if home[idea] in shown:
            supporters[home[idea]].add(participant)
    groups, speak_for = all_groups(workshop.groupings), voices(workshop.groupings, dict(people))
    ideas = []
    for ident, row in in_turns(shown.items()):
        joined = {speak_for.get(person) for person in supporters[ident]}
        ideas.append(
            value.Idea(
                id=ident,
                rank=None,
                title=row.title,
                text=row.text,
                size=row.size,
                field_of_action=row.field_of_action,
                groups=tuple(name for group, name in groups.items() if group in row.groups),
                points=0,
                people=0,
                breadth=None,
                support=len(supporters[ident]),
                supporters=tuple(name for group, name in names.items() if group in joined),
                contributions=tuple(contributions[ident]),
                parts=tuple(value.Part(part.title, part.text) for part in parts[ident]),
            )
        )
    return ideas


def _ranked(session, workshop, weighting, ideas, told):
    """By weight, then in the order of entry; those that were not asked about come last."""
    own = _of(workshop, Tally).where(Tally.counts == 1, Tally.weighting == weighting.id)
    tallies = {row.idea: row for row in _things(session, own)}
    points = {idea.id: tallies[idea.id].value if idea.id in tallies else 0 for idea in ideas}
    ordered = sorted(ideas, key=lambda idea: (-points[idea.id], idea.id not in tallies, idea.id))
    places = ranks(session, weighting) if any(points.values()) else {}
    ranked = []
    for idea in in_turns(ordered):
        tally = tallies.get(idea.id)
        figures = {
            "rank": places.get(idea.id),
            "points": points[idea.id],
            "people": tally.people if tally else 0,
            "breadth": tally.breadth if told and tally else None,
        }
        ranked.append(value.Idea(**vars(idea) | figures))
    return ranked


def _measures(session, workshop, ideas):
    taken: dict = {}
    alive = Responsibility.state.in_(("proposed", "accepted"))
    for row in _things(session, _of(workshop, Responsibility).where(alive)):
        taken.setdefault(row.measure, []).append(row)
    groups, shown = all_groups(workshop.groupings), {idea.id for idea in ideas}
    home = dict(map(tuple, _rows(session, _of(workshop, Idea, Idea.id, Idea.merged_into))))
    measures = []
    for row in _things(session, _of(workshop, Measure).where(Measure.state == "shown")):
        found = [_responsibility(item, groups) for item in taken.get(row.id, ())]
        found.sort(key=lambda item: item.state)
        leads = tuple(item for item in found if item.role == "lead")
        if leads and leads[0].state == "accepted":
            leads = leads[:1]
        idea = home.get(row.idea) or row.idea
        measures.append(
            value.Measure(
                id=row.id,
                idea=idea if idea in shown else None,
                title=row.title,
                first_step=row.first_step,
                due=row.due,
                state=leads[0].state if leads else "open",
                leads=leads,
                partners=tuple(item for item in found if item.role == "partner"),
            )
        )
    return measures


def _responsibility(row, groups):
    """Without consent the bearer is told, never the person."""
    group = row.bearer.get("group")
    removed = group is not None and group not in groups
    bearer = "" if removed else row.bearer.get("organisation", groups.get(group))
    told = [text for text in (row.name, row.organisation) if text and text != bearer] if row.print_name else []
    return value.Responsibility(row.role, row.state, bearer, ", ".join(told) or None, removed)


def _participants(workshop, people, names):
    """People by group; small groups are counted together and not named."""
    counted, groupings = sizes(own for _number, own in people), []
    for grouping in (one for one in workshop.groupings if one["groups"]):
        own = [group["id"] for group in grouping["groups"]]
        groupings.append(
            value.Grouping(
                name=grouping["name"],
                groups=tuple(value.Count(names[ident], counted[ident]) for ident in own if ident in names),
                others=sum(counted[ident] for ident in own if ident not in names),
                unknown=sum(not set(own) & set(groups) for _number, groups in people),
            )
        )
    return tuple(groupings)


def _totals(workshop, people, weighted, ideas, measures):
    counted = sizes(own for _number, own in people)
    return value.Totals(
        people=len(people),
        weighted=weighted,
        points=sum(idea.points for idea in ideas),
        ideas=len(ideas),
        parts=sum(len(idea.parts) for idea in ideas),
        contributions=sum(len(idea.contributions) for idea in ideas),
        measures=len(measures),
        led=sum(measure.state == "accepted" for measure in measures),
        present=sum(counted[ident] > 0 for ident in breadth_groups(workshop.groupings)),
    )


def pictures(session, workshop) -> tuple[value.Picture, ...]:
    """The pictures that are shown, as values of the protocol."""
    return tuple(
        value.Picture(row.id, row.sort, row.name, row.alt, row.media, row.width, row.height, row.digest)
        for row in rows_of(session, workshop)
    )
