"""The `workshop` command: demo · serve · export · migrate · doctor, and what the other files of this folder add."""

import json
import signal
import sys
from pathlib import Path

import click

from ..addresses import is_loopback, web_address
from ..errors import Missing
from ..export import FORMATS
from . import administrator, deleting, maintenance, working


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
def cli():
    """Software for a participatory workshop. Settings come from the environment (WORKSHOP_…)."""


@cli.command()
@click.option("--host", help="Address to listen on.")
@click.option("--port", type=click.IntRange(0, 65535), help="Port to listen on; 0 takes a free one.")
@click.option("--data", type=click.Path(path_type=Path), help="Folder of the database and the protocols.")
@click.option("--json", "as_json", is_flag=True, help='One line {"url","port","link"} on standard output when ready.')
def serve(host, port, data, as_json):
    """Serve without demo data. Prints a link for the first administrator."""
    settings = maintenance.settings_of(host=host, port=port, data=data)
    server, app = _listen(settings, settings.host, settings.port, move_on=False)
    url = settings.public_url or web_address(settings.host, server.server_port)
    link = _first_link(app, url)
    if as_json:
        click.echo(json.dumps({"url": url, "port": server.server_port, "link": link}))
    else:
        click.echo(f"Workshop is served at {url}")
        if not settings.public_url and not is_loopback(settings.host):
            click.echo("Set WORKSHOP_PUBLIC_URL if phones shall use another address.")
        if link:
            click.echo(f"First administrator, once: {link}")
    sys.stdout.flush()
    _forever(server, app)


def _first_link(app, url):
    """A one-time link for the first administrator while there is none."""
    from .. import accounts

    with app.app_context():
        first = accounts.first_administrator()
        return first and f"{url}/link/{accounts.new_link(first.id, 'password')}"


def _listen(settings, host, port, move_on, held=None):
    """A listening server and its app; a busy port moves on to the next one, or ends with a sentence."""
    from .server import application_for, listen

    with maintenance.sentences():
        app = application_for(settings, held)
    for candidate in range(port, port + 20):
        try:
            server = listen(app, host, candidate)
            app.extensions["listening"] = (host, server.server_port)
            return server, app
        except OSError as error:
            if not move_on or candidate == port + 19:
                raise click.ClickException(
                    f"Cannot listen on {host}:{candidate} ({error.strerror}). "
                    "Stop the other program, or choose another port with --port."
                ) from None
            click.echo(f"Port {candidate} is busy, trying {candidate + 1}.", err=True)
    raise AssertionError


def _forever(server, app):
    import gevent

    from .. import jobs, mail
    from ..export.processes.children import let_go

    for number in (signal.SIGINT, signal.SIGTERM):
        gevent.signal_handler(number, server.stop, 1)
    server.serve_forever(stop_timeout=1)
    mail.stop(app)
    jobs.stop(app)
    let_go()


@cli.command()
@click.option("--host", help="Address to listen on; default: all, so that phones in the same network reach it.")
@click.option(
    "--port", type=click.IntRange(0, 65535), default=8000, show_default=True, help="Port; a busy one moves on."
)
@click.option("--data", type=click.Path(path_type=Path), default=Path("data/demo"), show_default=True)
@click.option(
    "--phase",
    type=click.Choice(["welcome", "collect", "discuss", "weight", "reveal", "assign", "close"]),
    default="collect",
    show_default=True,
    help="How far tonight's workshop has come.",
)
@click.option("--no-open", is_flag=True, help="Do not open the desk in a browser.")
@click.option("--json", "as_json", is_flag=True, help='One line {"code","phone","wall","desk"} on standard output.')
def demo(host, port, data, phase, no_open, as_json):
    """Serve the demo: one workshop of tomorrow, tonight's, and one of last month. All content is invented."""
    from ..demo import present

    settings = maintenance.settings_of(data=data)
    with maintenance.sentences():
        present(settings, host or "0.0.0.0", port, phase, not no_open, as_json, _listen, _forever)


@cli.command()
@click.argument("code")
@click.option("--format", "form", type=click.Choice([*FORMATS, "archive"]), default="pdf", show_default=True)
@click.option("--output", type=click.Path(path_type=Path, dir_okay=False), required=True)
@click.option("--overwrite", is_flag=True, help="Replace OUTPUT if there is such a file.")
@click.option("--data", type=click.Path(path_type=Path), help="Folder of the database.")
def export(code, form, output, overwrite, data):
    """Write the protocol of workshop CODE to a file, or its archive: all state and journal, for `workshop import`."""
    from ..domain.workshops.queries import workshop_by_code
    from ..extensions import db
    from ..web.http.workshop_codes import normal

    settings = maintenance.settings_of(data=data)
    if not settings.database_url and not (settings.data / "workshop.sqlite").exists():
        raise click.ClickException(
            f"There is no database in {settings.data}. Name its folder with --data (the demo's is data/demo)."
        )
    with maintenance.sentences():
        maintenance.check_place(output, settings.data, overwrite)
    with maintenance.sentences(), maintenance.app_on(settings) as app:
        workshop = workshop_by_code(db.session, normal(code))
        if workshop is None:
            raise click.ClickException(f"There is no workshop with the code {code} in {settings.database}.")
        if form == "archive":
            content = maintenance.archive_of(app, workshop)
        else:
            content = _protocol(workshop, form, settings)
    with maintenance.sentences():
        maintenance.write(output, content, private=form == "archive")
    click.echo(f"{output}: {len(content):,} bytes", err=True)


def _protocol(workshop, form, settings) -> bytes:
    from ..domain.pictures.queries import picture_files
    from ..export import export as written
    from ..extensions import db
    from ..protocol.query import downloadable

    try:
        value = downloadable(db.session, workshop)
        assert value is not None  # only a version that is asked for may be missing
        return written(value, form, settings, picture_files(db.session, workshop, value.pictures))[0]
    except Missing as missing:
        raise click.ClickException(str(missing)) from None


@cli.command()
@click.option("--data", type=click.Path(path_type=Path), help="Folder of the database.")
def migrate(data):
    """Bring the database to this version's tables."""
    from ..migrating import upgrade

    settings = maintenance.settings_of(data=data)
    with maintenance.sentences():
        upgrade(settings)
    click.echo(f"{settings.database} is up to date.")


@cli.command()
def doctor():
    """Say what is there, what is missing and what to do about it."""
    from .doctor import examine

    fine = True
    for finding in examine(maintenance.settings_of()):
        fine = fine and (finding.fine or not finding.needed)
        click.echo(f"{'ok     ' if finding.fine else 'missing'}  {finding.name}: {finding.text}")
    sys.exit(0 if fine else 1)


for _command in (
    maintenance.import_,
    maintenance.backup,
    maintenance.restore,
    maintenance.verify,
    deleting.purge,
    deleting.delete,
    administrator.administrator,
    working.work,
    working.mail_test,
):
    cli.add_command(_command)
