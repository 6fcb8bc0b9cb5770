"""The socket: connections, the publisher, presence. It brings news; it never writes."""

from .. import nouns  # noqa: F401 - whoever asks declarations here knows all of them
from . import connections, publisher

__all__ = ["init_app", "start"]


def init_app(app):
    connections.init_app(app)


def start(app):
    """Begin to publish. Only a server does this, once, after gevent's patches."""
    publisher.start(app)
