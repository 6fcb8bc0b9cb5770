"""What lets in whom it should, and no longer than it should: passwords, links, sign-ins, addresses."""

from tests.safeguards.safeguard import without

ACCESS, LINKS = "workshop/accounts/access.py", "workshop/accounts/links.py"
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
        "        if not spend(session, this_link(token)):\n            return None\n    return", "        pass\n    return",
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
        '        if purpose == "password":\n', "        if False:\n",
        OF_LINKS,
    ),
    without(
        "a password spends every link of its account", "G14", ACCESS,
        "    spend(session, OneTimeLink.moderator == account.id)\n", "",
        OF_LINKS,
    ),
]  # fmt: skip
