"""What accounts did, in words: one for each of `accounts.audit.DEEDS`."""

from flask_babel import lazy_gettext as _l

DEEDS = {
    "signed_in": _l("signed in"),
    "signed_out_everywhere": _l("signed out everywhere"),
    "password_changed": _l("changed a password"),
    "password_forgotten": _l("asked for a new password"),
    "link_made": _l("made a link for a password"),
    "account_added": _l("added an account"),
    "account_closed": _l("closed an account"),
    "account_opened": _l("opened an account again"),
    "settings_saved": _l("saved the settings"),
    "member_added": _l("gave access to a workshop"),
    "member_removed": _l("took access to a workshop away"),
    "registrations_taken_out": _l("downloaded registrations"),
    "registrations_taken_in": _l("took in a list of registrations"),
    "codes_printed": _l("printed personal codes"),
    "archive_taken_out": _l("downloaded a workshop"),
    "workshop_deleted": _l("deleted a workshop"),
    "message_tried": _l("sent a test message"),
}
