"""What keeps a secret: who may do and see what, what sealing cuts, what erasing takes away."""

from tests.safeguards.safeguard import without

CHANGES = "workshop/engine/changes.py"
WRITER = "workshop/engine/writer.py"
WEIGHTS, IDEAS = (f"workshop/domain/{noun}/commands.py" for noun in ("weightings", "ideas"))
SETTLING, CUTTING = (f"workshop/domain/weightings/{name}.py" for name in ("settling", "sealing"))
VERIFYING, SEVERAL = "workshop/archive/verify.py", "tests/domain/weightings/test_several.py"
FORGETTING = "workshop/purging.py"
TALLY_KIND, IDEA_KIND, ANSWER_KIND = (
    f"workshop/domain/{noun}/kinds.py" for noun in ("weightings", "ideas", "responsibilities")
)
MIGRATION, LANDED = "workshop/migrations/versions/0008_nobody_is_named.py", "tests/archive/test_landed.py"
HIDDEN, SEALING = "tests/live/test_hidden_is_hidden.py", "tests/domain/weightings/test_sealing.py"
NAMES = "tests/domain/groups/test_names.py"
MATRIX, ERASING = "tests/house/test_permission_matrix.py", "tests/engine/test_erasing.py"
TALLIES, FROM_THE_DESK = "workshop/domain/weightings/tallies.py", "tests/live/test_hidden_from_the_desk.py"
REMOVING, OF_REMOVING = "workshop/domain/people/removing.py", "tests/domain/people/test_removing.py"
SOCKETS, JOINING = "tests/live/test_socket_rights.py", "tests/live/test_changes_join_on.py"

SHEETS, OF_SHEETS = "workshop/domain/sheets/commands.py", "tests/domain/sheets/test_sheets.py"
HOLDING, OF_HOLDING = "workshop/domain/ideas/holding.py", "tests/domain/moderation/test_holding.py"
CONTRIBUTIONS, WAITING = "workshop/domain/contributions/commands.py", "tests/live/test_waiting_on_the_wire.py"

