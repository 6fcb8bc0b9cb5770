"""Every "no" the product can say: a code with data; the sentence is made late, in the reader's language."""


class Refused(Exception):
    """A command was understood and not carried out.

    `code` is one of the refusal codes of docs/wire.md; `data` are plain JSON values for the sentence. `place`: which of
    several commands it was.
    """

    place = 0

    def __init__(self, code: str, **data):
        super().__init__(code, data)
        self.code = code
        self.data = data


class Busy(Exception):
    """No answer yet: the queue is full or the database is not to be had. The same key may be sent again."""


class Making(Busy):
    """A document is being made, or stands in line for it; asking again gets it."""


class Missing(Exception):
    """Something the machine lacks; `str()` says what it is and what to do about it."""


class Unusable(Exception):
    """A file or a folder that cannot be used as it is; `str()` says why."""
