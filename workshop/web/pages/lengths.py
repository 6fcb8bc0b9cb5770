"""How long a text of a form may be: counted as the commands count it, and told instead of cut off.

wtforms' own Length writes a `maxlength` into the input, with which browsers cut without a word what is pasted, and
counts a line end as the two characters that browsers send.
"""

from flask_babel import ngettext
from wtforms.validators import ValidationError

from ...engine.sanitize import length


class Most:
    """At most so many letters."""

    def __init__(self, limit: int):
        self.limit = limit

    def __call__(self, form, field):
        over = length(field.data or "", self.limit) - self.limit
        if over > 0:
            raise ValidationError(
                ngettext(
                    "Please shorten it: %(num)s letter too many.", "Please shorten it: %(num)s letters too many.", over
                )
            )
