"""What keeps the room open: screens that are current, strangers who disturb nobody, words on a phone that are true."""

from tests.safeguards.safeguard import Cut, Safeguard, without

DOOR, DRIVER = "workshop/live/request_guard.py", "workshop/live/websocket_transport.py"
SERVER, FETCHER = "workshop/cli/server.py", "workshop/export/pdf/fetcher.py"
PUBLISHER, HALL, WIRE, STORE = (
    "workshop/live/publisher.py",
    "workshop/live/broadcast.py",
    "static/js/wire.js",
    "static/js/store.js",
)
COMMANDS, TEXTS = "workshop/web/api/commands.py", "workshop/engine/sanitize.py"
OF_COMMANDS, OF_HEADERS = "tests/web/api/test_commands.py", "tests/web/http/test_headers.py"
SLOW, FRAMES = "tests/live/test_slow_readers.py", "tests/live/test_frames_of_the_transport.py"
ATTACKED, OF_DOOR = "tests/live/test_sockets_under_attack.py", "tests/live/test_request_guard.py"
OF_LIMITS, OF_HALL = "tests/live/test_limits.py", "tests/live/test_broadcast.py"
JOINING, OF_JOINING = "workshop/web/http/joining.py", "tests/web/http/test_joining.py"
TOTALS, REMOVING = "workshop/engine/quota.py", "tests/domain/people/test_removing.py"
OF_WIRE, OF_STORE, OF_OUTBOX = (f"tests/js/{name}.test.mjs" for name in ("wire", "store", "outbox"))
TRANSLATED, OF_TRANSLATED = "static/js/translated.js", "tests/browser/test_translated.py"
OF_CLOCK = "tests/js/clock.test.mjs"
OF_SENTENCES = "tests/js/sentences.test.mjs"

OF_READERS = "tests/ground/test_connections.py"

TOGETHER, TURNING = "static/js/desk/together.js", "static/js/views/wall/pages.js"
OF_SEVERAL, OF_WALL = "tests/js/several.test.mjs", "tests/js/wall.test.mjs"

