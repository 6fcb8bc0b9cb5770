"""Between a workshop's values and the rows of its form."""

from datetime import date, datetime, time, timedelta

from ...installation import Responsible
from . import besides, holding
from .drawn import marks
from .local_times import last_day, shown
from .workshop_forms import EMPTY, ContactRow, FieldRow, GroupingRow, GroupRow, ImpulseRow, ProgrammeRow

#: (minutes after the start, title in German, in English, phase) of the templates
TEMPLATES = {
    "ideas": (
        (0, "Begrüßung und Impulse", "Welcome and impulses", "welcome"),
        (35, "Ideen sammeln", "Collecting ideas", "collect"),
        (80, "Über Ideen sprechen", "Discussing ideas", "discuss"),
        (90, "Gewichten", "Weighting", "weight"),
        (100, "Maßnahmen und Zuständigkeiten", "Measures and responsibilities", "assign"),
        (115, "Abschluss", "Closing", "close"),
    ),
    "assembly": (
        (0, "Begrüßung", "Welcome", "welcome"),
        (15, "Ideen sammeln", "Collecting ideas", "collect"),
        (60, "Gewichten", "Weighting", "weight"),
        (80, "Abschluss", "Closing", "close"),
    ),
}
PLACES = {"de": "Gemeinde", "en": "Municipality"}
FIELDS = {"de": ("Unsere Ideen", "Ideen"), "en": ("Our ideas", "Ideas")}
ROLES = {
    "de": ("Rolle", ("Bürgerin oder Bürger", "Unternehmen", "Verwaltung", "Rat oder Amt", "Verein oder Verband")),
    "en": ("Role", ("Citizen", "Company", "Administration", "Council or office", "Association")),
}
COPIED = [
    "subtitle",
    "short_title",
    "place",
    "time_zone",
    "language",
    "organisers",
    "funders",
    "contacts",
    "programme",
    "impulses",
    "points",
    "ideas_max",
    "groups_required",
    "group_minimum",
    "also_allowed",
    "responsible",
    "hold",
    "rules",
]


def from_template(name: str, starts: time, language: str) -> dict:
    """Programme and groups of a template. The municipalities are asked first; which ones, the page asks for."""
    place = 1 if language == "de" else 2
    grouping, roles = ROLES[language]
    return {
        "language": language,
        "programme": [
            {"at": _later(starts, point[0]), "title": point[place], "phase": point[3]} for point in TEMPLATES[name]
        ],
        "groupings": [
            {"name": PLACES[language], "groups": []},
            {"name": grouping, "groups": [{"name": role, "counts_for_breadth": False} for role in roles]},
        ],
    }


def _later(starts, minutes):
    return f"{datetime.combine(date.min, starts) + timedelta(minutes=minutes):%H:%M}"


def field_of_template(language: str) -> dict:
    """A field of action to begin with: without one, phones would be asked for a field and none is offered."""
    name, short_name = FIELDS[language]
    return {"name": name, "short_name": short_name}


def from_copy(workshop) -> dict:
    """What a copy takes over: programme, texts, groups; no persons and no ideas. Fields of action follow."""
    groupings = [
        {
            "name": grouping["name"],
            "groups": [{k: v for k, v in group.items() if k != "id"} for group in grouping["groups"]],
        }
        for grouping in workshop.groupings
    ]
    return {name: getattr(workshop, name) for name in COPIED} | {"groupings": groupings}


def values(workshop, fields: list) -> dict:
    """What a workshop and its fields of action are now, as `EditWorkshop` shows it."""
    starts, ends = shown(workshop.starts, workshop.time_zone), shown(workshop.ends, workshop.time_zone)
    return (
        {
            "day": starts.date(),
            "starts": starts.time(),
            "ends": ends.time(),
            "last_day": last_day(starts, ends),
            "institutions": workshop.group_minimum == 1,
            "organisers": "\n".join(workshop.organisers),
            "funders": "\n".join(workshop.funders),
            "fields": [
                {name: getattr(field, name) for name in ("id", "letter", "name", "short_name", "impulse")}
                for field in fields
            ],
            "programme": [row | {"at": _time(row["at"]), "phase": row["phase"] or ""} for row in workshop.programme],
            "impulses": [row | {"at": _time(row["at"])} for row in workshop.impulses],
            "contacts": workshop.contacts,
            "groupings": workshop.groupings,
        }
        | {name: getattr(workshop, name) for name in SAME}
        | {name: workshop.responsible.get(fact, "") for name, fact in RESPONSIBLE.items()}
        | besides.ticked(workshop.also_allowed)
        | holding.ticked(workshop.hold)
    )


#: What stands in the form as it is kept
SAME = ("title", "place", "subtitle", "short_title", "language", "points", "ideas_max", "groups_required", "rules")
#: Fields of the form -> what they say of the workshop's own responsible body
RESPONSIBLE = {f"responsible_{name}": name for name in Responsible.model_fields}
#: Everything of which there is one
SINGLE = (
    *SAME, "day", "starts", "ends", "last_day", "institutions", "organisers", "funders", *RESPONSIBLE, *besides.TICKS,
    *holding.TICKS,
)  # fmt: skip


def to_form(now: dict) -> dict:
    """`values` as the form's: each with its mark, places in order, and empty rows to fill in."""
    rows = {
        name: [row | {"was": marks(cells(kind, row))} for row in now[name]] + [{}] * EMPTY[name]
        for name, kind in ROWS.items()
    }
    groupings = [
        grouping
        | {"was": marks(cells(GroupingRow, grouping) | {"order": order(grouping["groups"])}), "place": place}
        | {"groups": _groups(grouping["groups"])}
        for place, grouping in enumerate(now["groupings"], 1)
    ]
    return now | rows | {"was": single_marks(now), "groupings": groupings or [new_grouping()]}


ROWS = {"fields": FieldRow, "programme": ProgrammeRow, "impulses": ImpulseRow, "contacts": ContactRow}


def single_marks(now: dict) -> str:
    return marks({name: now[name] for name in SINGLE} | {"order": order(now["groupings"])})


def cells(kind, row: dict) -> dict:
    return {name: row[name] for name in kind.CELLS}


def order(items: list) -> str:
    """The order of groups or groupings as a text."""
    return " ".join(str(item["id"]) for item in items)


def new_grouping() -> dict:
    """A question that is still to be filled in."""
    return {"groups": _groups([])}


def ticked(groups: list) -> bool:
    """Do new groups beside these count for breadth?"""
    return not groups or any(group["counts_for_breadth"] for group in groups)


def _groups(groups):
    """Rows of groups, and empty ones that are ticked as those are that are there."""
    counts = ticked(groups)
    there = [group | {"was": marks(cells(GroupRow, group)), "place": place} for place, group in enumerate(groups, 1)]
    return there + [{"counts_for_breadth": counts}] * EMPTY["groups" if groups else "first groups"]


def _time(text):
    return time.fromisoformat(text) if text else None
