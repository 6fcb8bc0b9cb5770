"""Every route and every command × everybody who may knock. A missing cell turns the build red."""

import pytest

from tests.conftest import app_with, settings_in
from tests.support.office import Office
from tests.support.shapes import data_of
from tests.support.visitors import VISITORS, Visitors
from workshop.domain.workshops.phases import PHASES
from workshop.engine.command import COMMANDS, names

#: For VISITORS in their order: the status of GET, or "-" where the route has no GET
OPEN = (200,) * 9
DESK = (403, 403, 403, 200, 403, 403, 403, 403, 403)
PAGE_OF_MEMBERS = (302, 302, 302, 200, 403, 403, 403, 403, 403)
PAGE_OF_OFFICE = (302, 302, 302, 200, 403, 403, 403, 200, 403)
SIGNED_IN = (302, 302, 302, 200, 200, 200, 200, 200, 200)
ADMINISTRATION = (302, 302, 302, 403, 403, 200, 403, 403, 403)
AFTER_RELEASE = (404, 404, 404, 200, 404, 404, 404, 404, 404)
ROUTES = {
    "/": OPEN,
    "/healthz": OPEN,
    "/metrics": OPEN,
    "/.well-known/security.txt": (404,) * 9,
    "/favicon.ico": OPEN,
    "/static/<tree>/<path:path>": OPEN,
    "/words/<language>.<screen>.<tag>.json": OPEN,
    "/sign-in": (200, 200, 200, 302, 302, 302, 302, 302, 302),
    "/verify": (404,) * 9,
    "/link/<token>": (404,) * 9,
    "/account": SIGNED_IN,
    "/moderators": ADMINISTRATION,
    "/settings": ADMINISTRATION,
    "/settings/record.docx": ADMINISTRATION,
    "/settings/nothing.docx": (302, 302, 302, 403, 403, 404, 403, 403, 403),
    "/imprint": OPEN,
    "/privacy": OPEN,
    "/accessibility": OPEN,
    "/workshops": SIGNED_IN,
    "/workshops/new": (302, 302, 302, 200, 200, 200, 200, 403, 403),
    "/workshops/<int:ident>/edit": PAGE_OF_MEMBERS,
    "/workshops/<int:ident>/open": (302, 302, 302, 302, 403, 403, 403, 403, 403),
    "/workshops/<int:ident>/moderators": PAGE_OF_MEMBERS,
    "/workshops/<int:ident>/pictures": PAGE_OF_MEMBERS,
    "/workshops/<int:ident>/mail": PAGE_OF_MEMBERS,
    "/workshops/<int:ident>/mail/<int:number>": (302, 302, 302, 404, 403, 403, 403, 403, 403),
    "/mail": ADMINISTRATION,
    "/mail/<int:number>": (302, 302, 302, 403, 403, 404, 403, 403, 403),
    "/w/<code>": OPEN,
    "/w/<code>/plain": OPEN,
    "/w/<code>/privacy": OPEN,
    "/workshops/<int:ident>/retention": PAGE_OF_MEMBERS,
    "/workshops/<int:ident>/invitation": PAGE_OF_MEMBERS,
    "/workshops/<int:ident>/registrations": PAGE_OF_OFFICE,
    "/workshops/<int:ident>/registrations/new": PAGE_OF_OFFICE,
    "/workshops/<int:ident>/registrations/import": PAGE_OF_OFFICE,
    "/workshops/<int:ident>/registrations/1": PAGE_OF_OFFICE,
    "/workshops/<int:ident>/registrations/1/cancel": PAGE_OF_OFFICE,
    "/workshops/<int:ident>/registrations.csv": PAGE_OF_OFFICE,
    "/workshops/<int:ident>/registrations/import/<int:number>": (302, 302, 302, 302, 403, 403, 403, 302, 403),
    "/workshops/<int:ident>/door": PAGE_OF_OFFICE,
    "/accent/0E4A5C.css": OPEN,
    "/logo/none.png": (404,) * 9,
    "/i/<code>": OPEN,
    "/i/<code>/invitation.ics": OPEN,
    "/i/<code>/r/<sent>": (404,) * 9,
    "/audit": ADMINISTRATION,
    "/audit/about": SIGNED_IN,
    "/account/password": SIGNED_IN,
    "/sign-in/forgotten": OPEN,
    "/w/<code>/my-data": OPEN,
    "/w/<code>/rules": OPEN,
    "/w/<code>/my-data.json": OPEN,
    "/w/<code>/wall": OPEN,
    "/w/<code>/desk": PAGE_OF_MEMBERS,
    "/w/<code>/sheets": PAGE_OF_MEMBERS,
    "/w/<code>/sheets.pdf": (302, 302, 302, 302, 403, 403, 403, 403, 403),
    "/w/<code>/helper": (302, 302, 302, 200, 403, 403, 403, 403, 200),
    "/workshops/<int:ident>/codes": PAGE_OF_MEMBERS,
    "/workshops/<int:ident>/codes.pdf": (302, 302, 302, 302, 403, 403, 403, 403, 403),
    "/w/<code>/changes": OPEN,
    "/w/<code>/changes?as=wall": OPEN,
    "/w/<code>/changes?as=desk": DESK,
    "/w/<code>/history?as=desk": DESK,
    "/w/<code>/devices?as=desk&since=2020-01-01T00:00:00Z": DESK,
    "/w/<code>/protocol": OPEN,
    "/w/<code>/protocol/wall": (302,) * 9,
    "/w/<code>/protocol/wall?preview": (302, 302, 302, 200, 302, 302, 302, 302, 302),
    "/w/<code>/result": (404,) * 9,
    "/w/<code>/protocol.json": AFTER_RELEASE,
    "/w/<code>/protocol.csv": AFTER_RELEASE,
    "/w/<code>/protocol.ics": AFTER_RELEASE,
    "/w/<code>/protocol.xyz": (404,) * 9,
    "/w/<code>/workshop.json": DESK,
    "/w/<code>/pictures/<digest>.<ending>": (404,) * 9,
    "/verify.py": OPEN,
    "/openapi.json": OPEN,
    "/protocol.schema.json": OPEN,
}
#: Routes that only take posts; what they answer is told by other tests of this file
POSTS = {"/w/<code>/commands", "/w/<code>/next", "/sign-out", "/moderators/<int:ident>", "/settings/logo"}
COVERED_BY = {
    "/workshops/<int:ident>/registrations.<form>": "/workshops/<int:ident>/registrations.csv",
    "/workshops/<int:ident>/registrations/<int:number>": "/workshops/<int:ident>/registrations/1",
    "/workshops/<int:ident>/registrations/<int:number>/cancel": "/workshops/<int:ident>/registrations/1/cancel",
    "/accent/<digits>.css": "/accent/0E4A5C.css",
    "/logo/<digest>.png": "/logo/none.png",
    "/settings/<name>.docx": "/settings/record.docx",
    "/w/<code>/protocol.<form>": "/w/<code>/protocol.json",
    "/w/<code>/history": "/w/<code>/history?as=desk",
    "/w/<code>/devices": "/w/<code>/devices?as=desk&since=2020-01-01T00:00:00Z",
}


