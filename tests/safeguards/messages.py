"""What keeps a message: written once, said once, never lost, and nobody waits for a mail server."""

from tests.safeguards.safeguard import without

SENDING, COURIER, LEDGER = (f"workshop/mail/{name}.py" for name in ("sending", "courier", "ledger"))
OF_SENDING = "tests/mail/test_sending.py"

MESSAGES = [
    without(
        "a key is written once", "G15", "workshop/mail/outbox.py",
        '.on_conflict_do_nothing(index_elements=["key"])', "",
        f"{OF_SENDING}::test_a_key_is_written_once",
    ),
    without(
        "two computers never take the same message", "G15", SENDING,
        "query.with_for_update(skip_locked=True)", "query",
        f"{OF_SENDING}::test_what_another_computer_is_just_taking_is_neither_taken_nor_waited_for",
    ),
    without(
        "who holds the ledger is the only one that sends", "G15", LEDGER,
        "fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)", "pass",
        f"{OF_SENDING}::test_while_somebody_on_this_folder_sends_nobody_else_does",
    ),
    without(
        "what a dead server had in hand is taken up again", "G15", SENDING,
        "or_(due, left)", "or_(due)",
        f"{OF_SENDING}::test_a_server_that_died_before_the_end_sends_it_again",
    ),
    without(
        "the end of a message is noted before it is said", "G15", COURIER,
        "lambda: self._ledger.note(END, letter.handle)", "lambda: None",
        f"{OF_SENDING}::test_the_end_of_a_message_is_noted_before_the_mail_server_has_it",
    ),
    without(
        "the answer is noted outside of the database", "G15", COURIER,
        "        self._note(TAKEN, letter)\n", "",
        f"{OF_SENDING}::test_what_an_older_backup_brings_back_is_not_sent_again",
    ),
    without(
        "what nobody can know is not sent again", "G15", COURIER,
        'Outcome(letter.ident, "unsure", "died") if said == END else None', "None",
        f"{OF_SENDING}::test_a_server_that_died_in_between_asks_people",
    ),
    without(
        "a mail server that is not ready is left alone for a while", "G15", SENDING,
        "        row.next_at = now() + timedelta(minutes=minutes_after(row.attempts))\n", "",
        f"{OF_SENDING}::test_a_server_that_is_not_ready_is_asked_again_after_a_minute",
    ),
    without(
        "a mail server's answer has an end", "G15", COURIER,
        "            self._connection.settimeout(max(until - monotonic(), 0.001))\n", "",
        f"{OF_SENDING}::test_an_answer_has_an_end_however_slowly_its_letters_come",
    ),
    without(
        "a link that lets somebody in is forgotten when it has gone out", "G13", SENDING,
        "    if row.secret:\n", "    if False:\n",
        f"{OF_SENDING}::test_a_text_that_lets_somebody_in_is_forgotten_when_it_is_gone",
    ),
    without(
        "what was sent meanwhile is not stopped", "G15", "workshop/mail/by_hand.py",
        "if wish not in wishes(row):", "if False:",
        "tests/web/pages/test_messages.py::test_what_has_gone_out_meanwhile_is_not_stopped",
    ),
]  # fmt: skip