ROOM = [
    without(
        "of several rows each goes with the number as it was seen", "G10", TOGETHER,
        "on && desk.seenOf(on, since)", "undefined",
        OF_SEVERAL,
    ),
    without(
        "of several rows none is dropped in silence", "G10", TOGETHER,
        "if (stayed(act).length) this.#tell(act);", "if (false) this.#tell(context);",
        OF_SEVERAL,
    ),
    without(
        "every page of fields has its turn on the wall", "G4", TURNING,
        "Math.min(2 * this.every, this.round / fieldPages)", "2 * this.every",
        OF_WALL,
    ),
    without(
        "the publisher looks at the journal once a second", "G4", PUBLISHER,
        "if known.get(ident) != seq:", "if False:",
        "tests/live/test_socket_rights.py::test_a_removed_moderators_live_desk_hears_nothing_more",
    ),
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
        "what is kept of a protocol hangs on the head", "G4", "workshop/engine/frames.py",
        "Head(workshop.id, workshop.epoch, workshop.seq, workshop.chain)", 'Head(workshop.id, workshop.epoch, 0, b"")',
        "tests/web/pages/test_protocol.py::test_one_state_of_a_workshop_is_read_and_drawn_once_for_everybody",
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
        "a long stretch tells what is gone", "G6", "workshop/engine/changes.py",
        "turns=in_turns, gone=True)", "turns=in_turns)",
        "tests/engine/test_frames.py::test_a_stretch_that_is_cut_out_of_the_picture_is_the_one_that_is_computed",
    ),
    without(
        "of a workshop the newest moment is kept alone", "G13", "workshop/newest.py",
        "if key[0] in own and key[0] != head]", "if False]",
        "tests/ground/test_turns.py::test_of_a_workshop_the_newest_moment_stays_alone_and_of_another_one_what_there_is",
    ),
    without(
        "memory forgets who was erased", "G13", "workshop/web/pages/protocol.py",
        "        forget_all()\n", "",
        "tests/web/pages/test_protocol.py::test_nothing_that_was_made_before_somebody_was_erased_stays_in_memory",
    ),
    without(
        "a file that is being made forgets who is erased meanwhile", "G13", "workshop/export/processes/children.py",
        'reserved.open("r+b")', 'reserved.open("wb")',
        "tests/web/pages/test_protocol.py::test_a_file_that_was_being_made_while_somebody_was_erased_is_given_and_not_kept",
    ),
    without(
        "one address after the other", "G11", "workshop/turns.py",
        "with own.line, shared.door:", "with shared.door:",
        "tests/ground/test_turns.py::test_between_two_who_stand_in_line_everybody_else_has_a_turn_and_places_take_turns",
    ),
    without(
        "nobody waits for ever for a document", "G11", "workshop/export/processes/children.py",
        "            raise Making\n", "            pass\n",
        "tests/web/pages/test_protocol.py::test_a_browser_that_stands_in_line_for_a_document_gets_a_page_that_asks_again_and_a_program_is_told_when",
    ),
    without(
        "a frame that does not join on moves no mark", "G4", STORE,
        "const joined = frame.since <= this.mark;", "const joined = true;",
        OF_STORE,
    ),
    without(
        "the newer number wins", "G4", STORE,
        "known.get(thing.id).seq >= thing.seq", "known.get(thing.id).seq === thing.seq",
        OF_STORE,
    ),
    without(
        "a foreign epoch gets the whole snapshot", "G4", "workshop/engine/frames.py",
        "if epoch == workshop.epoch and 0 <= since", "if 0 <= since",
        "tests/live/test_changes_join_on.py::test_a_foreign_epoch_and_a_number_not_yet_given_get_the_whole_snapshot",
    ),
    without(
        "phones ask again at different moments", "G4", WIRE,
        "}, jitter(within));", "}, within);",
        OF_WIRE,
    ),
    without(
        "the queue of a slow phone is bounded", "G11", DRIVER,
        "return self._bytes >= ROOM_BYTES or len(self._waiting) >= ROOM_FRAMES", "return False",
        f"{SLOW}::test_a_reader_that_stalls_hears_a_whole_stream_then_that_it_must_ask_and_is_exact",
    ),
    without(
        "a slow phone is told to ask", "G4", DRIVER,
        "self._owed[news.event] = news.instead", "pass",
        f"{SLOW}::test_a_reader_that_stalls_hears_a_whole_stream_then_that_it_must_ask_and_is_exact",
    ),
    without(
        "a slow phone on long-polling is told to ask", "G4", HALL,
        "        session.queue.put(news.reminder)", "        pass",
        OF_HALL,
    ),
    without(
        "no reader is held while a command waits", "G11", "workshop/engine/perform.py",
        "    db.session.rollback()\n", "",
        "tests/web/http/test_waiting.py",
    ),
    Safeguard(
        "a refusal that is kept keeps no memory", "G11",
        (
            Cut("workshop/engine/schema.py", "        wrong = _first(error)\n",
                '        raise Refused("bad_shape", **_first(error)) from None\n'),
            Cut(COMMANDS, "refused.code, refused.data)\n",
                'refused.code, refused.data)\n        object.__setattr__(data, "kept", refused)\n'),
        ),
        ("tests/engine/test_memory.py",),
    ),
    without(
        "a database that is away is busy, not an error", "G11", "workshop/web/http/errors.py",
        "    for kind in (OperationalError, InterfaceError, TimeoutError):\n", "    for kind in ():\n",
        "tests/live/test_database_away.py",
    ),
    without(
        "readers only read", "G1", "workshop/__init__.py",
        "    prepare_readers(app, db)\n", "",
        OF_READERS,
    ),
    without(
        "readers of PostgreSQL only read", "G1", "workshop/database.py",
        'read_only = {"options": "-c default_transaction_read_only=on"}', "read_only = {}",
        OF_READERS,
    ),
    without(
        "foreign keys are kept", "G1", "workshop/database.py",
        "PRAGMA foreign_keys=ON", "PRAGMA foreign_keys=OFF",
        OF_READERS,
    ),
    without(
        "only the writer writes SQLite's log back", "G1", "workshop/database.py",
        'READER = ("PRAGMA query_only=ON", "PRAGMA wal_autocheckpoint=0")', 'READER = ("PRAGMA query_only=ON",)',
        OF_READERS,
    ),
    without(
        "a message has a size", "G11", DRIVER,
        "too_long = not self._control and self._before + payload_length > MOST_BYTES", "too_long = False",
        f"{FRAMES}::test_a_wrong_frame_ends_the_connection_with_the_right_code_and_nobody_else_notices",
    ),
    without(
        "what no phone says ends the connection", "G11", DRIVER,
        "                if not wrong:\n", "                if True:\n",
        f"{FRAMES}::test_a_packet_that_no_phone_says_ends_the_connection",
    ),
    without(
        "a packet of long-polling is read before Engine.IO", "G11", DOOR,
        "if packets(body) is None:", "if False:",
        ATTACKED,
    ),
    without(
        "a name is one, and not too long for a QR code", "G14", DOOR,
        'if len(environ.get("HTTP_HOST", "")) > HOST_BYTES or not get_host(environ):', "if False:",
        OF_DOOR,
    ),
    without(
        "a file's body has a coding and a length that we know", "G11", DOOR,
        "            _announced(environ)\n            return None", "            return None",
        OF_DOOR,
    ),
    without(
        "a script of another site begins no long-polling", "G14", DOOR,
        ' or "j" in query', "",
        OF_DOOR,
    ),
    without(
        "an upgrade has no body", "G11", DOOR,
        "        if coding or int(length):\n            raise Refused(400)\n", "",
        OF_DOOR,
    ),
    without(
        "a post needs a session", "G11", DOOR,
        '"POST" and session and not upgrade', '"POST" and not upgrade',
        OF_DOOR,
    ),
    without(
        "one socket at a time takes a session over", "G11", DOOR,
        " or (session and session.upgrading)", "",
        OF_DOOR,
    ),
    without(
        "a poll is no upgrade", "G11", DOOR,
        '"HTTP_UPGRADE" in environ or (session', "(session",
        OF_DOOR,
    ),
    without(
        "a session that is over is not asked any more", "G11", DOOR,
        "session is None or session.closed or session.upgraded or not session.connected", "session is None",
        OF_DOOR,
    ),
    without(
        "a post has sixteen packets", "G11", "workshop/live/packet_filter.py",
        "len(found) > MOST_PACKETS or ", "",
        OF_DOOR,
    ),
    without(
        "an event is flat", "G11", "workshop/live/packet_filter.py",
        'if text.count("[") + text.count("{") > MOST_BRACKETS:', "if False:",
        f"{FRAMES}::test_a_packet_that_no_phone_says_ends_the_connection",
    ),
    without(
        "who pings without a pause holds nobody up", "G11", DRIVER,
        "            gevent.sleep(PAUSE_SECONDS)\n", "",
        f"{FRAMES}::test_who_pours_out_what_is_no_message_holds_nobody_up",
    ),
    without(
        "who does not read is not listened to", "G11", DRIVER,
        "                self._emptying.join()\n", "",
        OF_HALL,
    ),
    without(
        "a connection that is ended ends", "G11", DRIVER,
        "        gevent.spawn_later(LINGER_SECONDS, self._shut, SHUT_RDWR)\n", "",
        OF_HALL,
    ),
    without(
        "a handshake holds nothing unprintable", "G11", DRIVER,
        "    if not all(value.isprintable() for _, value in headers):\n        return None\n", "",
        f"{FRAMES}::test_a_handshake_that_is_not_one_is_refused_before_any_upgrade",
    ),
    without(
        "a full queue without a word to add stays as it is", "G4", HALL,
        "elif news.reminder and not any", "elif not any",
        OF_HALL,
    ),
    without(
        "a session that is over is told nothing", "G11", HALL,
        "elif not session.closed:", "else:",
        OF_HALL,
    ),
    without(
        "a page of another site gets no socket", "G11", DOOR,
        'if origin is None or origin.lower() in environ["workshop.origins"]:', "if True:",
        "tests/live/test_server.py::"
        "test_a_socket_from_another_site_is_refused_and_a_participants_socket_accepts_only_watch",
    ),
    without(
        "so many sockets and no more", "G11", DOOR,
        "if len(self._engine.sockets) >= self._settings.sockets:", "if False:",
        f"{OF_LIMITS}::test_where_strangers_hold_all_sockets_a_phone_joins_writes_and_reads",
    ),
    without(
        "a body that is announced too long is not read", "G11", DOOR,
        "    if not coding and int(length) > most:\n        raise Refused(413)\n", "",
        OF_DOOR,
    ),
    without(
        "a body without a length has one all the same", "G11", DOOR,
        "    if len(body) > most:\n        raise Refused(413)\n", "",
        OF_DOOR,
    ),
    without(
        "a body has its time", "G11", DOOR,
        "with gevent.Timeout(BODY_SECONDS, Refused(408)):", "if True:",
        OF_DOOR,
    ),
    without(
        "a request of commands has 64 kB", "G11", COMMANDS,
        "if (request.content_length or 0) > MOST_BYTES:", "if False:",
        OF_COMMANDS,
    ),
    without(
        "a head has 64 kB", "G11", SERVER,
        "        if not self._left:\n", "        if False:\n",
        OF_DOOR,
    ),
    without(
        "the first line of a request has ten seconds", "G11", SERVER,
        "with gevent.Timeout(IDLE_SECONDS if self._requests else HEAD_SECONDS, False):", "if True:",
        OF_DOOR,
    ),
    without(
        "a head has ten seconds", "G11", SERVER,
        "with gevent.Timeout(HEAD_SECONDS, False):", "if True:",
        OF_DOOR,
    ),
    without(
        "who is idle for five seconds is let go", "G11", SERVER,
        "IDLE_SECONDS if self._requests else HEAD_SECONDS", "None if self._requests else HEAD_SECONDS",
        OF_DOOR,
    ),
    without(
        "who takes nothing of an answer is hung up on", "G11", SERVER,
        'with gevent.Timeout(PIECE_SECONDS, TimeoutError(errno.ETIMEDOUT, "the client does not read")):', "if True:",
        f"{OF_LIMITS}::test_who_takes_nothing_of_an_answer_is_hung_up_on",
    ),
    without(
        "only wrong codes count", "G11", "workshop/web/http/identity.py",
        "        g.language = workshop.language\n",
        "        g.language = workshop.language\n        if wrong_code().status_code == 429:\n            abort(429)\n",
        f"{OF_HEADERS}::test_a_wrong_code_gets_the_sentence_and_too_many_wrong_ones_lock_nobody_out",
    ),
    without(
        "wrong codes count for their address", "G11", "workshop/web/http/workshop_codes.py",
        'status = 404 if _pace.allows(client_address(), most) else 429', "status = 404",
        f"{OF_HEADERS}::test_a_wrong_code_gets_the_sentence_and_too_many_wrong_ones_lock_nobody_out",
    ),
    without(
        "so many commands a minute", "G11", "workshop/web/http/rate_limit.py",
        'if not _pace.allows(person_key, current_app.extensions["settings"].commands_per_minute, cost):', "if False:",
        f"{OF_COMMANDS}::test_who_sends_too_fast_is_told_to_wait_and_nobody_else",
    ),
    without(
        "the pace is each participant's own", "G11", "workshop/web/http/rate_limit.py",
        "_pace.allows(person_key, ", '_pace.allows(b"", ',
        f"{OF_COMMANDS}::test_who_sends_too_fast_is_told_to_wait_and_nobody_else",
    ),
    without(
        "a wrong clock signs nobody out", "G11", "workshop/web/http/sessions.py",
        "    app.session_interface = TimelessSessions()", "    app.session_interface = SecureCookieSessionInterface()",
        f"{OF_COMMANDS}::test_a_clock_set_back_and_a_page_open_for_hours_still_save",
    ),
    without(
        "a post needs the page's token", "G11", "workshop/__init__.py",
        "    csrf.init_app(app)\n", '    csrf.init_app(app)\n    csrf.exempt("workshop.web.commands.post")\n',
        f"{OF_COMMANDS}::test_without_a_csrf_token_nothing_is_written",
    ),
    without(
        "the policy of every page", "G11", "workshop/web/http/headers.py",
        '    headers.setdefault("Content-Security-Policy", policy())\n', "",
        OF_HEADERS,
    ),
    without(
        "the participant's cookie is sealed", "G11", "workshop/cookies.py",
        "if len(raw) != 32 or not hmac.compare_digest(raw[16:], _seal(raw[:16])):", "if len(raw) != 32:",
        OF_HEADERS,
    ),
    without(
        "NUL, surrogates and other unseen characters are refused", "G11", TEXTS,
        "if _UNSEEN.search(value):", "if False:",
        OF_COMMANDS,
    ),
    without(
        "whole numbers have a size", "G11", TEXTS,
        "if len(text) > 17 or abs(int(text)) > LARGEST:", "if False:",
        "tests/engine/test_sanitize.py",
    ),
    without(
        "the protocol asks no address", "G11", FETCHER,
        'raise Refusing(f"refused: {url[:200]}")', 'return URLFetcherResponse(url, b"", {})',
        "tests/export/pdf/test_fetcher.py",
    ),
    Safeguard(
        "the protocol gets nothing from elsewhere", "G11",
        (
            Cut(FETCHER, "allowed_protocols=(), allow_redirects=False, ", ""),
            Cut(FETCHER, 'raise Refusing(f"refused: {url[:200]}")', "return super().fetch(url)"),
        ),
        ("tests/export/pdf/test_fetcher.py::test_what_could_be_had_from_elsewhere_is_not_asked_for",),
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
        ".where(Weight.workshop_id == HERE, Weight.points > 0, Participant.removed.is_(None))",
        ".where(Weight.workshop_id == HERE, Weight.points > 0)",
        f"{REMOVING}::test_what_they_wrote_is_hidden_and_nothing_of_theirs_counts",
    ),
    without(
        "an idea that holds those of others stays", "G10", "workshop/domain/people/removal.py",
        "return and_(own, Idea.id.not_in(holding))", "return own",
        f"{REMOVING}::test_an_idea_of_theirs_that_holds_those_of_others_stays",
    ),
    without(
        "a portal's page is no answer", "G12", WIRE,
        'if (answer.type === "opaqueredirect" || !json) return { state: "portal" };', "",
        OF_WIRE,
    ),
    without(
        "an answer without results is no answer", "G12", WIRE,
        'if (!Array.isArray(answer.body.results)) return { status: "retry", state: "busy" };', "",
        OF_WIRE,
    ),
    without(
        "navigator.onLine is not believed", "G12", WIRE,
        "const abort = new AbortController();",
        'if (!navigator.onLine) return { state: "offline" };\n    const abort = new AbortController();',
        OF_WIRE,
    ),
    without(
        "a text in a translator's font is changed in its place", "G12", TRANSLATED,
        "  this.replaceWith(document.createTextNode(text));\n", "  gone(text);\n",
        f"{OF_TRANSLATED}::test_where_texts_stand_in_fonts_nothing_else_is_drawn_anew",
    ),
    without(
        "what a translator has broken is drawn anew", "G12", TRANSLATED,
        '    root.textContent = "";\n', "    return;\n",
        f"{OF_TRANSLATED}::test_every_tap_of_a_translated_phone_is_seen",
    ),
    without(
        "the server's time counts on by what has passed", "G12", "static/js/clock.js",
        "this.#told + performance.now() - this.#at", "this.#told + Date.now() - (performance.timeOrigin + this.#at)",
        OF_CLOCK,
    ),
    without(
        "what was long under way does not set the clock back", "G12", "static/js/clock.js",
        " || (behind > 0 && behind <= waited)", "",
        OF_CLOCK,
    ),
    without(
        "good news about everything holds only while it is true", "G12", "static/js/phone/app.js",
        " && allSaved(this);", ";",
        OF_SENTENCES,
    ),
    without(
        "points on their way are not remembered as given", "G12", "static/js/phone/app.js",
        "import { confirmed } from", "import { weights as confirmed } from",
        OF_SENTENCES,
    ),
    without(
        "saved is what was answered", "G12", "static/js/outbox.js",
        "(one) => one.key === entry.key);", '(one) => one.key === entry.key) ?? { status: "saved" };',
        OF_OUTBOX,
    ),
]  # fmt: skip
