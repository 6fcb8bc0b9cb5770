"""For WSGI servers that run under gevent: `application`. gevent patches before anything else is imported."""

from gevent import monkey

monkey.patch_all()

from workshop.cli.server import application_for  # noqa: E402

application = application_for()
