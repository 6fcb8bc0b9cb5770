"""The commands that delete: purge what is due · delete one workshop."""

from contextlib import closing

import click

from ..errors import Refused, Unusable
from .maintenance import app_on, data_folder, sentences, settings_of

#: A database rewritten under phones would hold them up; a second server's phones cannot be seen from here
BESIDE = "A server deletes what is due by itself, within the hour and while no phone is connected."


@click.command()
@click.option("--dry-run", is_flag=True, help="Say what is due, and delete nothing.")
@click.option("--now", is_flag=True, help="Do not wait for a second look a day later.")
@data_folder
def purge(dry_run, now, data):
    """Delete what is due. With the server stopped: from here nobody sees whether phones are connected.

    Something is deleted that was due at a look at least a day earlier, too: so a wrong clock deletes nothing.
    """
    from ..data_lock import PURGE, hold
    from ..retention import looks

    settings = settings_of(data=data)
    if dry_run:
        with sentences(), app_on(settings):
            _tell(looks.waiting(looks.Now()))
        return
    with sentences():
        held = _alone(settings, hold, PURGE)
    with sentences(), closing(held), app_on(settings, held=True) as app:
        done = looks.purge(app, patience=0 if now else looks.APART_SECONDS)
        for one in done:
            click.echo(f"Deleted: {_named(one)}")
        _tell(looks.waiting(looks.Now()))
        _see_that_it_left(app)
    _tell_of_copies(settings)


def _alone(settings, hold, purpose):
    try:
        return hold(settings.data, True, purpose)
    except Unusable as busy:
        raise Unusable(f"{busy} {BESIDE}") from None


def _named(one) -> str:
    what = {"workshop": "workshop"}.get(one.step.name, f"{one.step.name} of workshop")
    return f"{what} {one.code} “{one.title}”"


def _tell(ages):
    """What is due, and from when on it is deleted."""
    from ..retention.looks import APART_SECONDS

    for one, age in ages:
        left = max(0, APART_SECONDS - age) / 3600
        click.echo(
            f"Due: {_named(one)}. " + (f"Deleted at a look in {left:.0f} h or later." if left else "Deleted next.")
        )
    if not ages:
        click.echo("Nothing is due.")


def _see_that_it_left(app):
    """What was deleted must not stay in the file because somebody was just reading."""
    from ..purging import owed

    with app.extensions["writer"].engine.connect() as connection:
        if owed(connection):
            click.echo(
                "Attention: traces stay in the database's file until the next start: somebody is reading it.", err=True
            )


def _tell_of_copies(settings):
    aside = sorted(place.name for place in settings.data.glob("before-restore-*"))
    if aside:
        click.echo(f"Older databases lie in {settings.data} still, with all that was in them: {', '.join(aside)}.")


@click.command()
@click.argument("code")
@click.option("--keep-protocol", is_flag=True, help="Keep the protocol that was released, and nothing else.")
@click.option("--title", help="Its title, in place of being asked for it.")
@data_folder
def delete(code, keep_protocol, title, data):
    """Delete workshop CODE for good. The server must not be running; moderators can do it on its page."""
    from ..data_lock import PURGE, hold
    from ..domain.workshops.queries import workshop_by_code
    from ..extensions import db
    from ..retention import delete_workshop, keep_protocol_only
    from ..web.http.workshop_codes import normal

    settings = settings_of(data=data)
    with sentences(), closing(hold(settings.data, True, PURGE)), app_on(settings, held=True) as app:
        found = workshop_by_code(db.session, normal(code))
        if found is None:
            raise Unusable(f"There is no workshop with the code {code} in {settings.database}.")
        ident, named, right = found.id, found.code, found.title
        typed = title if title is not None else click.prompt(f"“{right}” will be gone for good. Type its title")
        if typed.strip() != right:
            raise Unusable("This is not its title. Nothing has been deleted.")
        try:
            (keep_protocol_only if keep_protocol else delete_workshop)(ident, settings)
        except Refused:
            raise Unusable(
                "No protocol of it has been released, so there is none to keep. Nothing has been deleted."
            ) from None
        click.echo(f"Deleted: {named}" + (", but for its protocol." if keep_protocol else "."))
        _see_that_it_left(app)
    _tell_of_copies(settings)
