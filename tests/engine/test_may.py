"""What everybody is told may be sent now is what is let through: nobody is offered what is refused, nor the reverse."""

from contextlib import contextmanager
from itertools import product

import pytest
from flask import current_app
from sqlalchemy.orm import Session

from tests.support.evening import key, phone
from tests.support.shapes import data_of
from workshop.clock import now
from workshop.domain.workshops.facts import PhoneCommand
from workshop.domain.workshops.models import STATES, Workshop
from workshop.domain.workshops.phases import PHASES
from workshop.engine.changes import thing_for
from workshop.engine.command import COMMANDS, data_for, names
from workshop.engine.dispatch import carry_out
from workshop.engine.journal import Head
from workshop.engine.keys import Command
from workshop.extensions import db

#: What is answered where the workshop's own row keeps everybody from it
KEPT_FROM_IT = {"not_allowed", "not_joined", "not_open", "wrong_phase", "late", "revealed", "sealed"}
WEIGHTINGS = [
    {"revealed": False, "sealed": False},
    {"revealed": True, "sealed": False},
    {"revealed": True, "sealed": True},
]
STRANGER = 99


def let_through(session, workshop, actor) -> list[str]:
    """Those of its role's commands that dispatch does not keep from `actor`; nothing of them stays."""
    found = []
    for name in (name for name in sorted(names("wire")) if COMMANDS[name].open_to(actor.role)):
        point = session.begin_nested()
        head = Head(workshop.id, workshop.seq, workshop.chain)
        answer = carry_out(session, workshop, head, actor, Command(key(), name, data_for(name, data_of(name))), now())
        point.rollback()
        if answer.get("code") not in KEPT_FROM_IT:
            found.append(name)
    return found


def told(evening, audience) -> list[str]:
    return evening.things("workshop", audience)[1]["may"]


@contextmanager
def written(evening, **row):
    """(session, the workshop with these values); nothing of it stays."""
    db.session.rollback()
    with Session(current_app.extensions["writer"].engine) as session:
        workshop = session.get(Workshop, evening.id)
        for name, value in row.items():
            setattr(workshop.in_hand if name in WEIGHTINGS[0] else workshop, name, value)
        session.flush()
        yield session, workshop
        session.rollback()


def rows(state):
    """Every phase, without and with everything allowed in it besides, and the weighting hidden, told and sealed."""
    for phase, more, weighting in product(PHASES, (False, True), WEIGHTINGS):
        besides = {phase: PhoneCommand.names()} if more else {}
        yield {"state": state, "phase": phase, "phases_seen": [phase], "also_allowed": besides} | weighting


@pytest.fixture
def anna(evening):
    evening.idea()
    return evening.join(1)


@pytest.mark.parametrize("role", ["desk", "phone"])
@pytest.mark.parametrize("state", STATES)
def test_in_every_state_and_phase_everybody_is_told_what_dispatch_lets_through(evening, anna, state, role):
    actor = evening.desk if role == "desk" else anna
    answers = []
    for row in rows(state):
        with written(evening, **row) as (session, workshop):
            promised = thing_for(session, workshop, "workshop", 1, role)["may"]
            answers.append((row, promised, let_through(session, workshop, actor)))
    assert [row for row, promised, kept in answers if promised != kept] == []


def test_the_wall_is_told_what_phones_may(evening):
    evening.do("open_phase", phase="collect")
    assert told(evening, "wall") == told(evening, "phone") == [
        "add_contribution", "add_idea", "edit_contribution", "edit_idea", "erase_person", "join_workshop",
        "support_idea", "withdraw_contribution", "withdraw_idea",
    ]  # fmt: skip


def test_who_has_not_joined_may_only_join_as_long_as_anybody_is_let_in(evening, anna):
    evening.do("open_phase", phase="collect")
    stranger = phone(STRANGER)

    def told_to(actor):
        return [name for name in told(evening, "phone") if name not in evening.mine(actor)["may_not"]]

    assert (told_to(stranger), evening.mine(anna)["may_not"]) == (["join_workshop"], [])
    assert [name for name in COMMANDS if name in evening.mine(stranger)["may_not"]] == [
        name for name, one in COMMANDS.items() if one.phone and not one.joins
    ]
    with written(evening) as (session, workshop):
        assert let_through(session, workshop, stranger) == ["join_workshop"]
    evening.do("edit_workshop", joining=False)
    assert (told_to(stranger), told_to(anna)) == ([], told(evening, "phone"))
    assert evening.send(stranger, "join_workshop")["code"] == "joining_closed"


def test_who_was_removed_is_told_as_who_has_not_joined(evening, anna):
    evening.do("remove_participants", since=evening.came(anna))
    assert evening.mine(anna)["may_not"] == evening.mine(phone(STRANGER))["may_not"]


def test_phones_are_told_anew_when_the_moderators_allow_more(evening, anna):
    evening.do("open_phase", phase="weight")
    before = told(evening, "phone")
    answer = evening.do("edit_workshop", also_allowed={"weight": ["add_idea"]})
    frame = [thing for thing in evening.snapshot("phone", answer["seq"] - 1) if thing["kind"] == "workshop"]
    assert frame[0]["may"] == sorted([*before, "add_idea"])
    assert evening.saved(anna, "add_idea", field_of_action=evening.fields[0], title="During the weighting")
