"""What keeps sockets from holding anybody up: the guard of requests, the transport, the broadcaster."""

from tests.safeguards.safeguard import without

DOOR = "workshop/live/request_guard.py"
DRIVER = "workshop/live/websocket_transport.py"
HALL = "workshop/live/broadcast.py"
SLOW = "tests/live/test_slow_readers.py"
FRAMES = "tests/live/test_frames_of_the_transport.py"
ATTACKED = "tests/live/test_sockets_under_attack.py"
OF_DOOR = "tests/live/test_request_guard.py"
OF_LIMITS = "tests/live/test_limits.py"
OF_HALL = "tests/live/test_broadcast.py"

SOCKETS = [
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
]  # fmt: skip