@pytest.fixture
def visitors(app):
    return Visitors(app)


@pytest.fixture(scope="module")
def readers(tmp_path_factory, empty_database):
    with app_with(settings_in(tmp_path_factory.mktemp("readers"), empty_database)) as app:
        visitors = Visitors(app)
        Office(visitors.here).register("A", source="office")
        yield visitors


def filled(path, visitors):
    values = {
        "<tree>": "x",
        "<path:path>": "css/tokens.css",
        "<language>": "de",
        "<screen>": "phone",
        "<tag>": "x",
        "<token>": "nothing",
        "<digest>": "0" * 64,
        "<ending>": "png",
        "<int:ident>": str(visitors.here.id),
        "<int:number>": "7",
        "<sent>": "nothing",
        "<code>": visitors.code,
    }
    for name, value in values.items():
        path = path.replace(name, value)
    return path


def test_every_route_is_in_the_matrix(app):
    rules = {rule.rule for rule in app.url_map.iter_rules()}
    assert {COVERED_BY.get(rule, rule) for rule in rules} - set(ROUTES) - POSTS == set()
    assert {len(row) for row in ROUTES.values()} == {len(VISITORS)}


@pytest.mark.parametrize("path", ROUTES)
def test_who_may_read_what(readers, path):
    found = tuple(readers.read(name, filled(path, readers)).status_code for name in VISITORS)
    assert found == ROUTES[path]


def test_an_administrator_and_everybody_else_at_the_accounts(visitors):
    answers = {name: visitors.send(name, "/moderators/3", {"wish": "close"}).status_code for name in VISITORS}
    assert answers == dict(zip(VISITORS, (302, 302, 302, 403, 403, 302, 403, 403, 403), strict=True))
    from workshop import accounts

    assert not accounts.by_ids([3])[0].active


TALKING = ("collect", "discuss")
#: In which phases a phone may; what does not stand here is for the desk alone
ON_PHONE = {
    "join_workshop": PHASES, "erase_person": PHASES, "add_idea": TALKING, "edit_idea": TALKING,
    "withdraw_idea": TALKING, "add_contribution": TALKING, "edit_contribution": TALKING,
    "withdraw_contribution": TALKING, "support_idea": TALKING, "set_weight": ("weight",),
    "finish_weighting": ("weight",), "answer_responsibility": ("assign", "close"),
    "send_correction": ("assign", "close"), "use_code": PHASES,
}  # fmt: skip
#: What a phone and the desk may both
AT_BOTH = {"add_idea", "edit_idea", "erase_person"}


