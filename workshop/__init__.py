"""Workshop: the evening on which a region collects, weights and takes on project ideas.

Nothing is imported here before it is needed, so that an entry point can let gevent patch first.
"""


def create_app(settings=None):
    """The one place where all rooms meet: a Flask app for `settings` (default: from the environment)."""
    from flask import Flask

    from . import accounts, i18n, installation, live, logs, mail, nouns, web  # noqa: F401 - importing `nouns` makes them known
    from .config import Settings
    from .database import configure, prepare_readers
    from .engine import perform
    from .extensions import csrf, db, migrate
    from .paths import MIGRATIONS, STATIC, TEMPLATES
    from .web.http import request_limits

    settings = settings or Settings()
    app = Flask("workshop", static_folder=None, template_folder=str(TEMPLATES))
    app.config.update(settings.flask())
    app.extensions["settings"] = settings
    app.extensions["static"] = STATIC
    logs.init_app(app)
    configure(app)
    db.init_app(app)
    prepare_readers(app, db)
    migrate.init_app(app, db, directory=str(MIGRATIONS), render_as_batch=True)
    request_limits.init_app(app)  # before CSRF, which parses forms
    csrf.init_app(app)
    i18n.init_app(app)
    installation.init_app(app)
    accounts.init_app(app)
    perform.init_app(app)
    mail.init_app(app)
    web.init_app(app)
    live.init_app(app)
    return app


def close_app(app):
    """Let go of every connection of an app that is no longer used."""
    from .extensions import db

    app.extensions["writer"].close()
    with app.app_context():
        db.session.remove()
        db.engine.dispose()
    app.extensions["accounts_engine"].dispose()
