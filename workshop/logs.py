"""Logs: one line an occurrence, never a name, a text or an address of a participant."""

import logging
import sys


def init_app(app):
    """Warnings and errors to standard error; standard output belongs to commands."""
    if not logging.getLogger().handlers:
        handler = logging.StreamHandler(sys.stderr)
        handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s: %(message)s"))
        logging.getLogger().addHandler(handler)
    logging.getLogger().setLevel(logging.WARNING)
    app.logger.setLevel(logging.WARNING)
