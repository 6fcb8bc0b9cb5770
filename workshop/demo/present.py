"""Starting the demo: fill it if it is not today's, serve it, say where it is."""

import json
import os
import sys
import webbrowser
from datetime import datetime

import click
import segno

from .. import accounts, close_app, create_app
from ..addresses import web_address
from ..data_lock import hold_for_server
from ..migrating import upgrade
from . import fill


def _filled(settings, phase) -> dict:
    """What the demo's folder holds; made anew when it is of another day or phase. The caller holds the folder."""
    note = settings.data / "demo.json"
    today = datetime.now(fill.ZONE).date()
    wanted = {"day": today.isoformat(), "phase": phase, "version": 3}
    if note.exists():
        kept = json.loads(note.read_text())
        if {name: kept.get(name) for name in wanted} == wanted:
            return kept
    for place in settings.data.glob("workshop.sqlite*"):
        place.unlink()
    note.unlink(missing_ok=True)
    upgrade(settings, held=True)
    app = create_app(settings)
    with app.app_context():
        kept = wanted | fill.fill(phase, today)
    close_app(app)
    note.write_text(json.dumps(kept))
    return kept


def present(settings, host, port, phase, opening, as_json, listen, forever):
    """Serve the demo on the LAN. `listen` and `forever` are the command line's."""
    held = hold_for_server(settings)
    kept = _filled(settings, phase)
    server, app = listen(settings, host, port, move_on=True, held=held)
    base = settings.public_url or web_address(host, server.server_port)
    with app.app_context():
        token = accounts.new_link(kept["moderator"], "desk")
    code = kept["code"]
    found = {
        "code": code,
        "phone": f"{base}/w/{code}",
        "wall": f"{base}/w/{code}/wall",
        "desk": f"{base}/link/{token}?next=/w/{code}/desk",
        "invitation": f"{base}/i/{kept['invited']}",
    }
    if as_json:
        click.echo(json.dumps(found))
    else:
        _tell(found)
    sys.stdout.flush()
    if opening and not as_json and _has_browser():
        webbrowser.open(found["desk"])
    forever(server, app)


def _has_browser() -> bool:
    return sys.platform in ("darwin", "win32") or bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def _tell(found):
    click.echo()
    if sys.stdout.isatty():
        segno.make(found["phone"], error="m").terminal(compact=True)
    click.echo(f"  Phones   {found['phone']}   (code {found['code'][:3]} {found['code'][3:]})")
    click.echo(f"  Wall     {found['wall']}")
    click.echo(f"  Desk     {found['desk']}   (signs in once)")
    click.echo(f"  Invitation to tomorrow's   {found['invitation']}")
    click.echo("\n  All content is invented (Beispielinhalt). Stop with Ctrl+C.\n")
