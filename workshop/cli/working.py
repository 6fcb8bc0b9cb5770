"""The part of the `workshop` command that works beside the servers, and tries out mail."""

from contextlib import closing

import click

from ..data_lock import hold
from ..database import is_sqlite
from ..errors import Unusable
from .maintenance import app_on, sentences, settings_of


@click.command()
def work():
    """Send messages and do what is due, beside servers that share a PostgreSQL (WORKSHOP_JOBS). Ends with Ctrl+C."""
    from .. import jobs

    settings = settings_of()
    with sentences():
        if is_sqlite(settings.database) or not settings.jobs:
            raise Unusable(
                "The server does this itself. workshop work is for several servers on one PostgreSQL: "
                "set WORKSHOP_DATABASE_URL and WORKSHOP_JOBS for all of them."
            )
        with closing(hold(settings.data)), app_on(settings, held=True) as app:
            click.echo("Jobs are done here now.")
            jobs.work(app)


@click.command("mail-test")
@click.argument("address")
@click.option("--language", type=click.Choice(["de", "en"]), help="Language of the message.")
def mail_test(address, language):
    """Send a message to ADDRESS at once and tell what the mail server says."""
    from .. import mail

    settings = settings_of()
    with sentences():
        if not settings.smtp_host:
            raise Unusable("There is no mail server: set WORKSHOP_SMTP_HOST and WORKSHOP_MAIL_FROM.")
        refused = mail.send_trial(settings, address, language or settings.language)
        if refused is not None:
            raise Unusable(f"{settings.smtp_host} has not taken it: {refused}")
    click.echo(f"{settings.smtp_host} has taken a message to {address}.")
