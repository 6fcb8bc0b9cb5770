"""What may be sent: JSON to the commands, plain forms to everything, a file only to the moderators' pictures.

Looked at before anything parses a body. Flask-WTF and Flask-Security would read a form out of any JSON, and fail on
most; a multipart part without a name is one more that they do not expect. And to compose a password of 100,000
combining marks, as they do before they look at it, takes many seconds of everybody's time.
"""

from flask import abort, request

from .. import accounts

FORM, JSON, FILES = "application/x-www-form-urlencoded", "application/json", "multipart/form-data"
#: Bytes of a form; a workshop's own is long, and commands have a limit of their own
USUAL, LONG = 4 * 1024, {"workshops.edit", "pictures.page", "commands.post"}
#: Where a file may come along, and the bytes of all of it: more than a file may have, so that the page can say so
UPLOADS, LARGE = {"pictures.page"}, 32 * 1024 * 1024


def check():
    """415 for a body of any other type, 413 for a long one where none is expected, 401 for a file from a stranger.

    400 for a part without a name, which Werkzeug lets through as None.
    """
    if request.method in ("GET", "HEAD", "OPTIONS"):
        return
    if request.mimetype == FILES and request.endpoint in UPLOADS:
        if accounts.signed_in() is None:
            abort(401)
        request.max_content_length = LARGE
        if None in [*request.form, *request.files]:
            abort(400)
        return
    if request.mimetype not in ("", FORM) and (request.mimetype != JSON or request.endpoint != "commands.post"):
        abort(415)
    if request.endpoint not in LONG and (request.content_length or 0) > USUAL:
        abort(413)


def init_app(app):
    app.before_request(check)
