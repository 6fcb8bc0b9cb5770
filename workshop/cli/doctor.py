"""What this computer has and lacks, in sentences that say what to do."""

import sqlite3
import sys
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version

from .. import mail
from ..export import pdf_available
from ..paths import STATIC

PACKAGES = ("flask", "sqlalchemy", "flask-socketio", "gevent", "weasyprint")
ASSETS = ("vendor/lit-html.js", "vendor/socket.io.esm.min.js", "vendor/fonts/SourceSans3-Regular.ttf")


@dataclass(frozen=True)
class Finding:
    """`needed`: without it the program does not run; otherwise only a part is missing."""

    name: str
    fine: bool
    text: str
    needed: bool = True


def examine(settings) -> list[Finding]:
    """Every check, in the order of their weight."""
    return [_python(), _sqlite(), *_packages(), _assets(), _pdf(), _mail(settings)]


def _python():
    fine = sys.version_info >= (3, 11)
    return Finding("Python", fine, sys.version.split()[0] if fine else "3.11 or newer is needed.")


def _sqlite():
    fine = sqlite3.sqlite_version_info >= (3, 37)
    return Finding("SQLite", fine, sqlite3.sqlite_version if fine else "3.37 or newer is needed (STRICT tables).")


def _packages():
    for name in PACKAGES:
        try:
            yield Finding(name, True, version(name))
        except PackageNotFoundError:
            yield Finding(name, False, "not installed. Run ./dev setup.")


def _assets():
    lacking = [name for name in ASSETS if not (STATIC / name).exists()]
    return Finding(
        "Browser assets", not lacking, "complete" if not lacking else f"{', '.join(lacking)}. Run ./dev setup."
    )


def _pdf():
    missing = pdf_available()
    return Finding("PDF protocol", missing is None, missing or "can be made", needed=False)


def _mail(settings):
    """Signs in at the mail server, and sends nothing."""
    if not settings.smtp_host:
        return Finding("Mail", True, "no mail server (WORKSHOP_SMTP_HOST): messages are shown as text to copy")
    place = f"{settings.smtp_host}:{settings.mail_port} ({settings.smtp_security})"
    refused = mail.look(settings)
    if refused is not None:
        return Finding("Mail", False, f"{place} does not take messages: {refused}", needed=False)
    return Finding("Mail", True, f"{place} takes messages; workshop mail-test ADDRESS sends one")
