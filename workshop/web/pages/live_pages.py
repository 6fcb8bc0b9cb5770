"""The shells of phone, wall and desk: one JSON block with the snapshot; the screens are drawn in the browser."""

import json
from io import BytesIO
from typing import Any
from urllib.parse import urlsplit

import idna
import segno
from flask import Blueprint, current_app, jsonify, make_response, redirect, render_template, request, url_for
from flask_babel import get_locale
from markupsafe import Markup

from ...addresses import is_everywhere, is_loopback, web_address
from ...build import digest
from ...clock import now, stamp
from ...domain.people.mine import mine
from ...domain.workshops.retention import deletion_day
from ...engine.frames import asked
from ...export import FORMATS
from ...extensions import db
from ...i18n import offered
from ...installation import the_installation
from ...protocol.query import pictures as pictures_of
from ..http.assets import catalogue_url
from ..http.facts import PHONE, fact
from ..http.identity import for_its_moderators, give_cookie, person, with_workshop
from ..http.reading import take_turn
from ..http.workshop_codes import normal, wants_page
from . import porch
from .entrance import again, allow
from .pictures import address

pages = Blueprint("live", __name__)
DRAWN: dict[str, Any] = {"dark": "#0B3341", "border": 0, "omitsize": True}


@pages.get("/")
def start():
    """Type the code."""
    typed = request.args.get("code", "")
    code = normal(typed)
    if code:
        return redirect(url_for("live.phone", code=code))
    return render_template("pages/start.html", wrong=bool(typed), today=now().date())


def public_url() -> str:
    """What participants type, without a slash at the end.

    Without a setting what this request has typed. But what reaches this computer from itself reaches it from no phone:
    then its address in the hall's network, if it listens there.
    """
    settings, listening = current_app.extensions["settings"], current_app.extensions.get("listening")
    if settings.public_url:
        return settings.public_url
    if listening and is_everywhere(listening[0]) and is_loopback(urlsplit(request.host_url).hostname or ""):
        return web_address(*listening)
    return request.host_url.rstrip("/")


def readable(address: str) -> str:
    """An address as people type it: without https://, a name with umlauts as such."""
    name = address.split("://", 1)[1]
    return ".".join(idna.decode(part) if part.startswith("xn--") else part for part in name.split("."))


def qr_of(address: str) -> str:
    """A QR code as the data URI of an SVG, night on white, without a border: the page gives the quiet zone."""
    return _code(address).svg_data_uri(**DRAWN)


def qr_drawing(address: str) -> str:
    """The same as SVG."""
    target = BytesIO()
    _code(address).save(target, kind="svg", xmldecl=False, **DRAWN)
    return target.getvalue().decode()


def _code(address: str) -> segno.QRCode:
    return segno.make(address, error="m", micro=False)


def urls(workshop, role: str) -> dict:
    """Every address a live page needs."""
    phone = f"{public_url()}/w/{workshop.code}"
    base = f"/w/{workshop.code}"
    return {
        "commands": f"{base}/commands?as={role}",
        "changes": f"{base}/changes?as={role}",
        "history": f"{base}/history?as=desk",
        "phone": phone,
        "join": readable(public_url()),
        "plain": f"{base}/plain",
        "rules": f"{base}/rules",
        "next": f"{base}/next",
        "wall": f"{base}/wall",
        "desk": f"{base}/desk",
        "edit": f"/workshops/{workshop.id}/edit",
        "open": f"/workshops/{workshop.id}/open",
        "protocol": {"page": f"{base}/protocol"} | {name: f"{base}/protocol.{name}" for name in FORMATS},
        "protocol_wall": f"{base}/protocol/wall",
        **(
            {"archive": f"{base}/workshop.json", "devices": f"{base}/devices?as=desk", "sheets": f"{base}/sheets"}
            if role == "desk"
            else {}
        ),
    } | ({} if role == "phone" else {"qr": qr_of(phone), "qr_protocol": qr_of(f"{phone}/protocol")})


def logos(workshop) -> list[dict]:
    """The logos at the foot of the wall, as they are when it is opened."""
    shown = [picture for picture in pictures_of(db.session, workshop) if picture.sort != "photo"]
    return [{"sort": logo.sort, "name": logo.name, "alt": logo.alt, "url": address(workshop, logo)} for logo in shown]


def last_day(workshop) -> str:
    """Until when a browser may keep what is its own of the workshop."""
    return deletion_day(workshop, the_installation().facts).isoformat()


def page_of(workshop, role: str) -> dict:
    """The JSON block of a live page (docs/wire.md, "Pages"), but for the snapshot."""
    locale = get_locale().language
    return {
        "code": workshop.code,
        "as": role,
        "locale": locale,
        "languages": list(offered()),
        "catalogue": {"url": catalogue_url(locale, role)},
        "urls": urls(workshop, role),
        **({"logos": logos(workshop)} if role == "wall" else {"until": last_day(workshop)}),
        "now": stamp(),
        "build": digest(),
    }


def block_of(workshop, role: str, page: dict, own: dict | None, snapshot: bytes | None = None) -> Markup:
    """All of it, as it stands in a page. The snapshot may be a megabyte: it is put in as the bytes that are kept."""
    here = current_app.extensions["here"].told(db.session, workshop, role)
    seen = (snapshot or asked(db.session, workshop, role, 0, None)).decode().removesuffix("}")
    block = f'{{"snapshot":{seen},"here":{json.dumps(here)},"mine":{json.dumps(own)}}},{json.dumps(page)[1:]}'
    return Markup(block.replace("<", "\\u003c"))  # noqa: S704 – no text in it can end the script


def shell(workshop, role: str, own: dict | None = None):
    page = page_of(workshop, role)
    block = block_of(workshop, role, page, own)
    drawn = render_template(f"live/{role}.html", workshop=workshop, page=page, block=block, again=again)
    return allow(make_response(drawn))


@pages.get("/w/<code>")
@with_workshop
@fact(PHONE)
def phone(workshop):
    own = mine(db.session, workshop.id, person())
    if porch.stands_before(workshop, own):
        page = page_of(workshop, "phone")
        page |= porch.beside(page)
        block = block_of(workshop, "phone", page, own, porch.snapshot(workshop))
        return give_cookie(porch.draw(workshop, page, block, own))
    take_turn(db.session, workshop)
    return give_cookie(shell(workshop, "phone", own))


@pages.post("/w/<code>/next")
@with_workshop
def next_person(workshop):
    """Somebody else uses this device from now on: a new cookie, whatever the old one was."""
    base = f"/w/{workshop.code}"
    if wants_page():
        return give_cookie(redirect(f"{base}/plain", code=303), anew=True)
    return give_cookie(jsonify(next=True), anew=True)


@pages.get("/w/<code>/wall")
@with_workshop
def wall(workshop):
    take_turn(db.session, workshop)
    return shell(workshop, "wall")


@pages.get("/w/<code>/desk")
@for_its_moderators
def desk(workshop, _moderator):
    return shell(workshop, "desk")
