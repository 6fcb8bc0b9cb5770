"""What keeps every command: saved for good, once, within the budget, in its phase, and undone only with open eyes."""

from tests.safeguards.safeguard import Cut, Safeguard, without

WRITER, DISPATCH = "workshop/engine/writer.py", "workshop/engine/dispatch.py"
WEIGHTS, MERGING = "workshop/domain/weightings/commands.py", "workshop/domain/ideas/merging.py"
UNDO, KEYS, IDEA_KIND = "workshop/engine/undo.py", "workshop/engine/keys.py", "workshop/domain/ideas/kinds.py"
RESTORING, RECEIPTS = "workshop/engine/new_epoch.py", "workshop/engine/receipts.py"
TABLES, OUTBOX = "workshop/migrations/versions/0001_the_first_tables.py", "static/js/core/outbox.js"
POINTS, OWN_WEIGHTINGS = "workshop/weighting/points.py", "workshop/migrations/versions/0010_weightings.py"
SETTLING, SEVERAL = "workshop/domain/weightings/settling.py", "tests/domain/weightings/test_several.py"
OF_WEIGHTS, OF_MERGING = "tests/domain/weightings/test_weights.py", "tests/domain/ideas/test_merging.py"
IDEAS, PEOPLE = "workshop/domain/ideas/commands.py", "workshop/domain/people/commands.py"
GROUPS, OF_GROUPS = "workshop/domain/groups/rules.py", "tests/domain/groups/test_groups.py"
FIELDS, OF_EDITING = "workshop/domain/fields_of_action/commands.py", "tests/web/pages/test_editing.py"
OF_COMMANDS, OF_RESTORES = "tests/web/api/test_commands.py", "tests/engine/test_after_a_restore.py"
BESIDE = "tests/archive/test_beside_a_server.py"
OF_OUTBOX, OF_KEEP = "tests/js/outbox.test.mjs", "tests/js/keep.test.mjs"

