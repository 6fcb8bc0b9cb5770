"""An evening in which whatever anybody wrote has a mark in it, and who looks for the marks afterwards."""

import hashlib
from pathlib import Path

from sqlalchemy import select

from tests.support.evening import Evening, key
from workshop.domain.people.models import Participant
from workshop.engine.command import data_for
from workshop.engine.keys import Command
from workshop.engine.models import Change, Key
from workshop.engine.perform import perform_whole
from workshop.extensions import db

#: What participants and moderators wrote; the protocol prints some of it, the rest it does not
PRINTED = ("Windrad-Wort", "Beitrag-Wort", "Massnahme-Wort", "Traeger-Wort", "Kontakt-Wort", "Bildtext-Wort")
UNPRINTED = ("Versteckt-Wort", "Spaet-Wort", "Anmerkung-Wort", "Frueher-Wort", "Impuls-alt-Wort")


def found(folder: Path, *words) -> list:
    """Those of the words, or bytes, that stand in one of the files of the folder."""
    written = b"".join(place.read_bytes() for place in folder.rglob("*") if place.is_file())
    return [word for word in words if (word.encode() if isinstance(word, str) else word) in written]


class Marked(Evening):
    """`files`: the folder; `digests`: of the phones' cookies."""

    def __init__(self, folder: Path, release: bool = True, **facts):
        contacts = [{"name": "Kontakt-Wort", "phone": "", "mail": ""}]
        super().__init__(contacts=contacts, **facts)
        self.folder = folder
        people = [self.join(number, (2 + number % 3,)) for number in range(6)]
        self.digests = [person.person for person in people]
        anna, ben, cleo = people[:3]
        self.do("edit_workshop", impulses=[{"title": "Impuls-alt-Wort"}])
        self.do("edit_workshop", impulses=[])
        self.do("open_phase", phase="collect")
        idea = self.saved(anna, "add_idea", field_of_action=1, title="Frueher-Wort")["id"]
        self.saved(
            anna, "edit_idea", idea=idea, title="Windrad-Wort", text="Ein langer Satz mit dem Windrad-Wort darin"
        )
        hidden = self.saved(ben, "add_idea", field_of_action=1, title="Versteckt-Wort")["id"]
        self.do("hide_idea", idea=hidden)
        self.saved(ben, "add_contribution", idea=idea, kind="addition", text="Beitrag-Wort")
        self.saved(cleo, "support_idea", idea=idea, supports=True)
        self.do("open_phase", phase="weight")
        assert self.send(cleo, "add_idea", field_of_action=1, title="Spaet-Wort")["code"] == "late"
        for person in people:
            self.saved(person, "set_weight", idea=idea, points=3)
        self.do("open_phase", phase="assign")
        measure = self.do("add_measure", idea=idea, title="Massnahme-Wort")["id"]
        asked = self.do("propose_responsibility", measure=measure, role="lead", bearer={"open": True})["id"]
        self.do("show", kind="measure", id=measure)
        given = {"name": "Anna Traeger-Wort", "organisation": "Verein", "print_name": True}
        self.saved(anna, "answer_responsibility", responsibility=asked, answer="lead", **given)
        self.do("confirm_responsibility", responsibility=asked, answer=1)
        self.picture("Bildtext-Wort", b"\x89PNG a photo that is printed")
        self.removed = self.picture("Weg-Wort", b"\x89PNG a photo that was taken out")
        self.send_page("remove_picture", picture=2)
        if release:
            self.do("open_phase", phase="close")
            self.saved(ben, "send_correction", section="ideas", text="Anmerkung-Wort")
            self.do("release_protocol")

    def send_page(self, name, /, **data):
        """A command that only pages send."""
        db.session.rollback()
        perform_whole(self.id, self.desk, [Command(key(), name, data_for(name, data, wire=False))])

    def picture(self, name, content):
        facts = {"media": "image/png", "width": 8, "height": 8, "digest": hashlib.sha256(content).hexdigest()}
        self.send_page("add_picture", sort="photo", name=name, alt=name, content=content, **facts)
        return content

    def found(self, *words) -> list:
        return found(self.folder, *words)

    def fingerprints(self) -> list[bytes]:
        """Of the journal and of the answers: salts, keys, fingerprints."""
        db.session.rollback()
        salts = db.session.scalars(select(Change.salt).where(Change.workshop_id == self.id, Change.salt.is_not(None)))
        keys = db.session.execute(select(Key.key, Key.fingerprint).where(Key.workshop_id == self.id))
        return [*salts, *(one for row in keys for one in row if any(one[:-4]))]

    def people(self) -> list[bytes]:
        """The digests of cookies that the tables know."""
        db.session.rollback()
        return list(db.session.scalars(select(Participant.person).where(Participant.workshop_id == self.id)))
