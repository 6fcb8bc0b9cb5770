"""A password that was accepted lets its owner in, however keyboards write it."""

import unicodedata

import pytest

from workshop import accounts
from workshop.errors import Refused


@pytest.mark.parametrize(
    "password",
    ["Grünkohl-mit-Pinkel", "①②③ ﬁnden die Öffnung", "Zwölf Boxkämpfer ™", "пароль-Й-ключ", "한국어 비밀번호 열두자"],
)
@pytest.mark.parametrize("form", ["NFC", "NFD", "NFKC", "NFKD"])
def test_who_chose_a_password_is_let_in_with_it(somebody, link, password, form):
    """Composed or not is one password; another letter that looks alike is another one."""
    assert somebody().choose(link(), password).status_code == 302
    same = unicodedata.normalize("NFC", unicodedata.normalize(form, password)) == unicodedata.normalize("NFC", password)
    assert somebody().sign_in("one@example.org", unicodedata.normalize(form, password)) is same


def test_a_password_typed_on_another_computer_in_other_spaces_is_the_same(somebody, link):
    somebody().choose(link(), "ein langer\u00a0Satz für alle")
    assert somebody().sign_in("one@example.org", "ein langer Satz für alle")


def test_what_is_kept_of_a_password_is_dear_to_try_out(settings):
    """In an app as the product makes it: those of the other tests spend little on it."""
    from flask_security import hash_password

    from workshop import close_app, create_app

    app = create_app(settings)
    with app.app_context():
        kept = hash_password("Grünkohl-mit-Pinkel")
    close_app(app)
    assert kept.split("$")[1:4] == ["argon2id", "v=19", "m=65536,t=3,p=4"]


def test_a_password_kept_before_anything_was_normalised_still_fits(somebody, app):
    from flask_security import hash_password

    from workshop.accounts.moderators import writing

    with writing() as session:
        session.get(accounts.Moderator, 1).password = hash_password("Grünkohl-mit-Pinkel")
    assert somebody().sign_in("one@example.org", "Grünkohl-mit-Pinkel")


@pytest.mark.parametrize("written", ["ONE@example.org", "One@Example.ORG", " one@example.org "])
def test_an_address_is_the_same_in_other_letters(somebody, link, written):
    somebody().choose(link())
    assert somebody().sign_in(written, "Grünkohl mit Pinkel")


@pytest.mark.parametrize("written", ["one@example.org\x00", "nobody@example.org", "", "x" * 3000 + "@example.org"])
def test_who_is_not_known_is_told_so_in_a_sentence(somebody, written):
    answer = somebody().post("/sign-in", email=written, password="whatever it is")
    assert (answer.status_code, "E-Mail oder Passwort stimmt nicht." in answer.get_data(as_text=True)) == (200, True)


@pytest.mark.parametrize("written", ["anna@müller.example", "anna@xn--mller-kva.example", "anna@MÜLLER.example"])
@pytest.mark.parametrize("kept", ["anna@müller.example", "anna@xn--mller-kva.example"])
def test_an_address_is_the_same_however_its_domain_is_written(app, kept, written):
    anna = accounts.add_moderator(kept, "Anna").id
    assert accounts.by_email(written).id == anna
    with pytest.raises(Refused) as refused:
        accounts.add_moderator(written, "Anna again")
    assert refused.value.code == "mail_taken"
