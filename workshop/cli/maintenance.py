"""The commands that save, bring back and check workshops: import · backup · restore · verify."""

import os
import secrets
import sys
from contextlib import closing, contextmanager
from pathlib import Path

import click

from ..config import Settings
from ..errors import Unusable

data_folder = click.option("--data", type=click.Path(path_type=Path), help="Folder of the database.")
file_argument = click.Path(path_type=Path, exists=True, dir_okay=False)


def settings_of(**given) -> Settings:
    """The settings of the environment with what the command line gave."""
    try:
        return Settings(**{name: value for name, value in given.items() if value is not None})
    except ValueError as error:
        raise click.ClickException(f"A setting is wrong.\n{error}") from None


@contextmanager
def sentences():
    """What cannot be used ends the command with its sentence."""
    try:
        yield
    except Unusable as error:
        raise click.ClickException(str(error)) from None


@contextmanager
def app_on(settings, held: bool = False):
    """The app inside its context, on tables of this version; its connections are closed afterwards.

    `held`: the caller holds the data folder alone. Raises Unusable.
    """
    from .. import close_app, create_app
    from ..migrating import upgrade

    upgrade(settings, held)
    app = create_app(settings)
    try:
        with app.app_context():
            yield app
    finally:
        close_app(app)


def check_place(output: Path, folder: Path, overwrite: bool):
    """Raises Unusable where no file may be written: in the data folder, or over another one without being told."""
    if output.resolve().is_relative_to(folder.resolve()):
        raise Unusable(f"{output} lies in the data folder, which belongs to the server. Name another place.")
    if output.exists() and not overwrite:
        raise Unusable(f"There is a file {output} already. Name another one, or say --overwrite.")


def write(output: Path, content: bytes, private: bool):
    """Put `content` in the place of `output` as a whole; what is `private` is its owner's alone. Raises Unusable."""
    part = output.with_name(f".{output.name}.{secrets.token_hex(4)}")
    try:
        with os.fdopen(os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600 if private else 0o666), "wb") as file:
            file.write(content)
        part.replace(output)
    except OSError as error:
        raise Unusable(f"{output} could not be written: {error.strerror}.") from None
    finally:
        part.unlink(missing_ok=True)


def archive_of(app, workshop) -> bytes:
    """The archive of a workshop as bytes, with a word on what it tells."""
    from .. import archive
    from ..extensions import db

    if archive.links_people(db.session, workshop):
        click.echo(
            "Attention: the weighting is not sealed yet, so this file links participants' numbers to points. "
            "Delete it when you seal the weighting.",
            err=True,
        )
    return archive.encoded(archive.archive(db.session, workshop.id))


@click.command("import")
@click.argument("file", type=file_argument)
@click.option("--moderator", metavar="MAIL", help="Account that runs the workshop here.")
@click.option("--replace", is_flag=True, help="Put it in the place of the same workshop that is here already.")
@data_folder
def import_(file, moderator, replace, data):
    """Take in a workshop from its archive FILE (workshop.json). The server must not be running."""
    from .. import accounts, archive
    from ..data_lock import RESTORE, hold
    from ..database import is_sqlite
    from ..domain.workshops.queries import members, workshop_by_id
    from ..extensions import db

    settings = settings_of(data=data)
    raw = file.read_bytes()  # before SQLite has anything open: it might be the database itself
    alone = is_sqlite(settings.database)
    with sentences(), closing(hold(settings.data, alone, RESTORE)), app_on(settings, held=True):
        value = archive.read(raw)
        account = accounts.by_email(moderator) if moderator else None
        if moderator and account is None:
            raise Unusable(f"There is no account {moderator} here. {_accounts_are_made(settings)}")
        known = archive.uid_here(db.session, value["workshop"]["uid"])
        if account is None and not (known and members(db.session, known)):
            raise Unusable(
                "Nobody would run this workshop here: name an account with --moderator MAIL. "
                + _accounts_are_made(settings)
            )
        ident = archive.import_archive(value, account.id if account else None, replace)
        found = workshop_by_id(db.session, ident)
        assert found is not None
        click.echo(f"“{found.title}” is here, with {found.seq} numbers in its journal. Its code is {found.code}.")
        if found.code != value["workshop"]["code"]:
            click.echo(f"Its old code {value['workshop']['code']} belongs to another workshop here.")


