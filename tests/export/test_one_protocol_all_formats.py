"""One Protocol, all formats: the same titles in the same order, the same sums."""

import csv
import io
import json

from tests.export import samples
from tests.support.script import whole_evening
from workshop.export import FORMATS, export
from workshop.export.erased import named
from workshop.extensions import db
from workshop.queries.protocol import protocol


def in_order(titles, text):
    """Those of `titles` that stand in `text` one after the other."""
    found, place = [], 0
    for title in titles:
        next_place = text.find(title, place)
        if next_place >= 0:
            found.append(title)
            place = next_place + len(title)
    return found


def read_back(protocol, settings, printed):
    """{format: (idea titles in order, measure titles in order, points)} as each file tells it."""
    document = printed(protocol)
    rows = list(csv.reader(io.StringIO(export(protocol, "csv", settings)[0].decode("utf-8-sig")), delimiter=";"))[1:]
    data = json.loads(export(protocol, "json", settings)[0])
    chapters, totals = document.chapters, protocol.totals
    cover = f"{totals.people} {totals.ideas} {totals.points} {totals.led} "
    return {
        "csv": (
            list(dict.fromkeys(row[1] for row in rows if row[1])),
            [row[13] for row in rows if row[13]],
            sum(int(row[6] or 0) for row in rows),
        ),
        "json": (
            [idea["title"] for idea in data["ideas"]],
            [measure["title"] for measure in data["measures"]],
            sum(idea["points"] for idea in data["ideas"]),
        ),
        "pdf": (
            in_order([idea.title for idea in protocol.ideas], chapters),
            in_order([measure.title for measure in protocol.measures], chapters),
            totals.points if cover in document.text else None,
        ),
    }


def all_the_same(protocol, settings, printed):
    told = read_back(protocol, settings, printed)
    wanted = (
        [idea.title for idea in protocol.ideas],
        [measure.title for measure in protocol.measures],
        protocol.totals.points,
    )
    assert told == dict.fromkeys(FORMATS, wanted)


def test_the_model_workshop_is_the_same_in_every_format(paper, printed):
    all_the_same(samples.model(), paper, printed)


def test_an_evening_of_real_commands_is_the_same_in_every_format(evening, settings, printed):
    for _name in whole_evening(evening):
        pass
    found = named(protocol(db.session, evening.workshop, draft=False))
    all_the_same(found, settings, printed)
    assert export(found, "json", settings) == export(protocol(db.session, evening.workshop, False), "json", settings)


def test_names_and_media_types_of_the_files(paper):
    found = samples.empty()
    assert export(found, "csv", paper)[1:] == ("text/csv; charset=utf-8", "protocol-2026-11-22-K7M4TBR.csv")
    draft = samples.replace_facts(found, draft=True)
    assert export(draft, "json", paper)[1:] == ("application/json", "protocol-2026-11-22-K7M4TBR-draft.json")


def test_the_data_name_their_schema(paper):
    data = json.loads(export(samples.model(), "json", paper)[0])
    assert data["schema"] == "workshop-protocol/1"
    assert list(data) == sorted(data)
