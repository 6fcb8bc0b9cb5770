"""Between a workshop's values and the rows of its form."""

from datetime import time, timedelta
from zoneinfo import ZoneInfo

from .numbers import whole

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
    "named",
    "groups_required",
    "group_minimum",
]
EMPTY_ROWS = {"fields": 2, "programme": 2, "impulses": 1, "contacts": 1, "groupings": 1, "groups": 3, "first groups": 9}


def from_template(name: str, starts, language: str) -> dict:
    """Programme and groups of a template. The municipalities are asked first; which ones, the page asks for."""
    place = 1 if language == "de" else 2
    grouping, roles = ROLES[language]
    return {
        "language": language,
        "programme": [
            {"at": f"{starts + timedelta(minutes=point[0]):%H:%M}", "title": point[place], "phase": point[3]}
            for point in TEMPLATES[name]
        ],
        "groupings": [
            {"name": PLACES[language], "groups": []},
            {"name": grouping, "groups": [{"name": role, "counts_for_breadth": False} for role in roles]},
        ],
    }


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


def to_form(workshop, fields: list) -> dict:
    """The values of `EditWorkshop` for a workshop and its fields of action, with empty rows to fill in."""
    zone = ZoneInfo(workshop.time_zone)
    starts, ends = workshop.starts.astimezone(zone), workshop.ends.astimezone(zone)
    groupings = [
        grouping | {"groups": grouping["groups"] + _empty(grouping["groups"])} for grouping in workshop.groupings
    ]
    groupings += [{"groups": _empty([])}] * (EMPTY_ROWS["groupings"] if len(workshop.groupings) < 3 else 0)
    return {
        "seen": str(workshop.changed),
        "day": starts.date(),
        "starts": starts.time(),
        "ends": ends.time(),
        "named": "yes" if workshop.named else "no",
        "institutions": workshop.group_minimum == 1,
        "organisers": "\n".join(workshop.organisers),
        "funders": "\n".join(workshop.funders),
        "fields": [
            {name: getattr(field, name) for name in ("id", "letter", "name", "short_name", "impulse")}
            for field in fields
        ]
        + [{}] * EMPTY_ROWS["fields"],
        "programme": [row | {"at": _time(row["at"]), "phase": row["phase"] or ""} for row in workshop.programme]
        + [{}] * EMPTY_ROWS["programme"],
        "impulses": [row | {"at": _time(row["at"])} for row in workshop.impulses] + [{}] * EMPTY_ROWS["impulses"],
        "contacts": workshop.contacts + [{}] * EMPTY_ROWS["contacts"],
        "groupings": groupings,
    } | {
        name: getattr(workshop, name)
        for name in ("title", "place", "subtitle", "short_title", "language", "points", "ideas_max", "groups_required")
    }


def _empty(groups):
    """Empty rows for more groups; they are ticked as those are that are there."""
    counts = not groups or any(group["counts_for_breadth"] for group in groups)
    return [{"counts_for_breadth": counts}] * (EMPTY_ROWS["groups"] if groups else EMPTY_ROWS["first groups"])


def _time(text):
    return time.fromisoformat(text) if text else None


def _clock(value):
    return f"{value:%H:%M}" if value else None


def _lines(text):
    return [line.strip() for line in (text or "").splitlines() if line.strip()]


def _ident(row):
    ident = whole(str(row.get("id") or ""))
    return {} if ident is None else {"id": ident}


def from_form(form, zone: str, minimum: int) -> dict:
    """`edit_workshop`'s data from a valid `EditWorkshop`; rows without a name are left out."""
    starts, ends = form.moments(zone)
    programme = sorted((row for row in form.programme.data if row["title"] and row["at"]), key=lambda row: row["at"])
    return {
        "title": form.title.data,
        "subtitle": form.subtitle.data or "",
        "short_title": form.short_title.data or "",
        "place": form.place.data or "",
        "starts": starts,
        "ends": ends,
        "language": form.language.data,
        "organisers": _lines(form.organisers.data),
        "funders": _lines(form.funders.data),
        "points": form.points.data,
        "ideas_max": form.ideas_max.data,
        "named": form.named.data == "yes",
        "groups_required": form.groups_required.data,
        "group_minimum": 1 if form.institutions.data else 3 if minimum == 1 else minimum,
        "programme": [
            {"at": _clock(row["at"]), "title": row["title"], "phase": row["phase"] or None} for row in programme
        ],
        "impulses": [
            {"at": _clock(row["at"]), "title": row["title"], "text": row["text"] or ""}
            for row in form.impulses.data
            if row["title"]
        ],
        "contacts": [
            {"name": row["name"], "phone": row["phone"] or "", "mail": row["mail"] or ""}
            for row in form.contacts.data
            if row["name"]
        ],
        "groupings": [_grouping(row) for row in form.groupings.data if row["name"]],
    }


def _grouping(row):
    groups = [
        {"name": group["name"], "counts_for_breadth": group["counts_for_breadth"]} | _ident(group)
        for group in row["groups"]
        if group["name"]
    ]
    return {"name": row["name"], "groups": groups} | _ident(row)


def field_commands(rows: list, fields: dict) -> list[tuple[str, dict]]:
    """Commands that bring the fields of action {id: field} to the form's rows; a row without a name removes one."""
    commands = []
    for row in rows:
        values = {name: (row[name] or "").strip() for name in ("letter", "name", "short_name", "impulse")}
        ident = whole(str(row["id"] or ""))
        if ident is None and values["name"]:
            commands.append(("add_field_of_action", values | {"letter": values["letter"] or None}))
        elif ident in fields and not values["name"]:
            commands.append(("remove_field_of_action", {"field_of_action": ident}))
        elif ident in fields:
            changed = {name: value for name, value in values.items() if value != getattr(fields[ident], name)}
            if changed.get("letter") == "":
                del changed["letter"]
            if changed:
                commands.append(("edit_field_of_action", {"field_of_action": ident} | changed))
    return commands