def _accounts_are_made(settings) -> str:
    return (
        f"Accounts are made in the program: start workshop serve --data {settings.data}, open the link that it prints "
        "for the first administrator, stop it again, then import."
    )


@click.command()
@click.option(
    "--to", "target", type=click.Path(path_type=Path), required=True, help="New file, or a folder for a dated one."
)
@data_folder
def backup(target, data):
    """Copy the database while the server runs."""
    from ..archive.backup import back_up

    settings = settings_of(data=data)
    with sentences():
        done = back_up(settings, target)
    click.echo(f"{done}: {done.stat().st_size:,} bytes. Only you may read it.")
    click.echo("Where a weighting was not sealed yet it tells who gave which points: delete it after the sealing.")


def _tell_of_erasings(aside, settings):
    """What had been erased since the backup is back with it: that must not go without a word."""
    from ..archive.backup import database_file, deleted_since, erased_since

    place = database_file(settings)
    old = aside / place.name
    for code, number in erased_since(old, place) if old.exists() else ():
        click.echo(f"Erase again: the texts of number {number} in workshop {code} had been erased since this backup.")
    for code in deleted_since(old, place) if old.exists() else ():
        click.echo(f"Delete again: workshop {code} had been deleted since this backup: workshop delete {code}")


def _tell_of_faults(settings):
    """A backup that somebody changed is put back all the same: it may be the only one."""
    from ..archive.checking import check_database

    report = check_database(settings)
    if report.code:
        click.echo("Attention: what was put back is not as this program left it.", err=True)
        for sentence in report.sentences:
            click.echo(sentence, err=True)


@click.command()
@click.argument("file", type=file_argument, required=False)
@click.option("--new-epochs", is_flag=True, help="Without FILE: the database has been put back by other means.")
@data_folder
def restore(file, new_epochs, data):
    """Put a backup FILE in the database's place. The server must not be running; the old database is kept."""
    from ..archive.backup import put_back
    from ..archive.reading import begin_all_anew
    from ..data_lock import RESTORE, hold

    if bool(file) == new_epochs:
        raise click.UsageError("Name a backup FILE, or say --new-epochs.")
    settings = settings_of(data=data)
    with sentences(), closing(hold(settings.data, True, RESTORE)):
        if file:
            aside = put_back(settings, file)
            click.echo(f"The database is that of {file}.")
            if aside:
                click.echo(f"The old one is kept in {aside}.")
                _tell_of_erasings(aside, settings)
        with app_on(settings, held=True):
            count = begin_all_anew()
        _tell_of_faults(settings)
    click.echo(
        f"Workshops with a new epoch: {count}. Phones fetch everything when the server runs again "
        "and offer what the backup did not have."
    )


@click.command()
@click.argument("file", type=file_argument, required=False)
@click.option("--head", help="The checksum that is printed on the protocol.")
@data_folder
def verify(file, head, data):
    """Check an archive FILE, a backup FILE or the database: complete, unchanged, sums right.

    Exit code: 0 everything is right, 1 something is not, 2 it cannot be read.
    """
    from ..archive.checking import Report, check_archive, check_database

    if bool(file) == bool(data):
        raise click.UsageError("Name a FILE or a folder with --data.")
    try:
        raw = file.read_bytes() if file else b"SQLite format 3"
        if raw.startswith(b"SQLite format 3"):
            report = check_database(file or settings_of(data=data), head)
        else:
            report = check_archive(raw, head)
    except (Unusable, click.ClickException) as error:
        report = Report(2, [str(error)])
    for sentence in report.sentences:
        click.echo(sentence)
    sys.exit(report.code)
