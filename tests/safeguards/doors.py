"""What lets in whom it should, and no longer than it should: passwords, links, sign-ins, addresses."""

from tests.safeguards.safeguard import without

ACCESS, LINKS = "workshop/accounts/access.py", "workshop/accounts/links.py"
SIGN_INS, PUBLISHER = "workshop/accounts/sign_ins.py", "workshop/live/publisher.py"
OF_SIGN_INS, CUT_OFF = (
    "tests/accounts/test_sign_ins.py",
    "tests/live/test_socket_rights.py::test_an_open_desk_is_cut_off_when_its_sign_in_ends",
)
OF_HOSTS = "tests/live/test_hosts.py"
SIGN_IN, OF_GUESSING = "workshop/accounts/sign_in.py", "tests/reliability/test_sign_in.py"
OF_LINKS, OF_PASSWORDS = "tests/accounts/test_links.py", "tests/accounts/test_passwords.py"

DOORS = [
    without(
        "a password is the same however it is typed", "G14", "workshop/accounts/passwords.py",
        'return unicodedata.normalize("NFC", spaced)', "return password",
        OF_PASSWORDS,
    ),
    without(
        "a link for a password works once", "G14", ACCESS,
        "        if not spend(session, this_link(token)):\n            return None\n        account", "        account",
        OF_LINKS,
    ),
    without(
        "a link to the desk works once", "G14", ACCESS,
        "        if not spend(session, this_link(token)):\n            return None\n    return",
        "        pass\n    return",
        OF_LINKS,
    ),
    without(
        "a link has its time", "G14", LINKS,
        "query.where(OneTimeLink.expires > now())", "query",
        OF_LINKS,
    ),
    without(
        "the link of a closed account lets nobody in", "G14", LINKS,
        "if moderator and moderator.active else None", "if moderator else None",
        OF_LINKS,
    ),
    without(
        "a new link withdraws the earlier one", "G14", LINKS,
        "        if purpose in FOR_A_PASSWORD:\n", "        if False:\n",
        OF_LINKS,
    ),
    without(
        "a password spends every link of its account", "G14", ACCESS,
        "    spend(session, OneTimeLink.moderator == account.id)\n", "",
        OF_LINKS,
    ),
    without(
        "signing out ends the sign-in on the server", "G14", SIGN_INS,
        "    with writing() as own:\n        own.execute(delete(SignIn).where(SignIn.digest == digest))\n", "",
        OF_SIGN_INS,
    ),
    without(
        "a new password ends all sign-ins", "G14", ACCESS,
        "    session.execute(delete(SignIn).where(SignIn.moderator == account.id))\n", "",
        "tests/reliability/test_links_and_sessions.py", OF_SIGN_INS,
    ),
    without(
        "a sign-in that is not used ends", "G14", SIGN_INS,
        "idle > settings.sign_in_idle_hours * 3600 or ", "",
        OF_SIGN_INS,
    ),
    without(
        "a sign-in ends after its days", "G14", SIGN_INS,
        " or row.age + idle > settings.sign_in_days * 86400", "",
        OF_SIGN_INS,
    ),
    without(
        "no desk of a closed account hears on", "G14", SIGN_INS,
        ", Moderator.active == 1", "",
        OF_SIGN_INS,
    ),
    without(
        "no desk hears on when its sign-in is over", "G14", SIGN_INS,
        "for row in rows if not _is_over(row)", "for row in rows",
        OF_SIGN_INS,
    ),
    without(
        "a use is not written down that has just ended", "G11", SIGN_INS,
        "                if row is not None:\n", "                if True:\n",
        OF_SIGN_INS,
    ),
    without(
        "the token changes at the sign-in", "G14", SIGN_INS,
        '    session[COOKIE_FIELD] = token\n    session.pop("csrf_token", None)\n',
        "    session[COOKIE_FIELD] = token\n",
        OF_SIGN_INS,
    ),
    without(
        "signing out cuts open desks off", "G14", PUBLISHER,
        "        signed_out.connect(self.someone_signed_out, sender=self._app)\n", "",
        CUT_OFF,
    ),
    without(
        "a desk's socket is that of a sign-in", "G14", PUBLISHER,
        " or sign_ins.get(connection) not in still_in", "",
        CUT_OFF,
    ),
    without(
        "who guesses passwords waits", "G14", SIGN_IN,
        "        if self.wait:\n", "        if False:\n",
        "tests/accounts/test_waits.py",
    ),
    without(
        "an attempt counts before it is looked at", "G14", SIGN_IN,
        "        waits.begin(keys)\n        if not super().validate(**named):\n            return False\n",
        "        if not super().validate(**named):\n            waits.begin(keys)\n            return False\n",
        OF_GUESSING,
    ),
    without(
        "two hashes at a time", "G11", "workshop/accounts/passwords.py",
        "AT_ONCE, TURN_SECONDS = 2, 10", "AT_ONCE, TURN_SECONDS = 200, 10",
        OF_GUESSING,
    ),
    without(
        "an owner in a known browser does not wait for strangers", "G11", SIGN_IN,
        "        if device:\n", "        if False:\n",
        "tests/accounts/test_waits.py",
    ),
    without(
        "a common password is not taken", "G14", "workshop/accounts/passwords.py",
        'return "easily_guessed" if estimate["guesses_log10"] < GUESSES_LOG10 else None', "return None",
        "tests/accounts/test_waits.py",
    ),
    without(
        "a foreign name is not answered", "G14", "workshop/live/request_guard.py",
        'if not self._hosts.settle(environ) and environ["PATH_INFO"] != HEALTH:',
        "if not self._hosts.settle(environ) and False:",
        OF_HOSTS,
    ),
    without(
        "a stranger's word on where it comes from is not believed", "G14", "workshop/live/hosts.py",
        "        if self._trusts(peer):\n            self._believe", "        if True:\n            self._believe",
        OF_HOSTS,
    ),
    without(
        "what a page of another site sends is refused", "G14", "workshop/live/request_guard.py",
        'if environ["REQUEST_METHOD"] not in READING or environ["PATH_INFO"].startswith(PATH):',
        'if environ["PATH_INFO"].startswith(PATH):',
        OF_HOSTS,
    ),
    without(
        "figures are not for everybody", "G14", "workshop/web/api/health.py",
        "    if not _may_count():\n        abort(404)\n", "",
        OF_HOSTS,
    ),
    without(
        "behind a proxy figures need a token", "G14", "workshop/web/api/health.py",
        "is_known = not settings.public_url or bool(settings.proxies)", "is_known = True",
        OF_HOSTS,
    ),
    without(
        "behind https every answer says so", "G14", "workshop/live/request_guard.py",
        "        if not self._settings.https:\n", "        if True:\n",
        OF_HOSTS,
    ),
    without(
        "behind https every cookie is for https only", "G14", "workshop/config.py",
        '"SESSION_COOKIE_SECURE": self.https,', '"SESSION_COOKIE_SECURE": False,',
        OF_HOSTS,
    ),
]  # fmt: skip
