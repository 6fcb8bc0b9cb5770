#!/usr/bin/env python3
"""Checks an archive of a workshop: python3 verify.py workshop.json [--head CHECKSUM]

This file needs nothing but Python 3.11. It says whether the archive is complete, at which number of the journal it has
been changed, and whether the sums are right. CHECKSUM is what is printed on the last page of the protocol.
Exit code: 0 everything is right, 1 something is not, 2 the file cannot be read as an archive.
"""

import argparse
import hashlib
import json
import sys
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

#: Rows that a sealing blanks, and what seals
BALLOT_COMMANDS = ("set_weight", "finish_weighting", "count_sheet", "remove_sheet")
SEALING = ("seal_weighting", "release_protocol")
#: 2: with devices that were removed; 3: with weightings of their own
FORMAT, VERSION, READ = "workshop-archive", 3, (1, 2, 3)
#: The number of a tally tells of which weighting it is: in the first one it is that of its idea
APART = 2**32
MOST_TOLD = 20
JOURNAL_FIELDS = {"seq", "name", "actor", "at", "payload", "before", "salt", "payload_hash", "chain", "sum"}
#: table, column, table that the column refers to
REFERENCES = (
    ("answers", "participant", "participants"), ("answers", "responsibility", "responsibilities"),
    ("ballots", "participant", "participants"),
    ("contributions", "author", "participants"), ("contributions", "idea", "ideas"),
    ("ideas", "author", "participants"), ("ideas", "field_of_action", "fields_of_action"),
    ("ideas", "merged_into", "ideas"),
    ("late", "author", "participants"),
    ("measures", "idea", "ideas"),
    ("responsibilities", "measure", "measures"),
    ("supports", "idea", "ideas"), ("supports", "participant", "participants"),
    ("weights", "ballot", "ballots"), ("weights", "idea", "ideas"),
)  # fmt: skip
REFERENCES_IN_2 = (("tallies", "id", "ideas"),)
REFERENCES_IN_3 = (
    ("tallies", "idea", "ideas"), ("tallies", "weighting", "weightings"), ("ballots", "weighting", "weightings"),
)  # fmt: skip


class Unreadable(Exception):
    """Not an archive that this program can read; `str()` says why."""


@dataclass(frozen=True)
class Finding:
    """Something that is not right; `number` is that of the journal's row, if it is one's."""

    text: str
    number: int | None = None

    def __str__(self):
        return self.text


