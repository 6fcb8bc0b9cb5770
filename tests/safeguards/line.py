"""What keeps strangers and floods from disturbing anybody: who waits for whom, and how many may come."""

from tests.safeguards.safeguard import without

SERVER = "workshop/cli/server.py"
JOINING = "workshop/web/http/joining.py"
OF_JOINING = "tests/web/http/test_joining.py"
TOTALS = "workshop/engine/quota.py"
REMOVING = "tests/domain/people/test_removing.py"

LINE = [
    without(
        "who computes for long gives way", "G4", SERVER,
        "    share()\n", "",
        "tests/ground/test_turns.py::test_others_are_answered_while_a_large_protocol_is_made",
    ),
    without(
        "two long computations are as good as one", "G4", "workshop/turns.py",
        "with shared.door if _somebody() in self._strangers else shared.line:", "if True:",
        "tests/ground/test_turns.py::test_a_long_computation_gives_way_and_two_of_them_are_as_good_as_one",
    ),
    without(
        "who has not joined stands in line", "G11", "workshop/web/http/reading.py",
        "        stand_in_line(client_address())\n", "        client_address()\n",
        "tests/ground/test_turns.py::test_strangers_who_read_without_end_wait_for_each_other_and_a_participant_for_none_of_them",
    ),
    without(
        "a socket that asks again and again stands in line", "G11", "workshop/live/connections.py",
        "    stand_in_line(client_address())\n", "",
        "tests/ground/test_turns.py::test_strangers_who_read_without_end_wait_for_each_other_and_a_participant_for_none_of_them",
    ),
    without(
        "who computes does not stand behind strangers", "G11", "workshop/turns.py",
        "Line(), BoundedSemaphore(1))\n", "*[Line()] * 2)\n",
        "tests/ground/test_turns.py::test_who_computes_does_not_stand_behind_the_strangers_of_a_hundred_places",
    ),
    without(
        "who computes does not wait for strangers who do", "G11", "workshop/turns.py",
        "shared.door if _somebody() in self._strangers else shared.line", "shared.line",
        "tests/ground/test_turns.py::test_strangers_are_through_one_after_the_other_and_who_computes_waits_for_none_of_them",
    ),
    without(
        "who computes for long does not go before who has waited", "G11", "workshop/turns.py",
        "Line(), BoundedSemaphore(1))\n", "BoundedSemaphore(1), BoundedSemaphore(1))\n",
        "tests/ground/test_turns.py::test_who_computes_for_long_lets_in_who_is_soon_through",
    ),
    without(
        "a connection is not a stranger's for ever", "G11", "workshop/web/http/reading.py",
        "    app.before_request(begin_anew)\n", "    pass\n",
        "tests/web/http/test_rate_limit.py::test_the_next_request_of_a_connection_may_be_somebody_elses",
    ),
    without(
        "one address after the other", "G11", "workshop/turns.py",
        "with own.line, shared.door:", "with shared.door:",
        "tests/ground/test_turns.py::test_between_two_who_stand_in_line_everybody_else_has_a_turn_and_places_take_turns",
    ),
    without(
        "new participants come at a pace", "G11", JOINING,
        "if new and not _pace.allows(client_address(), MOST):", "if False:",
        OF_JOINING,
    ),
    without(
        "a household is one place however many addresses it has", "G11", "workshop/addresses.py",
        "return str(IPv6Network((address, BITS_OF_ONE), strict=False))", "return str(address)",
        OF_JOINING,
    ),
    without(
        "the desk shuts new phones out", "G11", "workshop/domain/people/commands.py",
        "if not context.workshop.joining and not context.wanted:", "if False:",
        OF_JOINING,
    ),
    without(
        "a total counts what is there", "G11", TOTALS,
        "        taken = context.count(self.model, takes_place)\n", "        taken = context.count(self.model)\n",
        "tests/engine/test_quota.py",
    ),
    without(
        "a total is a total", "G11", TOTALS,
        "if taken >= self.hard:", "if False:",
        "tests/engine/test_quota.py",
    ),
    without(
        "who has little gets in while a flood stands", "G11", TOTALS,
        " and context.count(self.model, mine, takes_place) >= self.few:", ":",
        "tests/engine/test_quota.py",
    ),
    without(
        "who was removed has not joined", "G11", "workshop/domain/people/mine.py",
        "Participant.person == WHO, Participant.removed.is_(None)\n", "Participant.person == WHO\n",
        f"{REMOVING}::test_a_removed_phone_has_not_joined",
    ),
    without(
        "ballots of removed devices count nothing", "G11", "workshop/domain/weightings/tallies.py",
        "Ballot.weighting == WHICH, Weight.value.is_not(None), Participant.removed.is_(None)\n",
        "Ballot.weighting == WHICH, Weight.value.is_not(None)\n",
        f"{REMOVING}::test_what_they_wrote_is_hidden_and_nothing_of_theirs_counts",
    ),
    without(
        "an idea that holds those of others stays", "G10", "workshop/domain/people/removal.py",
        "return and_(own, Idea.id.not_in(holding))", "return own",
        f"{REMOVING}::test_an_idea_of_theirs_that_holds_those_of_others_stays",
    ),
]  # fmt: skip