SAVED = [
    without(
        "nobody answers before the room was asked", "G6", WEIGHTS,
        "if not weighting.asked:", "if False:",
        "tests/domain/weightings/test_several.py::test_nobody_answers_a_question_before_the_room_was_asked",
    ),
    without(
        "synchronous=FULL", "G1", "workshop/database.py",
        'WRITER = ("PRAGMA journal_mode=WAL", "PRAGMA synchronous=FULL"',
        'WRITER = ("PRAGMA journal_mode=WAL", "PRAGMA synchronous=NORMAL"',
        "tests/engine/test_writer.py",
    ),
    without(
        "a database is never opened as a file", "G1", "workshop/migrating.py",
        "if is_sqlite(url) and place and not os.path.exists(place):\n"
        "        os.close(os.open(place, os.O_CREAT | os.O_EXCL, 0o600))",
        "if is_sqlite(url) and place:\n        os.close(os.open(place, os.O_CREAT, 0o600))",
        f"{BESIDE}::test_a_demo_that_fills_its_database_never_opens_it_as_a_file",
    ),
    without(
        "a server on SQLite has its folder alone", "G1", "workshop/data_lock.py",
        "alone=is_sqlite(settings.database)", "alone=False",
        f"{BESIDE}::test_a_second_server_on_the_same_folder_is_refused_with_a_sentence",
    ),
    without(
        "tables are not changed under a server", "G1", "workshop/migrating.py",
        "nullcontext() if held else", "nullcontext() if True else",
        f"{BESIDE}::test_tables_are_not_changed_under_a_running_server",
    ),
    without(
        "two servers on one PostgreSQL make its tables one after the other", "G1", "workshop/migrating.py",
        "            connection.exec_driver_sql(f\"SELECT pg_advisory_lock({CHANGING_TABLES})\")\n",
        "            pass\n",
        "tests/ground/test_upgrading.py::test_two_servers_that_start_with_one_new_database_make_its_tables_one_after_the_other",
    ),
    without(
        "a full disk is answered with busy", "G1", WRITER,
        "if isinstance(error, OperationalError | InterfaceError):", "if False:",
        "tests/engine/test_writer.py",
    ),
    without(
        "a failed batch is tried again job by job", "G1", WRITER,
        "if len(jobs) > 1:", "if not jobs:",
        "tests/model/test_two_desks.py::test_two_workshops_in_one_writer_do_not_feel_each_other",
    ),
    without(
        "a savepoint for each command", "G1", DISPATCH,
        "with context.connection.begin_nested():", "if True:",
        "tests/engine/test_writer.py",
    ),
    without(
        "a key that was answered gets its answer again", "G2", KEYS,
        "    if stored is None:\n        return None\n", "    return None\n",
        f"{OF_COMMANDS}::test_the_same_key_and_content_gives_the_first_answer_and_other_content_does_not",
    ),
    without(
        "other content under the same key is refused", "G2", KEYS,
        "if not command.is_as(stored.fingerprint):", "if False:",
        f"{OF_COMMANDS}::test_the_same_key_and_content_gives_the_first_answer_and_other_content_does_not",
    ),
    Safeguard(
        "one row for a key in the table", "G2",
        (
            Cut("workshop/engine/models.py", "    name: Mapped[Words]\n    fingerprint",
                "    name: Mapped[str] = mapped_column(Text, primary_key=True)\n    fingerprint"),
            Cut("workshop/engine/models.py", "import LargeBinary\n", "import LargeBinary, Text\n"),
            Cut(TABLES, '"workshop_id", "person", "key", name', '"workshop_id", "person", "key", "name", name'),
        ),
        ("tests/engine/test_writer.py",),
    ),
    without(
        "a command that was not answered keeps its key", "G2", OUTBOX,
        "if (!entry.tried) this.#become(entry, { tried: true });", "this.#become(entry, { key: newKey() });",
        OF_OUTBOX,
    ),
    without(
        "a new epoch at every restore", "G2", RESTORING,
        "found.epoch = secrets.token_hex(8)", "pass",
        "tests/archive/test_round_trip.py::test_after_every_command_of_the_evening_on_sqlite",
    ),
    without(
        "ids that were lost are not given to others", "G2", RESTORING,
        "ids=most + RESERVED", "ids=most",
        OF_RESTORES,
    ),
    without(
        "an id comes back for its receipt only", "G2", RECEIPTS,
        "hmac.compare_digest(receipt(workshop, person, key, again.id), again.receipt)", "again.receipt",
        OF_RESTORES,
    ),
    without(
        "an id comes back for its receipt", "G2", RECEIPTS,
        "    return again.id\n", "    return None\n",
        OF_RESTORES,
    ),
    without(
        "a request made for another epoch is refused", "G2", "workshop/web/api/commands.py",
        "!= workshop.epoch:", "is None:",
        OF_RESTORES,
    ),
    without(
        "doubled keys of JSON are refused", "G2", "workshop/engine/sanitize.py",
        "object_pairs_hook=_once, ", "",
        f"{OF_COMMANDS}::test_what_is_no_request_is_refused_as_a_whole",
    ),
    without(
        "the lock on the workshop's row", "G3", WRITER,
        ".with_for_update()", "",
        "tests/reliability/test_races.py",
    ),
    without(
        "the budget in the command", "G3", POINTS,
        "if value - had > left:", "if False:",
        f"{OF_WEIGHTS}::test_nobody_has_more_points_than_given",
    ),
    Safeguard(
        "the budget in the table", "G3",
        (
            Cut("workshop/domain/weightings/models.py", '"given >= 0 AND given <= budget"', '"given >= 0"'),
            Cut(OWN_WEIGHTINGS, '"given >= 0 AND given <= budget"', '"given >= 0"'),
        ),
        (f"{OF_WEIGHTS}::test_the_table_itself_refuses_an_overspent_ballot",),
    ),
    without(
        "the number of ideas one may choose", "G3", POINTS,
        "if len(others_chosen(ballot, idea)) >= settings.ideas:", "if False:",
        f"{OF_WEIGHTS}::test_a_sixth_idea_is_too_many",
    ),
    without(
        "points may always become fewer", "G10", POINTS,
        "if value <= had:", "if value == 0:",
        f"{OF_WEIGHTS}::test_points_become_fewer_although_fewer_ideas_are_allowed_by_now",
    ),
    without(
        "only candidates are weighted", "G3", WEIGHTS,
        "if not weighting.asks_about(idea):", "if False:",
        f"{SEVERAL}::test_only_candidates_are_weighted",
    ),
    without(
        "points on what is no candidate any more can be taken back", "G10", WEIGHTS,
        "if value is not None and value > (had or 0):", "if True:",
        f"{SEVERAL}::test_points_on_an_idea_that_is_no_candidate_any_more_can_be_taken_back",
    ),
    without(
        "points go to the weighting they were meant for", "G5", WEIGHTS,
        "    beforehand=_in_hand_is_over,\n", "    unless=_in_hand_is_over,\n",
        f"{SEVERAL}::test_they_do_so_although_the_one_in_hand_is_revealed_or_sealed_by_now",
    ),
    without(
        "what is in hand asks everybody anew", "G10", SETTLING,
        "        context.touch(weighting)\n    ask_anew(context)\n", "        context.touch(weighting)\n",
        f"{SEVERAL}::test_taking_one_in_hand_asks_everybody_anew_and_so_does_its_undo",
    ),
    without(
        "undo takes no weighting in hand that is gone", "G10", "workshop/domain/workshops/kinds.py",
        'if "weighting" in was and', 'if "weighting" in was and False and',
        f"{SEVERAL}::test_taking_in_hand_cannot_be_undone_once_the_one_before_is_removed",
    ),
    without(
        "a weighting that somebody has used stays as it is", "G10", SETTLING,
        "    if not _has_begun(context, weighting):\n        return\n", "    return\n",
        f"{SEVERAL}::test_method_and_candidates_are_fixed_once_somebody_has_said_something",
    ),
    without(
        "what removed devices gave fixes a weighting, too", "G10", SETTLING,
        "    says = (Weight.workshop_id",
        "    here = Participant.workshop_id == context.workshop.id, Participant.removed.is_(None)\n"
        "    says = Ballot.participant.in_(select(Participant.id).where(*here)) & (Weight.workshop_id",
        f"{SEVERAL}::test_what_removed_devices_gave_fixes_a_weighting_too_for_they_may_come_back",
    ),
    without(
        "tallies take no part in what ids a restore keeps free", "G10", RESTORING,
        " and kind.numbered", "",
        f"{SEVERAL}::test_after_a_restore_new_ids_are_still_small_and_no_tally_has_anothers",
    ),
    without(
        "a long sentence keeps every word", "G9", "workshop/domain/ideas/wording.py",
        '"\\n".join(filter(None, (sentence, added)))', "added",
        "tests/domain/ideas/test_long_sentences.py",
    ),
    without(
        "weights stand still while revealed", "G5", WEIGHTS,
        'return Refused("revealed") if weighting.revealed else None', "return None",
        f"{OF_WEIGHTS}::test_revealed_points_cannot_be_changed",
    ),
    without(
        "what may be sent now is told as it is answered", "G5", "workshop/engine/may.py",
        "one.open_to(role) and not (_refusal(one, role, workshop) or one.beforehand(workshop))", "one.open_to(role)",
        "tests/engine/test_may.py::test_the_wall_is_told_what_phones_may",
    ),
    without(
        "a rank that has moved is sent again", "G4", "workshop/domain/weightings/tallies.py",
        "            _tell_of_ranks(context, weighting, stood, _height(tally))\n", "",
        "tests/domain/weightings/test_ranks.py::test_only_what_stands_between_is_sent_again",
    ),
    without(
        "the late tray", "G5", DISPATCH,
        "_laid_down(context, command, data) if refused", '{"kept": False} if refused',
        "tests/domain/late_tray/test_late_tray.py",
    ),
    without(
        "a late weight names no points", "G7", "workshop/domain/late_tray/commands.py",
        'if what == "weights":', "if False:",
        "tests/domain/late_tray/test_late_tray.py",
    ),
    without(
        "each link of the chain holds the one before", "G8", "workshop/engine/journal.py",
        "hashlib.sha256(chain + f", "hashlib.sha256(bytes(32) + f",
        "tests/archive/test_verify.py::test_an_evening_is_complete_before_and_after_sealing",
    ),
    without(
        "the check reads the chain", "G8", "workshop/archive/verify.py",
        'return "the chain breaks there"', "return None",
        "tests/archive/test_verify.py::test_what_the_chain_covers_is_noticed_even_when_all_sums_are_forged",
    ),
    without(
        "the head of the chain is that of the last row", "G8", "workshop/engine/journal.py",
        "context.head.seq, context.head.chain = context.seq, chain", "context.head.seq = context.seq",
        "tests/archive/test_verify.py::test_an_evening_is_complete_before_and_after_sealing",
    ),
    without(
        "the protocol has the head of the journal", "G8", "workshop/protocol/query.py",
        "proof=value.Proof(workshop.chain.hex(), ", "proof=value.Proof(bytes(32).hex(), ",
        "tests/protocol/test_query.py::test_the_whole_evening_goes_there_and_back",
    ),
    without(
        "the head of the journal is printed", "G8", "workshop/export/document/proof.py",
        '" ".join(chain[place : place + 8] for place in range(0, len(chain), 8))', '""',
        "tests/export/pdf/test_pdf.py::test_the_checksum_of_the_journal_is_printed",
    ),
    without(
        "what is typed is written ahead", "G9", "static/js/core/keep.js",
        "storage.setItem(prefix + key, JSON.stringify(entry));", "",
        OF_KEEP,
    ),
    without(
        "what is said is kept until it is answered", "G9", OUTBOX,
        "    this.entries.push(entry);\n    this.#store(entry);",
        "    this.entries.push(entry);",
        OF_OUTBOX,
    ),
    without(
        "what another window took back is not sent by this one", "G9", OUTBOX,
        "    this.entries = this.entries.filter(({ key }) => !had.has(key) || kept.has(prefix + key));\n", "",
        OF_OUTBOX,
    ),
    without(
        "what another window has heard is read", "G12", OUTBOX,
        "goesBeyond(entry, here)) Object.assign(here, entry)", "false) Object.assign(here, entry)",
        OF_OUTBOX,
    ),
    without(
        "what has no id yet is not the same", "G9", "static/js/phone/own.js",
        "id !== undefined && list.some", "list.some",
        "tests/js/phone.test.mjs",
    ),
    without(
        "what was added to a refused idea is sent anew with it", "G9", "static/js/phone/own.js",
        "if (leaned(entry) || underWay(entry, thing)) {", "if (underWay(entry, thing)) {",
        "tests/js/refused.test.mjs",
    ),
    without(
        "after the release only what the room sees is taken back", "G8", UNDO,
        "if not _leaves_the_result(row, context.workshop):", "if False:",
        "tests/engine/test_after_the_end.py",
    ),
    without(
        "the desk acts on what it saw", "G10", DISPATCH,
        "        _check_seen(context, command.seen, data)\n", "",
        "tests/model/test_two_desks.py::test_the_second_desk_never_overwrites_what_it_has_not_seen",
    ),
    without(
        "a group's number is never given again", "G10", GROUPS,
        "fresh = count(max(workshop.last_group, context.lost) + 1)", "fresh = count(max(*own[0], *own[1], 0, 0) + 1)",
        f"{OF_GROUPS}::test_a_group_number_is_never_given_again",
    ),
    without(
        "a group that something refers to stays", "G10", GROUPS,
        "for place in PLACES if gone else ():", "for place in ():",
        f"{OF_GROUPS}::test_a_group_that_something_refers_to_cannot_be_removed",
    ),
    without(
        "an idea that others hang on stays as it is", "G10", IDEAS,
        "if others or context.all(Idea, Idea.merged_into == idea.id) or _may_be_weighted(context, idea):", "if False:",
        "tests/domain/ideas/test_ideas.py",
    ),
    without(
        "an idea that may have got points stays as it is whatever the phase says", "G10", IDEAS,
        'not _written_since(context, idea, "set_weight")', "idea.at < workshop.phase_since",
        "tests/domain/ideas/test_ideas.py",
    ),
    without(
        "nothing is written into a field of action that is gone", "G10", IDEAS,
        '    if field.state != "shown":', "    if False:",
        "tests/domain/ideas/test_ideas.py",
    ),
    without(
        "nobody belongs to a group that there is not", "G10", GROUPS,
        "if set(groups) - set(all_groups(workshop.groupings)):", "if False:",
        "tests/domain/people/test_people.py",
    ),
    without(
        "a group that must be chosen is chosen", "G10", PEOPLE,
        "if workshop.groups_required and main and not", "if False and not",
        "tests/domain/people/test_people.py",
    ),
    without(
        "a workshop keeps a moderator", "G10", "workshop/domain/workshops/moderators.py",
        "len(list(context.session.scalars(select(Membership).where(*here)))) == 1", "False",
        "tests/domain/people/test_people.py",
    ),
    without(
        "a field of action with ideas stays", "G10", FIELDS,
        "    if ideas:\n        raise Refused(\"field_in_use\", ideas=ideas)\n", "",
        "tests/domain/fields_of_action/test_fields_of_action.py",
    ),
    without(
        "a late one is answered once", "G10", "workshop/domain/late_tray/commands.py",
        '    if late.state != "waiting":\n        raise', '    if False:\n        raise',
        "tests/domain/late_tray/test_late_tray.py",
    ),
    without(
        "who is in an open workshop is not shut out by an undo", "G10", "workshop/domain/workshops/commands.py",
        "return workshop.joined == 0", "return True",
        "tests/engine/test_undo.py",
    ),
    without(
        "a protocol that was taken back is not published by an undo", "G10", "workshop/domain/workshops/commands.py",
        "undo=never, told=_from_where)", "told=_from_where)",
        "tests/engine/test_undo.py",
    ),
    without(
        "all that went with removed devices comes back", "G10", "workshop/domain/people/removing.py",
        "fits = and_(model.workshop_id == here, model.state == hidden, model.removed == number)",
        "fits = and_(_written(model, here, back, hidden), model.removed == number)",
        "tests/domain/people/test_removing.py",
    ),
    without(
        "what was typed while preparing is asked for", "G9", "static/js/shared/unsaved.js",
        "  if (typed) event.preventDefault();\n", "",
        "tests/browser/test_unsaved.py",
    ),
    without(
        "the line at the top moves nothing on a scrolled page", "G12", "static/js/phone/hold_still.js",
        '  style.overflowAnchor = "none";\n', "",
        "tests/browser/test_stands_still.py",
    ),
    without(
        "a picture follows from the one before while that is still being made", "G11", "workshop/newest.py",
        "                before = made.before\n", "                before, made.before = made.before, None\n",
        "tests/ground/test_turns.py::test_who_asks_for_a_newer_moment_while_an_older_one_is_made_follows_from_what_there_was_before",
    ),
    without(
        "an open workshop has a field of action", "G10", FIELDS,
        'if context.workshop.state != "draft":', "if False:",
        "tests/web/pages/test_opening.py::test_the_last_field_of_action_stays_once_phones_may_write",
    ),
    without(
        "no workshop opens without a field of action", "G10", "workshop/domain/workshops/commands.py",
        "    check_any(context)\n", "",
        "tests/web/pages/test_opening.py::test_without_a_field_of_action_it_does_not_open_and_hints_can_be_passed",
    ),
    without(
        "an undo takes no field of action from its ideas", "G10", "workshop/domain/fields_of_action/kinds.py",
        'if field.state == "removed":', "if False:",
        "tests/web/pages/test_opening.py::test_undo_takes_no_field_of_action_from_its_ideas",
    ),
    without(
        "a page that lay open undoes nothing", "G10", "workshop/web/pages/drawn.py",
        "if digest(value) not in (drawn.get(name, digest(now[name])), digest(now[name]))",
        "if digest(value) != digest(now[name])",
        f"{OF_EDITING}::test_a_page_that_lay_open_undoes_nothing",
    ),
    without(
        "what both have changed is refused", "G10", "workshop/web/pages/drawn.py",
        "return [name for name, value in values.items() if drawn.get(name, digest(value)) != digest(value)]",
        "return []",
        f"{OF_EDITING}::test_what_both_have_changed_is_refused_at_its_field_unless_both_want_the_same",
    ),
    without(
        "points are counted again when groups change", "G8", GROUPS,
        "    if moved:\n        for tally", "    if False:\n        for tally",
        f"{OF_GROUPS}::test_points_that_were_given_before_are_counted_again",
    ),
    without(
        "what is sealed keeps the groups that count", "G8", GROUPS,
        "if context.workshop.any_sealed and set(breadth_groups(old)) != set(breadth_groups(new)):", "if False:",
        f"{OF_GROUPS}::test_what_is_sealed_stays_and_the_groups_that_count_with_it",
    ),
    without(
        "an undo takes no group away from anybody", "G10", "workshop/domain/workshops/kinds.py",
        '        regrouped(context, groups, became.get("group_minimum", workshop.group_minimum))\n', "",
        f"{OF_GROUPS}::test_undo_does_not_take_a_group_away_from_somebody",
    ),
    without(
        "undo takes back only what still stands", "G10", UNDO,
        "if edited_since or plain({name: getattr(thing, name) for name in became}) != became:", "if edited_since:",
        "tests/model/test_two_desks.py::test_the_second_desk_never_overwrites_what_it_has_not_seen",
    ),
    without(
        "an undo ties no knots", "G10", IDEA_KIND,
        'if was.get("merged_into") and _is_tangled(context, idea):', "if False:",
        OF_MERGING,
    ),
    without(
        "a part that is merged again gets its points back first", "G10", MERGING,
        "            give_back(context, idea, part)\n", "            pass\n",
        OF_MERGING,
    ),
    without(
        "a sum that was changed since stays with the survivor", "G10", MERGING,
        "if kept.value == _together(way, family.values()):", "if True:",
        OF_MERGING,
    ),
    without(
        "no idea becomes a part of itself", "G10", MERGING,
        "if into.id in ideas:", "if False:",
        OF_MERGING,
    ),
    without(
        "whoever is late is told whether it was kept", "G5", DISPATCH,
        '{"kept": bool(told)}', '{"kept": told is not None}',
        "tests/domain/late_tray/test_late_tray.py", "tests/engine/test_quota.py",
    ),
    without(
        "a phone says that only what was kept lies with the moderators", "G5", "static/js/core/refusals.js",
        'refusal?.kept !== false && ', "",
        "tests/js/phone.test.mjs", OF_OUTBOX,
    ),
    without(
        "pasted lines without room stay", "G2", "workshop/web/pages/more_rows.py",
        "                stay.append(line)", "                pass",
        "tests/web/pages/test_more_rows.py::test_lines_without_room_stay_and_are_told",
    ),
]  # fmt: skip