def canonical(value) -> bytes:
    """JSON with sorted keys and no spaces: the same value is always the same bytes."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()


def digest(value) -> str:
    return hashlib.sha256(canonical(value)).hexdigest()


def read(raw: bytes) -> dict:
    """The archive in `raw`. Raises Unreadable."""

    def once(pairs):
        if len(dict(pairs)) != len(pairs):
            raise Unreadable("The file is damaged: a name stands in it twice.")
        return dict(pairs)

    def never(text):
        raise Unreadable(f"The file is damaged: {text[:20]} is no number of an archive.")

    if raw.startswith(b"SQLite format 3"):
        raise Unreadable("This is a database or a backup of one: check it with workshop verify, not as an archive.")
    try:
        archive = json.loads(raw.decode(), object_pairs_hook=once, parse_float=never, parse_constant=never)
        canonical(archive)
    except UnicodeError:
        raise Unreadable("The file is damaged: it is not UTF-8 text.") from None
    except json.JSONDecodeError as error:
        raise Unreadable(f"The file is damaged or cut off: it cannot be read beyond character {error.pos}.") from None
    except (ValueError, RecursionError):
        raise Unreadable("The file is damaged: it is no JSON that an archive has.") from None
    if not isinstance(archive, dict) or archive.get("format") != FORMAT:
        raise Unreadable("This file is not an archive of a workshop.")
    if archive.get("version") not in READ:
        known = " and ".join(map(str, READ))
        raise Unreadable(f"This archive has version {archive.get('version')}; this program reads versions {known}.")
    return archive


def examine(archive: dict) -> list[Finding]:
    """Everything that is not right, the journal first and in the order of its numbers; empty for a whole archive."""
    try:
        found = [*_journal(archive), *_whole(archive)] or [*_blanks(archive)]
        tables = archive["tables"]
        return found or [
            *_references(archive),
            *_removed(tables),
            *_seals(archive),
            *_sums(archive),
            *_pictures(tables),
        ]
    except (KeyError, TypeError, ValueError, AttributeError, IndexError) as error:
        return [Finding(f"The archive has been changed: its form is not that of an archive ({error!r}).")]


def _journal(archive):
    workshop = archive["workshop"]
    chain = hashlib.sha256(b"workshop" + workshop["uid"].encode()).digest()
    rows = archive["tables"]["journal"]
    for number, row in enumerate(rows, 1):
        if set(row) != JOURNAL_FIELDS or type(row["seq"]) is not int:
            yield Finding(f"Number {number} of the journal has been changed: it has other fields.", number)
            return
        if row["seq"] != number:
            yield Finding(f"Number {number} of the journal is missing: {row['seq']} stands in its place.", number)
            return
        wrong = _row(row, chain)
        if wrong:
            yield Finding(f"Number {number} of the journal has been changed: {wrong}.", number)
        chain = bytes.fromhex(row["chain"])
    if len(rows) != workshop["seq"]:
        yield Finding(f"The journal ends at number {len(rows)}; {workshop['seq']} should be the last.", len(rows) + 1)
    elif chain.hex() != workshop["chain"]:
        yield Finding("The checksum of the workshop is not that of the last number of the journal.")


def _row(row, chain):
    """What is wrong with a row of the journal, in a few words; None when nothing is."""
    if digest({name: value for name, value in row.items() if name != "sum"}) != row["sum"]:
        return "it is not as it was written"
    empty = [row[name] is None for name in ("payload", "salt")]
    if any(empty):
        if not all(empty) or row["before"] is not None:
            return "it is blanked in part"
    elif hashlib.sha256(bytes.fromhex(row["salt"]) + row["payload"].encode()).hexdigest() != row["payload_hash"]:
        return "its contents do not fit their hash"
    open_parts = f"{row['seq']}\n{row['name']}\n{row['actor']}\n".encode()
    if hashlib.sha256(chain + open_parts + bytes.fromhex(row["payload_hash"])).hexdigest() != row["chain"]:
        return "the chain breaks there"
    return None


def _blanks(archive):
    """Blank is what tells of a ballot once its weighting is sealed, what an erasing names, and everything before the
    workshop was purged of all but its protocol; nothing else."""
    rows = archive["tables"]["journal"]
    numbers = _blanked_by_sealing(archive)
    for row in rows:
        if row["name"] == "erase_person" and row["payload"] is not None:
            numbers |= {number for number in json.loads(row["payload"])["blanked"] if number < row["seq"]}
        if row["name"] == "purge_workshop":
            numbers |= set(range(1, row["seq"]))
    for row in rows:
        if (row["payload"] is None) != (row["seq"] in numbers):
            wrong = "it should have been blanked" if row["payload"] else "it is blanked, and nothing says why"
            yield Finding(f"Number {row['seq']} of the journal has been changed: {wrong}.", row["seq"])


def _blanked_by_sealing(archive) -> set[int]:
    """The numbers of the rows that sealings have blanked.

    Since there may be several weightings the act names them; before, it was everything that tells of a ballot. Who said
    "done" was left readable by the first programs.
    """
    rows, found = archive["tables"]["journal"], set()
    told = [row for row in rows if row["name"] in BALLOT_COMMANDS]
    acts = [row for row in rows if row["name"] in SEALING and row["payload"] is not None]
    for act in acts:
        named = json.loads(act["payload"]).get("blanked")
        if named is not None:
            found |= {number for number in named if number < act["seq"]}
        elif _first_is_cut_off(archive):
            found |= {row["seq"] for row in told if row["seq"] < act["seq"]}
    sealed = {one["id"] for one in _weightings(archive) if one["sealed"]}
    open_rows = ((row["seq"], json.loads(row["payload"])) for row in told if row["payload"] is not None)
    found |= {number for number, payload in open_rows if payload.get("weighting", 1) in sealed}
    if archive["version"] < 3:
        found = {row["seq"] for row in told} if _first_is_cut_off(archive) else set()
    if archive["version"] == 1 and all(row["payload"] is not None for row in told if row["name"] == BALLOT_COMMANDS[1]):
        found -= {row["seq"] for row in told if row["name"] == BALLOT_COMMANDS[1]}
    return found


def _seals(archive):
    """What the journal says was sealed is, and nothing is that it does not tell of."""
    if archive["version"] < 3:
        return
    rows = archive["tables"]["journal"]
    acts = [(row["seq"], json.loads(row["payload"] or "{}")) for row in rows if row["name"] in SEALING]
    told = {payload["weighting"] for _number, payload in acts if "weighting" in payload}
    last = max((row["seq"] for row in rows if row["name"] == SEALING[1]), default=0)
    for row in rows if last else ():
        entries = row["before"] or [] if row["seq"] < last else []
        told |= {entry["id"] for entry in entries if entry["kind"] == "weighting" and entry["was"] is None}
    for one in _weightings(archive):
        if one["id"] in told and not one["sealed"]:
            yield Finding(f"Weighting {one['id']} was sealed, and it says that it is not.")
        if one["sealed"] and not acts:
            yield Finding(f"Weighting {one['id']} says that it is sealed, and nothing has sealed it.")


def _first_is_cut_off(archive) -> bool:
    """Is nobody linked to the ballots of the first weighting? In version 1 it could be declared "named", and was."""
    return _weightings(archive)[0]["sealed"] and not archive["workshop"].get("named")


def _weightings(archive) -> list[dict]:
    """Every weighting; before version 3 the workshop's one."""
    if archive["version"] >= 3:
        return archive["tables"]["weightings"]
    facts = archive["workshop"]
    settings = {"points": facts["points"], "ideas": facts["ideas_max"]}
    return [{"id": 1, "method": "points", "settings": settings, "sealed": facts["sealed"]}]


