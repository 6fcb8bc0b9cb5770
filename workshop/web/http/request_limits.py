"""What may be sent: JSON to the commands, plain forms to everything, a file only where signed-in people send
pictures and lists.

Looked at before anything parses a body. Flask-WTF and Flask-Security would read a form out of any JSON, and fail on
most; a multipart part without a name is one more that they do not expect. And to compose a password of 100,000
combining marks, as they do before they look at it, takes many seconds of everybody's time.
"""

from flask import abort, request
from gevent import Timeout
from werkzeug.exceptions import RequestTimeout

from ... import accounts
from . import facts

FORM, JSON, FILES = "application/x-www-form-urlencoded", "application/json", "multipart/form-data"
#: Bytes of a form; some are long, and commands have a limit of their own
USUAL = 4 * 1024
#: The bytes of all that comes along with a file: more than a file may have, so that the page can say so
LARGE, UPLOAD_SECONDS = 32 * 1024 * 1024, 120


def check():
    """415 for a body of any other type, 413 for a long one where none is expected."""
    if request.method in ("GET", "HEAD", "OPTIONS"):
        return
    if facts.holds(facts.FILES):
        _take_upload()
        return
    if request.mimetype not in ("", FORM) and (request.mimetype != JSON or not facts.holds(facts.JSON)):
        abort(415)
    if not facts.holds(facts.LONG) and (request.content_length or 0) > USUAL:
        abort(413)


def _take_upload():
    """The door has let it through unread. 401 for a stranger, 408 for who takes too long.

    400 for a part without a name, which Werkzeug lets through as None.
    """
    if accounts.signed_in() is None:
        abort(401)
    if request.mimetype not in ("", FORM, FILES):
        abort(415)
    if request.mimetype == FILES:
        request.max_content_length = LARGE
    with Timeout(UPLOAD_SECONDS, RequestTimeout()):
        names = [*request.form, *request.files]
    if None in names:
        abort(400)


def init_app(app):
    app.before_request(check)
