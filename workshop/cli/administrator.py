"""The part of the `workshop` command that lets an administrator in who is locked out."""

from pathlib import Path

import click

from ..addresses import web_address
from ..errors import Unusable
from .maintenance import app_on, data_folder, sentences, settings_of


@click.command()
@click.argument("email")
@click.option("--new", is_flag=True, help="Make EMAIL an administrator; the account, too, if there is none.")
@data_folder
def administrator(email: str, new: bool, data: Path | None):
    """Print a link with which the administrator EMAIL chooses a new password. The server may be running.

    For whoever has lost the way in. A closed account is opened again.
    """
    from .. import accounts

    settings = settings_of(data=data)
    with sentences(), app_on(settings):
        found = accounts.by_email(email)
        if found is None and new:
            found = accounts.add_moderator(email, email.split("@")[0], administrator=True)
            click.echo(f"The account {found.email} is new.")
        elif found is None or not (found.administrator or new):
            raise Unusable(_nobody(email, found))
        accounts.make_administrator(found.id)
        url = settings.public_url or web_address(settings.host, settings.port)
        if not settings.public_url:
            click.echo("If the server listens at another address, put that in the place of what is before /link.")
        click.echo(f"For {found.email}, once, within three days: {url}/link/{accounts.new_link(found.id, 'password')}")


def _nobody(email, found) -> str:
    from .. import accounts

    there = [one.email for one in accounts.all_moderators() if one.administrator]
    known = f"Administrators are: {', '.join(there)}. " if there else "There is no administrator yet. "
    wrong = f"{email} is no administrator." if found else f"There is no account {email}."
    return f"{wrong} {known}With --new {email} becomes one."
