"""What keeps the room open: screens that are current, one writer and readers who only read, words that are true."""

from tests.safeguards.safeguard import Cut, Safeguard, without

SERVER = "workshop/cli/server.py"
FETCHER = "workshop/export/pdf/fetcher.py"
PUBLISHER = "workshop/live/publisher.py"
WIRE = "static/js/core/wire.js"
STORE = "static/js/core/store.js"
COMMANDS = "workshop/web/api/commands.py"
TEXTS = "workshop/engine/sanitize.py"
OF_COMMANDS = "tests/web/api/test_commands.py"
OF_HEADERS = "tests/web/http/test_headers.py"
OF_DOOR = "tests/live/test_request_guard.py"
OF_LIMITS = "tests/live/test_limits.py"
OF_WIRE = "tests/js/wire.test.mjs"
OF_STORE = "tests/js/store.test.mjs"
OF_OUTBOX = "tests/js/outbox.test.mjs"
TRANSLATED = "static/js/core/translated.js"
OF_TRANSLATED = "tests/browser/test_translated.py"
OF_CLOCK = "tests/js/clock.test.mjs"
OF_SENTENCES = "tests/js/sentences.test.mjs"
OF_READERS = "tests/ground/test_connections.py"
TOGETHER = "static/js/desk/together.js"
TURNING = "static/js/wall/pages.js"
OF_SEVERAL = "tests/js/several.test.mjs"
OF_WALL = "tests/js/wall.test.mjs"
SCENE = "static/js/shared/scene.js"
OF_SCENE = "tests/js/on_the_wall.test.mjs"

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
        "if known.get(ident) != numbers.get(ident):", "if False:",
        "tests/live/test_socket_rights.py::test_a_removed_moderators_live_desk_hears_nothing_more",
    ),
    without(
        "what is kept of a protocol hangs on the head", "G4", "workshop/engine/frames.py",
        "StateKey(workshop.id, workshop.epoch, workshop.seq, workshop.chain)",
        'StateKey(workshop.id, workshop.epoch, 0, b"")',
        "tests/web/pages/test_protocol.py::test_one_state_of_a_workshop_is_read_and_drawn_once_for_everybody",
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
        "nobody waits for ever for a document", "G11", "workshop/export/processes/children.py",
        "            raise Making\n", "            pass\n",
        "tests/web/pages/test_protocol.py::test_a_browser_that_stands_in_line_for_a_document_gets_a_page_that_asks_again_and_a_program_is_told_when",
    ),
    without(
        "what got lost of a screen is fetched again", "G12", "static/js/core/entrance.js",
        "again(target.src, 1)", "undefined",
        "tests/browser/test_parts.py",
    ),
    without(
        "a page that broke off is asked for again", "G12", "static/js/core/entrance.js",
        "ok && location.reload()", "ok",
        "tests/browser/test_bad_network.py::test_a_page_that_broke_off_before_its_script_comes_again_by_itself",
    ),
    without(
        "a page older than its own answers asks again", "G4", "static/js/phone/begin.js",
        "seq > store.mark", "false",
        "tests/browser/test_offline.py::test_points_saved_while_the_page_was_already_loading_anew_are_shown",
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
        "a question that hangs is given up", "G12", "static/js/core/ask.js",
        "setTimeout(() => abort.abort(), within)", "0",
        "tests/js/ask.test.mjs",
    ),
    without(
        "navigator.onLine is not believed", "G12", WIRE,
        "answer = await ask(url, read,",
        'if (!navigator.onLine) return { state: "offline" };\n      answer = await ask(url, read,',
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
        "the server's time counts on by what has passed", "G12", "static/js/core/clock.js",
        "this.#told + performance.now() - this.#at", "this.#told + Date.now() - (performance.timeOrigin + this.#at)",
        OF_CLOCK,
    ),
    without(
        "what was long under way does not set the clock back", "G12", "static/js/core/clock.js",
        " || (behind > 0 && behind <= waited)", "",
        OF_CLOCK,
    ),
    without(
        "good news about everything holds only while it is true", "G12", "static/js/phone/screen.js",
        " && allSaved(this);", ";",
        OF_SENTENCES,
    ),
    without(
        "points on their way are not remembered as given", "G12", "static/js/phone/screen.js",
        "import { confirmed } from", "import { weights as confirmed } from",
        OF_SENTENCES,
    ),
    without(
        "saved is what was answered", "G12", "static/js/core/outbox.js",
        "(one) => one.key === entry.key);", '(one) => one.key === entry.key) ?? { status: "saved" };',
        OF_OUTBOX,
    ),
    without(
        "the desk names what the wall's scene shows", "G12", SCENE,
        "thing: shown && scene === of ? shown : undefined", "thing: shown", OF_SCENE,
    ),
    without(
        "a bar whose turn has not come has no letter", "G12", "static/js/wall/views/reveal.js",
        "${landed && tall > letterFrom", "${tall > letterFrom", OF_SCENE,
    ),
    without(
        "a protocol that is taken back leaves the wall", "G12", "workshop/domain/workshops/commands.py",
        "shown=None if retracted else workshop.shown", "shown=workshop.shown",
        "tests/engine/test_after_the_end.py",
    ),
    without(
        "what was taken back is not offered again", "G12", "workshop/web/api/changes.py",
        "row.seq not in back and undoable_now", "undoable_now", "tests/web/api/test_history.py",
    ),
    without(
        "an answer is not told as confirmed before it is", "G12", "static/js/phone/views/assign.js",
        "if (confirmed === true)", "if (confirmed !== false)", "tests/js/promises.test.mjs",
    ),
]  # fmt: skip
