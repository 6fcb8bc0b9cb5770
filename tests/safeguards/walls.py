"""What keeps in what is ours: files, addresses, forms, accounts."""

from tests.safeguards.safeguard import Cut, Safeguard, without

ACCOUNTS, ASSETS, CONFIG = "workshop/web/pages/accounts.py", "workshop/web/http/assets.py", "workshop/config.py"
BACKUP, FOLDER, CHILDREN = (
    "workshop/archive/backup.py",
    "workshop/data_lock.py",
    "workshop/export/processes/children.py",
)
ANSWERS = "workshop/domain/responsibilities/commands.py"
OF_ASSETS, OF_PATHS = "tests/web/http/test_assets.py", "tests/ground/test_local_paths.py"
OF_FORGERY, OF_SESSIONS = "tests/web/http/test_forgery.py", "tests/web/http/test_sessions.py"
OF_ADMINISTRATORS, OF_FILES = "tests/accounts/test_administrators.py", "tests/archive/test_private_files.py"
OF_ANSWERS, OF_BACKUPS = "tests/domain/responsibilities/test_responsibilities.py", "tests/archive/test_command_line.py"
OF_PICTURES = "tests/web/pages/test_pictures.py"

WALLS = [
    without(
        "static files stay in their folder", "G14", ASSETS,
        "place.is_relative_to(STATIC.resolve()) and ", "",
        OF_ASSETS,
    ),
    without(
        "a link leads to a page of ours", "G14", ACCOUNTS,
        'local(request.args.get("next"))', 'request.args.get("next")',
        OF_PATHS,
    ),
    without(
        "two slashes lead to another site", "G14", "workshop/local_paths.py",
        r"(?![/\\])", "",
        OF_PATHS,
    ),
    without(
        "tabs and line ends are no part of an address", "G14", "workshop/local_paths.py",
        "[!-~]*", "(?s:.)*",
        OF_PATHS,
    ),
    without(
        "a form leads back to its own workshop", "G14", "workshop/web/api/posting.py",
        'wish.startswith(f"{base}/")', "True",
        OF_PATHS,
    ),
    without(
        "what writes needs a token of ours", "G14", "workshop/__init__.py",
        "    csrf.init_app(app)\n", "    app.jinja_env.globals.update(csrf_token=lambda: 'x')\n",
        OF_FORGERY,
    ),
    Safeguard(
        "no script reads a cookie", "G14",
        (
            Cut("workshop/web/http/identity.py", "httponly=True", "httponly=False"),
            Cut("workshop/accounts/devices.py", "        httponly=True,\n", ""),
        ),
        (OF_FORGERY,),
    ),
    without(
        "no other site sends a session along", "G14", CONFIG,
        '            "SESSION_COOKIE_SAMESITE": "Lax",\n', "",
        OF_FORGERY,
    ),
    without(
        "a session is signed", "G14", "workshop/web/http/sessions.py",
        "serializer.loads(value)", "serializer.loads_unsafe(value)[1]",
        OF_SESSIONS,
    ),
    without(
        "a phone's cookie is sealed with the secret", "G14", "workshop/cookies.py",
        " or not hmac.compare_digest(raw[16:], _seal(raw[:16]))", "",
        OF_SESSIONS,
    ),
    without(
        "accounts are for administrators", "G14", ACCOUNTS,
        "    if not accounts.is_administrator():\n        abort(403)\n", "",
        "tests/house/test_permission_matrix.py",
    ),
    without(
        "nobody closes the own account", "G14", ACCOUNTS,
        " and ident != accounts.signed_in():", ":",
        OF_ADMINISTRATORS,
    ),
    without(
        "a closed account is out", "G14", "workshop/accounts/access.py",
        "        account.active = active\n        _shut(session, account)\n", "        account.active = active\n",
        "tests/accounts/test_sign_ins.py",
    ),
    without(
        "a name of an account is as long as its column", "G14", ACCOUNTS,
        "if not 1 <= len(field.data) <= 80:", "if not field.data:",
        OF_ADMINISTRATORS,
    ),
    without(
        "no closed account is offered to run a workshop", "G14", "workshop/web/pages/members.py",
        " if one.active or one.id in inside]", "]",
        OF_ADMINISTRATORS,
    ),
    without(
        "only who was asked answers", "G14", ANSWERS,
        " or not (answer or is_asked(context.member, asked))", "",
        OF_ANSWERS,
    ),
    without(
        "an answer belongs to its question", "G14", ANSWERS,
        "    if answer.responsibility != asked.id:\n", "    if False:\n",
        OF_ANSWERS,
    ),
    Safeguard(
        "what was objected is for moderators until it is answered", "G6",
        (
            Cut("workshop/web/pages/protocol.py", "corrections(workshop) if mine else []", "corrections(workshop)"),
            Cut("templates/pages/protocol.html", "{% if moderator and corrections %}", "{% if corrections %}"),
        ),
        ("tests/web/pages/test_protocol.py::test_a_correction_of_the_room_is_answered_on_the_page",),
    ),
    without(
        "the secret is its owner's", "G14", CONFIG,
        "            place.touch(mode=0o600)\n", "",
        OF_FILES,
    ),
    Safeguard(
        "the data folder is its owner's, whoever makes it", "G14",
        tuple(
            Cut(file, f"{piece}(mode=0o700", f"{piece}(mode=0o777")
            for file, piece in (
                (FOLDER, "folder.mkdir"), (CONFIG, "self.data.mkdir"), ("workshop/migrating.py", "settings.data.mkdir"),
            )
        ),
        (f"{OF_FILES}::test_whoever_makes_the_data_folder_closes_it",),
    ),
    without(
        "whoever may not read may not hold the folder", "G14", FOLDER,
        "os.O_CREAT, 0o600)", "os.O_CREAT, 0o666)",
        OF_FILES,
    ),
    without(
        "the database is its owner's", "G14", "workshop/migrating.py",
        "    _make_private(settings.database)\n", "",
        OF_FILES,
    ),
    without(
        "a backup is its owner's", "G14", BACKUP,
        "os.close(os.open(part, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))",
        "os.close(os.open(part, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o666))",
        OF_FILES,
    ),
    without(
        "what is put back is its owner's", "G14", BACKUP,
        "os.close(os.open(fresh, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))",
        "os.close(os.open(fresh, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o666))",
        OF_FILES,
    ),
    without(
        "what is kept aside is its owner's", "G14", BACKUP,
        "aside.mkdir(mode=0o700)", "aside.mkdir(mode=0o777)",
        OF_FILES,
    ),
    without(
        "the secret of a backup is its owner's", "G14", BACKUP,
        "place.touch(mode=0o600)", "place.touch(mode=0o666)",
        OF_FILES,
    ),
    without(
        "drafts are the moderators'", "G14", CHILDREN,
        "mkdir(mode=0o700, parents", "mkdir(parents",
        OF_FILES,
    ),
    without(
        "what could not be put back is no backup", "G1", BACKUP,
        "        check(part)\n", "",
        OF_BACKUPS,
    ),
    without(
        "a copy that was damaged on its way is not put in place", "G1", BACKUP,
        "        check(fresh)\n", "",
        "tests/archive/test_command_line.py::test_a_copy_that_was_damaged_on_its_way_is_not_put_in_place",
    ),
    without(
        "what is no backup is not put back", "G1", BACKUP,
        "    check(backup)\n", "",
        OF_BACKUPS,
    ),
    without(
        "what is damaged is not put back", "G1", BACKUP,
        '    if damage != "ok":\n', "    if False:\n",
        OF_BACKUPS,
    ),
    without(
        "the secret of a backup leaves the tables", "G14", BACKUP,
        "PRAGMA secure_delete=ON", "PRAGMA secure_delete=OFF",
        OF_BACKUPS,
    ),
    without(
        "a key that was set stays", "G14", BACKUP,
        "    if secret and not settings.secret_key:\n", "    if secret:\n",
        OF_BACKUPS,
    ),
    Safeguard(
        "what only pages may do is no command", "G14",
        (
            Cut("workshop/engine/command.py", " or (wire and not COMMANDS[name].wire):", ":"),
            Cut("workshop/web/pages/forms.py", "command in COMMANDS and COMMANDS[command].wire", "command in COMMANDS"),
        ),
        ("tests/web/api/test_commands.py::test_what_only_pages_may_do_is_no_command",),
    ),
    without(
        "what somebody wrote ends no script of a page", "G14", "workshop/web/pages/live_pages.py",
        r'Markup(block.replace("<", "\\u003c"))', "Markup(block)",
        "tests/hostile/test_texts.py::test_in_the_picture_of_a_page",
    ),
    without(
        "a phone reads at a pace", "G11", "workshop/web/http/reading.py",
        '        slow_down(b"read" + digest, 1)\n', "        pass\n",
        "tests/web/api/test_commands.py::test_who_reads_too_fast_is_told_to_wait_and_writes_all_the_same",
    ),
    without(
        "reading does not slow down writing", "G11", "workshop/web/http/reading.py",
        'slow_down(b"read" + digest, 1)', "slow_down(person(), 1)",
        "tests/web/api/test_commands.py::test_who_reads_too_fast_is_told_to_wait_and_writes_all_the_same",
    ),
    without(
        "a picture has an ending that we know", "G11", "workshop/web/pages/pictures.py",
        "known = ending in MEDIA and DIGEST.fullmatch(digest)", "known = DIGEST.fullmatch(digest)",
        OF_PICTURES,
    ),
    without(
        "a picture is kept by browsers alone", "G7", "workshop/web/pages/pictures.py",
        'FOREVER.replace("public", "private")', "FOREVER",
        OF_PICTURES,
    ),
    without(
        "a file has its time to come", "G11", "workshop/web/http/request_limits.py",
        "    with Timeout(UPLOAD_SECONDS, RequestTimeout()):\n", "    if True:\n",
        "tests/web/pages/test_pictures.py::test_who_takes_too_long_to_send_is_hung_up_on",
    ),
    without(
        "an old archive is sealed anew", "G7", "workshop/archive/older.py",
        "        tables |= _sealed_anew(tables)\n", "        pass\n",
        "tests/archive/test_landed.py",
    ),
    without(
        "one question has its number of answers", "G11", ANSWERS,
        ">= MOST_ANSWERS:", ">= 10 * MOST_ANSWERS:",
        OF_ANSWERS,
    ),
    without(
        "a request holds commands and nothing else", "G14", "workshop/web/api/commands.py",
        ' and set(body) == {"commands"} else', " else",
        "tests/web/api/test_commands.py::test_what_is_no_request_is_refused_as_a_whole",
    ),
]  # fmt: skip
