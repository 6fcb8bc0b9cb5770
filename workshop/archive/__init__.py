"""The whole of a workshop as a file and back, backups of a running server, and the check of both."""

from .. import nouns  # noqa: F401 - whoever asks declarations here knows all of them
from .reading import import_archive, read, uid_here
from .writing import archive, encoded, links_people

__all__ = ["archive", "encoded", "import_archive", "links_people", "read", "uid_here"]
