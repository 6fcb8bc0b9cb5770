"""An installation's settings: kept as a whole, and nobody writes over what a colleague has said meanwhile."""

import pytest
from sqlalchemy import update

from workshop.engine.perform import carry_work
from workshop.errors import Refused
from workshop.extensions import db
from workshop.installation import Facts, Kept, save, the_installation
from workshop.installation.models import Installation


def test_nobody_has_said_anything_at_first(app):
    assert the_installation() == Kept(Facts(), 0)


def test_what_is_saved_is_read_again(app):
    save(Facts(body="Gemeinde Musterhausen", retention_months=6), seen=0)
    save(Facts(body="Gemeinde Musterhausen", retention_months=9), seen=1)
    assert the_installation() == Kept(Facts(body="Gemeinde Musterhausen", retention_months=9), 2)


@pytest.mark.parametrize("seen", [0, 2])
def test_what_was_changed_meanwhile_is_not_written_over(app, seen):
    save(Facts(body="One"), seen=0)
    with pytest.raises(Refused) as refused:
        save(Facts(body="Another"), seen)
    assert refused.value.code == "changed_meanwhile"
    db.session.rollback()
    assert the_installation().facts.body == "One"


def test_what_another_version_has_kept_does_no_harm(app):
    save(Facts(body="One"), seen=0)
    carry_work(
        lambda session: session.execute(update(Installation).values(facts={"body": "One", "unheard": 1})) and None
    )
    assert the_installation().facts == Facts(body="One")