def _as_in_3(archive) -> dict:
    """Ballots, weights and tallies with the names that they have since there may be several weightings."""
    tables = archive["tables"]
    if archive["version"] >= 3:
        return tables
    one = {"weighting": 1}
    return tables | {
        "ballots": [row | one | {"budget": row["points"]} for row in tables["ballots"]],
        "weights": [row | {"value": row["points"] or None} for row in tables["weights"]],
        "tallies": [row | one | {"idea": row["id"], "value": row["points"]} for row in tables["tallies"]],
    }


def _whole(archive):
    parts = {"workshop": archive["workshop"]} | archive["tables"]
    if set(parts) != set(archive["sums"]):
        yield Finding("The archive has been changed: a table is missing or has been added.")
    for name in sorted(set(parts) & set(archive["sums"])):
        if digest(parts[name]) != archive["sums"][name]:
            yield Finding(f"The archive has been changed: {name} is not as it was written.")


def _references(archive):
    tables, version = archive["tables"], archive["version"]
    for table, column, target in REFERENCES + (REFERENCES_IN_3 if version >= 3 else REFERENCES_IN_2):
        known = {row["id"] for row in tables[target]}
        for row in tables[table]:
            if row[column] is not None and row[column] not in known:
                yield Finding(f"In {table}, {column} {row[column]} does not exist in {target}.")


def _removed(tables):
    """Whatever was removed with its device names the number of the act."""
    acts = {row["seq"] for row in tables["journal"] if row["name"] == "remove_participants"}
    for table, rows in tables.items():
        for number in {row.get("removed") for row in rows} - acts - {None}:
            yield Finding(f"In {table}, something was removed by number {number}, which is no such act.")


def _counted(tables) -> dict:
    """{(weighting, idea): its weights}; ballots of devices that were removed count nothing."""
    removed = {person["id"] for person in tables["participants"] if person.get("removed") is not None}
    ballots = {row["id"]: row["weighting"] for row in tables["ballots"] if row["participant"] not in removed}
    found: dict = {}
    for row in tables["weights"]:
        if row["value"] is not None and row["ballot"] in ballots:
            found.setdefault((ballots[row["ballot"]], row["idea"]), []).append(row)
    return found


def _value(method: str, weights: list) -> int:
    """What an idea has got by these weights of its family: a person who says yes says it once."""
    return sum(row["value"] for row in weights) if method == "points" else len({row["ballot"] for row in weights})


def _is_candidate(weighting, idea) -> bool:
    wanted = weighting.get("candidates", {})
    if "ideas" in wanted:
        return idea["id"] in wanted["ideas"]
    return "fields" not in wanted or idea["field_of_action"] in wanted["fields"]


def _sums(archive):
    tables, weightings = _as_in_3(archive), {one["id"]: one for one in _weightings(archive)}
    yield from _tallies(tables, weightings)
    yield from _ballots(tables, weightings)
    yield from _people(archive)
    for ballot in tables["ballots"]:
        sealed = weightings[ballot["weighting"]]["sealed"] and not archive["workshop"].get("named")
        if sealed and ballot["participant"] is not None:
            yield Finding("The weighting is sealed, and a ballot still tells whose it is.")


def _tallies(tables, weightings):
    weights = _counted(tables)
    ideas = {idea["id"]: idea for idea in tables["ideas"]}
    family = {ident: {ident} for ident in ideas}
    for idea in ideas.values():
        if idea["merged_into"] is not None:
            family[idea["merged_into"]].add(idea["id"])
    known = {(tally["weighting"], tally["idea"]): tally for tally in tables["tallies"]}
    for weighting in weightings:
        for ident in ideas:
            tally = known.get((weighting, ident))
            if tally is None or tally["id"] != ident + APART * (weighting - 1):
                yield Finding(f"Idea {ident} has no tally in weighting {weighting}.")
    for (which, ident), tally in known.items():
        weighting, idea = weightings[which], ideas[ident]
        own = [weight for part in family[ident] for weight in weights.get((which, part), ())]
        value, people = _value(weighting["method"], own), len({row["ballot"] for row in own})
        counts = idea["state"] == "shown" and _is_candidate(weighting, idea)
        if (tally["value"], tally["people"], tally["counts"]) != (value, people, counts):
            told = f"{tally['value']} points of {tally['people']} people"
            yield Finding(f"Idea {ident} has {told} in the tally; its weights are {value} of {people}.")


