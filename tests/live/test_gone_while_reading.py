"""Who has gone while the server was reading for it is told nothing, and nothing breaks."""

import pytest
from flask import request

from tests.support.visitors import away
from workshop.live.connections import broadcaster, presence, watch

COOKIES = ("workshop_session", "workshop_person")


@pytest.mark.parametrize(("visitor", "audience"), [("participant", "phone"), ("moderator", "desk")])
def test_a_connection_that_has_gone_meanwhile_listens_nowhere(shared_visitors, visitor, audience):
    kept = [(name, shared_visitors.clients[visitor].get_cookie(name)) for name in COOKIES]
    cookies = "; ".join(f"{name}={cookie.value}" for name, cookie in kept if cookie)

    def event():
        with shared_visitors.app.test_request_context("/socket.io/", headers={"Cookie": cookies}):
            request.sid, request.namespace = "gone", "/"
            watch({"workshop": shared_visitors.code, "as": audience})

    away(event)
    assert presence.of("gone") is None
    assert not broadcaster.has((shared_visitors.here.workshop.id, audience))