def verdict(response):
    """The refusal of the request as a whole, of the command, or "let through"."""
    if response.status_code != 200:
        return f"{response.status_code} {response.get_json()['code']}"
    result = response.get_json()["results"][0]
    return "not_allowed" if result.get("code") == "not_allowed" else "let through"


def in_turn(command):
    """Always the same order: first what would find other things in the late tray, last what makes more people join."""
    return command == "join_workshop", command != "take_late", command


# join_workshop comes last: afterwards the other workshop's participant belongs to this one, too
@pytest.mark.parametrize("command", sorted(set(names("wire")), key=in_turn))
def test_who_may_do_what(shared_visitors, command):
    """At the desk: its moderators only. On the phone: who has joined, and only what a phone may."""
    visitors, desk, phone = shared_visitors, {}, {}
    for name in VISITORS:
        path = f"/w/{visitors.code}/commands"
        desk[name] = verdict(visitors.post(name, f"{path}?as=desk", command, data_of(command)))
        phone[name] = verdict(visitors.post(name, path, command, data_of(command)))
    allowed_at_desk = "let through" if command not in ON_PHONE or command in AT_BOTH else "not_allowed"
    assert desk == {name: allowed_at_desk if name == "moderator" else "403 not_moderator" for name in VISITORS}
    allowed_on_phone = "let through" if command in ON_PHONE else "not_allowed"
    lets_in = command in ("join_workshop", "use_code")
    joined = ("participant", "participant of another workshop") if lets_in else ("participant",)
    expected = {name: allowed_on_phone if name in joined else "403 not_joined" for name in VISITORS}
    assert phone == expected


def test_in_which_phases_a_phone_may(evening):
    anna = evening.join(1)
    for phase in PHASES:
        evening.do("open_phase", phase=phase)
        codes = {command: evening.send(anna, command, **data_of(command)).get("code") for command in ON_PHONE}
        let_through = {command for command, code in codes.items() if code not in ("wrong_phase", "late")}
        assert let_through == {command for command, phases in ON_PHONE.items() if phase in phases}


#: What the desk may once the protocol is released; everything else is refused because of that
AT_THE_DESK_AFTER_RELEASE = {
    "show", "set_timer", "black_out", "undo", "reopen_workshop", "erase_person", "answer_correction",
    "dismiss_correction", "publish_result",
}  # fmt: skip


def test_what_the_desk_may_once_the_protocol_is_released(evening):
    evening.do("release_protocol")
    at_desk = sorted(set(names("wire")) - (set(ON_PHONE) - AT_BOTH), key=lambda name: name == "reopen_workshop")
    answers = {name: evening.send(evening.desk, name, **data_of(name)) for name in at_desk}
    refused = {name for name, answer in answers.items() if answer.get("code") == "not_open"}
    assert set(at_desk) - refused == AT_THE_DESK_AFTER_RELEASE


@pytest.mark.parametrize("command", sorted(set(COMMANDS) - set(names("wire"))))
def test_what_is_off_the_wire_is_unknown_there(visitors, command):
    response = visitors.post("moderator", f"/w/{visitors.code}/commands?as=desk", command, {})
    assert response.get_json()["results"][0]["code"] == "unknown_command"


def test_the_wall_writes_nothing(visitors):
    response = visitors.post("moderator", f"/w/{visitors.code}/commands?as=wall", "open_workshop", {})
    assert (response.status_code, response.get_json()["code"]) == (403, "not_moderator")


def test_things_of_another_workshop_are_unknown_here(visitors):
    visitors.there.do("open_phase", phase="collect")
    idea = [visitors.there.idea(title=f"There {number}") for number in range(3)][-1]
    response = visitors.post("moderator", f"/w/{visitors.code}/commands?as=desk", "hide_idea", {"idea": idea})
    assert response.get_json()["results"][0]["code"] == "unknown_thing"


def test_a_draft_looks_like_a_code_that_does_not_exist(app, visitors):
    from tests.support.evening import key
    from workshop.domain.workshops.making import create_workshop
    from workshop.domain.workshops.queries import workshop_by_id
    from workshop.extensions import db

    facts = {"title": "Draft", "starts": visitors.here.workshop.starts, "ends": visitors.here.workshop.ends}
    code = workshop_by_id(db.session, create_workshop(1, key(), facts)).code
    for path in ("", "/plain", "/wall", "/desk", "/changes", "/privacy", "/protocol", "/protocol.json"):
        draft = visitors.read("nobody", f"/w/{code}{path}")
        wrong = visitors.read("nobody", f"/w/BBBBBBB{path}")
        assert (draft.status_code, draft.get_json(), wrong.get_json()) == (
            404,
            {"code": "unknown_workshop"},
            {"code": "unknown_workshop"},
        )
    assert visitors.read("moderator", f"/w/{code}/desk").status_code == 200