HIDDEN_AND_GONE = [
    without(
        "a sheet of paper counts once", "G2", SHEETS,
        "        if not data.again:\n", "        if False:\n",
        f"{OF_SHEETS}::test_a_sheet_counts_once_and_what_it_really_says_in_place_of_that",
    ),
    without(
        "nothing is counted on paper while the sums are seen", "G7", SHEETS,
        "    check_open(context, weighting)\n    if data.sheet >", "    if data.sheet >",
        f"{OF_SHEETS}::test_nothing_is_counted_while_everybody_sees_the_sums",
    ),
    without(
        "sealing blanks what was typed in of sheets", "G7", SHEETS,
        "@command(desk=True, ballot=True, undo=never, wire=False)\ndef count_sheet",
        "@command(desk=True, undo=never, wire=False)\ndef count_sheet",
        f"{OF_SHEETS}::test_sealing_keeps_the_sum_on_paper_and_no_sheet",
    ),
    without(
        "paper by idea is told from five sheets on", "G7", "workshop/domain/weightings/paper.py",
        "told = ideas if full >= BALLOTS_FOR_BREADTH else {}", "told = ideas",
        f"{OF_SHEETS}::test_paper_is_told_by_idea_from_five_sheets_on",
    ),
    without(
        "what phones add while it is held waits", "G6", HOLDING,
        "context.workshop.phase in context.workshop.hold", "False",
        f"{WAITING}::test_no_page_and_no_file_tells_what_waits",
    ),
    without(
        "new words of what was released wait again", "G6", HOLDING,
        'WAITING if said and thing.state == "shown" and holds(context) else {}', "{}",
        f"{OF_HOLDING}::test_new_words_of_what_was_released_wait_again_and_leave_the_wall",
    ),
    without(
        "a contribution to what waits waits, too", "G6", HOLDING,
        ' or (context.actor.role == "phone" and beside is not None and beside.waits)', "",
        f"{OF_HOLDING}::test_a_contribution_to_what_waits_waits_too_and_is_not_released_without_it",
    ),
    without(
        "what waits moves nothing for anybody else", "G6", CONTRIBUTIONS,
        "    if not contribution.waits:\n        context.touch(survivor)", "    context.touch(survivor)",
        f"{WAITING}::test_two_evenings_that_differ_in_what_waits_send_the_same_frames",
    ),
    without(
        "what waits is told to its author alone", "G6", "workshop/domain/people/mine.py",
        'model.author == WHO, model.state == "hidden"', 'model.state == "hidden"',
        f"{OF_HOLDING}::test_an_idea_waits_is_seen_by_the_desk_and_told_to_its_author_alone",
    ),
    without(
        "a removal that is undone publishes nothing that waited", "G6", "workshop/domain/people/removing.py",
        "_write(context, model, and_(fits, model.held.is_not(None)), removed=None, edited=context.seq)", "pass",
        f"{OF_HOLDING}::test_with_a_removed_device_goes_what_waits_and_it_waits_again_when_that_is_undone",
    ),
    without(
        "what waits takes a place", "G11", "workshop/engine/quota.py",
        "or_(states, waiting(self.model)) if issubclass(self.model, Withheld) else states", "states",
        f"{OF_HOLDING}::test_what_waits_takes_a_place",
    ),
    without(
        "who is muted adds no words", "G11", HOLDING,
        'context.actor.role == "phone" and context.member.muted', "False",
        "tests/domain/moderation/test_muting.py",
    ),
    without(
        "why something was hidden goes with what an erased person wrote", "G13", "workshop/engine/erasing.py",
        " or _judges(row, mine)]", "]",
        f"{OF_HOLDING}::test_erased_it_waits_no_more_and_no_reason_is_left",
    ),
    without(
        "tallies are seen once they are revealed", "G6", TALLY_KIND,
        "return bool(tally.counts and weighting.revealed and weighting.state == \"shown\")", "return True",
        HIDDEN,
    ),
    without(
        "a no is shown to the desk only", "G6", ANSWER_KIND,
        'responsibility.state in ("proposed", "accepted")', 'responsibility.state != "withdrawn"',
        "tests/domain/responsibilities/test_declining.py::test_a_no_is_shown_to_nobody_but_the_desk",
    ),
    without(
        "the desk sees no tallies before the reveal", "G7", TALLY_KIND,
        "    at_desk=False,\n", "",
        f"{FROM_THE_DESK}::test_the_result_is_told_to_everybody_once_it_is_revealed",
    ),
    without(
        "a draft has no points before the reveal", "G7", "workshop/protocol/query.py",
        "return found if weighting.revealed else _without_points(found)", "return found",
        "tests/protocol/test_query.py",
    ),
    without(
        "the list of workshops has no points before the reveal", "G7", "workshop/domain/weightings/queries.py",
        "told = workshop.in_hand.revealed", "told = True",
        f"{FROM_THE_DESK}::test_the_list_of_workshops_draws_no_skyline_of_hidden_points",
    ),
    without(
        "a hidden tally keeps its number", "G7", TALLIES,
        "        if weighting.revealed:\n            context.touch(tally)",
        "        if context.touch(tally) or weighting.revealed:",
        f"{FROM_THE_DESK}::test_merging_and_hiding_do_not_tell_which_ideas_have_points",
    ),
    without(
        "nobody is told when somebody gets ready", "G7", WEIGHTS,
        "        context.workshop.ready += 1 if ready else -1\n",
        "        context.workshop.ready += 1 if ready else -1\n        context.workshop.progressed = context.seq\n",
        f"{FROM_THE_DESK}::test_the_moment_of_a_point_moves_nothing_for_anybody_also_after_a_look_at_the_result",
    ),
    without(
        "who is ready is looked at every five seconds", "G7", "workshop/live/here.py",
        "now - self._looks[key][0] >= READY_SECONDS", "now >= self._looks[key][0]",
        "tests/live/test_here.py",
    ),
    without(
        "readiness of fewer than three is told with others", "G7", "workshop/domain/groups/groupings.py",
        "LEAST = 3", "LEAST = 1",
        "tests/domain/people/test_readiness.py",
    ),
    without(
        "no refusal tells how many points somebody has given", "G7", SETTLING,
        "    weighting.way.check_change(",
        '    if values["settings"]["points"] < weighting.settings["points"]:\n'
        '        raise Refused("points_given", least=max(ballot.given for ballot in context.all(Ballot)))\n'
        "    weighting.way.check_change(",
        "tests/domain/weightings/test_weights.py",
    ),
    without(
        "no refusal tells an author that the idea has points", "G7", "workshop/domain/ideas/commands.py",
        ' or not _written_since(context, idea, "set_weight")', "",
        f"{FROM_THE_DESK}::test_an_author_learns_from_no_refusal_whether_the_idea_has_points",
    ),
    without(
        "a removal tells nobody apart from others", "G7", REMOVING,
        '        raise Refused("too_few", least=LEAST)\n', "        return\n",
        f"{OF_REMOVING}::test_fewer_than_three_people_are_never_told_apart_from_others_once_points_may_be_given",
    ),
    without(
        "who gave points is counted by threes before a removal", "G7", "workshop/domain/people/removal.py",
        "if len(three) == LEAST and three.keys() <= people)", "if three.keys() & people)",
        f"{OF_REMOVING}::test_asking_for_figures_tells_of_nobody_whether_there_are_points",
    ),
    without(
        "sealing takes the ballots of removed devices away", "G7", CUTTING,
        "counts = or_(Ballot.participant.is_(None), Ballot.participant.not_in(removed))", "counts = Ballot.given > 0",
        f"{OF_REMOVING}::test_their_ballots_go_for_good_with_the_sealing",
    ),
    without(
        "no removal from before the sealing is undone after it", "G7", REMOVING,
        "if set(_sealed(context)) - set(was if isinstance(was, list) else [1] * was):", "if False:",
        f"{OF_REMOVING}::test_their_ballots_go_for_good_with_the_sealing",
    ),
    without(
        "hidden ideas are not seen", "G6", IDEA_KIND,
        'return idea.state in ("shown", "merged")', "return True",
        f"{JOINING}::test_what_disappears_comes_as_gone_and_what_was_never_seen_not_at_all",
    ),
    without(
        "fields for the desk only", "G6", "workshop/engine/kind.py",
        "(self.desk if desk else ())", "self.desk",
        HIDDEN,
    ),
    without(
        "a name goes out with consent", "G6", ANSWER_KIND,
        "nobody if not row.print_name else", "nobody if row.print_name is None else",
        HIDDEN,
    ),
    without(
        "phone and wall name groups with people enough", "G6", IDEA_KIND,
        'if audience == "desk" or not told:', "if audience or not told:",
        f"{NAMES}::test_phone_and_wall_name_whom_the_protocol_names_and_the_desk_sees_everybody",
    ),
    without(
        "who watches learns which groups may be named", "G4", "workshop/domain/people/commands.py",
        "in (minimum, minimum - 1)", "in ()",
        f"{NAMES}::test_who_watches_learns_when_a_group_may_be_named_and_when_no_longer",
    ),
    without(
        "the minimum is fixed once somebody has joined", "G6", "workshop/domain/groups/rules.py",
        "if context.workshop.group_minimum != minimum and context.workshop.joined:", "if False:",
        f"{NAMES}::test_the_minimum_is_fixed_once_somebody_has_joined",
    ),
    without(
        "nobody of a small group is named by an answer", "G6", "workshop/domain/responsibilities/commands.py",
        "if answer.group in nameable(context) else", "if answer.group else",
        f"{NAMES}::test_who_takes_on_what_was_open_stands_for_a_group_that_may_be_named",
    ),
    without(
        "what may no longer be seen is told to be gone", "G6", CHANGES,
        "elif gone and row.was_public:", "elif False:",
        f"{JOINING}::test_what_disappears_comes_as_gone_and_what_was_never_seen_not_at_all",
    ),
    without(
        "what never could be seen is not told at all", "G6", CHANGES,
        "elif gone and row.was_public:", "elif gone:",
        "tests/live/test_hidden_on_the_wire.py::test_what_is_hidden_changes_no_byte_that_phones_and_wall_are_sent",
    ),
    without(
        "a cell of the matrix: what the desk may", "G6", IDEAS,
        "@command(phone=TALKING)\ndef withdraw_idea", "@command(phone=TALKING, desk=True)\ndef withdraw_idea",
        f"{MATRIX}::test_who_may_do_what",
    ),
    without(
        "a cell of the matrix: what a phone may", "G6", IDEAS,
        '@command(desk=True, prose=("reason",))\ndef hide_idea',
        '@command(desk=True, phone=TALKING, prose=("reason",))\ndef hide_idea',
        f"{MATRIX}::test_who_may_do_what",
    ),
    without(
        "a cell of the matrix: in which phase", "G5", IDEAS,
        "@command(phone=TALKING)\ndef support_idea", '@command(phone=(*TALKING, "weight"))\ndef support_idea',
        f"{MATRIX}::test_in_which_phases_a_phone_may",
    ),
    without(
        "the desk's picture needs a moderator", "G6", "workshop/web/api/changes.py",
        'return role != "desk" or is_moderator(db.session, workshop.id, accounts.signed_in())', "return True",
        f"{MATRIX}::test_who_may_read_what",
    ),
    without(
        "who has nothing to see hears nothing", "G7", "workshop/live/publisher.py",
        "if is_empty(body):", "if False:",
        "tests/live/test_hidden_on_the_wire.py",
    ),
    without(
        "a wish of another shape is refused", "G11", "workshop/live/connections.py",
        'or audience not in AUDIENCES:', "or not isinstance(audience, str):",
        f"{SOCKETS}::test_a_wish_of_another_shape_is_refused",
    ),
    without(
        "the desk's socket needs a moderator", "G6", "workshop/live/connections.py",
        'if audience == "desk" and not moderates:', "if False:",
        f"{SOCKETS}::test_who_may_watch_what",
    ),
    without(
        "a removed moderator's desk hears nothing more", "G6", "workshop/live/publisher.py",
        "            self._drop_removed(ident)\n            reads", "            reads",
        f"{SOCKETS}::test_a_removed_moderators_live_desk_hears_nothing_more",
    ),
    without(
        "a draft looks like a code that does not exist", "G6", "workshop/web/http/identity.py",
        'workshop.state == "draft" and not', "False and not",
        f"{MATRIX}::test_a_draft_looks_like_a_code_that_does_not_exist",
    ),
    without(
        "groups behind a tally only from five ballots on", "G7", "workshop/domain/weightings/queries.py",
        "BALLOTS_FOR_BREADTH = 5", "BALLOTS_FOR_BREADTH = 1",
        "tests/domain/weightings/test_weights.py",
    ),
    without(
        "a weight in the journal has no time", "G7", "workshop/engine/dispatch.py",
        'timed=not declared.nameless', "timed=True",
        SEALING,
    ),
    without(
        "sealing forgets whose ballot it was", "G7", CUTTING,
        '"given": b.given, "budget": b.budget}',
        '"given": b.given, "budget": b.budget, "participant": number[b.id]}',
        SEALING,
    ),
    without(
        "sealing draws new numbers for ballots", "G7", CUTTING,
        "number = _numbers(context, ballots)",
        "number = {ballot.id: ballot.id for ballot in ballots}",
        SEALING,
    ),
    without(
        "sealing shuffles the ballots", "G7", CUTTING,
        "    secrets.SystemRandom().shuffle(ballots)\n", "",
        SEALING,
    ),
    without(
        "sealing blanks the journal", "G7", CUTTING,
        "values(**blank)", "values(before=None)",
        SEALING,
    ),
    without(
        "sealing deletes the keys", "G7", CUTTING,
        "    _drop_answers(context)\n", "",
        SEALING,
    ),
    without(
        "sealing one weighting leaves the rows of others", "G10", CUTTING,
        'if json.loads(row.payload).get("weighting", 1) == weighting.id', "if True",
        f"{SEVERAL}::test_sealing_one_blanks_its_rows_and_leaves_those_of_the_other",
    ),
    without(
        "sealing one weighting leaves the answers of others", "G2", CUTTING,
        '        if answer.get("seq") not in kept\n', "",
        f"{SEVERAL}::test_sealing_one_drops_its_keys_and_the_refusals_and_keeps_the_others",
    ),
    without(
        "sealing one weighting leaves the ballots of others", "G10", CUTTING,
        "own = Ballot.workshop_id == here, Ballot.weighting == weighting.id",
        "own = Ballot.workshop_id == here, Ballot.weighting > 0",
        f"{SEVERAL}::test_sealing_one_links_nobody_and_its_numbers_are_no_others",
    ),
    without(
        "sealed ballots get numbers that no other has", "G10", CUTTING,
        "if number not in taken)", ")",
        f"{SEVERAL}::test_numbers_of_sealed_ballots_collide_with_none_of_the_open_ones",
    ),
    without(
        "who is done too late leaves no trace in what is sealed", "G7", WEIGHTS,
        "    weighting = find(context, data.weighting)\n    check_open(context, weighting)\n    if weighting.id ==",
        "    weighting = find(context, data.weighting)\n    if weighting.id ==",
        f"{SEVERAL}::test_who_is_late_with_a_sealed_one_leaves_no_trace",
    ),
    without(
        "a weighting that anybody ever used cannot be removed unsealed", "G7", SETTLING,
        "if weighting.sealed or _any(context, weighting):", "if weighting.sealed or _has_begun(context, weighting):",
        f"{SEVERAL}::test_what_was_taken_back_lets_method_and_candidates_change_but_keeps_the_weighting",
    ),
    without(
        "other groups move no tally that is hidden", "G7", "workshop/domain/groups/rules.py",
        "if context.workshop.weighting_of(tally.weighting).revealed:", "if True:",
        f"{SEVERAL}::test_new_groups_do_not_tell_which_ideas_of_a_hidden_one_have_points",
    ),
    without(
        "the verifier reads which rows a sealing has blanked", "G8", VERIFYING,
        'found |= {number for number in named if number < act["seq"]}',
        'found |= {row["seq"] for row in told if row["seq"] < act["seq"]}',
        f"{SEVERAL}::test_sealing_one_blanks_its_rows_and_leaves_those_of_the_other",
    ),
    without(
        "the verifier holds a seal against the journal", "G8", VERIFYING,
        "if one[\"id\"] in told and not one[\"sealed\"]:", "if False:",
        f"{SEVERAL}::test_a_forger_who_sums_up_anew_is_noticed_where_ballots_or_the_journal_speak_against_it",
    ),
    without(
        "an update seals anew what older versions left linked", "G7", MIGRATION,
        "    if cut:\n        _cut_off(connection, workshop)\n", "",
        LANDED,
    ),
    without(
        "an update blanks who said that they were done", "G7", MIGRATION,
        'OF_BALLOTS = ("set_weight", "finish_weighting")', 'OF_BALLOTS = ("set_weight", "set_weight")',
        LANDED,
    ),
    without(
        "what an update takes away leaves the files", "G7", "workshop/migrating.py",
        "            if taken_away:\n                forget(engine)\n", "",
        LANDED,
    ),
    without(
        "secure_delete", "G7", "workshop/database.py",
        "PRAGMA secure_delete=ON", "PRAGMA secure_delete=OFF",
        "tests/engine/test_writer.py",
    ),
    without(
        "SQLite's log is emptied after sealing", "G7", WEIGHTS,
        "@command(desk=True, purges=True)\ndef seal_weighting", "@command(desk=True)\ndef seal_weighting",
        SEALING,
    ),
    without(
        "the file is written anew after sealing", "G7", FORGETTING,
        '        sqlite.execute("VACUUM")\n', "",
        "tests/reliability/test_examiner.py",
    ),
    without(
        "what must still leave the files is not forgotten", "G7", FORGETTING,
        'connection.exec_driver_sql("PRAGMA user_version=1")', "pass",
        "tests/ground/test_purging.py",
    ),
    without(
        "SQLite's log is emptied after erasing", "G13", "workshop/domain/people/erasing.py",
        "purges=True, ", "",
        ERASING,
    ),
    without(
        "erasing blanks the journal", "G13", "workshop/engine/erasing.py",
        "    context.session.execute(journal.values(**BLANK))\n", "",
        ERASING,
    ),
    without(
        "erasing spoils the fingerprints of answers", "G13", "workshop/engine/erasing.py",
        "key.fingerprint = secrets.token_bytes(32)", "pass",
        ERASING,
    ),
]  # fmt: skip