def _ballots(tables, weightings):
    given: Counter[int] = Counter()
    for row in tables["weights"]:
        given[row["ballot"]] += row["value"] or 0
    for ballot in tables["ballots"]:
        if ballot["given"] != given[ballot["id"]]:
            yield Finding(f"A ballot says {ballot['given']} points; its weights are {given[ballot['id']]}.")
        weighting = weightings[ballot["weighting"]]
        if weighting["method"] == "points":
            budget = weighting["settings"]["points"]
            if not 0 <= ballot["given"] <= ballot["budget"] == budget:
                yield Finding(f"A ballot has given {ballot['given']} of {ballot['budget']} points.")


def _people(archive):
    workshop, tables = archive["workshop"], archive["tables"]
    here = [person for person in tables["participants"] if person.get("removed") is None]
    ready, cut = sum(person["ready"] for person in here), _in_hand_is_cut_off(archive)
    known = {0, workshop["ready"]} if cut and archive["version"] == 1 else {0 if cut else workshop["ready"]}
    if workshop["joined"] != len(here) or ready not in known:
        yield Finding("The number of people who joined or are ready is not that of the participants.")


def _in_hand_is_cut_off(archive) -> bool:
    in_hand = archive["workshop"].get("weighting", 1)
    sealed = next(one["sealed"] for one in _weightings(archive) if one["id"] == in_hand)
    return sealed and not archive["workshop"].get("named")


def _pictures(tables):
    """An archive from before there were pictures has no table of them."""
    for picture in tables.get("pictures", ()):
        content, shown = bytes.fromhex(picture["content"]), picture["state"] == "shown"
        if (hashlib.sha256(content).hexdigest() == picture["digest"]) != shown or (content and not shown):
            yield Finding(f"The file of picture {picture['id']} is not the one that was put in.")


def number_of(archive: dict, head: str) -> int | None:
    """The number of the journal at which its checksum was `head` (hex, spaces allowed), or None."""
    wanted = "".join(head.split()).lower()
    return next((row["seq"] for row in archive["tables"]["journal"] if row["chain"] == wanted), None)


def report(archive: dict, head: str | None = None) -> tuple[bool, list[str]]:
    """(is everything right, sentences that say so)."""
    findings = examine(archive)
    if findings:
        told = [str(finding) for finding in findings[:MOST_TOLD]]
        return False, told + ([f"… and {len(findings) - MOST_TOLD} more."] if len(findings) > MOST_TOLD else [])
    workshop, tables = archive["workshop"], archive["tables"]
    counted = _counted(_as_in_3(archive))
    weights = [row for rows in counted.values() for row in rows]
    asked = len({weighting for weighting, _idea in counted})
    what = "points" if asked < 2 else f"answers to {asked} weightings"
    given = sum(row["value"] for row in weights) if asked < 2 else len(weights)
    of = f"{len({row['ballot'] for row in weights})} {'people' if asked < 2 else 'ballots'}"
    blank = sum(row["payload"] is None for row in tables["journal"])
    told = [
        f"“{workshop['title']}” ({workshop['code']}) is complete: {workshop['seq']} numbers without a gap, "
        f"{blank} of them blanked as they had to be.",
        f"The sums are right: {len(tables['ideas'])} ideas, {given} {what} of {of}.",
    ]
    if head is None:
        return True, told
    number = number_of(archive, head)
    if number is None:
        length = len("".join(head.split()))
        short = "" if length == 64 else f" It must have 64 characters; you gave {length}."
        return False, [*told, f"The printed checksum is not one of this journal.{short}"]
    return True, [*told, f"The printed checksum is that of number {number} of this journal."]


def main(arguments=None) -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("file", type=Path)
    parser.add_argument("--head", help="the checksum that is printed on the protocol")
    given = parser.parse_args(arguments)
    try:
        fine, told = report(read(given.file.read_bytes()), given.head)
    except (Unreadable, OSError) as error:
        print(error)
        return 2
    print("\n".join(told))
    return 0 if fine else 1


if __name__ == "__main__":
    sys.exit(main())
