"""`workshop administrator`: a way back in for who has lost the own."""

import re

import pytest
from click.testing import CliRunner

from workshop.cli import cli

LINK = re.compile(r"For (\S+), once, within three days: http://127\.0\.0\.1:8000/link/(\S+)\n")


@pytest.fixture
def typed(settings, app):
    def typed(*arguments):
        done = CliRunner().invoke(cli, ["administrator", *arguments, "--data", str(settings.data)])
        return done.exit_code, done.output

    return typed


@pytest.fixture
def administrator(app):
    from workshop import accounts

    return accounts.add_moderator("root@example.org", "Administrator", administrator=True)


def test_an_administrator_who_is_locked_out_chooses_a_new_password(typed, administrator, somebody):
    code, said = typed("Root@Example.org")
    email, token = LINK.search(said).groups()
    assert (code, email) == (0, "root@example.org")
    assert somebody().choose(token, "ein ganz neuer Satz").status_code == 302
    assert somebody().sign_in("root@example.org", "ein ganz neuer Satz")


def test_a_closed_administrator_is_let_in_again(typed, administrator, somebody):
    from workshop import accounts

    accounts.set_active(administrator.id, False)
    token = LINK.search(typed("root@example.org")[1])[2]
    assert somebody().choose(token).status_code == 302


def test_who_is_no_administrator_gets_no_link_but_a_list_of_those_who_are(typed, administrator):
    there = "Administrators are: root@example.org. "
    assert typed("one@example.org") == (
        1, f"Error: one@example.org is no administrator. {there}With --new one@example.org becomes one.\n"
    )  # fmt: skip
    assert typed("nobody@example.org") == (
        1, f"Error: There is no account nobody@example.org. {there}With --new nobody@example.org becomes one.\n"
    )  # fmt: skip


@pytest.mark.parametrize("email", ["one@example.org", "late@example.org"])
def test_a_new_administrator_is_made_only_when_asked_for(typed, somebody, email):
    code, said = typed(email, "--new")
    token = LINK.search(said)[2]
    person = somebody()
    assert (code, person.choose(token).status_code, person.get("/moderators").status_code) == (0, 302, 200)


def test_an_address_that_another_account_has_is_refused_beside_the_field(app, somebody):
    from workshop import accounts

    first = accounts.first_administrator()
    answer = somebody().choose(accounts.new_link(first.id, "password"), email="One@example.org")
    said = answer.get_data(as_text=True)
    assert (answer.status_code, "Mit dieser E-Mail-Adresse gibt es schon ein Konto." in said) == (422, True)
    assert 'value="One@example.org"' in said
